"""The sealed envelope: what one side sends to the other, signed inside and encrypted outside.

    JWE compact (RSA-OAEP-256, A256GCM)  →  JWS compact (PS256)  →  frame

    frame = canonical JSON of the letterhead ‖ newline ‖ payload ‖ zeros up to the next size class

After the NL GOV API modules for signing and encryption: sign first, then encrypt. The header outside
tells which key opens it and nothing of the kind of message; the size classes keep its length from
telling. Opening trusts no choice of the sender: both headers have exactly the names and values of
`_OUTSIDE` and `_INSIDE`, so no other algorithm, compression, `crit` or key from the message itself can
come in. Replay is for the caller, who keeps an inbox.
"""

import base64
import binascii
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from joserfc import jwe, jws
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from grondslag.proof import form
from grondslag.proof.envelope_errors import EnvelopeError
from grondslag.proof.jcs import canonical, parse

VERSION = 1
MIB = 1024 * 1024
MAX_PAYLOAD = 20 * MIB
#: Bytes of a frame; every envelope has one of these lengths inside, whatever it holds.
SIZE_CLASSES = (16 * 1024, 128 * 1024, MIB, 4 * MIB, 12 * MIB, MAX_PAYLOAD + 16 * 1024)
#: How far the sender's clock may run ahead.
CLOCK_SKEW = timedelta(minutes=5)

