"""Sign checkpoints and receipts with Ed25519; the verifying halves stand in `checkpoint` and `receipt`."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from grondslag.proof.checkpoint import Checkpoint, Signature, key_id, parse
from grondslag.proof.form import FormError
from grondslag.proof.jcs import canonical
from grondslag.proof.receipt import ReceiptError, check_body


def sign_checkpoint(origin: str, size: int, root: bytes, key: Ed25519PrivateKey) -> str:
    """Return the signed note of a register; `origin`, such as `ind-register`, names its key too.

    Raises:
        CheckpointError: the origin is no name, or the size or root can't stand in a checkpoint.
    """
    return _with_signature(Checkpoint(origin, size, root), origin, key)


def cosign_checkpoint(note: str, name: str, key: Ed25519PrivateKey) -> str:
    """Return the note with one signature more, under `name`.

    The caller first checks, with a consistency proof, that the register only grew since it last signed.
    """
    return _with_signature(parse(note), name, key)


def sign_receipt(body: Mapping[str, Any], key: Ed25519PrivateKey, name: str) -> dict[str, Any]:
    """Return {"body", "sleutel", "handtekening"}; ReceiptError when the body has not the form of one."""
    try:
        check_body(dict(body))
    except FormError as error:
        raise ReceiptError(f"Dit kan geen ontvangstbewijs worden ({error}).") from None
    return {"body": dict(body), "sleutel": name, "handtekening": key.sign(canonical(dict(body))).hex()}


def _with_signature(checkpoint: Checkpoint, name: str, key: Ed25519PrivateKey) -> str:
    public = key.public_key().public_bytes_raw()
    line = Signature(name, key_id(name, public), key.sign(checkpoint.text.encode()))
    note = replace(checkpoint, signatures=(*checkpoint.signatures, line)).note
    parse(note)  # what cannot be read back is never handed out
    return note
