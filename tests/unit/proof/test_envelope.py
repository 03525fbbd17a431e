"""Whatever comes in instead of a sound envelope, it is refused with one reason and one sentence."""

import base64
import datetime as dt
import hashlib
import hmac
import json
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey, generate_private_key
from hypothesis import given, settings
from hypothesis import strategies as st
from joserfc import jwe, jws
from joserfc.jwk import RSAKey

from grondslag.proof import EnvelopeError, FormError, canonical, open_envelope, seal
from grondslag.proof.envelope import MAX_PAYLOAD, MAX_SEALED, SIZE_CLASSES
from grondslag.proof.envelope_errors import SENTENCES

NOW = dt.datetime(2026, 3, 5, 9, 0, tzinfo=dt.UTC)
PAYLOAD = b'{"kaart": "verzonnen"}'


def new_key() -> RSAPrivateKey:
    return generate_private_key(65537, 2048)  # shorter than the real ones: the tests need several


IND, OM, STRANGER, OM_SIGNING = (new_key() for _ in range(4))


def kid(key: RSAPrivateKey | RSAPublicKey) -> str:
    return RSAKey.import_key(key).thumbprint()


def sealed(payload: bytes = PAYLOAD, **changes: Any) -> bytes:
    facts: dict[str, Any] = {
        "message_id": "0198c5a0-0000-7000-8000-000000000001",
        "kind": "casus",
        "sender": "ind",
        "recipient": "om",
        "entry_seq": 4,
        "now": NOW,
        "valid_for": dt.timedelta(days=1),
        "signing_key": IND,
        "recipient_key": OM.public_key(),
    }
    return seal(payload, **(facts | changes))


def opened(data: bytes, **changes: Any) -> Any:
    facts: dict[str, Any] = {
        "recipient": "om",
        "private_key": OM,
        "senders": {"ind": IND.public_key()},
        "now": NOW,
    }
    return open_envelope(data, **(facts | changes))


@dataclass
class Forge:
    """An envelope built by hand, so that any part of it can be wrong."""

    inside: dict[str, Any] = field(
        default_factory=lambda: {"alg": "PS256", "typ": "grondslag-bericht", "kid": kid(IND)}
    )
    outside: dict[str, Any] = field(
        default_factory=lambda: {
            "alg": "RSA-OAEP-256",
            "enc": "A256GCM",
            "typ": "grondslag-envelop",
            "cty": "JWS",
            "kid": kid(OM),
        }
    )
    letterhead: dict[str, Any] = field(
        default_factory=lambda: {
            "versie": 1,
            "bericht": "0198c5a0-0000-7000-8000-000000000001",
            "soort": "casus",
            "van": "ind",
            "aan": "om",
            "inschrijving_seq": 4,
            "verzegeld": NOW.isoformat(),
            "verloopt": (NOW + dt.timedelta(days=1)).isoformat(),
            "lengte": len(PAYLOAD),
            "sha256": hashlib.sha256(PAYLOAD).hexdigest(),
        }
    )
    payload: bytes = PAYLOAD
    frame: bytes | None = None
    signed: str | None = None
    signing_key: Any = field(default_factory=lambda: RSAKey.import_key(IND))

    def data(self) -> bytes:
        frame = self.frame
        if frame is None:
            frame = (canonical(self.letterhead) + b"\n" + self.payload).ljust(SIZE_CLASSES[0], b"\0")
        signed = self.signed
        if signed is None:
            registry = jws.JWSRegistry(
                algorithms=["PS256", "RS256", "HS256", "none"], strict_check_header=False
            )
            signed = jws.serialize_compact(self.inside, frame, self.signing_key, registry=registry)
        allowed = ["RSA-OAEP-256", "RSA-OAEP", "RSA1_5", "dir", "A256GCM", "A128CBC-HS256", "DEF"]
        registry = jwe.JWERegistry(algorithms=allowed, strict_check_header=False)
        return jwe.encrypt_compact(
            self.outside, signed, RSAKey.import_key(OM.public_key()), registry=registry
        ).encode()


def forged(part: str = "letterhead", **changes: Any) -> bytes:
    """Return an envelope with these names changed, or (None) left out, in one of its three headers."""
    forge = Forge()
    header = getattr(forge, part) | changes
    setattr(forge, part, {name: value for name, value in header.items() if value is not None})
    return forge.data()


def with_part(number: int, change: Callable[[bytes], bytes]) -> bytes:
    parts = sealed().split(b".")
    parts[number] = change(parts[number])
    return b".".join(parts)


