"""The text layer of a PDF page, parted into what is seen and what is not."""

import ctypes
import sys
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from grondslag.documents.draft import plain
from grondslag.documents.readers.pdf_objects import Box, PageObject, address_of

_VISIBLE, _INVISIBLE, _COVERED, _OUTSIDE = range(4)
_HYPHEN_MARKS = ("\x02", "\ufffe")
"""What pdfium gives for the hyphen at the end of a line, instead of the hyphen and the line end."""


class PageText(NamedTuple):
    """The four texts of a page, and the number of visible characters that no font explains."""

    visible: str
    invisible: str
    covered: str
    outside: str
    unmapped: int


class _Doubt(NamedTuple):
    """A text object of which a part may be unseen, with what was painted over it and under it."""

    item: PageObject
    over: list[Box]
    under: list[Box]


def page_text(page: pypdfium2.PdfPage, objects: list[PageObject], frame: Box) -> PageText:
    """Return the text of a page; each character goes by its own place, as a bar may cover half a line."""
    textpage = page.get_textpage()
    layer = textpage.raw
    doubts = _doubts(objects, frame)
    texts: tuple[list[str], ...] = ([], [], [], [])
    unmapped = 0
    way = _VISIBLE
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(layer, index)
        # Generated line ends and spaces have no place of their own: they go with the text before them.
        if not pdfium.FPDFText_IsGenerated(layer, index):
            way = _way(layer, index, doubts, frame) if doubts else _VISIBLE
            unmapped += way == _VISIBLE and (
                not code or pdfium.FPDFText_HasUnicodeMapError(layer, index) == 1
            )
        if code:
            texts[way].append(chr(code) if code <= sys.maxunicode else "\N{REPLACEMENT CHARACTER}")
    textpage.close()
    visible, invisible, covered, outside = (_joined(text) for text in texts)
    return PageText(visible, invisible, covered, outside, unmapped)


def _doubts(objects: list[PageObject], frame: Box) -> dict[int, _Doubt]:
    """Return the doubtful text objects by their address; on most pages there are none."""
    covers = [item for item in objects if item.covers]
    paints = [item for item in objects if item.paints]
    doubts: dict[int, _Doubt] = {}
    for item in objects:
        if not item.is_text:
            continue
        over = [cover.box for cover in covers if cover.order > item.order and cover.box.within(item.box)]
        if over or item.invisible or item.white or item.box.within(frame) != item.box:
            under = [paint.box for paint in paints if paint.order < item.order] if item.white else []
            doubts[item.address] = _Doubt(item, over, under)
    return doubts


def _way(layer: Any, index: int, doubts: dict[int, _Doubt], frame: Box) -> int:
    """Tell for one character of a page with doubts whether a reader sees it."""
    doubt = doubts.get(address_of(pdfium.FPDFText_GetTextObject(layer, index)))
    if doubt is None:
        return _VISIBLE
    x, y = _centre(layer, index)
    if not frame.holds(x, y):
        return _OUTSIDE
    if doubt.item.invisible or (doubt.item.white and not any(box.holds(x, y) for box in doubt.under)):
        return _INVISIBLE
    return _COVERED if any(box.holds(x, y) for box in doubt.over) else _VISIBLE


def _centre(layer: Any, index: int) -> tuple[float, float]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(layer, index, left, right, bottom, top)
    return (left.value + right.value) / 2, (bottom.value + top.value) / 2


def _joined(characters: list[str]) -> str:
    text = "".join(characters)
    for mark in _HYPHEN_MARKS:
        text = text.replace(mark, "-\n")
    return "\n".join(line.rstrip(" ") for line in plain(text).split("\n"))
