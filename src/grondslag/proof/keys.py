"""The keys of one side: made, stored and read as files, each private key in a file of its own.

    register.pem        Ed25519     signs checkpoints                 the register
    ontvangst.pem       Ed25519     signs receipts                    the worker
    ondertekening.pem   RSA 3072    signs envelopes                   the worker
    ontsleuteling.pem   RSA 3072    opens envelopes                   the worker
    publiek.json        the public halves, for the other side to pin

Separate files, so that each process is given only what it needs. PKCS#8 without a password: the operating
system holds who may read them, and a key that others may read is refused.
"""

import json
import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import (
    RSAPrivateKey,
    RSAPublicKey,
    generate_private_key,
)

from grondslag.proof import form
from grondslag.proof.bewijs import ZIJDEN
from grondslag.proof.jcs import parse
from grondslag.proof.pinned import CHECKPOINT, ONTVANGST, PinnedKey, PinnedKeys

REGISTER = "register.pem"
RECEIPT = "ontvangst.pem"
SIGNING = "ondertekening.pem"
OPENING = "ontsleuteling.pem"
PUBLIC = "publiek.json"

#: Good beyond 2030 (NIST SP 800-57: 128 bits of strength); a shorter key is refused when read, too.
RSA_BITS = 3072
_RSA_EXPONENT = 65537

_PUBLIC_FORM: dict[str, form.Check] = {
    "zijde": form.one_of(ZIJDEN),
    "register": form.hex_bytes(32),
    "ontvangst": form.hex_bytes(32),
    "ondertekening": form.text,
    "versleuteling": form.text,
}


class KeysError(Exception):
    """A key that is not there or not usable; str() is one Dutch sentence."""


@dataclass(frozen=True)
class PublicKeys:
    """The public halves of a side's keys; Ed25519 as 32 bytes."""

    zijde: str
    register: bytes
    ontvangst: bytes
    ondertekening: RSAPublicKey
    versleuteling: RSAPublicKey

    def as_json(self) -> dict[str, str]:
        """Return the content of `publiek.json`."""
        return {
            "zijde": self.zijde,
            "register": self.register.hex(),
            "ontvangst": self.ontvangst.hex(),
            "ondertekening": _pem(self.ondertekening),
            "versleuteling": _pem(self.versleuteling),
        }


def generate(directory: Path, zijde: str) -> PublicKeys:
    """Make a side's keys in `directory` (made with mode 0700 when it is not there).

    Raises:
        KeysError: the side is none, or there are keys already: they are never overwritten.
    """
    if zijde not in ZIJDEN:
        raise KeysError("Kies voor de zijde ind of om.")
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    register, receipt = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    signing, opening = _new_rsa(), _new_rsa()
    public = PublicKeys(
        zijde,
        register.public_key().public_bytes_raw(),
        receipt.public_key().public_bytes_raw(),
        signing.public_key(),
        opening.public_key(),
    )
    private: dict[str, Ed25519PrivateKey | RSAPrivateKey] = {
        REGISTER: register,
        RECEIPT: receipt,
        SIGNING: signing,
        OPENING: opening,
    }
    for name in (*private, PUBLIC):
        if (directory / name).exists():
            raise KeysError(f"In {directory} staat al een sleutel {name}: kies een lege map.")
    for name, key in private.items():
        _write_once(directory / name, _private_pem(key), 0o600)
    _write_once(directory / PUBLIC, json.dumps(public.as_json(), indent=2).encode() + b"\n", 0o644)
    return public


def load_ed25519(path: Path) -> Ed25519PrivateKey:
    """Read a private Ed25519 key; KeysError when it is missing, another kind, or readable by others."""
    key = _private(path)
    if not isinstance(key, Ed25519PrivateKey):
        raise KeysError(f"De sleutel {path} is geen Ed25519-sleutel.")
    return key


def load_rsa(path: Path) -> RSAPrivateKey:
    """Read a private RSA key of `RSA_BITS` or more; KeysError as `load_ed25519`."""
    key = _private(path)
    if not isinstance(key, RSAPrivateKey) or key.key_size < RSA_BITS:
        raise KeysError(f"De sleutel {path} is geen RSA-sleutel van {RSA_BITS} bits of meer.")
    return key


def load_public(path: Path) -> PublicKeys:
    """Read a side's `publiek.json`; KeysError when it is missing or has another form."""
    try:
        value = parse(path.read_bytes())
        form.fields("", value, _PUBLIC_FORM)
    except (OSError, ValueError) as error:
        raise KeysError(f"De publieke sleutels in {path} zijn niet bruikbaar ({error}).") from None
    return PublicKeys(
        value["zijde"],
        bytes.fromhex(value["register"]),
        bytes.fromhex(value["ontvangst"]),
        _rsa_public(value["ondertekening"], path),
        _rsa_public(value["versleuteling"], path),
    )


def verifier_keys(sides: Iterable[PublicKeys]) -> PinnedKeys:
    """Return what a verifier needs of these sides: the register keys and the receipt keys."""
    return PinnedKeys(
        tuple(
            key
            for side in sides
            for key in (
                PinnedKey(f"{side.zijde}-register", side.register, CHECKPOINT),
                PinnedKey(f"{side.zijde}-ontvangst", side.ontvangst, ONTVANGST),
            )
        )
    )


def verifier_file(sides: Iterable[PublicKeys]) -> bytes:
    """Return the file for `grondslag verify --sleutels`."""
    return json.dumps(verifier_keys(sides).as_json(), indent=2).encode() + b"\n"


def _private(path: Path) -> Any:
    try:
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise KeysError(f"De sleutel {path} is leesbaar voor anderen: geef het bestand de rechten 0600.")
        return serialization.load_pem_private_key(path.read_bytes(), password=None)
    except OSError:
        raise KeysError(f"De sleutel {path} kan niet gelezen worden.") from None
    except (ValueError, TypeError):
        raise KeysError(f"De sleutel {path} is geen sleutel zonder wachtwoord in PEM.") from None


def _rsa_public(pem: str, path: Path) -> RSAPublicKey:
    try:
        key = serialization.load_pem_public_key(pem.encode())
    except ValueError:
        key = None
    if not isinstance(key, RSAPublicKey) or key.key_size < RSA_BITS:
        raise KeysError(f"In {path} staat geen RSA-sleutel van {RSA_BITS} bits of meer.")
    return key


def _new_rsa() -> RSAPrivateKey:
    return generate_private_key(public_exponent=_RSA_EXPONENT, key_size=RSA_BITS)


def _pem(key: RSAPublicKey) -> str:
    return key.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    ).decode()


def _private_pem(key: Ed25519PrivateKey | RSAPrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _write_once(path: Path, data: bytes, mode: int) -> None:
    """Write a new file that never was readable to more than `mode` says, and is on the disk on return."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
