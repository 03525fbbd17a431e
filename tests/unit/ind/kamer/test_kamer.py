"""Closed years only, frozen, small counts hidden, through the gate."""

import datetime as dt
import itertools

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from grondslag.both import clock
from grondslag.both.exchange.models import OutboxMessage
from grondslag.both.gate.models import State
from grondslag.both.gate.services import GateError, request_release, sign
from grondslag.both.register.models import Kind
from grondslag.both.register.services import append
from grondslag.ind.kamer import counts, poort, selectors, services
from grondslag.ind.kamer.cijferlijst import cijferlijst
from grondslag.ind.kamer.models import Jaarcijfers
from grondslag.ind.kamer.occasion import KamerCijfers

pytestmark = pytest.mark.django_db
SPRING = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)


@pytest.fixture
def spring():
    with clock.frozen(SPRING):
        yield


@pytest.fixture
def closed(spring, filled, persoon):
    return services.close_year(jaar=2025, user=persoon("jurist"))


def shown(cijfers: Jaarcijfers) -> dict[str, str]:
    return {r["naam"]: r["tekst"] for t in selectors.tables_with_year_before(cijfers) for r in t["rijen"]}


def test_the_running_year_has_no_figures_for_anybody(spring, filled, als):
    page = als("beleidsmedewerker").get(reverse("kamer:jaar", args=[2026]))
    assert "Dit jaar loopt nog" in page.content.decode()
    assert "<table" not in page.content.decode()


def test_the_running_year_cannot_be_closed_outside_the_demo(spring, filled, persoon, settings):
    settings.DEMO = False
    with pytest.raises(ValidationError, match="loopt nog"):
        services.close_year(jaar=2026, user=persoon("jurist"))


def test_in_the_demo_it_can_and_the_figures_say_so(spring, filled, als):
    head = als("afdelingshoofd")
    head.post(reverse("kamer:sluiten", args=[2026]))
    cijfers = Jaarcijfers.objects.get()
    assert (cijfers.tussentijds, cijfers.peildatum) == (True, dt.date(2026, 3, 2))
    assert "DEMO: tussentijds gesloten" in head.get(reverse("kamer:jaar", args=[2026])).content.decode()


@pytest.mark.parametrize("jaar", [2027, 2021])
def test_a_year_to_come_or_before_the_method_cannot_be_closed(spring, filled, persoon, jaar):
    with pytest.raises(ValidationError):
        services.close_year(jaar=jaar, user=persoon("jurist"))


def test_a_year_is_closed_once(closed, persoon):
    with pytest.raises(ValidationError, match="al gesloten"):
        services.close_year(jaar=2025, user=persoon("jurist"))


def test_later_rows_change_nothing_and_the_database_refuses_to_change_it(closed, filled):
    before = shown(closed)
    filled(casussen=99)
    closed.refresh_from_db()
    assert shown(closed) == before
    with pytest.raises(DatabaseError), transaction.atomic():
        Jaarcijfers.objects.update(tabellen=[])


def test_own_initiative_is_counted_in_the_register_and_shown_as_zero(closed):
    assert shown(closed)["eigen-beweging"] == "0"


def test_an_own_initiative_provision_would_be_counted(spring):
    body = {"aanleiding": "eigen-beweging", "grondslag": {"id": "eigen-beweging-wet"}}
    append(kind=Kind.VERSTREKKING, body=body)
    append(kind=Kind.VERSTREKKING, body={"aanleiding": "casus", "grondslag": {"id": "overlegtafel"}})
    assert (poort.own_initiative(2026), poort.own_initiative(2025)) == (1, 0)


def test_refusals_are_counted_on_the_dutch_day():
    with clock.frozen(dt.datetime(2025, 12, 31, 23, 30, tzinfo=dt.UTC)):
        append(kind=Kind.WEIGERING, body={"aanleiding": "eigen-beweging", "grondslag": {"id": "x"}})
    assert poort.refusals(2026)["eigen-beweging"] == 1
    assert poort.refusals(2025)["eigen-beweging"] == 0


def test_a_figure_that_no_app_fills_in_is_unknown(spring, persoon, monkeypatch):
    monkeypatch.setattr(counts, "_counts", {"eigen-beweging": poort.own_initiative})
    found = shown(services.close_year(jaar=2025, user=persoon("jurist")))
    assert found["casussen"] == "onbekend"
    assert found["eigen-beweging"] == "0"


def test_small_cells_are_hidden_and_cannot_be_reckoned_back(closed):
    found = shown(closed)
    for cell in ("uitkomsten/aangifte_overwegen", "aangiften/overgedragen", "vorderingen/126nf"):
        assert found[cell] == "niet getoond"
    names = ["uitkomsten", *(name for name in closed.geteld if name.startswith("uitkomsten/"))]
    hidden = [name for name in names if found[name] == "niet getoond"]
    possible = set()
    for guess in itertools.product(range(31), repeat=len(hidden)):
        table = {**{name: closed.geteld[name] for name in names}, **dict(zip(hidden, guess, strict=True))}
        if table["uitkomsten"] == sum(table[name] for name in names[1:]):
            possible.add(table["uitkomsten/aangifte_overwegen"])
    assert {1, 2, 3, 4, 5} <= possible