_OUTSIDE = {"alg": "RSA-OAEP-256", "enc": "A256GCM", "typ": "grondslag-envelop", "cty": "JWS"}
_INSIDE = {"alg": "PS256", "typ": "grondslag-bericht"}
_MAX_HEADER = 1024
_MAX_LETTERHEAD = 4096
_TAG_CHARACTERS = 22  # 16 bytes in base64url
#: Base64 twice over the largest frame, with room for headers, key and signature.
MAX_SEALED = (SIZE_CLASSES[-1] * 4 // 3 + 2048) * 4 // 3 + 4096


class _Encryption(jwe.JWERegistry):
    """Only our two algorithms, and room for the largest frame."""

    max_ciphertext_length = MAX_SEALED

    def __init__(self) -> None:
        super().__init__(algorithms=[_OUTSIDE["alg"], _OUTSIDE["enc"]])


class _Signature(jws.JWSRegistry):
    """Only our algorithm, and room for the largest frame."""

    max_payload_length = MAX_SEALED

    def __init__(self) -> None:
        super().__init__(algorithms=[_INSIDE["alg"]])


_LETTERHEAD: dict[str, form.Check] = {
    "versie": form.number,
    "bericht": form.text,
    "soort": form.word,
    "van": form.word,
    "aan": form.word,
    "inschrijving_seq": form.number,
    "verzegeld": form.moment,
    "verloopt": form.moment,
    "lengte": form.number,
    "sha256": form.hex_bytes(32),
}


@dataclass(frozen=True)
class Opened:
    """A message whose seal, signature, addressee and term are all right."""

    message_id: str
    kind: str
    sender: str
    recipient: str
    entry_seq: int
    """The number of the entry in the sender's register."""
    sealed_at: datetime
    expires: datetime
    payload: bytes


def seal(
    payload: bytes,
    *,
    message_id: str,
    kind: str,
    sender: str,
    recipient: str,
    entry_seq: int,
    now: datetime,
    valid_for: timedelta,
    signing_key: RSAPrivateKey,
    recipient_key: RSAPublicKey,
) -> bytes:
    """Return the envelope of a payload of at most `MAX_PAYLOAD` bytes.

    Raises:
        EnvelopeError: `te-groot`.
        FormError: a name, number or moment has not the form that the receiver asks.
    """
    if len(payload) > MAX_PAYLOAD:
        raise EnvelopeError("te-groot")
    letterhead = {
        "versie": VERSION,
        "bericht": message_id,
        "soort": kind,
        "van": sender,
        "aan": recipient,
        "inschrijving_seq": entry_seq,
        "verzegeld": now.isoformat(timespec="seconds"),
        "verloopt": (now + valid_for).isoformat(timespec="seconds"),
        "lengte": len(payload),
        "sha256": hashlib.sha256(payload).hexdigest(),
    }
    form.fields("", letterhead, _LETTERHEAD)
    signing, encrypting = _jwk(signing_key), _jwk(recipient_key)
    signed = jws.serialize_compact(
        _INSIDE | {"kid": signing.thumbprint()}, _frame(letterhead, payload), signing, registry=_Signature()
    )
    sealed = jwe.encrypt_compact(
        _OUTSIDE | {"kid": encrypting.thumbprint()}, signed, encrypting, registry=_Encryption()
    )
    return sealed.encode()


def open_envelope(
    sealed: bytes,
    *,
    recipient: str,
    private_key: RSAPrivateKey,
    senders: Mapping[str, RSAPublicKey],
    now: datetime,
) -> Opened:
    """Open an envelope for `recipient` from one of the pinned `senders` (name of the side → its key).

    Raises:
        EnvelopeError: with `reason`, a key of `envelope_errors.SENTENCES`. Nothing else is raised, whatever
            the bytes are.
    """
    signed = _decrypt(sealed, private_key)
    sender, frame = _verified(signed, senders)
    letterhead, payload = _unframe(frame)
    _check_letterhead(letterhead, sender=sender, recipient=recipient, now=now)
    return Opened(
        message_id=letterhead["bericht"],
        kind=letterhead["soort"],
        sender=sender,
        recipient=recipient,
        entry_seq=letterhead["inschrijving_seq"],
        sealed_at=datetime.fromisoformat(letterhead["verzegeld"]),
        expires=datetime.fromisoformat(letterhead["verloopt"]),
        payload=payload,
    )


def _decrypt(sealed: bytes, private_key: RSAPrivateKey) -> bytes:
    if len(sealed) > MAX_SEALED:
        raise EnvelopeError("te-groot")
    parts = _parts(sealed, 5)
    if len(parts[4]) < _TAG_CHARACTERS:
        raise EnvelopeError("afgebroken")
    header = _header(parts[0], _OUTSIDE)
    key = _jwk(private_key)
    if header["kid"] != key.thumbprint():
        raise EnvelopeError("verkeerde-ontvanger")
    for part in parts[1:]:
        _segment(part)
    try:
        plaintext = jwe.decrypt_compact(sealed, key, registry=_Encryption()).plaintext
    except (JoseError, ValueError):
        raise EnvelopeError("gewijzigd") from None
    if plaintext is None:
        raise EnvelopeError("gewijzigd")
    return plaintext


def _verified(signed: bytes, senders: Mapping[str, RSAPublicKey]) -> tuple[str, bytes]:
    """Return the side whose pinned key signed, and the frame."""
    parts = _parts(signed, 3)
    header = _header(parts[0], _INSIDE)
    for part in parts[1:]:
        _segment(part)
    pinned = ((side, _jwk(public)) for side, public in senders.items())
    known = next((pair for pair in pinned if pair[1].thumbprint() == header["kid"]), None)
    if known is None:
        raise EnvelopeError("onbekende-sleutel")
    sender, key = known
    try:
        return sender, jws.deserialize_compact(signed, key, registry=_Signature()).payload
    except (JoseError, ValueError):
        raise EnvelopeError("handtekening") from None


def _check_letterhead(letterhead: dict[str, Any], *, sender: str, recipient: str, now: datetime) -> None:
    if letterhead["van"] != sender:
        raise EnvelopeError("verkeerde-afzender")
    if letterhead["aan"] != recipient:
        raise EnvelopeError("verkeerde-ontvanger")
    sealed_at, expires = (datetime.fromisoformat(letterhead[name]) for name in ("verzegeld", "verloopt"))
    if sealed_at > now + CLOCK_SKEW:
        raise EnvelopeError("uit-de-toekomst")
    if expires <= now:
        raise EnvelopeError("verlopen")


def _frame(letterhead: dict[str, Any], payload: bytes) -> bytes:
    frame = canonical(letterhead) + b"\n" + payload
    size = next(size for size in SIZE_CLASSES if size >= len(frame))
    return frame.ljust(size, b"\0")


def _unframe(frame: bytes) -> tuple[dict[str, Any], bytes]:
    end = frame.find(b"\n", 0, _MAX_LETTERHEAD)
    if end < 0 or len(frame) not in SIZE_CLASSES:
        raise EnvelopeError("vorm")
    letterhead = _parsed(frame[:end])
    if isinstance(letterhead, dict) and letterhead.get("versie", VERSION) != VERSION:
        raise EnvelopeError("versie")
    try:
        form.fields("", letterhead, _LETTERHEAD)
    except form.FormError:
        raise EnvelopeError("vorm") from None
    start, stop = end + 1, end + 1 + letterhead["lengte"]
    payload, padding = frame[start:stop], frame[stop:]
    whole = len(payload) == letterhead["lengte"] and not padding.strip(b"\0")
    if not whole or hashlib.sha256(payload).hexdigest() != letterhead["sha256"]:
        raise EnvelopeError("vorm")
    return letterhead, payload


def _header(segment: bytes, fixed: dict[str, str]) -> dict[str, str]:
    """Return a protected header that has the fixed names and values, a `kid`, and nothing else."""
    header = _parsed(_segment(segment)) if len(segment) <= _MAX_HEADER else None
    if not isinstance(header, dict) or not isinstance(header.get("kid"), str):
        raise EnvelopeError("vorm")
    if header.get("typ") != fixed["typ"]:
        raise EnvelopeError("versie")
    if header != fixed | {"kid": header["kid"]}:
        raise EnvelopeError("algoritme")
    return header


def _parts(text: bytes, count: int) -> list[bytes]:
    parts = text.split(b".", count)
    if len(parts) < count:
        raise EnvelopeError("afgebroken")
    if len(parts) > count:
        raise EnvelopeError("vorm")
    return parts


def _segment(text: bytes) -> bytes:
    """Return the bytes of a base64url segment; only its one spelling is accepted."""
    try:
        data = base64.b64decode(text + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise EnvelopeError("gewijzigd") from None
    if base64.urlsafe_b64encode(data).rstrip(b"=") != text:
        raise EnvelopeError("gewijzigd")
    return data


def _parsed(data: bytes) -> Any:
    try:
        return parse(data)
    except ValueError:
        raise EnvelopeError("vorm") from None


def _jwk(key: RSAPrivateKey | RSAPublicKey) -> RSAKey:
    return RSAKey.import_key(key)
