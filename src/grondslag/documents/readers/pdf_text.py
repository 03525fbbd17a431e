"""The text layer of a PDF page, parted into what is seen and what is not."""

import ctypes
import sys
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from grondslag.documents.draft import plain
from grondslag.documents.readers.pdf_objects import Box, PageObject, address_of

_VISIBLE, _INVISIBLE, _COVERED, _OUTSIDE = range(4)
_HYPHEN_MARK = "\x02"
"""What pdfium gives for the hyphen at the end of a line, together with the word's second half."""


class PageText(NamedTuple):
    """The four texts of a page, and the number of visible characters that no font explains."""

    visible: str
    invisible: str
    covered: str
    outside: str
    unmapped: int


def page_text(page: pypdfium2.PdfPage, objects: list[PageObject], frame: Box) -> PageText:
    """Return the text of a page; each character goes by its own place, as a bar may cover half a line."""
    layer = page.get_textpage()
    judge = _Judge(objects, frame)
    texts: tuple[list[str], ...] = ([], [], [], [])
    unmapped = 0
    way = _VISIBLE
    for index in range(layer.count_chars()):
        code = pdfium.FPDFText_GetUnicode(layer, index)
        # Generated line ends and spaces have no place of their own: they go with the text before them.
        if not pdfium.FPDFText_IsGenerated(layer, index):
            way = judge.way(layer, index)
            unmapped += way == _VISIBLE and (
                not code or pdfium.FPDFText_HasUnicodeMapError(layer, index) == 1
            )
        if code:
            texts[way].append(chr(code) if code <= sys.maxunicode else "\N{REPLACEMENT CHARACTER}")
    layer.close()
    visible, invisible, covered, outside = (_joined(text) for text in texts)
    return PageText(visible, invisible, covered, outside, unmapped)


class _Judge:
    """Tells for one character of the text layer whether a reader sees it."""

    def __init__(self, objects: list[PageObject], frame: Box) -> None:
        self._frame = frame
        self._texts = {item.address: item for item in objects if item.is_text}
        self._covers = [item for item in objects if item.covers]
        self._painted = [item for item in objects if item.paints]

    def way(self, layer: pypdfium2.PdfTextPage, index: int) -> int:
        x, y = _centre(layer, index)
        if not self._frame.holds(x, y):
            return _OUTSIDE
        item = self._texts.get(address_of(pdfium.FPDFText_GetTextObject(layer, index)))
        if item is None:
            return _VISIBLE
        if item.invisible or (item.white and not self._is_painted_under(item, x, y)):
            return _INVISIBLE
        if any(cover.order > item.order and cover.box.holds(x, y) for cover in self._covers):
            return _COVERED
        return _VISIBLE

    def _is_painted_under(self, item: PageObject, x: float, y: float) -> bool:
        return any(paint.order < item.order and paint.box.holds(x, y) for paint in self._painted)


def _centre(layer: pypdfium2.PdfTextPage, index: int) -> tuple[float, float]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(layer, index, left, right, bottom, top)
    return (left.value + right.value) / 2, (bottom.value + top.value) / 2


def _joined(characters: list[str]) -> str:
    text = "".join(characters).replace("\r\n", "\n").replace(_HYPHEN_MARK, "-").replace("\ufffe", "-")
    return "\n".join(line.rstrip(" ") for line in plain(text).split("\n"))
