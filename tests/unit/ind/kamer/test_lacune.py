"""The lacunemeter: each zaak once, by the furthest that the OM had; what is unknown is counted as unknown."""

import datetime as dt
import uuid

import pytest
from django.core.exceptions import ValidationError

from grondslag.both import clock
from grondslag.ind.kamer import lacune, momenten
from grondslag.ind.zaken.services import change_status

A, B, C = (uuid.UUID(int=number) for number in (1, 2, 3))
MAY = dt.date(2024, 5, 1)


@pytest.fixture
def told(monkeypatch):
    """Let the apps tell: `told(tegengeworpen=[(A, day)], tafel=[(A, day)])`."""

    def tell(**kinds):
        monkeypatch.setattr(momenten, "_moments", {})
        for name, pairs in kinds.items():
            momenten.register(name.replace("_", "-"), lambda pairs=pairs: pairs)

    monkeypatch.setattr(clock, "today", lambda: dt.date(2026, 11, 28))
    return tell


def nonzero(found):
    return {cell: number for cell, number in found.items() if number}


@pytest.mark.parametrize(
    ("had", "cell"),
    [
        ({}, "geen"),
        ({"niet_nodig": [(A, MAY)]}, "niet_nodig"),
        ({"tafel": [(A, MAY)], "niet_nodig": [(A, MAY)]}, "tafel"),
        ({"tafel": [(A, MAY)], "aangifte_overgedragen": [(A, MAY)]}, "aangifte"),
        ({"aangifte_overgedragen": [(A, MAY)], "vordering_beantwoord": [(A, MAY)]}, "vordering"),
        ({"tafel": [(B, MAY)]}, "geen"),
        ({"tafel": [(A, dt.date(2025, 1, 1))]}, "geen"),  # after the end of the year that is counted
        ({"tafel": [(A, dt.date(2024, 12, 31))]}, "tafel"),
    ],
)
def test_a_zaak_counts_once_by_the_furthest_that_the_om_had_at_the_end_of_the_year(told, had, cell):
    told(tegengeworpen=[(A, MAY)], **had)
    assert nonzero(lacune.received(2024)) == {cell: 1}


@pytest.mark.parametrize(
    ("day", "year", "counts"),
    [
        (dt.date(2022, 3, 31), 2022, 0),  # then the OM got the dossier itself
        (dt.date(2022, 4, 1), 2022, 1),
        (dt.date(2024, 12, 31), 2024, 1),
        (dt.date(2025, 1, 1), 2024, 0),
        (None, 2024, 0),
    ],
)
def test_only_what_was_held_in_the_year_and_since_april_2022_counts(told, day, year, counts):
    told(tegengeworpen=[(A, day)])
    assert sum(lacune.received(year).values()) == counts


def test_an_unknown_day_is_counted_as_unknown_and_in_no_year(told):
    told(tegengeworpen=[(A, None), (B, MAY), (C, None)], tafel=[(C, MAY)])
    assert lacune.undated(2024) == 2
    assert nonzero(lacune.waiting(2024)) == {"tot_1": 1, "onbekend": 1}


@pytest.mark.parametrize(
    ("day", "age"),
    [
        (dt.date(2024, 1, 2), "tot_1"),
        (dt.date(2023, 12, 31), "tot_2"),
        (dt.date(2022, 12, 31), "langer"),
    ],
)
def test_how_long_the_om_waits_is_counted_to_the_end_of_the_year(told, day, age):
    told(tegengeworpen=[(A, day)])
    assert nonzero(lacune.waiting(2024)) == {age: 1}


def test_what_was_held_after_the_end_of_the_year_does_not_wait_yet(told):
    told(tegengeworpen=[(A, dt.date(2025, 1, 1))])
    assert nonzero(lacune.waiting(2024)) == {}


@pytest.mark.django_db
def test_the_registration_tells_what_is_held_and_since_when(maak_zaak, persoon, told):
    from grondslag.ind.zaken.selectors import held_against

    user = persoon("behandelaar")
    zaak = maak_zaak(user)
    maak_zaak(user, status="in_onderzoek")
    assert list(held_against()) == [(zaak.referentie, None)]
    change_status(user=user, zaak=zaak, status="onherroepelijk", tegengeworpen_op=MAY)
    assert list(held_against()) == [(zaak.referentie, MAY)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("tegengeworpen", dt.date(2026, 11, 29)), "toekomst"),
        (("in_onderzoek", MAY), "hoort alleen bij"),
    ],
)
@pytest.mark.usefixtures("told")
def test_a_day_that_cannot_be_is_refused_and_nothing_changes(maak_zaak, persoon, change, says):
    status, day = change
    user = persoon("behandelaar")
    zaak = maak_zaak(user)
    with pytest.raises(ValidationError, match=says):
        change_status(user=user, zaak=zaak, status=status, tegengeworpen_op=day)
    zaak.refresh_from_db()
    assert (zaak.status, zaak.tegengeworpen_op) == ("tegengeworpen", None)
