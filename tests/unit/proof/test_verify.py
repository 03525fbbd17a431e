"""A proof holds or it does not: every change of a valid one is found, and no outside key is believed."""

import base64
import copy
import json
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from grondslag.proof import (
    CanonicalError,
    FormError,
    canonical,
    cosign_checkpoint,
    dumps,
    sign_checkpoint,
    sign_receipt,
)
from grondslag.proof.pinned import PinnedKey, PinnedKeys, pinned_keys
from grondslag.proof.verify import Unreadable, Verdict, verify

Proof = dict[str, Any]
SEQ = 4  # of the entry that the fixtures prove


def outcome(data: bytes, keys: PinnedKeys, file_sha256: str | None = None) -> str:
    """Return GELDIG, the place of the fault, or `onleesbaar`."""
    try:
        verdict = verify(data, keys, file_sha256=file_sha256)
    except Unreadable:
        return "onleesbaar"
    return "GELDIG" if verdict.valid else verdict.where


# What is offered as a proof


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"null",
        b"[]",
        b"{}",
        b"GELDIG",
        b'{"bewijs": 1}',
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"[" * 40 + b"]" * 40,
        b'{"bewijs": 1e0}',
        b'{"bewijs": NaN}',
        b" " * (4 * 1024 * 1024 + 1),
        b"9" * 10_000,
        b'"\\ud800"',
    ],
    ids=lambda data: repr(data[:12]),
)
def test_rubbish_is_unreadable_and_says_so_in_one_line(world, data):
    with pytest.raises(Unreadable, match=r"^Dit is geen bewijs[^\n]*\.$"):
        verify(data, world.keys)


def test_a_proof_cut_short_anywhere_is_unreadable(world, received):
    data = dumps(received)
    assert {outcome(data[:end], world.keys) for end in range(0, len(data) - 2, 7)} == {"onleesbaar"}


def test_a_name_that_stands_twice_is_unreadable(world, received):
    data = dumps(received).replace(b'"bewijs":1', b'"bewijs":1,"bewijs":1')
    assert outcome(data, world.keys) == "onleesbaar"


def test_one_flipped_bit_anywhere_is_found(world, received):
    """Each byte of the file in turn, one bit of it: the file has no byte that says nothing."""
    data = dumps(received)
    chosen = random.Random(1)  # noqa: S311  a repeatable choice
    for place in range(len(data) - 1):  # the last byte is the newline of a text file
        flipped = bytearray(data)
        flipped[place] ^= 1 << chosen.randrange(8)
        assert outcome(bytes(flipped), world.keys) != "GELDIG", place


OTHER_VALUES = [None, True, False, 0, 1, -1, 2**53 - 1, "", "x", "0" * 64, [], {}, [None], {"a": 1}]


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to every value in a JSON value."""
    if way:
        yield way
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in inside:
        yield from places(item, (*way, name))


def changed(proof: Proof, way: tuple[Any, ...], change: Callable[[Any, Any], None]) -> Proof:
    """Return a copy of the proof, changed at the holder and name of a place."""
    copied = copy.deepcopy(proof)
    holder = copied
    for name in way[:-1]:
        holder = holder[name]
    change(holder, way[-1])
    return copied


def test_every_field_counts(world, received):
    """Every value replaced, removed or joined by another: never GELDIG, but for leaving out the receipt."""
    for way in places(received):
        now = received
        for name in way:
            now = now[name]
        for other in OTHER_VALUES:
            if (type(other), other) == (type(now), now) or (way, other) == (("ontvangst",), None):
                continue
            mutated = changed(
                received, way, lambda holder, name, other=other: holder.__setitem__(name, other)
            )
            assert outcome(json.dumps(mutated).encode(), world.keys) != "GELDIG", (way, other)
        without = changed(received, way, lambda holder, name: holder.pop(name))
        assert outcome(json.dumps(without).encode(), world.keys) != "GELDIG", way
        if isinstance(now, dict):
            more = changed(received, (*way, "nog_iets"), lambda holder, name: holder.__setitem__(name, 1))
            assert outcome(json.dumps(more).encode(), world.keys) != "GELDIG", way


def test_a_proof_may_be_laid_out_for_reading(world, received):
    laid_out = json.dumps(dict(reversed(received.items())), indent=2).encode()
    assert outcome(laid_out, world.keys) == "GELDIG"


# Keys


def test_only_the_pinned_keys_count(world, received):
    stranger = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    keys = world.keys.keys
    data = dumps(received)
    assert "onbekende sleutel" in str(verify(data, PinnedKeys(())))
    assert (
        outcome(data, PinnedKeys((PinnedKey("ind-register", stranger, "checkpoint"), *keys[1:])))
        == "checkpoint"
    )
    assert outcome(data, PinnedKeys(keys[:1])) == "ontvangst.sleutel"
    swapped = PinnedKeys((keys[0], PinnedKey("om-ontvangst", stranger, "ontvangst")))
    assert outcome(data, swapped) == "ontvangst.handtekening"


def test_a_key_is_trusted_for_one_use(world, received):
    register, receipt, _ = world.keys.keys
    keys = PinnedKeys(
        (
            PinnedKey(register.naam, register.publiek, "ontvangst"),
            PinnedKey(receipt.naam, receipt.publiek, "checkpoint"),
        )
    )
    assert outcome(dumps(received), keys) == "checkpoint"


def test_a_successor_may_stand_beside_its_key(world, received):
    successor = PinnedKey(
        "ind-register", Ed25519PrivateKey.generate().public_key().public_bytes_raw(), "checkpoint"
    )
    assert outcome(dumps(received), PinnedKeys((successor, *world.keys.keys))) == "GELDIG"


def test_a_register_that_someone_else_signed_is_refused(world):
    """The forger signs the same root under the register's name with a key of his own."""
    forged = world.proof()
    lines = forged["checkpoint"].split("\n")
    root = base64.b64decode(lines[2])
    forged["checkpoint"] = sign_checkpoint("ind-register", 7, root, Ed25519PrivateKey.generate())
    assert outcome(dumps(forged), world.keys) == "checkpoint"


