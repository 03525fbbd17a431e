"""Text from pictures, by the system's tesseract in Dutch, which inherits the cage of the child."""

import csv
import functools
import io
import shutil
import subprocess
from typing import NamedTuple

from PIL import Image

from grondslag.documents.draft import Draft
from grondslag.documents.model import Unreadable

DOUBTFUL = 70
"""Mean word confidence (0-100) under which a reader is asked to compare with the original."""
DOTS_PER_INCH = 300
_BLANK_SHARE = 0.0001
"""Share of pixels that may differ from the background on an empty page; less than one short word on A4."""
_CONTRAST = 64
_WORD_LEVEL = "5"


class Recognised(NamedTuple):
    """Text, one line a line, and the mean confidence of its words (0-100; 0 where there are none)."""

    text: str
    confidence: int


def recognise_page(picture: Image.Image, draft: Draft, page: int) -> str:
    """Return the text of a page image; Unreadable where something stands there that is no text."""
    recognised = recognise(picture)
    if not recognised.text.strip():
        if is_blank(picture):
            return ""
        raise Unreadable("pagina_onleesbaar", page=page)
    if recognised.confidence < DOUBTFUL:
        draft.warn("herkenning", page=page, confidence=recognised.confidence)
    return recognised.text


def recognise(picture: Image.Image) -> Recognised:
    """Run tesseract over pipes: no page is written to a disk. Unreadable where it is not installed."""
    command = _command()
    if command is None:
        raise Unreadable("ocr_ontbreekt")
    raster = io.BytesIO()
    picture.convert("L").save(raster, "PNG", compress_level=1, dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    done = subprocess.run(command, input=raster.getvalue(), capture_output=True, check=False)  # noqa: S603 - fixed words
    if done.returncode:
        raise Unreadable("vastgelopen")
    return _from_table(done.stdout.decode("utf-8", errors="replace"))


def available() -> bool:
    """Whether tesseract with Dutch is installed."""
    return _command() is not None


def is_blank(picture: Image.Image) -> bool:
    """Whether next to nothing on the picture stands out from its most common tone."""
    counts = picture.convert("L").histogram()
    background = counts.index(max(counts))
    marks = sum(count for tone, count in enumerate(counts) if abs(tone - background) > _CONTRAST)
    return marks <= _BLANK_SHARE * sum(counts)


@functools.cache
def _command() -> tuple[str, ...] | None:
    program = shutil.which("tesseract")
    if program is None:
        return None
    listing = subprocess.run([program, "--list-langs"], capture_output=True, check=False)  # noqa: S603 - fixed words
    languages = listing.stdout.decode(errors="replace").split()
    if "nld" not in languages:
        return None
    # Segmentation 1 finds a page that lies on its side, and needs the data `osd`; 3 does not.
    segmentation = "1" if "osd" in languages else "3"
    return (
        program,
        "stdin",
        "stdout",
        "-l",
        "nld",
        "--psm",
        segmentation,
        "--dpi",
        str(DOTS_PER_INCH),
        "tsv",
    )


def _from_table(table: str) -> Recognised:
    lines: list[str] = []
    paragraph: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    confidences: list[float] = []
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        word = row["text"]
        if row["level"] != _WORD_LEVEL or not word or not word.strip():
            continue
        confidences.append(float(row["conf"]))
        here = (row["block_num"], row["par_num"], row["line_num"])
        if here == place:
            lines[-1] += " " + word
        else:
            if lines and here[:2] != paragraph:
                lines.append("")
            lines.append(word)
        place, paragraph = here, here[:2]
    mean = round(sum(confidences) / len(confidences)) if confidences else 0
    return Recognised("\n".join(lines), mean)
