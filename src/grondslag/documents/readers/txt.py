"""Plain text: UTF-8 as it is, UTF-16 by its mark or its zeros, and else Windows-1252."""

import codecs
import re
from typing import NamedTuple

from grondslag.documents.draft import Draft
from grondslag.documents.kinds import utf16_without_mark

_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_MARKED = (  # the longer mark first, as the shorter begins it
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UTF8_LETTER = re.compile(rb"[\xc3-\xf4][\x80-\xbf]{1,3}")
_UNASSIGNED_1252 = {byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}


class Decoded(NamedTuple):
    """Text, the encoding that it was in, and how many characters could not be read."""

    text: str
    encoding: str
    replaced: int


def read(data: bytes, draft: Draft) -> None:
    """Read plain text; UTF-8 gives the same text as the file, its byte order mark and line ends kept."""
    decoded = decode(data)
    if decoded.encoding == "windows-1252":
        draft.warn("codering", encoding="Windows-1252")
    if decoded.replaced:
        draft.warn("vervangen", count=decoded.replaced)
    draft.show(decoded.text)


def decode(data: bytes) -> Decoded:
    """Decode any bytes; never raises."""
    for mark, codec in _MARKED:
        if data.startswith(mark):
            return _lossy(data[len(mark) :], codec)
    unmarked = utf16_without_mark(data)  # before UTF-8, which takes its zeros for characters
    if unmarked:
        return _lossy(data, unmarked)
    try:
        return Decoded(data.decode(), "utf-8", 0)
    except UnicodeDecodeError:
        pass
    broken = _lossy(data, "utf-8")
    if len(_UTF8_LETTER.findall(data)) > broken.replaced:
        return broken
    return Decoded(_windows_1252(data), "windows-1252", 0)


def _lossy(data: bytes, codec: str) -> Decoded:
    text = data.decode(codec, errors="replace")
    return Decoded(text, codec, text.count(_UNKNOWN))


def _windows_1252(data: bytes) -> str:
    """Decode as browsers do: the five unassigned bytes become the control characters of the same number."""
    text = data.decode("windows-1252", errors="surrogateescape")
    return text.translate({0xDC00 + byte: shown for byte, shown in _UNASSIGNED_1252.items()})