def test_the_other_sides_register_proves_nothing_here(world):
    other = PinnedKey("om-register", world.register.public_key().public_bytes_raw(), "checkpoint")
    assert outcome(world.file(origin="om-register"), PinnedKeys((other,))) == "checkpoint"


def test_a_cosigner_counts_when_pinned_and_blocks_when_not(world, received):
    fg = Ed25519PrivateKey.generate()
    received["checkpoint"] = cosign_checkpoint(received["checkpoint"], "ind-fg", fg)
    pinned = PinnedKey("ind-fg", fg.public_key().public_bytes_raw(), "checkpoint")
    assert outcome(dumps(received), PinnedKeys((*world.keys.keys, pinned))) == "GELDIG"
    assert outcome(dumps(received), world.keys) == "checkpoint"


def test_a_cosigner_alone_is_not_the_register(world, received):
    fg = Ed25519PrivateKey.generate()
    text, _, lines = cosign_checkpoint(received["checkpoint"], "ind-fg", fg).partition("\n\n")
    received["checkpoint"] = f"{text}\n\n{lines.splitlines()[1]}\n"
    pinned = PinnedKey("ind-fg", fg.public_key().public_bytes_raw(), "checkpoint")
    assert outcome(dumps(received), PinnedKeys((*world.keys.keys, pinned))) == "checkpoint"


# The place in the register


def test_the_number_of_an_entry_is_its_place(world):
    proof = world.proof(seq=6)
    proof["inclusie"]["index"] = SEQ - 1
    assert outcome(dumps(proof), world.keys) == "inclusie.index"


def test_the_side_is_that_of_the_entry(world):
    proof = world.proof(zijde="om")
    proof["zijde"] = "ind"
    assert outcome(dumps(proof), world.keys) == "zijde"


def test_the_size_is_that_of_the_checkpoint(world, received):
    """The path of the fourth entry is as long in a tree of eight; only the checkpoint tells the size."""
    received["inclusie"]["size"] = 8
    assert outcome(dumps(received), world.keys) == "inclusie.size"


# The receipt


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"inschrijving_seq": 5}, "ontvangst.body.inschrijving_seq"),
        ({"bestand_sha256": "00" * 32}, "ontvangst.body.bestand_sha256"),
        ({"bestand_sha256": None}, "ontvangst.body.bestand_sha256"),
        ({"ontvanger": "ind"}, "ontvangst.body.ontvanger"),
        ({"ontvanger": "tafel"}, "ontvangst.sleutel"),
    ],
)
def test_a_receipt_of_something_else_is_refused(world, changes, where):
    assert outcome(world.file(receipt=world.signed_receipt(**changes)), world.keys) == where


def test_the_sender_cannot_sign_for_receipt(world):
    own = sign_receipt(world.receipt_body(), world.own_receipt, "ind-ontvangst")
    assert outcome(world.file(receipt=own), world.keys) == "ontvangst.sleutel"
    own = sign_receipt(world.receipt_body(ontvanger="ind"), world.own_receipt, "ind-ontvangst")
    assert outcome(world.file(receipt=own), world.keys) == "ontvangst.body.ontvanger"


