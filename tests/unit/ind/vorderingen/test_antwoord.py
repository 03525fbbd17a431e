"""The answer: never more than was demanded, never what the article does not carry, always with a reason."""

import datetime as dt
import json

import pytest
from django.core.exceptions import ValidationError

from grondslag.both import clock
from grondslag.both.exchange.models import OutboxMessage
from grondslag.both.exchange.services import outgoing_bytes
from grondslag.both.gate.exit import refuse_exit
from grondslag.both.gate.services import GateError, sign
from grondslag.both.gate.services import withdraw as take_back
from grondslag.both.register.selectors import check
from grondslag.both.vordering.bericht import Antwoord, read
from grondslag.ind.vorderingen import onderdelen, selectors, services, tellen
from grondslag.ind.vorderingen.antwoord import items_of, leaving
from grondslag.ind.vorderingen.document import as_pdf

from .conftest import (
    YES,
    arrive,
    decide,
    incoming,
    judge_all,
    label_all,
    payload,
    receive_demand,
    withdraw,
)

pytestmark = pytest.mark.django_db
SPECIAL = ["godsdienst", "ras", "politiek", "gezondheid", "seksueel", "vakbond"]
LEAVE = {"instantie": "RC Den Haag", "datum": "2026-11-01", "kenmerk": "RC 1", "reikwijdte": "onderdeel 2"}


def why_not(request):
    return [step["why"] for step in request.decision["steps"] if not step["ok"]]


def test_the_whole_road_ends_in_one_answer_with_a_proof(ready, release):
    vordering = ready()
    request = release(vordering)
    assert request.state == "vrijgegeven", why_not(request)
    payload_out = outgoing_bytes(OutboxMessage.objects.get())
    answer = read(Antwoord, json.loads(payload_out))
    assert [post.besluit for post in answer.onderdelen] == ["verstrekt", "verstrekt"]
    assert answer.onderdelen[1].inhoud == "Ik heb de deur dichtgehouden."
    assert answer.vordering == vordering.referentie
    assert check(request.entry, file_sha256=request.bundle_sha256).valid
    vordering.refresh_from_db()
    assert (vordering.uitkomst, bool(vordering.beantwoord)) == ("geheel", True)
    assert refuse_exit(OutboxMessage.objects.get().entry, payload_out) is None
    assert as_pdf(vordering, request).startswith(b"%PDF")


@pytest.mark.parametrize("kind", [*SPECIAL, "biometrie"])
def test_126nd_never_carries_a_special_category(chosen, people, ask, kind):
    vordering = chosen()
    label_all(vordering, people.opsteller, ("dossier", kind))
    judge_all(vordering, people.jurist)
    held = items_of(vordering)[1].blijft
    assert len(held) == 1
    assert kind in held[0].waarom
    decide(vordering, second="niet")
    asked = ask(vordering)
    assert asked.state == "getoetst"
    assert set(asked.decision["kinds"]) == {"identificerend"}


@pytest.mark.parametrize("kind", ["dossier", "strafrechtelijk", "derden", *SPECIAL, "biometrie"])
def test_126nc_carries_identifying_data_only(chosen, people, kind):
    vordering = chosen(artikel="126nc")
    label_all(vordering, people.opsteller, ("identificerend", kind))
    judge_all(vordering, people.jurist)
    assert [one.nummer for one in leaving(items_of(vordering))] == [1, 1]


def test_biometrics_never_ride_along_not_even_with_leave(chosen, people):
    vordering = chosen(artikel="126nf", machtiging=LEAVE)
    label_all(vordering, people.opsteller, ("gezondheid", "biometrie"))
    judge_all(vordering, people.jurist, machtiging=True)
    assert "biometrie" in items_of(vordering)[1].blijft[0].waarom


@pytest.mark.parametrize(("leave", "state"), [(True, "getoetst"), (False, "geweigerd"), (None, "geweigerd")])
def test_126nf_carries_them_once_the_jurist_has_the_leave(chosen, people, ask, leave, state):
    vordering = chosen(artikel="126nf", machtiging=LEAVE)
    label_all(vordering, people.opsteller, ("gezondheid",))
    judge_all(vordering, people.jurist, machtiging=leave)
    decide(vordering)
    assert ask(vordering).state == state


