"""What can go wrong between the request and the exit; each ends in a no that the register can show."""

import datetime as dt
import hashlib

import pytest

from grondslag.both import clock
from grondslag.both.accounts.services import change_user
from grondslag.both.exchange.models import OutboxMessage
from grondslag.both.exchange.services import accept_receipt
from grondslag.both.gate.exit import refuse_exit
from grondslag.both.gate.models import State, Verzoek
from grondslag.both.gate.services import request_release, sign
from grondslag.both.register.models import Entry, Kind, Receipt
from grondslag.both.register.selectors import check
from grondslag.proof import canonical, keys, sign_receipt

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(occasion, ground, persoon, roles):
    def ask() -> Verzoek:
        asker = persoon(roles[0], naam="Wie vraagt")
        return request_release(occasion="verzonnen", object_id="1", ground=ground, requester=asker)

    return ask


@pytest.fixture
def signers(persoon, roles):
    return [persoon(rol, naam=f"Tekent als {rol}") for rol in roles]


def both_sign(request, signers, roles) -> Verzoek:
    for person, rol in zip(signers, roles, strict=True):
        request = sign(request=request, person=person, rol=rol)
    return request


def refused_with_a_sound_proof(request: Verzoek) -> bool:
    outcome = check(request.entry)
    assert outcome.valid, outcome
    return (
        request.state == State.REFUSED
        and request.entry.kind == Kind.WEIGERING
        and not OutboxMessage.objects.exists()
        and any(not step["ok"] for step in request.decision["steps"])
    )


def test_a_refusal_for_want_of_bytes_has_a_sound_proof(ask, occasion):
    occasion.ready = False
    request = ask()
    assert refused_with_a_sound_proof(request)
    assert "De kaart is nog niet gelezen." in {step["why"] for step in request.decision["steps"]}


def test_a_refusal_for_changed_bytes_has_a_sound_proof(ask, occasion, signers, roles):
    request = ask()
    occasion.data = b'{"soort": "anders"}'
    assert refused_with_a_sound_proof(both_sign(request, signers, roles))


@pytest.mark.parametrize("lost", ["role", "account"])
def test_a_signature_falls_with_the_role_or_the_account_under_it(ask, signers, roles, lost):
    request = sign(request=ask(), person=signers[0], rol=roles[0])
    rollen = [roles[1]] if lost == "role" else signers[0].rollen
    change_user(user=signers[0], naam="x", functie="", rollen=rollen, is_active=lost != "account", actor=None)
    assert refused_with_a_sound_proof(sign(request=request, person=signers[1], rol=roles[1]))


@pytest.mark.parametrize("part", ["author", "second_reader"])
def test_who_becomes_author_or_reader_after_signing_signs_no_more(ask, occasion, signers, roles, part):
    request = sign(request=ask(), person=signers[0], rol=roles[0])
    setattr(occasion, part, signers[0])
    assert refused_with_a_sound_proof(sign(request=request, person=signers[1], rol=roles[1]))


def test_an_author_who_is_also_the_second_reader_lets_nothing_out(ask, occasion, persoon, signers, roles):
    occasion.author = occasion.second_reader = persoon("behandelaar" if roles[0] != "officier" else roles[0])
    request = ask()
    if request.state == State.PERMITTED:
        request = both_sign(request, signers, roles)
    assert request.state == State.REFUSED


def test_an_author_who_may_sign_but_did_not_is_named_as_author(ask, occasion, persoon, signers, roles):
    occasion.signed_by_author, occasion.author = True, persoon(roles[0], naam="Schreef het")
    request = both_sign(ask(), signers, roles)
    assert request.entry.body["opsteller"] == occasion.author.username
    assert check(request.entry).valid


def test_an_author_who_may_sign_and_did_is_named_as_signer_alone(ask, occasion, signers, roles):
    occasion.signed_by_author, occasion.author = True, signers[0]
    request = both_sign(ask(), signers, roles)
    assert request.entry.body["opsteller"] is None
    assert check(request.entry).valid


def test_an_outsider_can_compute_what_was_signed_even_when_the_second_signs_a_day_later(ask, signers, roles):
    with clock.frozen(dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)):
        request = sign(request=ask(), person=signers[0], rol=roles[0])
    with clock.frozen(dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)):
        body = sign(request=request, person=signers[1], rol=roles[1]).entry.body
    signed = {
        "verzoek": body["verzoek"],
        "bestand_sha256": body["bestand_sha256"],
        "besluit": body["getekend_besluit"],
    }
    expected = hashlib.sha256(canonical(signed)).hexdigest()
    assert [signer["over_sha256"] for signer in body["ondertekenaars"]] == [expected, expected]


def test_another_register_of_grounds_than_was_signed_for_lets_nothing_out(ask, signers, roles):
    request = ask()
    decision = {**request.decision, "register_sha256": "cd" * 32}
    Verzoek.objects.filter(pk=request.pk).update(decision=decision)
    assert refused_with_a_sound_proof(both_sign(request, signers, roles))


