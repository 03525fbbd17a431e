"""The keys of the register: this side's own, and those of the other side as they were pinned.

`<data>/sleutels/` holds this side's private keys (0600) and `publiek.json`; `<data>/partner.json` is the
other side's `publiek.json`, put there by the operator of this side (`grondslag beheer <zijde> partner`).
"""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from grondslag.proof import keys
from grondslag.proof.pinned import PinnedKeys, pinned_keys


def folder() -> Path:
    """Return the folder of this side's own keys."""
    return Path(settings.DATA) / "sleutels"


def partner_file() -> Path:
    """Return the file with the other side's pinned public keys."""
    return Path(settings.DATA) / "partner.json"


def register_key() -> Ed25519PrivateKey:
    """Return the key that signs the checkpoints of this side.

    Raises:
        KeysError: there is none, or others can read it.
    """
    return keys.load_ed25519(folder() / "register.pem")


def load_public_register() -> bytes:
    """Return the public half of this side's register key."""
    return keys.load_public(folder() / "publiek.json").register


def published_file() -> bytes:
    """Return the content of a keys file for `grondslag verify --sleutels`."""
    parties = [keys.load_public(folder() / "publiek.json")]
    if partner_file().exists():
        parties.append(keys.load_public(partner_file()))
    return keys.verifier_file(parties)


def published() -> PinnedKeys:
    """Return the keys that a verifier of this side's proofs trusts."""
    return pinned_keys(published_file())
