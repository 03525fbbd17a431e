"""The kind of a file, told by its content; the extension is only a claim."""

import re
import struct
from typing import NamedTuple

from grondslag.documents.model import Unreadable
from grondslag.documents.names import extension_of

EXTENSIONS = {
    "txt": frozenset({"", "txt", "text", "md", "csv", "log"}),
    "docx": frozenset({"docx", "docm", "dotx"}),
    "pdf": frozenset({"pdf"}),
    "eml": frozenset({"eml"}),
    "html": frozenset({"html", "htm"}),
    "afbeelding": frozenset({"png", "jpg", "jpeg", "tif", "tiff"}),
}
KINDS = frozenset(EXTENSIONS)

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_PROGRAMS = (b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!/")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_MAIL_HEADER = re.compile(
    rb"(?im)^(?:return-path|received|from|to|subject|date|message-id|mime-version|content-type|x-[\w-]+):"
)
_ANY_HEADER = re.compile(rb"[!-9;-~]+:")
_HTML = re.compile(rb"(?i)\A\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b")
_PROMISES_PACKED = EXTENSIONS["docx"] | EXTENSIONS["pdf"] | EXTENSIONS["afbeelding"]


class Sniffed(NamedTuple):
    """The kind of a file, and whether its extension claims another one."""

    kind: str
    extension: str
    mismatch: bool


def sniff(data: bytes, name: str) -> Sniffed:
    """Tell the kind of `data`; Unreadable where it is none of ours, two at once, or not what it claims."""
    extension = extension_of(name)
    kind = _packed_kind(data) or _text_kind(data, extension)
    return Sniffed(kind, extension, extension not in EXTENSIONS[kind])


def _packed_kind(data: bytes) -> str | None:
    is_pdf = b"%PDF-" in data[:1024]
    is_zip = data.startswith(_ZIP)
    if is_pdf and (is_zip or _ends_as_zip(data)):
        raise Unreadable("dubbele_soort")
    if is_pdf:
        return "pdf"
    if is_zip:
        return "docx"
    if data.startswith(_IMAGES):
        return "afbeelding"
    if data.startswith(_OLE):
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        raise Unreadable("versleuteld" if encrypted else "oude_word")
    if data.startswith(_PROGRAMS) or (data.startswith(b"MZ") and b"\x00" in data[:64]):
        raise Unreadable("uitvoerbaar")
    return None


def _text_kind(data: bytes, extension: str) -> str:
    if extension in _PROMISES_PACKED:
        raise Unreadable("verkeerde_extensie", extension=extension)
    if not _is_text(data) or data.startswith(rb"{\rtf"):
        raise Unreadable("onbekende_soort")
    if _looks_like_mail(data, extension):
        return "eml"
    if extension in EXTENSIONS["eml"]:
        raise Unreadable("verkeerde_extensie", extension=extension)
    if extension in EXTENSIONS["html"] or (_HTML.match(data[:2048]) and extension not in EXTENSIONS["txt"]):
        return "html"
    return "txt"


def _is_text(data: bytes) -> bool:
    """NUL belongs in no text but UTF-16, which shows itself by a mark or by its regular zeros."""
    return b"\x00" not in data or data.startswith(_UTF16_MARKS) or utf16_without_mark(data) is not None


def utf16_without_mark(data: bytes) -> str | None:
    """Return the codec of UTF-16 text without a byte order mark, or None when it is no such text."""
    head = data[: 4096 - (len(data[:4096]) % 2)]
    pairs = len(head) // 2
    if not pairs or len(data) % 2:
        return None
    low, high = head[0::2].count(0), head[1::2].count(0)
    if high > 0.6 * pairs and not low:
        return "utf-16-le"
    if low > 0.6 * pairs and not high:
        return "utf-16-be"
    return None


def _looks_like_mail(data: bytes, extension: str) -> bool:
    """A mail is a .eml with a header, or any text whose header declares MIME: its body may be encoded."""
    head = re.split(rb"\r?\n\r?\n", data[:65_536], maxsplit=1)[0]
    if not _ANY_HEADER.match(head):
        return False
    headers = _MAIL_HEADER.findall(head)
    if extension in EXTENSIONS["eml"]:
        return bool(headers)
    return len(headers) > 1 and re.search(rb"(?im)^mime-version:", head) is not None


def _ends_as_zip(data: bytes) -> bool:
    """Whether a zip reader would accept `data`: an end record whose comment ends where the file ends."""
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    if at < 0 or at + 22 > len(data):
        return False
    (comment,) = struct.unpack_from("<H", data, at + 20)
    return bool(at + 22 + comment == len(data))
