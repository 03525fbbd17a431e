"""The keys of the exchange. Only the worker may hold the sealing key: the web process cannot send at all."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from django.conf import settings

from grondslag.both.peer import peer
from grondslag.both.register.keys import folder, partner_file
from grondslag.proof import keys
from grondslag.proof.keys import PublicKeys


class NotTheWorker(Exception):
    """A process other than the worker asked for the sealing key."""


def sealing_key() -> RSAPrivateKey:
    """Return the key that signs outgoing envelopes.

    Raises:
        NotTheWorker: this process is not the worker.
    """
    if not settings.WORKER:
        raise NotTheWorker
    return keys.load_rsa(folder() / "ondertekening.pem")


def opening_key() -> RSAPrivateKey:
    """Return the key that opens arriving envelopes."""
    return keys.load_rsa(folder() / "ontsleuteling.pem")


def receipt_key() -> Ed25519PrivateKey:
    """Return the key that signs receipts."""
    return keys.load_ed25519(folder() / "ontvangst.pem")


def receipt_key_name() -> str:
    """Return the name under which others pin the receipt key."""
    return f"{settings.ZIJDE}-ontvangst"


def partner() -> PublicKeys:
    """Return the pinned public keys of the other side.

    Raises:
        KeysError: none were pinned, or they are another side's.
    """
    public = keys.load_public(partner_file())
    if public.zijde != peer():
        raise keys.KeysError("De vastgezette sleutels zijn niet van de andere zijde.")
    return public


def peer_signing_key() -> RSAPublicKey:
    """Return the key that the other side's envelopes must be signed with."""
    return partner().ondertekening


def peer_encryption_key() -> RSAPublicKey:
    """Return the key to which envelopes for the other side are sealed."""
    return partner().versleuteling


def peer_receipt_key() -> bytes:
    """Return the key that the other side's receipts must be signed with."""
    return partner().ontvangst