def test_nobody_receives_a_refusal(world, refused):
    receipt = world.signed_receipt(bestand_sha256=None)
    assert outcome(world.file(body=refused, soort="weigering", receipt=receipt), world.keys) == "ontvangst"


# What the body must agree with


def at(*way: Any, value: Any) -> Callable[[Proof], None]:
    """Return the change that puts `value` at a place."""

    def change(body: Proof) -> None:
        holder: Any = body
        for step in way[:-1]:
            holder = holder[step]
        holder[way[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (at("besluit", "permit", value=False), "body.besluit.permit"),
        (at("besluit", "steps", 1, "ok", value=False), "body.besluit.steps[1].ok"),
        (at("besluit", "steps", value=[]), "body.besluit.steps"),
        (at("besluit", "ground", value="vordering-126nd"), "body.besluit.ground"),
        (at("besluit", "register_sha256", value="cd" * 32), "body.besluit.register_sha256"),
        (at("besluit", "recipient", value="om"), "body.besluit.recipient"),
        (at("besluit", "day", value="2026-03-04"), "body.besluit.day"),
        (at("besluit", "demo", value=True), "body.demo"),
        (at("besluit", "aanname", value=True), "body.demo"),
        (at("besluit", "simulation", value=True), "body.besluit.simulation"),
        (at("grondslag", "tekst", value=None), "body.grondslag"),
        (at("grondslag", "naam", value=None), "body.grondslag"),
        (at("dag", value="2026-03-04"), "body.dag"),
        (at("moment", value="2026-03-04T22:59:59+00:00"), "body.dag"),
        (at("ondertekenaars", value=[]), "body.ondertekenaars"),
        (
            at(
                "ondertekenaars",
                value=[{"rol": "jurist", "persoon": "j", "moment": "2026-03-04T23:00:00Z"}],
            ),
            "body.ondertekenaars",
        ),
        (at("ondertekenaars", 1, "persoon", value="coordinator1"), "body.ondertekenaars"),
        (at("ondertekenaars", 1, "persoon", value=" Coordinator1"), "body.ondertekenaars"),
        (at("ondertekenaars", 1, "persoon", value="ｃoordinator1"), "body.ondertekenaars"),
        (
            at("ondertekenaars", 1, "moment", value="2026-03-04T23:30:01+00:00"),
            "body.ondertekenaars[1].moment",
        ),
        (at("opsteller", value="jurist1"), "body.opsteller"),
        (at("tweede_lezer", value="JURIST1"), "body.tweede_lezer"),
        (at("tweede_lezer", value="behandelaar1"), "body.tweede_lezer"),
        (at("bestand_sha256", value=None), "body.bestand_sha256"),
    ],
)
def test_a_release_that_contradicts_itself_is_refused(world, body, change, where):
    change(body)
    assert outcome(world.file(body=body), world.keys) == where


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (at("besluit", "permit", value=True), "body.besluit.permit"),
        (at("besluit", "steps", 1, "ok", value=True), "body.besluit.steps"),
        (at("besluit", "steps", value=[]), "body.besluit.steps"),
        (at("bestand_sha256", value="00" * 32), "body.bestand_sha256"),
    ],
)
def test_a_refusal_that_contradicts_itself_is_refused(world, refused, change, where):
    change(refused)
    assert outcome(world.file(body=refused, soort="weigering"), world.keys) == where


@pytest.mark.parametrize(
    "change",
    [
        at("dag", value="5 maart 2026"),
        at("dag", value="2026-02-30"),
        at("moment", value="2026-03-04T23:30:00"),
        at("moment", value="2026-W10-3T23:30:00Z"),
        at("moment", value="2026-03-04T25:30:00Z"),
        at("moment", value="9999-12-31T23:59:59-10:00"),
        at("moment", value="2026-03-04T23:30:00+99:99"),
        at("besluit", "steps", value=[{"line": "x", "ok": "ja"}]),
        at("besluit", "permit", value=1),
        at("bestand_sha256", value="AB" * 32),
        at("verzoeker", value=""),
        at("ondertekenaars", value=[None]),
        at("besluit", "steps", value="ok"),
        at("zaak_ref", value="V-nummer"),
        at("ontvanger", value=3.5),
        at("grondslag", value=None),
    ],
)
def test_a_body_of_another_form_is_not_built(world, body, change):
    change(body)
    with pytest.raises((FormError, CanonicalError)):
        world.proof(body=body)


