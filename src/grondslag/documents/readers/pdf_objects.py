"""The objects of a PDF page in the order in which they are painted, with their boxes on the page."""

import ctypes
from collections.abc import Iterable
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

_OPAQUE = 255
_WHITE = 250
_MOST_SEGMENTS = 8
"""A rectangle takes 4 or 5 segments; of a more winding path the box says little about what it covers."""
_DEEPEST_FORM = 15


class Box(NamedTuple):
    """A rectangle in points, the origin below left."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def area(self) -> float:
        return max(0.0, self.width) * max(0.0, self.height)

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in the box."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top

    def within(self, other: "Box") -> "Box | None":
        """Return the part that the two boxes share, or None."""
        shared = Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )
        return shared if shared.width > 0 and shared.height > 0 else None


def union(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around `boxes`; ValueError where there are none."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return Box(min(lefts), min(bottoms), max(rights), max(tops))


class PageObject(NamedTuple):
    """One painted object. `order`: later ones lie on top. `address`: what pdfium knows a text object by."""

    order: int
    box: Box
    address: int
    is_text: bool
    is_picture: bool
    covers: bool
    paints: bool
    invisible: bool
    white: bool


def page_objects(page: pypdfium2.PdfPage) -> list[PageObject]:
    """Return the objects of a page, those in nested forms counted in."""
    return [_described(order, item) for order, item in enumerate(page.get_objects(max_depth=_DEEPEST_FORM))]


def address_of(raw: object) -> int:
    """Return the address of a pdfium handle, 0 for none."""
    return ctypes.cast(raw, ctypes.c_void_p).value or 0  # type: ignore[arg-type]  # any pointer casts to void


def _described(order: int, item: pypdfium2.PdfObject) -> PageObject:
    is_text = item.type == pdfium.FPDF_PAGEOBJ_TEXT
    is_picture = item.type == pdfium.FPDF_PAGEOBJ_IMAGE
    colour = _fill_colour(item)
    filled = item.type == pdfium.FPDF_PAGEOBJ_PATH and _is_filled(item)
    opaque = not pdfium.FPDFPageObj_HasTransparency(item)
    plain_shape = filled and colour[3] == _OPAQUE and pdfium.FPDFPath_CountSegments(item) <= _MOST_SEGMENTS
    return PageObject(
        order=order,
        box=_box_on_page(item),
        address=address_of(item.raw) if is_text else 0,
        is_text=is_text,
        is_picture=is_picture,
        covers=opaque and (plain_shape or is_picture),
        paints=filled or is_picture or item.type == pdfium.FPDF_PAGEOBJ_SHADING,
        invisible=is_text and _is_invisible(item, colour),
        white=is_text and min(colour[:3]) >= _WHITE,
    )


def _fill_colour(item: pypdfium2.PdfObject) -> tuple[int, int, int, int]:
    """Return red, green, blue and opacity (0-255); opaque black where pdfium knows none."""
    channels = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(item, *channels):
        return (0, 0, 0, _OPAQUE)
    red, green, blue, opacity = (channel.value for channel in channels)
    return (red, green, blue, opacity)


def _is_filled(item: pypdfium2.PdfObject) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    found = pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    return bool(found and fill.value != pdfium.FPDF_FILLMODE_NONE)


def _is_invisible(item: pypdfium2.PdfObject, colour: tuple[int, int, int, int]) -> bool:
    mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
    unseen = {pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP}
    return mode in unseen or (mode == pdfium.FPDF_TEXTRENDERMODE_FILL and colour[3] == 0)


def _box_on_page(item: pypdfium2.PdfObject) -> Box:
    """Return the box on the page; what lies in a form is first given in the form's own coordinates."""
    left, bottom, right, top = item.get_bounds()
    corners = [(left, bottom), (left, top), (right, bottom), (right, top)]
    form = item.container
    while form is not None:
        matrix = form.get_matrix()
        corners = [matrix.on_point(x, y) for x, y in corners]
        form = form.container
    return union(Box(x, y, x, y) for x, y in corners)