def test_two_closed_years_side_by_side_do_not_give_a_small_cell_back(spring, filled, persoon):
    filled(vorderingen_open=20)
    services.close_year(jaar=2024, user=persoon("jurist"))
    filled(vorderingen=4, vorderingen_afgedaan=10, vorderingen_open=14)
    cijfers = services.close_year(jaar=2025, user=persoon("jurist"))
    found = shown(cijfers)
    assert found["vorderingen"] == "niet getoond"
    assert "niet getoond" in (found["vorderingen-afgedaan"], found["vorderingen-open"])
    assert selectors.given_away(cijfers) == []


def test_a_table_that_gives_a_small_cell_away_is_not_established(closed):
    for tabel in closed.tabellen:
        for rij in tabel["rijen"]:
            if rij["naam"] == "vorderingen/126nf":
                rij.update(stand="getoond", waarde=1)
    assert selectors.given_away(closed) == ["vorderingen/126nf"]


def test_without_explanation_the_gate_refuses(closed, persoon):
    asked = request_release(
        occasion="kamer-cijfers",
        object_id=str(closed.pk),
        ground="kamer",
        requester=persoon("beleidsmedewerker"),
    )
    assert asked.state == State.REFUSED
    assert "toelichting" in asked.entry.body["reden"]


def test_an_explanation_that_no_font_can_show_is_refused_with_the_reason(closed, persoon):
    author = persoon("beleidsmedewerker")
    services.explain(cijfers=closed, user=author, tekst="Peildatum ⿰.")
    asked = request_release(
        occasion="kamer-cijfers", object_id=str(closed.pk), ground="kamer", requester=author
    )
    assert "U+2FF0" in asked.entry.body["reden"]


def test_a_jurist_may_not_ask_and_the_author_may_not_sign(closed, persoon):
    author = persoon("beleidsmedewerker")
    services.explain(cijfers=closed, user=author, tekst="Peildatum 31 december 2025.")
    with pytest.raises(GateError):
        request_release(
            occasion="kamer-cijfers", object_id=str(closed.pk), ground="kamer", requester=persoon("jurist")
        )
    asked = request_release(
        occasion="kamer-cijfers", object_id=str(closed.pk), ground="kamer", requester=author
    )
    with pytest.raises(GateError, match="andere rol"):
        sign(request=asked, person=author, rol="jurist")


def test_two_signatures_let_the_same_bytes_out(closed, als, persoon):
    policy = als("beleidsmedewerker")
    policy.post(reverse("kamer:toelichting", args=[2025]), {"tekst": "Peildatum 31 december 2025."})
    answer = policy.post(reverse("kamer:vrijgave", args=[2025]))
    asked = selectors.latest_of("kamer-cijfers", str(closed.pk))
    assert answer.url == reverse("poort:verzoek", args=[asked.pk])
    assert asked.state == State.PERMITTED, asked.decision
    for rol in ("jurist", "afdelingshoofd"):
        asked = sign(request=asked, person=persoon(rol), rol=rol)
    assert asked.state == State.RELEASED
    message = OutboxMessage.objects.get()
    assert message.channel == "openbaar"
    taken = policy.post(reverse("uitwisseling:ophalen", args=[message.message_id]))
    assert taken.content == KamerCijfers().bundle(str(closed.pk)).data
    assert "Vraag vrijgave" not in policy.get(reverse("kamer:jaar", args=[2025])).content.decode()


def test_the_plot_is_a_picture_of_its_own_with_words_beside_it(closed, als):
    policy = als("beleidsmedewerker")
    page = policy.get(reverse("kamer:jaar", args=[2025])).content.decode()
    assert f'src="{reverse("kamer:grafiek", args=[2025])}"' in page
    assert "Verstrekkingen uit eigen beweging 0" in page
    picture = policy.get(reverse("kamer:grafiek", args=[2025]))
    assert picture["Content-Type"] == "image/svg+xml"
    assert picture.content.startswith(b"<?xml")


def test_a_part_that_nothing_was_counted_of_shows_zero_and_not_nothing(closed):
    assert shown(closed)["uitkomsten/buiten_rechtsmacht"] == "0"


def test_every_figure_has_a_definition_and_a_source():
    assert all(cijfer.definitie and cijfer.bron for cijfer in cijferlijst().cijfers)


def test_a_year_is_closed_after_a_page_that_says_what_that_means(spring, filled, als):
    head = als("afdelingshoofd")
    for page in (reverse("kamer:overzicht"), reverse("kamer:jaar", args=[2025])):
        shown = head.get(page).content.decode()
        assert f'href="{reverse("kamer:sluiten", args=[2025])}"' in shown
        assert f'action="{reverse("kamer:sluiten", args=[2025])}"' not in shown
    asks = head.get(reverse("kamer:sluiten", args=[2025])).content.decode()
    assert "niet meer te heropenen" in asks
    assert not Jaarcijfers.objects.exists()
    head.post(reverse("kamer:sluiten", args=[2025]))
    assert Jaarcijfers.objects.get().jaar == 2025
    assert head.get(reverse("kamer:sluiten", args=[2025])).status_code == 302


def test_the_explanation_names_nobody(persoon, closed, als):
    answer = als("beleidsmedewerker").post(
        reverse("kamer:toelichting", args=[2025]), {"tekst": "De heer J. Vermeulen telde dit."}
    )
    assert "Vermeulen&#x27; kan een persoon" in answer.content.decode()
    with pytest.raises(ValidationError, match="Vermeulen"):
        services.explain(
            cijfers=closed, user=persoon("beleidsmedewerker"), tekst="De heer J. Vermeulen telde dit."
        )
