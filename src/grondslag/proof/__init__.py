"""Show that a disclosure was lawful, so that anyone can check it without us.

A register is a list of entries that only grows. Each entry commits to a body: who, when, on which ground,
which bytes. A Merkle tree over the entries gives one root, which the side signs as a checkpoint; a proof
ties one body to a signed root. Sealed envelopes carry what leaves; the receiver signs a receipt.

    jcs         one spelling of JSON (RFC 8785)          merkle      the tree (RFC 6962)
    checkpoint  signed root (C2SP signed note)           receipt     signed acknowledgement
    bewijs      the form of a proof: build, dumps, load  verify      judge a proof
    pinned      the keys that a verifier trusts          ed25519     verification in pure Python (RFC 8032)
    sign        sign checkpoints and receipts            keys        a side's keys: make, store, load
    envelope    seal and open what travels               command     `grondslag verify`

What judges a proof needs Python alone; `sign`, `keys` and `envelope` need `cryptography` and `joserfc`,
so their names are loaded here only when they are asked for.
"""

import importlib
from typing import TYPE_CHECKING, Any

from grondslag.proof.bewijs import build, commitment, dumps, load
from grondslag.proof.checkpoint import CheckpointError, verify_checkpoint
from grondslag.proof.form import FormError
from grondslag.proof.jcs import CanonicalError, canonical
from grondslag.proof.merkle import Frontier, MerkleTree, leaf_hash
from grondslag.proof.receipt import ReceiptError, verify_receipt

if TYPE_CHECKING:
    from grondslag.proof.envelope import Opened, open_envelope, seal
    from grondslag.proof.envelope_errors import EnvelopeError
    from grondslag.proof.sign import cosign_checkpoint, sign_checkpoint, sign_receipt

__all__ = [
    "CanonicalError",
    "CheckpointError",
    "EnvelopeError",
    "FormError",
    "Frontier",
    "MerkleTree",
    "Opened",
    "ReceiptError",
    "build",
    "canonical",
    "commitment",
    "cosign_checkpoint",
    "dumps",
    "leaf_hash",
    "load",
    "open_envelope",
    "seal",
    "sign_checkpoint",
    "sign_receipt",
    "verify_checkpoint",
    "verify_receipt",
]

_LOADED_WHEN_ASKED = {
    "EnvelopeError": "grondslag.proof.envelope_errors",
    "Opened": "grondslag.proof.envelope",
    "open_envelope": "grondslag.proof.envelope",
    "seal": "grondslag.proof.envelope",
    "cosign_checkpoint": "grondslag.proof.sign",
    "sign_checkpoint": "grondslag.proof.sign",
    "sign_receipt": "grondslag.proof.sign",
}


def __getattr__(name: str) -> Any:
    if name in _LOADED_WHEN_ASKED:
        return getattr(importlib.import_module(_LOADED_WHEN_ASKED[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
