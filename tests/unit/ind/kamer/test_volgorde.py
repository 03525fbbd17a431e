"""The FG's count of demands after the table: by year, of closed years, and pointing at nobody."""

import datetime as dt
import uuid

import pytest

from grondslag.ind.kamer import momenten, volgorde
from grondslag.ind.kamer.models import Jaarcijfers
from grondslag.ind.kamer.services import close_year

A, B, C = (uuid.UUID(int=number) for number in (1, 2, 3))


def day(month: int, year: int = 2025) -> dt.date:
    return dt.date(year, month, 1)


@pytest.fixture
def told(monkeypatch):
    monkeypatch.setattr(momenten, "_moments", {})

    def tell(table, demands):
        momenten.register(momenten.TABLE, lambda: table)
        momenten.register(momenten.DEMAND, lambda: demands)

    return tell


@pytest.mark.parametrize(
    ("table", "demands", "expected"),
    [
        ([], [(A, day(3))], 0),
        ([(A, day(2))], [], 0),
        ([(A, day(2))], [(A, day(3))], 1),
        ([(A, day(3))], [(A, day(2))], 0),
        ([(A, day(2))], [(B, day(3))], 0),
        ([(A, day(2))], [(A, day(2))], 1),
        ([(A, day(4)), (A, day(2))], [(A, day(3))], 1),
        ([(A, day(6, 2024))], [(A, day(1))], 1),
        ([(A, day(2))], [(A, day(1, 2026))], 0),
        ([(A, day(1)), (B, day(1)), (C, day(1))], [(A, day(2)), (A, day(3)), (B, day(2))], 3),
    ],
)
def test_a_demand_counts_when_its_zaak_was_at_the_table_before(told, table, demands, expected):
    told(table, demands)
    assert volgorde.demands_after_table(2025) == expected


def test_without_anybody_who_tells_there_is_nothing(told):
    assert volgorde.demands_after_table(2025) == 0


@pytest.mark.parametrize(("number", "words"), [(0, "0"), (1, "1–4"), (4, "1–4"), (5, "5"), (40, "40")])
def test_a_small_number_points_at_nobody(number, words):
    assert volgorde.in_words(number) == words


@pytest.mark.django_db
def test_the_fg_sees_closed_years_only(told, filled, als, persoon):
    year = dt.datetime.now(dt.UTC).year - 1
    told([(A, day(1, year))], [(A, day(2, year))])
    page = als("fg")
    assert "Er is nog geen gesloten jaar" in page.get("/kamer/na-de-tafel/").content.decode()
    close_year(jaar=year, user=persoon("afdelingshoofd"))
    assert Jaarcijfers.objects.count() == 1
    text = page.get("/kamer/na-de-tafel/").content.decode()
    assert "1–4" in text
    assert str(A) not in text


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["beleidsmedewerker", "coordinator", "jurist", "vorderingbehandelaar"])
def test_nobody_else_does(als, role):
    assert als(role).get("/kamer/na-de-tafel/").status_code == 404
