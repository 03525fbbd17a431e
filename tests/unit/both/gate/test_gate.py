"""The one door: what it refuses, what it asks, and what it lets out."""

import datetime as dt
import hashlib
import json
import uuid
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import translation
from django.utils.translation import gettext_lazy

from grondslag.both import clock
from grondslag.both.exchange.models import OutboxMessage
from grondslag.both.gate.models import Handtekening, State, Verzoek
from grondslag.both.gate.occasions import Bundle
from grondslag.both.gate.services import GateError, request_release, sign, withdraw
from grondslag.both.register.models import Entry, Kind
from grondslag.both.register.selectors import bewijs, check
from grondslag.risk import Forbidden

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(occasion, ground, persoon, roles):
    """Ask the gate as somebody who may ask, and who signs nothing."""

    def ask() -> Verzoek:
        asker = persoon(roles[0], naam="Wie vraagt")
        return request_release(occasion="verzonnen", object_id="1", ground=ground, requester=asker)

    return ask


@pytest.fixture
def signers(persoon, roles):
    return [persoon(rol, naam=f"Tekent als {rol}") for rol in roles]


def test_two_signatures_let_it_out_once_with_a_proof(ask, signers, roles, occasion):
    request = ask()
    assert request.state == State.PERMITTED
    assert not OutboxMessage.objects.exists()
    sign(request=request, person=signers[0], rol=roles[0])
    assert not OutboxMessage.objects.exists()
    request = sign(request=request, person=signers[1], rol=roles[1])
    assert request.state == State.RELEASED
    message = OutboxMessage.objects.get()
    assert message.entry == request.entry
    assert occasion.left == [("1", request.entry.seq)]
    assert check(request.entry, file_sha256=message.payload_sha256).valid
    assert {s["persoon"] for s in bewijs(request.entry)["body"]["ondertekenaars"]} == {
        s.username for s in signers
    }


def test_what_leaves_and_what_is_recorded_is_dutch_whatever_the_screen_says(
    ask, signers, roles, occasion, monkeypatch
):
    written, bundle = gettext_lazy("Afgewezen"), occasion.bundle

    def in_the_language_of_the_screen(object_id: str) -> Bundle:
        return replace(bundle(object_id), data=str(written).encode())

    monkeypatch.setattr(occasion, "bundle", in_the_language_of_the_screen)
    request = ask()
    with translation.override("en"):
        for person, rol in zip(signers, roles, strict=True):
            request = sign(request=request, person=person, rol=rol)
        assert request.state == State.RELEASED
        with pytest.raises(GateError, match="no longer open"):
            sign(request=request, person=signers[0], rol=roles[0])
    assert OutboxMessage.objects.get().payload_sha256 == hashlib.sha256(b"Afgewezen").hexdigest()


def test_without_one_judgement_it_is_refused_recorded_and_nothing_waits(ask, occasion, ground):
    occasion.without = {next(iter(occasion.facts("1").judgements))}
    occasion.without -= {"lekvrij", "verslag_lekvrij"}
    request = ask()
    assert request.state == State.REFUSED
    assert request.entry.kind == Kind.WEIGERING
    assert not OutboxMessage.objects.exists()
    assert any(not step["ok"] for step in request.decision["steps"])
    assert check(request.entry).valid


def test_without_bytes_it_is_refused_with_the_reason(ask, occasion):
    occasion.ready = False
    request = ask()
    assert request.state == State.REFUSED
    assert request.entry.body["reden"] == "De kaart is nog niet gelezen."


def test_a_wrong_person_may_not_ask(occasion, ground, persoon, roles):
    stranger = persoon(roles[0])
    occasion.strangers = [stranger]
    with pytest.raises(GateError):
        request_release(occasion="verzonnen", object_id="1", ground=ground, requester=stranger)
    assert not Verzoek.objects.exists()


def test_asking_twice_for_the_same_thing_is_refused(ask):
    ask()
    with pytest.raises(GateError, match="loopt al een verzoek"):
        ask()