def test_what_is_not_labelled_stays_behind(chosen, people, ask):
    vordering = chosen()
    decide(vordering)
    assert leaving(items_of(vordering)) == []
    assert ask(vordering).state == "geweigerd"


def test_nothing_is_labelled_by_the_machine(chosen):
    rows = chosen().onderdelen.all()
    assert all(row.soorten is None and row.inhoud["voorstel"] for row in rows)


def test_surplus_that_the_jurist_refuses_stays_behind_and_the_decision_must_say_so(chosen, people, ask):
    vordering = chosen()
    label_all(vordering, people.opsteller)
    surplus = vordering.onderdelen.filter(nummer=1).first()
    onderdelen.judge_scope(
        user=people.jurist,
        vordering=vordering,
        omvat={row.pk: row != surplus for row in vordering.onderdelen.all()},
        woorden="De naam was niet gevraagd.",
    )
    decide(vordering)
    refused = ask(vordering)
    assert refused.state == "geweigerd"
    assert "deels verstrekt" in refused.entry.body["reden"]
    decide(vordering, first="deels")
    assert ask(vordering).state == "getoetst"


def test_a_fragment_added_or_relabelled_after_the_jurist_falls_back_to_the_jurist(ready, people, ask):
    vordering = ready()
    label_all(vordering, people.opsteller, ("dossier",))
    assert not selectors.scope_stands(vordering)
    assert ask(vordering).state == "geweigerd"


def test_a_fragment_taken_out_after_the_jurist_lets_the_judgement_fall(ready, people):
    vordering = ready()
    onderdelen.remove(user=people.opsteller, vordering=vordering, onderdeel=vordering.onderdelen.first().pk)
    assert not selectors.scope_stands(vordering)


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ("niet", "verstrekt", "er gaat wel iets mee"),
        ("verstrekt", "niet", "er gaat wel iets mee"),
    ],
)
def test_decision_and_content_agree_or_nothing_leaves(ready, ask, first, second, sentence):
    vordering = ready()
    decide(vordering, first, second)
    refused = ask(vordering)
    assert refused.state == "geweigerd"
    assert sentence in refused.entry.body["reden"]


def test_an_item_without_decision_keeps_the_answer_in(chosen, people, ask):
    vordering = chosen()
    label_all(vordering, people.opsteller)
    judge_all(vordering, people.jurist)
    assert "Beslis nog op onderdeel 1" in ask(vordering).entry.body["reden"]


def test_a_held_passage_inside_one_that_goes_keeps_the_answer_in(ready, people, ask):
    vordering = ready()
    document = vordering.zaak.documenten.get().pk
    onderdelen.add_passage(
        user=people.opsteller, vordering=vordering, nummer=2, document=document, woorden="de deur"
    )
    decide(vordering, second="deels")
    assert "staat ook in een passage die gaat" in ask(vordering).entry.body["reden"]


def test_words_that_are_not_in_the_document_are_not_chosen(tied, people):
    vordering = tied()
    document = vordering.zaak.documenten.get().pk
    with pytest.raises(ValidationError, match="letterlijk"):
        onderdelen.add_passage(
            user=people.opsteller,
            vordering=vordering,
            nummer=1,
            document=document,
            woorden="Ik heb niets gedaan.",
        )


def test_a_document_of_another_zaak_is_not_to_be_had(tied, people, maak_zaak, voeg_toe, als):
    vordering = tied()
    other = voeg_toe(maak_zaak(people.vreemde))
    with pytest.raises(ValidationError, match="hoort niet bij"):
        onderdelen.add_passage(
            user=people.opsteller, vordering=vordering, nummer=1, document=other.pk, woorden="Ik heb de deur"
        )
    assert als(people.opsteller).get(f"/vorderingen/{vordering.pk}/documenten/{other.pk}/").status_code == 404