def test_midnight_inside_one_act_splits_no_proof(ask, signers, roles, monkeypatch):
    """23:59:59 in Amsterdam at the first look at the clock, the next day at every look after."""
    request = sign(request=ask(), person=signers[0], rol=roles[0])
    looks = iter([dt.datetime(2026, 11, 24, 22, 59, 59, tzinfo=dt.UTC)])
    after = dt.datetime(2026, 11, 24, 23, 0, 1, tzinfo=dt.UTC)
    real, stopped = clock.now, clock._frozen
    monkeypatch.setattr(clock, "now", lambda: real() if stopped.get() else next(looks, after))
    with_midnight = sign(request=request, person=signers[1], rol=roles[1])
    assert with_midnight.entry.body["besluit"]["day"] == with_midnight.entry.body["dag"]


@pytest.mark.parametrize("part", ["facts", "bundle"])
def test_a_fault_in_an_app_is_a_refusal_that_is_recorded(ask, occasion, monkeypatch, part):
    def broken(_object_id):
        raise KeyError("de naam van een betrokkene")

    monkeypatch.setattr(occasion, part, broken)
    request = ask()
    assert refused_with_a_sound_proof(request)
    assert "betrokkene" not in str(request.entry.body)


def test_the_gate_asks_the_database_too_that_one_thing_has_one_open_request(ask, ground, roles):
    from django.db import DatabaseError, transaction

    first = ask()
    again = Verzoek(
        occasion=first.occasion,
        object_id=first.object_id,
        ground=ground,
        recipient=first.recipient,
        requester=first.requester,
        state=State.PERMITTED,
        created=clock.now(),
        decision={},
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        again.save(force_insert=True)


@pytest.fixture
def released(ask, signers, roles) -> Verzoek:
    return both_sign(ask(), signers, roles)


def refuse(entry: Entry, occasion, attempts: int = 0) -> str | None:
    return refuse_exit(Entry.objects.get(pk=entry.pk), occasion.data, attempts)


def test_what_is_held_back_says_when_why_and_whether_it_may_have_left_already(released, occasion):
    occasion.data = b'{"soort": "anders"}'
    with clock.frozen(clock.now() + dt.timedelta(days=3)):
        reason = refuse_exit(released.entry, b'{"soort": "verzonnen"}', attempts=2)
        day = clock.today().isoformat()
    assert reason == "De inhoud is na de vrijgave gewijzigd."
    held = Entry.objects.get(kind=Kind.TEGENGEHOUDEN)
    assert held.body["inschrijving"] == released.entry.seq
    assert held.body["reden"] == reason
    assert held.body["dag"] == day
    assert held.body["eerdere_pogingen"] == 2
    assert check(held).valid


def test_at_the_exit_a_fault_is_a_no(released, occasion, monkeypatch):
    def broken(_object_id):
        raise KeyError("weg")

    monkeypatch.setattr(occasion, "facts", broken)
    assert refuse(released.entry, occasion)


def test_at_the_exit_a_judgement_that_fell_is_a_no(released, occasion):
    occasion.without = set(occasion.facts("1").judgements)
    assert refuse(released.entry, occasion) == "Op de dag van uitgang is de grondslag niet (meer) vervuld."


def test_at_the_exit_nothing_changed_is_a_yes(released, occasion):
    assert refuse(released.entry, occasion) is None
    assert not Entry.objects.filter(kind=Kind.TEGENGEHOUDEN).exists()


@pytest.fixture
def receipt(released, tmp_path, settings):
    """Make the receipt that the other side would sign for what was released, or one with something wrong."""
    other = {"ind": "om", "om": "ind"}[settings.ZIJDE]
    key = keys.load_ed25519(tmp_path / other / "sleutels" / "ontvangst.pem")
    message = OutboxMessage.objects.get()

    def make(**wrong) -> dict:
        body = {
            "bericht": str(message.message_id),
            "payload_sha256": message.payload_sha256,
            "bestand_sha256": message.payload_sha256,
            "inschrijving_seq": message.entry_id,
            "moment": "2026-11-24T10:00:00+00:00",
            "ontvanger": other,
        }
        return sign_receipt(body | wrong, key, f"{other}-ontvangst")

    return make


@pytest.mark.parametrize(
    "wrong",
    [
        {"ontvanger": "kamer"},
        {"payload_sha256": "00" * 32},
        {"bestand_sha256": None},
        {"inschrijving_seq": 2},
        {"bericht": "geen-nummer"},
        {"bericht": "00000000-0000-0000-0000-000000000001"},
    ],
)
def test_a_receipt_that_would_break_the_proof_is_not_stored_and_the_right_one_is(released, receipt, wrong):
    assert accept_receipt(receipt(**wrong)) is False
    assert not Receipt.objects.exists()
    assert accept_receipt(receipt()) is True
    assert check(released.entry).valid
    assert OutboxMessage.objects.get().state == "ontvangen"
