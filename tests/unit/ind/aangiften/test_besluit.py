"""Advice, decision, document, gate: four persons, and the same bytes each time."""

import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from tests.unit.ind.aangiften.conftest import ADVIES, BESLUIT, NAAM, TOETS, ask_gate

from grondslag.both.gate import occasions
from grondslag.both.gate.models import State
from grondslag.both.gate.services import GateError, request_release, sign
from grondslag.both.register.selectors import check
from grondslag.ind.aangiften import channel, deciding, selectors, services
from grondslag.ind.aangiften.document import document_of
from grondslag.ind.aangiften.models import Aangifte, Advies, Stand

pytestmark = pytest.mark.django_db


def fresh(aangifte):
    return Aangifte.objects.get(pk=aangifte.pk)


def test_only_the_jurist_who_was_asked_advises(people, bring, aangifte):
    bring("ingediend")
    for other in (people.tweede, people.behandelaar, people.hoofd):
        with pytest.raises(ValidationError, match="gevraagd"):
            deciding.advise(jurist=other, aangifte=aangifte, mag=True, inhoud=ADVIES)


def test_a_no_of_the_jurist_sends_it_back_with_the_reason(people, bring, aangifte):
    bring("ingediend")
    deciding.advise(jurist=people.jurist, aangifte=aangifte, mag=False, inhoud=ADVIES)
    assert fresh(aangifte).stand == Stand.CONCEPT
    assert fresh(aangifte).terugnames.last().reden == ADVIES["tekst"]


def test_a_yes_names_an_addressee_with_a_reason(people, bring, aangifte):
    bring("ingediend")
    for addressee in ({"naam": "", "regels": [], "reden": ""}, {"naam": "LP", "regels": [], "reden": ""}):
        with pytest.raises(ValidationError):
            deciding.advise(
                jurist=people.jurist,
                aangifte=aangifte,
                mag=True,
                inhoud={**ADVIES, "geadresseerde": addressee},
            )


def test_facts_under_the_wim_go_to_the_landelijk_parket_whoever_is_named(people, bring, aangifte):
    recent = {**TOETS, "feit_van": "2012", "feit_tot": "2013", "wet": "wim"}
    bring("geschreven", toets=recent)
    services.hand_in(
        user=people.behandelaar, aangifte=aangifte, adviseur=people.jurist, medetekenaar=people.tweede
    )
    elsewhere = {"naam": "Parket Noord", "regels": [], "reden": "Dat is dichterbij dan Rotterdam."}
    deciding.advise(
        jurist=people.jurist, aangifte=aangifte, mag=True, inhoud={**ADVIES, "geadresseerde": elsewhere}
    )
    assert Advies.objects.get().inhoud["geadresseerde"]["naam"] == "Landelijk Parket"


def test_drafter_adviser_and_decider_are_three_persons_even_with_all_roles(persoon, people, bring, aangifte):
    bring("geadviseerd")
    people.jurist.rollen = ["jurist", "afdelingshoofd"]
    people.behandelaar.rollen = ["behandelaar", "afdelingshoofd"]
    for person in (people.jurist, people.behandelaar):
        with pytest.raises(ValidationError, match="drie personen"):
            deciding.decide(hoofd=person, aangifte=aangifte, akkoord=True, inhoud=BESLUIT, mandaat=b"m")


def test_a_yes_needs_the_mandate_and_a_no_ends_it(people, bring, aangifte):
    bring("geadviseerd")
    with pytest.raises(ValidationError, match="mandaat"):
        deciding.decide(hoofd=people.hoofd, aangifte=aangifte, akkoord=True, inhoud=BESLUIT, mandaat=b"")
    no = {"tekst": "Een aangifte is hier niet nodig.", "mandaat": {"omschrijving": "", "dag": ""}}
    deciding.decide(hoofd=people.hoofd, aangifte=aangifte, akkoord=False, inhoud=no, mandaat=b"")
    assert fresh(aangifte).stand == Stand.NIET_GEDAAN