def b64(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def outside(text: str) -> bytes:
    return with_part(0, lambda _: b64(text.encode()))


def header(**changes: Any) -> str:
    return json.dumps(Forge().outside | changes)


def flip(part: bytes) -> bytes:
    middle = len(part) // 2
    return part[:middle] + (b"A" if part[middle : middle + 1] != b"A" else b"B") + part[middle + 1 :]


def loose(part: bytes) -> bytes:
    """Return a base64 text of the same bytes: the last character has bits that no decoder looks at."""
    alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    last = alphabet.index(part[-1:])
    return part[:-1] + alphabet[last ^ 1 : (last ^ 1) + 1]


def resigned(change: Callable[[list[str]], list[str]]) -> bytes:
    """Return an envelope around a JWS of which the parts were changed after signing."""
    forge = Forge()
    frame = (canonical(forge.letterhead) + b"\n" + PAYLOAD).ljust(SIZE_CLASSES[0], b"\0")
    registry = jws.JWSRegistry(algorithms=["PS256"])
    signed = jws.serialize_compact(forge.inside, frame, RSAKey.import_key(IND), registry=registry)
    return Forge(signed=".".join(change(signed.split(".")))).data()


def hmac_with_the_public_key() -> bytes:
    """Return the classic forgery: the public key, which anybody has, taken as an HMAC secret."""
    public = RSAKey.import_key(IND.public_key()).as_pem(private=False)
    header = b64(canonical(Forge().inside | {"alg": "HS256"}))
    signed = header + b"." + b64((LETTERHEAD + b"\n" + PAYLOAD).ljust(SIZE_CLASSES[0], b"\0"))
    return Forge(signed=(signed + b"." + b64(hmac.digest(public, signed, "sha256"))).decode()).data()


def frame_of(letterhead: bytes, payload: bytes = PAYLOAD, size: int = SIZE_CLASSES[0]) -> bytes:
    return Forge(frame=(letterhead + b"\n" + payload).ljust(size, b"\0")).data()


LETTERHEAD = canonical(Forge().letterhead)

BAD: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nothing": ("afgebroken", lambda: b""),
    "rubbish": ("afgebroken", lambda: b"\xff" * 100),
    "JSON": ("afgebroken", lambda: b'{"bericht": 1}'),
    "cut in the header": ("afgebroken", lambda: sealed()[:40]),
    "cut in the key": ("afgebroken", lambda: sealed()[:300]),
    "cut in the text": ("afgebroken", lambda: sealed()[:5000]),
    "cut in the tag": ("afgebroken", lambda: sealed()[:-5]),
    "without its tag": ("afgebroken", lambda: sealed().rpartition(b".")[0] + b"."),
    "a part more": ("vorm", lambda: sealed() + b".AAAA"),
    "too large": ("te-groot", lambda: b"." * (MAX_SEALED + 1)),
    "a newline behind it": ("gewijzigd", lambda: sealed() + b"\n"),
    "padding behind it": ("gewijzigd", lambda: sealed() + b"=="),
    "base64 of the other alphabet": ("gewijzigd", lambda: with_part(3, lambda part: b"+/" + part[2:])),
    "loose bits in the tag": ("gewijzigd", lambda: with_part(4, loose)),
    "loose bits in the key": ("gewijzigd", lambda: with_part(1, loose)),
    "loose bits in the signature": (
        "gewijzigd",
        lambda: resigned(lambda parts: [*parts[:2], loose(parts[2].encode()).decode()]),
    ),
    "a flipped key": ("gewijzigd", lambda: with_part(1, flip)),
    "a flipped nonce": ("gewijzigd", lambda: with_part(2, flip)),
    "a flipped text": ("gewijzigd", lambda: with_part(3, flip)),
    "a flipped tag": ("gewijzigd", lambda: with_part(4, flip)),
    "no encrypted key": ("gewijzigd", lambda: with_part(1, lambda _: b"")),
    "no text": ("gewijzigd", lambda: with_part(3, lambda _: b"")),
    "a header laid out differently": ("gewijzigd", lambda: outside(header())),
    "a header that is no JSON": ("vorm", lambda: outside("{")),
    "a header that is a list": ("vorm", lambda: outside("[]")),
    "a name twice in the header": ("vorm", lambda: outside(header()[:-1] + ', "alg": "dir"}')),
    "an endless header": ("vorm", lambda: outside(header(x="y" * 2000))),
    "a deep header": ("vorm", lambda: outside("[" * 700)),
    "no key named": ("vorm", lambda: forged("outside", kid=None)),
    "a key named by a number": ("vorm", lambda: outside(header(kid=1))),
    "the key of another": ("verkeerde-ontvanger", lambda: forged("outside", kid=kid(STRANGER))),
    "sealed for another": ("verkeerde-ontvanger", lambda: sealed(recipient_key=STRANGER.public_key())),
    "sealed for another under our key's name": (
        "gewijzigd",
        lambda: b".".join(
            [sealed().split(b".")[0], *sealed(recipient_key=STRANGER.public_key()).split(b".")[1:]]
        ),
    ),
    "RSA-OAEP with SHA-1": ("algoritme", lambda: forged("outside", alg="RSA-OAEP")),
    "RSA1_5": ("algoritme", lambda: outside(header(alg="RSA1_5"))),
    "a direct key": ("algoritme", lambda: outside(header(alg="dir"))),
    "CBC": ("algoritme", lambda: forged("outside", enc="A128CBC-HS256")),
    "compressed": ("algoritme", lambda: forged("outside", zip="DEF")),
    "an unknown crit": ("algoritme", lambda: outside(header(crit=["exp"]))),
    "a key from the message": ("algoritme", lambda: outside(header(jwk={"kty": "RSA"}))),
    "an address of a key": ("algoritme", lambda: outside(header(jku="https://voorbeeld.invalid/"))),
    "another type outside": ("versie", lambda: forged("outside", typ="JWT")),
    "no type outside": ("versie", lambda: forged("outside", typ=None)),
    "not signed, only encrypted": ("afgebroken", lambda: Forge(signed="open tekst").data()),
    "signed by none": (
        "algoritme",
        lambda: resigned(
            lambda parts: [b64(canonical(Forge().inside | {"alg": "none"})).decode(), parts[1], ""]
        ),
    ),
    "signed with RS256": ("algoritme", lambda: forged("inside", alg="RS256")),
    "HMAC with the public key": ("algoritme", hmac_with_the_public_key),
    "unencoded payload": ("algoritme", lambda: forged("inside", b64=True, crit=["b64"])),
    "another type inside": ("versie", lambda: forged("inside", typ="JWT")),
    "no signing key named": ("vorm", lambda: forged("inside", kid=None)),
    "signed by a stranger": ("onbekende-sleutel", lambda: sealed(signing_key=STRANGER)),
    "signed by a stranger under a known name": (
        "handtekening",
        lambda: Forge(signing_key=RSAKey.import_key(STRANGER)).data(),
    ),
    "a flipped signature": (
        "handtekening",
        lambda: resigned(lambda parts: [*parts[:2], flip(parts[2].encode()).decode()]),
    ),
    "no signature": ("handtekening", lambda: resigned(lambda parts: [*parts[:2], ""])),
    "another content under the signature": (
        "handtekening",
        lambda: resigned(lambda parts: [parts[0], flip(parts[1].encode()).decode(), parts[2]]),
    ),
    "two signatures": ("vorm", lambda: resigned(lambda parts: [*parts, parts[2]])),
    "another sender than signed": ("verkeerde-afzender", lambda: forged(van="om")),
    "addressed to another": ("verkeerde-ontvanger", lambda: forged(aan="ind")),
    "from the future": (
        "uit-de-toekomst",
        lambda: sealed(now=NOW + dt.timedelta(minutes=6)),
    ),
    "expired": ("verlopen", lambda: sealed(now=NOW - dt.timedelta(days=2))),
    "expired this very second": ("verlopen", lambda: sealed(now=NOW - dt.timedelta(days=1))),
    "never valid": ("verlopen", lambda: sealed(valid_for=-dt.timedelta(days=1))),
    "another version": ("versie", lambda: forged(versie=2)),
    "no version": ("vorm", lambda: forged(versie=None)),
    "no message number": ("vorm", lambda: forged(bericht=None)),
    "an unknown name in the letterhead": ("vorm", lambda: forged(spoed=1)),
    "a kind that is no word": ("vorm", lambda: forged(soort="../casus")),
    "a moment without zone": ("vorm", lambda: forged(verloopt="2026-03-06T09:00:00")),
    "a wrong hash": ("vorm", lambda: forged(sha256="00" * 32)),
    "a wrong length": ("vorm", lambda: forged(lengte=len(PAYLOAD) - 1)),
    "a length beyond the end": ("vorm", lambda: forged(lengte=10**9)),
    "a negative length": ("vorm", lambda: forged(lengte=-1)),
    "a letterhead that is no JSON": ("vorm", lambda: frame_of(b"casus")),
    "a letterhead that is a list": ("vorm", lambda: frame_of(b"[]")),
    "a name twice in the letterhead": ("vorm", lambda: frame_of(LETTERHEAD[:-1] + b',"aan":"om"}')),
    "no letterhead": ("vorm", lambda: Forge(frame=b"\0" * SIZE_CLASSES[0]).data()),
    "another size": ("vorm", lambda: frame_of(LETTERHEAD, size=SIZE_CLASSES[0] - 1)),
    "something after the payload": ("vorm", lambda: frame_of(LETTERHEAD, PAYLOAD + b"\0\0meer")),
}


