"""One reader a kind: `read(data, draft)` fills the draft, or raises Unreadable. Runs in the child only."""

from collections.abc import Callable

from grondslag.documents.draft import Draft
from grondslag.documents.kinds import sniff
from grondslag.documents.limits import Limits
from grondslag.documents.model import Unreadable
from grondslag.documents.readers import docx, eml, html, image, pdf, txt
from grondslag.documents.wording import WORDING

READERS: dict[str, Callable[[bytes, Draft], None]] = {
    "txt": txt.read,
    "docx": docx.read,
    "pdf": pdf.read,
    "eml": eml.read,
    "html": html.read,
    "afbeelding": image.read,
}


def read(data: bytes, name: str, limits: Limits, begin_page: Callable[[], None]) -> Draft:
    """Read one file by its content; a wrong extension is said in a warning."""
    if not data:
        raise Unreadable("leeg")
    sniffed = sniff(data, name)
    draft = Draft(sniffed.kind, limits, begin_page)
    if sniffed.mismatch:
        draft.warn("extensie", extension=sniffed.extension, kind=WORDING["kind"][sniffed.kind])
    READERS[sniffed.kind](data, draft)
    return draft
