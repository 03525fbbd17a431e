"""File names are untrusted: made safe to show and to write."""

import unicodedata
from pathlib import PurePosixPath

MOST_BYTES = 150
"""Leaves room for `.bijlage-99.bevindingen.json` within the 255 bytes of a file system."""
_FORBIDDEN = frozenset('/\\:*?"<>|')
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def safe_name(name: str) -> str:
    """Return `name` without control, format and bidi characters, path separators or leading dots.

    At most `MOST_BYTES` bytes of UTF-8; the extension is kept. The same name always gives the same result,
    and a safe name gives itself.
    """
    shown = "".join(
        "_" if _refused(character) else character for character in unicodedata.normalize("NFC", name)
    )
    return _shortened(shown.lstrip(". ").rstrip(" ")) or "document"


def _refused(character: str) -> bool:
    return character in _FORBIDDEN or unicodedata.category(character) in _UNSEEN


def _shortened(name: str) -> str:
    if len(name.encode()) <= MOST_BYTES:
        return name
    extension = PurePosixPath(name).suffix
    if len(extension.encode()) > MOST_BYTES // 4:
        extension = ""
    room = MOST_BYTES - len(extension.encode())
    stem = name.removesuffix(extension).encode()[:room].decode(errors="ignore")
    return stem.rstrip(" ") + extension


def extension_of(name: str) -> str:
    """Return the extension in lower case, without its dot; empty where there is none."""
    return PurePosixPath(name).suffix.removeprefix(".").lower()