def test_an_item_that_was_not_asked_takes_nothing(tied, people):
    with pytest.raises(ValidationError, match="staat niet in de vordering"):
        onderdelen.add_registered(user=people.opsteller, vordering=tied(), nummer=3, gekozen=["naam"])


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"functie": "opsporingsambtenaar"}, "vordering_functie"),
        ({"titel": "Artikel 126nc Sv"}, "vordering_titel"),
        ({"termijn": "2020-01-01"}, "vordering_termijn"),
    ],
)
def test_a_yes_where_the_form_is_wrong_is_not_taken(taken, people, changes, name):
    vordering = taken(**changes)
    with pytest.raises(ValidationError) as refused:
        services.judge_form(user=people.opsteller, vordering=vordering, oordelen=YES)
    assert list(refused.value.message_dict) == [name]
    assert not vordering.oordelen.exists()


@pytest.mark.parametrize("name", list(YES))
def test_one_no_on_the_form_shuts_the_gate(ready, people, ask, name):
    vordering = ready()
    services.judge_form(
        user=people.opsteller, vordering=vordering, oordelen={name: (False, "Dat klopt niet.")}
    )
    assert ask(vordering).state == "geweigerd"


def test_a_term_that_passed_shuts_the_gate_until_it_is_extended_in_writing(ready, people, ask):
    vordering = ready()
    with clock.frozen(clock.now() + dt.timedelta(days=20)):
        assert ask(vordering).state == "geweigerd"
        with pytest.raises(ValidationError, match="niet verder"):
            services.extend_term(
                user=people.opsteller, vordering=vordering, tot=vordering.termijn, stuk="brief"
            )
        services.extend_term(
            user=people.opsteller,
            vordering=vordering,
            tot=clock.today() + dt.timedelta(days=7),
            stuk="brief van de officier",
        )
        assert ask(vordering).state == "getoetst"


def test_an_oral_demand_is_answered_within_three_days_and_later_only_on_its_paper(ready, ask, people):
    oral = payload(mondeling=True, gedaan=clock.now().isoformat())
    vordering = ready(**oral)
    first = ask(vordering)
    assert first.state == "getoetst"
    take_back(request=first, person=people.opsteller)
    with clock.frozen(clock.now() + dt.timedelta(days=4)):
        assert [one.soort for one in selectors.clocks_of(vordering)] == ["neutraal", "fout"]
        assert ask(vordering).state == "geweigerd"
        receive_demand(incoming({**oral, "mondeling": False}))
        vordering.refresh_from_db()
        assert ask(vordering).state == "getoetst"


def test_paper_that_says_something_else_than_the_oral_demand_is_not_its_paper(db):
    oral = payload(mondeling=True, gedaan=clock.now().isoformat())
    vordering = arrive(**oral)
    with pytest.raises(Exception, match="eerder een andere"):
        receive_demand(incoming({**oral, "mondeling": False, "gegevens": ["alles"]}))
    vordering.refresh_from_db()
    assert vordering.papier is None


def test_a_withdrawal_shuts_the_gate_up_to_the_moment_of_exit(ready, release):
    vordering = ready()
    release(vordering)
    message = OutboxMessage.objects.get()
    bytes_out = outgoing_bytes(message)
    withdraw(vordering)
    assert refuse_exit(message.entry, bytes_out) is not None


def test_nothing_changes_while_the_gate_has_it_or_after(ready, ask, people):
    vordering = ready()
    ask(vordering)
    for act in (
        lambda: label_all(vordering, people.opsteller, ("dossier",)),
        lambda: judge_all(vordering, people.jurist, omvat=False),
        lambda: decide(vordering, "niet", "niet"),
        lambda: onderdelen.remove(
            user=people.opsteller, vordering=vordering, onderdeel=vordering.onderdelen.first().pk
        ),
        lambda: services.judge_form(user=people.opsteller, vordering=vordering, oordelen=YES),
    ):
        with pytest.raises(ValidationError, match="gesloten"):
            act()


def test_who_drafted_the_answer_does_not_sign_it(ready, ask, people):
    asked = ask(ready())
    with pytest.raises(GateError, match="vier verschillende personen"):
        sign(request=asked, person=people.opsteller, rol="vorderingbehandelaar")


@pytest.mark.parametrize("ground", ["vordering-126nf", "overlegtafel", "aangifte-161", "eigen-beweging-wet"])
def test_another_ground_than_the_demand_names_does_not_carry_it(ready, ask, ground):
    assert ask(ready(), ground).state == "geweigerd"