@pytest.mark.parametrize(("reason", "make"), BAD.values(), ids=BAD)
def test_a_bad_envelope_is_refused_with_its_reason(reason, make):
    with pytest.raises(EnvelopeError) as caught:
        opened(make())
    assert caught.value.reason == reason


def test_every_reason_has_a_case_and_one_sentence():
    assert {reason for reason, _ in BAD.values()} == set(SENTENCES)
    assert all(re.fullmatch(r"De [^.]+\.", sentence) for sentence in SENTENCES.values())


def test_a_compressed_bomb_is_not_unpacked():
    """The header is refused before anything is decrypted, so its content is never inflated."""
    bomb = zlib.compress(b"\0" * 50_000_000)
    assert len(bomb) < 60_000
    with pytest.raises(EnvelopeError) as caught:
        opened(Forge(outside=Forge().outside | {"zip": "DEF"}, signed="A" * 60_000).data())
    assert caught.value.reason == "algoritme"


@given(place=st.integers(0, 29_000), bit=st.integers(0, 7))
@settings(max_examples=120, deadline=None)
def test_a_flipped_bit_anywhere_is_refused(place, bit):
    data = bytearray(ENVELOPE)
    data[place % len(data)] ^= 1 << bit
    with pytest.raises(EnvelopeError):
        opened(bytes(data))


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_no_bytes_raise_anything_else(data):
    with pytest.raises(EnvelopeError):
        opened(data)