def test_a_body_need_not_name_who_wrote_and_who_read(world, body):
    """The OM's own exits have no second reader, and their drafter may be one of the two who sign."""
    body["opsteller"], body["tweede_lezer"] = None, None
    register = PinnedKey("om-register", world.register.public_key().public_bytes_raw(), "checkpoint")
    data = world.file(body=body, zijde="om", origin="om-register")
    assert outcome(data, PinnedKeys((register,))) == "GELDIG"


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-03-29T00:59:59Z", "2026-03-29"),  # the hour that summer time takes away
        ("2026-10-25T00:30:00Z", "2026-10-25"),
        ("2026-12-31T22:59:59Z", "2026-12-31"),
        ("2026-12-31T23:00:00Z", "2027-01-01"),
        ("2026-07-01T21:59:59.999999Z", "2026-07-01"),
        ("2026-07-01T22:00:00Z", "2026-07-02"),
        ("2028-02-29T23:00:00Z", "2028-03-01"),
    ],
)
def test_the_day_is_the_day_in_amsterdam(world, body, moment, day):
    body["moment"], body["dag"], body["besluit"]["day"] = moment, day, day
    for signer in body["ondertekenaars"]:
        signer["moment"] = "2026-01-01T12:00:00Z"
    assert outcome(world.file(body=body), world.keys) == "GELDIG"


# What holds


def test_a_whole_proof_holds_and_says_only_that(world, received):
    assert str(verify(dumps(received), world.keys)) == "GELDIG"


def test_a_proof_without_receipt_says_so(world):
    lines = str(verify(world.file(), world.keys)).splitlines()
    assert lines[0] == "GELDIG"
    assert lines[1].startswith("Zonder ontvangstbevestiging")


def test_a_refusal_holds(world, refused):
    assert str(verify(world.file(body=refused, soort="weigering"), world.keys)) == "GELDIG"


def test_a_refusal_on_a_ground_that_is_not_there_holds(world, refused):
    refused["grondslag"] |= {"naam": None, "tekst": None}
    assert outcome(world.file(body=refused, soort="weigering"), world.keys) == "GELDIG"


def test_a_demo_says_so_on_the_second_line(world, body):
    body["demo"] = True
    verdict = verify(world.file(body=body), world.keys)
    assert verdict.demo
    assert str(verdict).splitlines()[0] == "GELDIG"
    assert str(verdict).splitlines()[1].startswith("DEMO")


def test_another_kind_of_entry_is_in_the_register_and_not_judged(world):
    body = {"inschrijving": 3, "reden": "De grondslag is niet meer van kracht.", "dag": "2026-03-05"}
    verdict = verify(world.file(body=body, soort="tegengehouden"), world.keys)
    assert verdict.valid
    assert "niet beoordeeld" in str(verdict)


def test_the_file_must_be_the_one(world, received, refused):
    right = received["body"]["bestand_sha256"]
    assert outcome(dumps(received), world.keys, right) == "GELDIG"
    assert outcome(dumps(received), world.keys, "00" * 32) == "bestand"
    assert outcome(world.file(body=refused, soort="weigering"), world.keys, right) == "bestand"


def test_an_invalid_verdict_names_place_and_reason():
    assert str(Verdict("body.dag", "het moment valt op een andere dag")) == (
        "ONGELDIG: body.dag: het moment valt op een andere dag"
    )


# The file with keys


def key(**changes: Any) -> dict[str, Any]:
    public = Ed25519PrivateKey.from_private_bytes(b"k" * 32).public_key().public_bytes_raw().hex()
    return {"naam": "ind-register", "soort": "ed25519", "publiek": public, "gebruik": "checkpoint"} | changes


@pytest.mark.parametrize(
    "value",
    [
        [],
        {},
        {"sleutels": {}},
        {"sleutels": [1]},
        {"sleutels": [key(gebruik="alles")]},
        {"sleutels": [key(soort="rsa")]},
        {"sleutels": [key(publiek="00" * 31)]},
        {"sleutels": [key(publiek="ff" * 32)]},  # not on the curve
        {"sleutels": [key(publiek="01" + "00" * 31)]},  # small order: anything would be signed
        {"sleutels": [key(naam="IND Register")]},
        {"sleutels": [key(naam="ind.")]},
        {"sleutels": [key(), key()]},
        {"sleutels": [key(), key(naam="om-ontvangst", gebruik="ontvangst")]},  # one key, two uses
        {"sleutels": [key()] * 65},
        {"sleutels": [], "ook": 1},
    ],
)
def test_an_unusable_keys_file_is_refused(value):
    with pytest.raises(ValueError):
        pinned_keys(canonical(value))


def test_keys_are_read_as_they_are_written(world):
    assert pinned_keys(canonical(world.keys.as_json())) == world.keys
