"""A registration is set right with a reason; what it said stays, and what rested on it falls."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from grondslag.ind.anonimiseren import selectors as anonimiseren
from grondslag.ind.anonimiseren.services import anonymise_zaak
from grondslag.ind.zaken import selectors
from grondslag.ind.zaken.forms import CorrectieForm, family_initial
from grondslag.ind.zaken.models import Correctie, Zaak
from grondslag.ind.zaken.services import correct_registration, vnummer_mac

pytestmark = pytest.mark.django_db
REASON = "De bijnaam stond in het tweede gehoor."


@pytest.fixture
def zaak(maak_zaak, persoon):
    return maak_zaak(persoon("behandelaar"))


@pytest.fixture
def verbeter(zaak):
    """Set one or more values right; the rest stays as it is registered."""

    def correct(user=None, reden=REASON, aliassen=None, **gegevens):
        now = Zaak.objects.get(pk=zaak.pk)
        known = {**now.gegevens, **gegevens}
        if aliassen is not None:
            first, *rest = known["personen"]
            known["personen"] = [{**first, "aliassen": aliassen}, *rest]
        counted = ("limbs", "land", "periode_van", "periode_tot", "feitsoorten", "rolklasse")
        return correct_registration(
            user=user or zaak.behandelaar,
            zaak=zaak,
            reden=reden,
            gegevens=known,
            **{name: getattr(now, name) for name in counted},
        )

    return correct


def test_a_forgotten_alias_is_forbidden_at_once_and_the_dossier_must_be_anonymised_again(
    zaak, voeg_toe, verbeter
):
    voeg_toe(zaak, text="De kolonel gaf het bevel. Iedereen kende Abu Verzonnen.\n")
    anonymise_zaak(user=zaak.behandelaar, zaak=zaak)
    verbeter(aliassen=["Abu Verzonnen"])
    fresh = Zaak.objects.get(pk=zaak.pk)
    assert "Abu Verzonnen" in {one.value for one in anonimiseren.forbidden_of(fresh)}
    assert any("registratie is daarna verbeterd" in one for one in anonimiseren.blockers(fresh))
    anonymise_zaak(user=zaak.behandelaar, zaak=zaak)  # as the page had it before: the run takes the present
    assert not any("registratie" in one for one in anonimiseren.blockers(fresh))
    assert "Abu Verzonnen" not in anonimiseren.werkstukken(fresh)[0].werktekst


def test_history_tells_what_was_what_became_who_and_why(zaak, verbeter):
    verbeter(aliassen=["Abu Verzonnen"], geboorteplaats="Kabul")
    ((correctie, changes),) = selectors.corrections_of(zaak)
    assert (correctie.reden, correctie.door) == (REASON, zaak.behandelaar)
    told = {str(one.naam): (one.was, one.werd) for one in changes}
    assert told == {
        "Andere namen": ("", "Abu Verzonnen"),
        "Geboren": ("1984-05-12 Herat", "1984-05-12 Kabul"),
    }
    with pytest.raises(DatabaseError), transaction.atomic():
        Correctie.objects.all().delete()


def test_a_wrong_v_number_is_set_right_and_found_under_the_right_one(zaak, verbeter, maak_zaak):
    verbeter(vnummer="2719403381")
    assert Zaak.objects.get(vnummer_mac=vnummer_mac("2719403381")) == zaak
    other = maak_zaak()
    with pytest.raises(ValidationError, match="al geregistreerd"):
        verbeter(vnummer=other.gegevens["vnummer"])


def test_another_no_reason_and_no_change_are_refused(verbeter, persoon):
    for values, sentence in (
        ({"user": persoon("behandelaar"), "aliassen": ["X"]}, "Alleen de behandelaar"),
        ({"reden": " fout ", "aliassen": ["X"]}, "in een zin"),
        ({}, "niets gewijzigd"),
        ({"nationaliteit": ["Klingon"]}, "Klingon"),
    ):
        with pytest.raises(ValidationError, match=sentence):
            verbeter(**values)
    assert not Correctie.objects.exists()


def test_the_page_starts_from_what_is_registered_and_keeps_what_is_not_touched(als, zaak):
    client, page = als(zaak.behandelaar), f"/zaken/{zaak.pk}/correctie/"
    assert client.get(page).status_code == 200
    form = CorrectieForm.of(zaak, None)
    values = {name: value for name, value in form.initial.items() if value not in (None, False)}
    rows = family_initial(zaak)
    for number, row in enumerate(rows):
        values |= {f"familie-{number}-{name}": value for name, value in row.items()}
    counts = {"familie-TOTAL_FORMS": len(rows), "familie-INITIAL_FORMS": len(rows)}
    done = client.post(page, {**values, **counts, "aliassen": "Abu Verzonnen", "reden": REASON}, follow=True)
    shown = done.content.decode()
    assert REASON in shown
    assert "Abu Verzonnen" in shown
    ((_correctie, changes),) = selectors.corrections_of(zaak)
    assert [str(one.naam) for one in changes] == ["Andere namen"]
    assert als("behandelaar").get(page).status_code == 404