ENVELOPE = sealed()


def test_what_was_sealed_comes_out():
    found = opened(ENVELOPE)
    assert found.payload == PAYLOAD
    assert (found.message_id, found.kind, found.entry_seq) == (
        "0198c5a0-0000-7000-8000-000000000001",
        "casus",
        4,
    )
    assert (found.sender, found.recipient) == ("ind", "om")
    assert (found.sealed_at, found.expires) == (NOW, NOW + dt.timedelta(days=1))


def test_a_clock_that_runs_a_little_ahead_is_no_harm():
    assert opened(sealed(now=NOW + dt.timedelta(minutes=5))).payload == PAYLOAD


def test_the_signing_key_tells_the_sender_among_several():
    senders = {"om": OM_SIGNING.public_key(), "ind": IND.public_key()}
    assert opened(ENVELOPE, senders=senders).sender == "ind"


def test_nobody_is_trusted_who_is_not_pinned():
    with pytest.raises(EnvelopeError) as caught:
        opened(ENVELOPE, senders={})
    assert caught.value.reason == "onbekende-sleutel"


def test_the_same_message_is_never_sealed_alike():
    assert sealed() != sealed()


@pytest.mark.parametrize("size", [0, 1, 15_000, 16_384, 131_072, 1_000_000, MAX_PAYLOAD])
def test_any_allowed_size_goes_through(size):
    payload = bytes(size)
    assert opened(sealed(payload)).payload == payload


def test_the_length_outside_tells_a_class_and_not_the_size():
    lengths = {
        len(sealed(bytes(size), kind=kind))
        for size in range(0, 15_000, 2500)
        for kind in ("casus", "vordering")
    }
    assert len(lengths) == 1


def test_a_payload_that_is_too_large_is_not_sealed():
    with pytest.raises(EnvelopeError) as caught:
        sealed(bytes(MAX_PAYLOAD + 1))
    assert caught.value.reason == "te-groot"


@pytest.mark.parametrize(
    "changes", [{"kind": "Casus 1"}, {"message_id": ""}, {"entry_seq": -1}, {"now": NOW.replace(tzinfo=None)}]
)
def test_what_the_receiver_would_refuse_is_not_sealed(changes):
    with pytest.raises(FormError):
        sealed(**changes)