def test_an_unknown_ground_is_refused_and_recorded(occasion, persoon, roles):
    asker = persoon(roles[0])
    request = request_release(occasion="verzonnen", object_id="1", ground="bestaat-niet", requester=asker)
    assert request.state == State.REFUSED
    assert request.entry.kind == Kind.WEIGERING


def test_the_same_person_cannot_sign_twice_not_even_with_both_roles(ask, persoon, roles):
    both = persoon(*roles, naam="Allebei")
    request = ask()
    sign(request=request, person=both, rol=roles[0])
    with pytest.raises(GateError, match="al ondertekend"):
        sign(request=request, person=both, rol=roles[1])
    with pytest.raises(DatabaseError), transaction.atomic():
        Handtekening.objects.create(
            verzoek=request, person=both, rol=roles[1], over_sha256="0" * 64, moment=clock.now()
        )


@pytest.mark.parametrize("part", ["author", "second_reader"])
def test_author_and_second_reader_cannot_sign(ask, occasion, signers, roles, part):
    setattr(occasion, part, signers[0])
    request = ask()
    with pytest.raises(GateError, match="vier verschillende personen"):
        sign(request=request, person=signers[0], rol=roles[0])


def test_a_role_that_the_person_does_not_hold_cannot_sign(ask, signers, roles):
    with pytest.raises(GateError):
        sign(request=ask(), person=signers[0], rol=roles[1])


def test_bytes_changed_after_the_first_signature_do_not_leave(ask, occasion, signers, roles):
    request = ask()
    sign(request=request, person=signers[0], rol=roles[0])
    occasion.data = b'{"soort": "anders"}'
    request = sign(request=request, person=signers[1], rol=roles[1])
    assert request.state == State.REFUSED
    assert not OutboxMessage.objects.exists()


def test_a_judgement_that_falls_between_request_and_signature_stops_it(ask, occasion, signers, roles):
    request = ask()
    sign(request=request, person=signers[0], rol=roles[0])
    occasion.without = set(occasion.facts("1").judgements)
    request = sign(request=request, person=signers[1], rol=roles[1])
    assert request.state == State.REFUSED
    assert not OutboxMessage.objects.exists()


def test_the_gate_believes_its_own_leak_check_only(ask, occasion):
    occasion.data = json.dumps({"tekst": "Getuige Farhad Nazarzoda zag het."}).encode()
    occasion.forbidden = (Forbidden("naam", "Farhad Nazarzoda", "registratie"),)
    assert ask().state == State.REFUSED


def test_a_withdrawn_request_cannot_be_signed(ask, signers, roles):
    request = ask()
    withdraw(request=request, person=request.requester)
    with pytest.raises(GateError, match="niet meer open"):
        sign(request=request, person=signers[0], rol=roles[0])


def test_a_ground_that_ends_before_the_second_signature_stops_it(ask, signers, roles, monkeypatch, settings):
    request = ask()
    sign(request=request, person=signers[0], rol=roles[0])
    with clock.frozen(dt.datetime(2021, 1, 1, 12, tzinfo=dt.UTC)):
        request = sign(request=request, person=signers[1], rol=roles[1])
    assert request.state == State.REFUSED


def test_an_outbox_row_without_a_verstrekking_is_impossible_in_the_database(ask, occasion):
    occasion.ready = False
    refusal = ask().entry
    for number, seq in enumerate((refusal.seq, 9999)):
        row = OutboxMessage(
            message_id=uuid.UUID(int=number),
            entry_id=seq,
            channel="envelop",
            state="wacht",
            created=clock.now(),
            next_attempt=clock.now(),
        )
        with pytest.raises(DatabaseError), transaction.atomic():
            row.save(force_insert=True)
    assert not OutboxMessage.objects.exists()


def test_register_rows_cannot_be_changed_or_deleted(ask):
    entry = ask().entry or Entry.objects.create(
        seq=1,
        kind="weigering",
        moment="2026-01-01T00:00:00+00:00",
        commitment="",
        salt="",
        leaf_hash="",
        body={},
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(kind="verstrekking")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM register_entry WHERE seq = %s", [entry.pk])