def test_the_document_is_the_same_bytes_each_time_and_says_what_it_must(bring, aangifte):
    bring("besloten")
    chain = selectors.chain_of(fresh(aangifte))
    first, second = (document_of(fresh(aangifte), chain) for _time in range(2))
    assert first == second
    assert first.startswith(b"%PDF")


def test_four_persons_release_it_once_with_a_proof(people, bring, aangifte):
    bring("vastgesteld")
    request = ask_gate(aangifte, people.behandelaar)
    assert request.state == State.PERMITTED, [s for s in request.decision["steps"] if not s["ok"]]
    with pytest.raises(GateError, match="vier verschillende"):
        sign(request=request, person=people.jurist, rol="jurist")
    sign(request=request, person=people.tweede, rol="jurist")
    request = sign(request=request, person=people.hoofd, rol="afdelingshoofd")
    assert request.state == State.RELEASED
    found = fresh(aangifte)
    assert found.stand == Stand.VRIJGEGEVEN
    assert found.vrijgave.inschrijving == request.entry.seq
    assert check(request.entry).valid
    settled = selectors.chain_of(found).vaststelling.document_sha256
    assert request.entry.body["bestand_sha256"] == settled
    assert request.entry.body["tweede_lezer"] == people.jurist.username


def test_a_drafter_with_all_roles_signs_nothing(people, bring, aangifte):
    bring("vastgesteld")
    request = ask_gate(aangifte, people.behandelaar)
    people.behandelaar.rollen = ["behandelaar", "jurist", "afdelingshoofd"]
    people.behandelaar.save()
    for rol in ("jurist", "afdelingshoofd"):
        with pytest.raises(GateError, match="vier verschillende"):
            sign(request=request, person=people.behandelaar, rol=rol)


def test_a_jurist_who_was_not_named_cannot_sign(people, persoon, bring, aangifte):
    bring("vastgesteld")
    with pytest.raises(GateError):
        sign(request=ask_gate(aangifte, people.behandelaar), person=persoon("jurist"), rol="jurist")


def test_before_the_document_is_established_the_gate_is_not_asked(people, bring, aangifte):
    bring("besloten")
    with pytest.raises(GateError):
        ask_gate(aangifte, people.behandelaar)


def test_taken_back_while_it_waits_it_does_not_leave(people, bring, aangifte):
    bring("vastgesteld")
    request = ask_gate(aangifte, people.behandelaar)
    sign(request=request, person=people.tweede, rol="jurist")
    services.take_back(user=people.behandelaar, aangifte=aangifte, reden="Een gegeven klopt niet.")
    request = sign(request=request, person=people.hoofd, rol="afdelingshoofd")
    assert request.state == State.REFUSED
    assert not hasattr(fresh(aangifte), "vrijgave")


def test_special_data_need_the_jurist_and_even_then_the_gate_refuses_today(people, bring, aangifte):
    special = {
        **NAAM,
        "naam": "Godsdienst",
        "waarde": "verzonnen",
        "soort": "godsdienst",
        "dient": "bestanddeel",
        "noodzaak": "Het feit is gepleegd om deze reden.",
        "afweging": "Zonder dit is het bestanddeel niet te lezen.",
    }
    bring("geschreven", gegevens=(NAAM, special))
    services.hand_in(
        user=people.behandelaar, aangifte=aangifte, adviseur=people.jurist, medetekenaar=people.tweede
    )
    with pytest.raises(ValidationError, match="instemming"):
        deciding.advise(jurist=people.jurist, aangifte=aangifte, mag=True, inhoud=ADVIES)
    signed = {
        **ADVIES,
        "bijzonder": ["godsdienst"],
        "bijzonder_reden": "Het is een bestanddeel van het feit.",
    }
    deciding.advise(jurist=people.jurist, aangifte=aangifte, mag=True, inhoud=signed)
    deciding.decide(hoofd=people.hoofd, aangifte=aangifte, akkoord=True, inhoud=BESLUIT, mandaat=b"m")
    deciding.settle(user=people.behandelaar, aangifte=aangifte)
    request = ask_gate(aangifte, people.behandelaar)
    assert request.state == State.REFUSED
    assert any("godsdienst" in step["why"] for step in request.decision["steps"] if not step["ok"])


