"""The receipt: the receiving side's signature under what it received.

    {"body": {"bericht": "…", "payload_sha256": "…", "bestand_sha256": "…" | null, "inschrijving_seq": 12,
              "moment": "2026-03-04T10:20:30+01:00", "ontvanger": "om"},
     "sleutel": "om-ontvangst",
     "handtekening": Ed25519 over the canonical JSON of the body, 128 hexadecimals}

Signing stands in `sign`, so that checking needs the standard library alone.
"""

from typing import Any

from grondslag.proof import ed25519, form
from grondslag.proof.jcs import CanonicalError, canonical


class ReceiptError(ValueError):
    """A receipt that does not hold; str() is one Dutch sentence."""


_BODY = {
    "bericht": form.text,
    "payload_sha256": form.hex_bytes(32),
    "bestand_sha256": form.optional(form.hex_bytes(32)),
    "inschrijving_seq": form.number,
    "moment": form.moment,
    "ontvanger": form.word,
}


def check_body(value: Any, where: str = "ontvangst.body") -> None:
    """Raise FormError unless `value` is the body of a receipt."""
    form.fields(where, value, _BODY)


def check_form(where: str, value: Any) -> None:
    """Raise FormError unless `value` is a receipt. Verifies no signature."""
    form.fields(
        where,
        value,
        {
            "body": lambda place, body: check_body(body, place),
            "sleutel": form.word,
            "handtekening": form.hex_bytes(ed25519.SIGNATURE_BYTES),
        },
    )


def is_signed_by(receipt: dict[str, Any], public: bytes) -> bool:
    """Tell whether this receipt (of the right form) carries this key's signature."""
    return ed25519.verify(public, canonical(receipt["body"]), bytes.fromhex(receipt["handtekening"]))


def verify_receipt(receipt: Any, public_key: bytes) -> dict[str, Any]:
    """Return the body of a receipt that this key (32 bytes) signed; ReceiptError otherwise."""
    try:
        check_form("ontvangst", receipt)
        signed = is_signed_by(receipt, public_key)
    except (form.FormError, CanonicalError) as error:
        raise ReceiptError(f"Dit is geen ontvangstbewijs ({error}).") from None
    if not signed:
        raise ReceiptError("De handtekening onder het ontvangstbewijs klopt niet.")
    body: dict[str, Any] = receipt["body"]
    return body
