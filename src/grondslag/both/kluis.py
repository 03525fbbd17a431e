"""What lies at rest, lies sealed: AES-256-GCM under a key per dossier, the key itself wrapped and kept apart.

- A *key* is a random id with a file in `<data>/sleutelbos/`; it holds 32 random bytes, sealed under the
  side's master key. Destroying the file makes everything under it unreadable, backups of the data included.
- A *context* says where the bytes belong ("dossier:7"). It is bound to the ciphertext, so that
  sealed bytes moved to another row, field or dossier do not open.
- A *blob* is a sealed file in `<data>/kluis/`, written once and never changed.
"""

import contextlib
import hashlib
import hmac
import json
import os
import secrets
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESSIV
from django.conf import settings
from django.db import models

NONCE = 12
KEY = 32


class KluisError(Exception):
    """Sealed bytes that do not open: wrong key, wrong place, changed, or destroyed."""


def new_key() -> str:
    """Make a key and return its id."""
    key_id = secrets.token_hex(16)
    wrapped = _encrypt(_master_key(), secrets.token_bytes(KEY), f"sleutel:{key_id}")
    write_once(_key_path(key_id), wrapped)
    return key_id


def destroy_key(key_id: str) -> None:
    """Destroy a key, on the disk too when this returns; doing it twice equals doing it once."""
    path = _key_path(key_id)
    if path.exists():
        with path.open("r+b") as file:
            file.write(secrets.token_bytes(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
        _sync(path.parent)


def seal(key_id: str, data: bytes, context: str) -> bytes:
    """Seal bytes under a key for one place.

    Raises:
        KluisError: the key does not exist (any more).
    """
    return _encrypt(_key(key_id), data, context)


def unseal(key_id: str, sealed: bytes, context: str) -> bytes:
    """Open bytes sealed by `seal` with the same key and context.

    Raises:
        KluisError: they do not open.
    """
    return _decrypt(_key(key_id), sealed, context)


def store_blob(key_id: str, data: bytes, context: str) -> str:
    """Seal bytes into a new file and return its name."""
    name = secrets.token_hex(16)
    write_once(_blob_path(name), seal(key_id, data, f"{context}:{name}"))
    return name


def load_blob(key_id: str, name: str, context: str) -> bytes:
    """Read a blob back.

    Raises:
        KluisError: it is gone or does not open.
    """
    try:
        sealed = _read(_blob_path(name))
    except OSError as error:
        raise KluisError("Het bestand is niet meer in de kluis.") from error
    return unseal(key_id, sealed, f"{context}:{name}")


def mac(value: str, purpose: str) -> str:
    """Return a keyed fingerprint with which this side finds a value that it keeps sealed.

    It never leaves the side: without the master key it says nothing, with it ten digits are quickly tried.
    """
    return hmac.new(_master_key(), f"{purpose}:{value}".encode(), hashlib.sha256).hexdigest()


def seal_id(value: str, purpose: str) -> str:
    """Encrypt an identifier, the same each time, for a log in which this side alone can find and read it."""
    return _id_cipher(purpose).encrypt(value.encode(), None).hex()


def unseal_id(sealed: str, purpose: str) -> str:
    """Read back what `seal_id` made.

    Raises:
        KluisError: it was made for another purpose, by another side, or is no such thing.
    """
    try:
        return _id_cipher(purpose).decrypt(bytes.fromhex(sealed), None).decode()
    except (InvalidTag, ValueError) as error:
        raise KluisError("Dit is geen identificatie die deze zijde voor dit doel versleutelde.") from error


def _id_cipher(purpose: str) -> AESSIV:
    return AESSIV(hmac.new(_master_key(), f"identificatie:{purpose}".encode(), hashlib.sha512).digest())


def write_once(path: Path, data: bytes) -> None:
    """Write a new file of mode 0600 so that after a crash it is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.link(temporary, path)  # fails when the name is taken: nothing is ever overwritten
    temporary.unlink()
    _sync(path.parent)


class SealedJSONField(models.BinaryField):  # type: ignore[type-arg]  # not generic when it runs
    """JSON in a column, sealed under the side's own column key; the context is table and column."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)

    def _context(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"  # noqa: SLF001 - the documented way to the table

    def get_db_prep_value(
        self,
        value: Any,
        connection: Any,
        prepared: bool = False,  # noqa: FBT001, FBT002 - Django's own signature
    ) -> Any:
        text = json.dumps(value, ensure_ascii=False, sort_keys=True).encode()
        return super().get_db_prep_value(_encrypt(_master_key(), text, self._context()), connection, prepared)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:  # noqa: ARG002 - Django's own
        return None if value is None else json.loads(_decrypt(_master_key(), bytes(value), self._context()))

    def get_default(self) -> Any:
        return models.Field.get_default(self)  # the binary field would make bytes of an empty text

    def to_python(self, value: Any) -> Any:
        return value

    def value_to_string(self, obj: models.Model) -> str:
        return json.dumps(self.value_from_object(obj), ensure_ascii=False)


def _encrypt(key: bytes, data: bytes, context: str) -> bytes:
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, data, context.encode())


def _decrypt(key: bytes, sealed: bytes, context: str) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], context.encode())
    except (InvalidTag, ValueError) as error:
        raise KluisError(
            "De verzegelde gegevens openen niet: gewijzigd, of van een andere plaats."
        ) from error


def _key(key_id: str) -> bytes:
    try:
        wrapped = _read(_key_path(key_id))
    except OSError as error:
        raise KluisError("De sleutel bestaat niet (meer).") from error
    return _decrypt(_master_key(), wrapped, f"sleutel:{key_id}")


def _master_key() -> bytes:
    path = Path(settings.DATA) / "hoofdsleutel"
    if not path.exists():
        _make_master_key(path)
    if path.stat().st_mode & 0o077:
        raise KluisError(f"Anderen kunnen {path} lezen: zet het op alleen-eigenaar (0600).")
    key = _read(path)
    if len(key) != KEY:
        raise KluisError("De hoofdsleutel is beschadigd: zet de bewaarde kopie terug.")
    return key


def _make_master_key(path: Path) -> None:
    """Make the master key of a new side; where there are keys under it already, it was lost, and stays so."""
    if (path.parent / "sleutelbos").exists():
        raise KluisError("De hoofdsleutel ontbreekt: zet de bewaarde kopie terug in de gegevensmap.")
    with contextlib.suppress(FileExistsError):  # another process was first; its key is the key
        write_once(path, secrets.token_bytes(KEY))


def _read(path: Path) -> bytes:
    """Read a file of the vault itself, not one that a link in its place points to."""
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
        return file.read()


def _sync(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    directory = os.open(folder, os.O_RDONLY)
    os.fsync(directory)
    os.close(directory)


def _key_path(key_id: str) -> Path:
    return Path(settings.DATA) / "sleutelbos" / _plain(key_id)


def _blob_path(name: str) -> Path:
    return Path(settings.DATA) / "kluis" / name[:2] / _plain(name)


def _plain(name: str) -> str:
    if not name.isalnum():
        raise KluisError("Onbruikbare naam in de kluis.")
    return name