def test_on_a_ground_that_its_papers_do_not_meet_it_is_refused(people, bring, aangifte):
    bring("vastgesteld")
    for ground in ("aangifte-160", "aangifte-162-1", "overlegtafel"):
        asked = request_release(
            occasion="aangifte", object_id=str(aangifte.pk), ground=ground, requester=people.behandelaar
        )
        assert asked.state == State.REFUSED


def test_a_duty_goes_on_its_own_ground(people, zaak, outcomes):
    services.note_160(
        jurist=people.tweede, zaak_nummer=zaak.pk, oordeel="verplicht", notitie="Lid 1, levensdelict."
    )
    note = zaak.notities160.get()
    made = services.begin(user=people.behandelaar, zaak=zaak, soort="artikel-160", ref=note.pk)
    assert made.grondslag == "aangifte-160"
    assert "aangifteplicht" not in selectors.judgements_of(made)


def test_acts_are_never_changed(bring, aangifte):
    bring("vastgesteld")
    handed = aangifte.indieningen.get()
    for row in (handed, handed.advies, handed.advies.besluit, handed.advies.besluit.vaststelling):
        with pytest.raises(DatabaseError), transaction.atomic():
            row.delete()


def test_the_electronic_way_is_shut_until_two_jurists_open_it(people, bring, aangifte):
    bring("vastgesteld")
    assert ask_gate(aangifte, people.behandelaar, "aangifte-elektronisch").state == State.REFUSED
    entered = {"open_": True, "tekst": "Verzonnen regeling voor de demo.", "bron": "verzonnen", "demo": True}
    ground = channel.enter_ground(jurist=people.jurist, **entered)
    assert channel.open_ground() is None
    with pytest.raises(ValidationError, match="andere jurist"):
        channel.confirm_ground(jurist=people.jurist, ground=ground, akkoord=True)
    with pytest.raises(ValidationError, match="wacht"):
        channel.enter_ground(jurist=people.tweede, **entered)
    channel.confirm_ground(jurist=people.tweede, ground=ground, akkoord=True)
    assert channel.open_ground() == ground
    bundle = occasions.get("aangifte-elektronisch").bundle(str(aangifte.pk))
    assert b'"demo": true' in bundle.data
    assert ask_gate(aangifte, people.behandelaar, "aangifte-elektronisch").state == State.PERMITTED


def test_shut_again_is_shut_and_an_assumption_counts_in_the_demo_only(people, settings):
    for open_ in (True, False, True):
        ground = channel.enter_ground(
            jurist=people.jurist, open_=open_, tekst="Verzonnen regeling.", bron="verzonnen", demo=True
        )
        channel.confirm_ground(jurist=people.tweede, ground=ground, akkoord=True)
        assert (channel.open_ground() is not None) is open_
    settings.DEMO = False
    assert channel.open_ground() is None
    with pytest.raises(ValidationError, match="demo"):
        channel.enter_ground(jurist=people.jurist, open_=True, tekst="Nog een regeling.", bron="x", demo=True)


def test_what_left_on_paper_does_not_leave_in_an_envelope_too(people, bring, aangifte):
    ground = channel.enter_ground(
        jurist=people.jurist, open_=True, tekst="Verzonnen regeling.", bron="verzonnen", demo=True
    )
    channel.confirm_ground(jurist=people.tweede, ground=ground, akkoord=True)
    bring("vrijgegeven")
    with pytest.raises(GateError):
        ask_gate(aangifte, people.behandelaar, "aangifte-elektronisch")
    with pytest.raises(occasions.NotReady, match="andere weg"):
        occasions.get("aangifte-elektronisch").bundle(str(aangifte.pk))


def test_the_bytes_at_the_gate_are_those_that_were_established(bring, aangifte):
    bring("vrijgegeven")
    bundle = occasions.get("aangifte").bundle(str(aangifte.pk))
    settled = selectors.chain_of(fresh(aangifte)).vaststelling
    assert hashlib.sha256(bundle.data).hexdigest() == settled.document_sha256
    assert bundle.kinds == {"identificerend", "strafrechtelijk"}
