"""Pictures: each frame is a page, read by OCR; what the file says about itself goes to the hidden tail."""

import io
import struct
import warnings

from PIL import ExifTags, Image, ImageOps, ImageSequence

from grondslag.documents.draft import Draft
from grondslag.documents.model import Unreadable
from grondslag.documents.readers import ocr

FORMATS = ("PNG", "JPEG", "TIFF")
DECODING_FAULTS = (OSError, EOFError, SyntaxError, ValueError, TypeError, LookupError, struct.error)
"""What Pillow raises on damaged files, as found by mutating some."""
_TECHNICAL = frozenset({"compression", "icc_profile"})


def read(data: bytes, draft: Draft) -> None:
    """Read a PNG, JPEG or TIFF; Unreadable where it is cut short, too large, or holds no text."""
    picture = open_picture(data, draft)
    try:
        frames = getattr(picture, "n_frames", 1)
        if frames > draft.limits.pages:
            raise Unreadable("te_veel_paginas", pages=frames, limit=draft.limits.pages)
        for number, frame in enumerate(ImageSequence.Iterator(picture), start=1):
            check_size(frame.size, draft)
            draft.begin_page()
            draft.show_page(ocr.recognise_page(upright(frame), draft, number))
        _hide_properties(picture, draft)
    except DECODING_FAULTS as fault:
        raise Unreadable("afgebroken") from fault


def hide_picture(data: bytes, name: str, draft: Draft) -> None:
    """Put the text of a picture in a document in the hidden tail; what gives no text is said in a warning."""
    try:
        picture = open_picture(data, draft)
        draft.begin_page()
        grey = upright(picture)
        _hide_properties(picture, draft)
    except (Unreadable, *DECODING_FAULTS):
        draft.warn("afbeelding", part=name)
        return
    if not ocr.available():
        draft.warn("zonder_ocr", part=name)
        return
    text = ocr.recognise(grey).text
    if text.strip():
        draft.hide("afbeelding_in_document", text, name=name)
    elif not ocr.is_blank(grey):
        draft.warn("afbeelding", part=name)


def open_picture(data: bytes, draft: Draft) -> Image.Image:
    """Open a picture without decoding it; the size is checked on its header alone."""
    Image.MAX_IMAGE_PIXELS = draft.limits.pixels
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # check_size refuses it
            picture = Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as fault:
        raise Unreadable("afbeelding_te_groot", limit=draft.limits.pixels // 1_000_000) from fault
    except DECODING_FAULTS as fault:
        raise Unreadable("beschadigd") from fault
    check_size(picture.size, draft)
    return picture


def check_size(size: tuple[int, int], draft: Draft) -> None:
    """Raise Unreadable for more pixels than the limit."""
    if size[0] * size[1] > draft.limits.pixels:
        raise Unreadable("afbeelding_te_groot", limit=draft.limits.pixels // 1_000_000)


def upright(frame: Image.Image) -> Image.Image:
    """Return the frame in grey on white, turned as its camera says."""
    turned = ImageOps.exif_transpose(frame) or frame
    if turned.mode in {"RGBA", "LA", "PA"} or "transparency" in turned.info:
        layered = turned.convert("RGBA")
        turned = Image.alpha_composite(Image.new("RGBA", layered.size, "white"), layered)
    return turned.convert("L")


def _hide_properties(picture: Image.Image, draft: Draft) -> None:
    for name, value in sorted(picture.info.items(), key=lambda item: str(item[0])):
        if name in _TECHNICAL:
            continue
        if isinstance(value, str) or (name == "comment" and isinstance(value, bytes)):
            draft.hide("eigenschap", _shown(value), name=str(name))
    exif = picture.getexif()
    for tag, value in sorted(exif.items()):
        if isinstance(value, str | bytes):
            draft.hide("eigenschap", _shown(value), name=ExifTags.TAGS.get(tag, str(tag)))


def _shown(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode("utf-8", errors="replace")
