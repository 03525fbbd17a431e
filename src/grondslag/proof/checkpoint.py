"""The checkpoint of a register: its origin, size and root, signed, as a C2SP signed note.

    ind-register                                            ← origin: the name of the register
    1204                                                    ← number of entries
    Xq2V0vPzT5mJ…=                                          ← root, base64
                                                            ← empty line
    — ind-register oRzG…==                                  ← name of the key, base64 of its id and signature

Form: C2SP signed-note and tlog-checkpoint, Ed25519 only. A register signs under its own origin; others
who saw that it only grew (the FG, the other side) may add a line. Read strictly: one spelling, no
extension lines. Signing stands in `sign`, so that reading needs the standard library alone.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass

from grondslag.proof import ed25519
from grondslag.proof.merkle import HASH_BYTES

#: More than any number of cosigners, less than what would make reading slow.
MAX_SIGNATURES = 16
MAX_SIZE = 2**53 - 1
_ED25519_TYPE = b"\x01"
_KEY_ID_BYTES = 4
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,62}[a-z0-9])?", re.ASCII)
_SIZE = re.compile(r"0|[1-9][0-9]{0,15}", re.ASCII)
_SIGNATURE_LINE = re.compile(r"— (?P<name>[^ ]+) (?P<data>[^ ]+)")


class CheckpointError(ValueError):
    """A text that is no checkpoint; str() is one Dutch sentence."""


@dataclass(frozen=True)
class Signature:
    """One signature line: the name of its key, the key's id (4 bytes), the signature (64 bytes)."""

    name: str
    key_id: bytes
    value: bytes


@dataclass(frozen=True)
class Checkpoint:
    """What a register was at one moment; `signatures` in the order of the note."""

    origin: str
    size: int
    root: bytes
    signatures: tuple[Signature, ...] = ()

    @property
    def text(self) -> str:
        """The signed text: three lines, each ended."""
        return f"{self.origin}\n{self.size}\n{_b64(self.root)}\n"

    @property
    def note(self) -> str:
        """The whole signed note."""
        lines = (f"— {line.name} {_b64(line.key_id + line.value)}\n" for line in self.signatures)
        return self.text + "\n" + "".join(lines)


def is_name(name: str) -> bool:
    """Tell whether `name` can name a register or a key: lower-case letters, digits, point and hyphen."""
    return _NAME.fullmatch(name) is not None


def key_id(name: str, public: bytes) -> bytes:
    """Return the id of an Ed25519 key under a name (C2SP signed-note)."""
    return hashlib.sha256(name.encode() + b"\n" + _ED25519_TYPE + public).digest()[:_KEY_ID_BYTES]


def parse(note: str) -> Checkpoint:
    """Read a signed note strictly; CheckpointError when it is anything else. Verifies no signature."""
    text, separator, signatures = note.partition("\n\n")
    if not separator:
        raise CheckpointError("De handtekeningen ontbreken.")
    lines = text.split("\n")
    if len(lines) != 3:  # noqa: PLR2004  origin, size, root
        raise CheckpointError("De tekst heeft geen drie regels.")
    origin, size, root = lines
    if not is_name(origin):
        raise CheckpointError("De naam van het register is ongeldig.")
    if not _SIZE.fullmatch(size) or int(size) > MAX_SIZE:
        raise CheckpointError("De omvang is geen getal.")
    found = Checkpoint(origin, int(size), _unb64(root, HASH_BYTES), _signatures(signatures))
    if found.note != note:
        raise CheckpointError("De schrijfwijze wijkt af.")
    return found


def verify_checkpoint(note: str, *, origin: str, size: int, root: bytes, public_key: bytes) -> bool:
    """Tell whether a register's own key (32 bytes) signed exactly this under its origin; never raises."""
    try:
        signed = parse(note)
    except CheckpointError:
        return False
    same = (signed.origin, signed.size, signed.root) == (origin, size, root)
    return same and any(is_signed_by(signed, line, origin, public_key) for line in signed.signatures)


def is_signed_by(checkpoint: Checkpoint, line: Signature, name: str, public: bytes) -> bool:
    """Tell whether this line is the signature of this key, under this name, of this checkpoint."""
    known = line.name == name and line.key_id == key_id(name, public)
    return known and ed25519.verify(public, checkpoint.text.encode(), line.value)


def _signatures(block: str) -> tuple[Signature, ...]:
    lines = block.split("\n")
    if lines.pop() or not 1 <= len(lines) <= MAX_SIGNATURES:
        raise CheckpointError("Het aantal handtekeningen klopt niet.")
    result = tuple(_signature(line) for line in lines)
    if len({(line.name, line.key_id) for line in result}) != len(result):
        raise CheckpointError("Een sleutel tekent tweemaal.")
    return result


def _signature(line: str) -> Signature:
    match = _SIGNATURE_LINE.fullmatch(line)
    if not match or not is_name(match["name"]):
        raise CheckpointError("Een regel met een handtekening is ongeldig.")
    data = _unb64(match["data"], _KEY_ID_BYTES + ed25519.SIGNATURE_BYTES)
    return Signature(match["name"], data[:_KEY_ID_BYTES], data[_KEY_ID_BYTES:])


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _unb64(text: str, length: int) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise CheckpointError("Een waarde is geen base64.") from None
    if len(data) != length:
        raise CheckpointError("Een waarde heeft niet de juiste lengte.")
    return data
