"""PDF: the text that a reader sees page by page, by OCR where a page has none, and all that is hidden."""

import re

import pypdfium2
from PIL import Image

from grondslag.documents.draft import Draft
from grondslag.documents.model import Unreadable
from grondslag.documents.readers import ocr, pdf_extras
from grondslag.documents.readers.pdf_objects import Box, PageObject, page_objects, union
from grondslag.documents.readers.pdf_text import PageText, page_text

_POINTS_PER_INCH = 72
_LEAST_DOTS_PER_INCH = 72
_PICTURE_SHARE = 0.05
"""Pictures that together take less of a page than this are logos, and are not read beside a text layer."""
_UNMAPPED_SHARE = 0.1
"""With more letters than this that no font explains, the text layer is no text: the page is read by OCR."""
_END, _MOST_PADDING = 2048, 65_536
_LINEARIZED = re.compile(rb"/Linearized\b[^>]*?/L\s+(\d{1,15})\b")
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_SECURITY = 5  # FPDF_ERR_SECURITY


def read(data: bytes, draft: Draft) -> None:
    """Read a PDF; Unreadable where it is encrypted, cut short, too long, or a page can't be read."""
    if _is_cut_short(data):
        raise Unreadable("afgebroken")
    document = _opened(data)
    if len(document) > draft.limits.pages:
        raise Unreadable("te_veel_paginas", pages=len(document), limit=draft.limits.pages)
    if not len(document):
        raise Unreadable("beschadigd")
    for number in range(1, len(document) + 1):
        draft.begin_page()
        _read_page(document, number, draft)
    for bookmark in document.get_toc(max_depth=15):
        draft.hide("bladwijzer", bookmark.get_title())
    pdf_extras.hide_all(data, draft)


def _is_cut_short(data: bytes) -> bool:
    """Whether the end is missing; pdfium mends such a file in silence, without the pages that are gone."""
    if b"%%EOF" not in data[-_MOST_PADDING:].rstrip(b"\x00\r\n\t ")[-_END:]:
        return True
    # A file made for the web has an end mark near its start too, but tells its own length.
    told = _LINEARIZED.search(data[:_END])
    return told is not None and int(told[1]) > len(data)


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        locked = getattr(fault, "err_code", None) in {_PASSWORD, _SECURITY}
        raise Unreadable("versleuteld" if locked else "beschadigd") from fault


def _read_page(document: pypdfium2.PdfDocument, number: int, draft: Draft) -> None:
    try:
        page = document[number - 1]
        frame = _frame(page)
        objects = page_objects(page)
        text = page_text(page, objects, frame)
    except pypdfium2.PdfiumError as fault:
        raise Unreadable("beschadigd") from fault
    if text.visible.strip() and text.unmapped <= _UNMAPPED_SHARE * len(text.visible):
        draft.show_page(text.visible)
        _read_pictures(page, number, _picture_area(objects, frame), frame, draft)
    else:
        picture = _rendered(page, draft)
        draft.show_page("" if ocr.is_blank(picture) else ocr.recognise_page(picture, draft, number))
        draft.hide("onzichtbaar", text.visible, page=number)
    _hide_text(text, number, draft)
    page.close()


def _hide_text(text: PageText, number: int, draft: Draft) -> None:
    draft.hide("onzichtbaar", text.invisible, page=number)
    draft.hide("bedekt", text.covered, page=number)
    draft.hide("buiten_pagina", text.outside, page=number)


def _frame(page: pypdfium2.PdfPage) -> Box:
    """Return what is seen of the page: its crop box within its media box, in points."""
    crop, media = page.get_cropbox(), page.get_mediabox()
    return Box(max(crop[0], media[0]), max(crop[1], media[1]), min(crop[2], media[2]), min(crop[3], media[3]))


def _picture_area(objects: list[PageObject], frame: Box) -> Box | None:
    """Return the box around the pictures on a page with text, or None when they are small."""
    boxes = [seen for item in objects if item.is_picture and (seen := item.box.within(frame))]
    if sum(box.area for box in boxes) < _PICTURE_SHARE * frame.area:
        return None
    return union(boxes)


def _read_pictures(page: pypdfium2.PdfPage, number: int, area: Box | None, frame: Box, draft: Draft) -> None:
    if area is None:
        return
    name = f"op pagina {number}"
    if not ocr.available():
        draft.warn("zonder_ocr", part=name)
        return
    picture = _cropped(_rendered(page, draft), page, area, frame)
    text = ocr.recognise(picture).text
    if text.strip():
        draft.hide("afbeelding", text, page=number)
    elif not ocr.is_blank(picture):
        draft.warn("afbeelding", part=name)


def _rendered(page: pypdfium2.PdfPage, draft: Draft) -> Image.Image:
    """Return the page in grey at the resolution that OCR wants, or less where it would be too large."""
    width, height = page.get_size()
    dots = float(ocr.DOTS_PER_INCH)
    inches = (width / _POINTS_PER_INCH) * (height / _POINTS_PER_INCH)
    if inches * dots**2 > draft.limits.pixels:
        dots = (draft.limits.pixels / inches) ** 0.5
    if dots < _LEAST_DOTS_PER_INCH:
        raise Unreadable("afbeelding_te_groot", limit=draft.limits.pixels // 1_000_000)
    bitmap = page.render(scale=dots / _POINTS_PER_INCH, grayscale=True, draw_annots=True)
    picture: Image.Image = bitmap.to_pil()
    return picture


def _cropped(picture: Image.Image, page: pypdfium2.PdfPage, area: Box, frame: Box) -> Image.Image:
    """Cut `area` (points, before rotation) out of the picture of the page; a turned page is kept whole."""
    if page.get_rotation():
        return picture
    across, up = picture.width / frame.width, picture.height / frame.height
    left, right = (area.left - frame.left) * across, (area.right - frame.left) * across
    top, bottom = (frame.top - area.top) * up, (frame.top - area.bottom) * up
    return picture.crop((int(left), int(top), int(right) + 1, int(bottom) + 1))