def test_the_jurist_alone_judges_the_scope(chosen, people):
    with pytest.raises(ValidationError, match="aan de jurist"):
        judge_all(chosen(), people.opsteller)


def test_an_unreadable_document_keeps_its_dossiers_passages_in(ready, ask, voeg_toe, zaak):
    vordering = ready()
    voeg_toe(zaak, "kapot.pdf", "%PDF-1.4 kapot")
    assert "onleesbaar" in ask(vordering).entry.body["reden"]


def test_an_answer_that_gives_nothing_goes_on_paper_and_never_through_the_gate(taken, ask, people):
    vordering = taken()
    services.judge_form(user=people.opsteller, vordering=vordering, oordelen=YES)
    day = {"dag": clock.today(), "kenmerk": "B-1"}
    with pytest.raises(ValidationError, match="ieder onderdeel"):
        onderdelen.answer_on_paper(user=people.opsteller, vordering=vordering, **day)
    decide(vordering, "niet", "niet")
    assert ask(vordering).state == "geweigerd"
    with pytest.raises(ValidationError, match="toekomst"):
        onderdelen.answer_on_paper(
            user=people.opsteller,
            vordering=vordering,
            dag=clock.today() + dt.timedelta(days=1),
            kenmerk="B-1",
        )
    onderdelen.answer_on_paper(user=people.opsteller, vordering=vordering, **day)
    assert (vordering.uitkomst, bool(vordering.beantwoord)) == ("niet", True)
    assert not OutboxMessage.objects.exists()


def test_a_letter_does_not_hide_that_something_would_go(ready, people):
    with pytest.raises(ValidationError, match="ieder onderdeel"):
        onderdelen.answer_on_paper(user=people.opsteller, vordering=ready(), dag=clock.today(), kenmerk="B-1")


def test_the_year_counts_what_came_what_was_settled_and_what_is_open(ready, release, db):
    release(ready())
    arrive(artikel="126nc")
    withdraw(arrive())
    year = clock.today().year
    assert tellen.received(year) == {"126nd": 2, "126nc": 1}
    assert tellen.settled(year) == {"geheel": 1, "ingetrokken": 1}
    assert tellen.still_open(year) == 1
    assert tellen.received(year - 1) == {}
    assert (tellen.settled(year - 1), tellen.still_open(year - 1)) == ({"ingetrokken": 0}, 0)


def offered(als, people, vordering):
    return "Vraag de poort" in als(people.opsteller).get(f"/vorderingen/{vordering.pk}/").content.decode()


def test_the_gate_is_offered_only_when_it_can_let_the_answer_out(ready, people, als):
    vordering = ready()
    assert offered(als, people, vordering)
    services.judge_form(
        user=people.opsteller, vordering=vordering, oordelen={"vordering_titel": (False, "Dat klopt niet.")}
    )
    assert not offered(als, people, vordering)
    services.judge_form(
        user=people.opsteller, vordering=vordering, oordelen={"vordering_titel": (True, "Klopt toch wel.")}
    )
    assert offered(als, people, vordering)
    onderdelen.remove(user=people.opsteller, vordering=vordering, onderdeel=vordering.onderdelen.first().pk)
    assert not offered(als, people, vordering)


def test_what_waits_for_the_jurist_is_not_called_nothing(chosen, people, als):
    vordering = chosen()
    label_all(vordering, people.opsteller)
    page = als(people.opsteller).get(f"/vorderingen/{vordering.pk}/").content.decode()
    assert "Er gaat niets mee" not in page
    assert "wacht nog op de jurist" in page
    judge_all(vordering, people.jurist, omvat=False)
    page = als(people.opsteller).get(f"/vorderingen/{vordering.pk}/").content.decode()
    assert "Er gaat niets mee" in page


def test_the_gate_is_not_offered_without_the_leave(chosen, people, als):
    vordering = chosen(artikel="126nf", machtiging=LEAVE)
    label_all(vordering, people.opsteller, ("gezondheid",))
    judge_all(vordering, people.jurist, machtiging=False)
    decide(vordering)
    assert not offered(als, people, vordering)
    judge_all(vordering, people.jurist, machtiging=True)
    assert offered(als, people, vordering)
