"""Is a rebuilt PDF clean? Everything in it that a reader does not see must be on a fixed list."""

import io
from collections.abc import Iterator, Sequence

import pikepdf

from grondslag.risk import Forbidden, Unchecked, leak_check

DOCINFO = frozenset({"/Title", "/Creator", "/CreationDate", "/ModDate"})
XMP = frozenset(
    {
        "dc:title", "dc:language", "dc:format", "xmp:CreatorTool", "xmp:CreateDate", "xmp:ModifyDate",
        "xmpMM:History", "xmpMM:InstanceID", "xmpMM:DocumentID", "xmpMM:RenditionClass", "xmpTPg:NPages",
        "pdf:PDFVersion", "pdfaid:part", "pdfaid:conformance", "pdfuaid:part", "pdfaExtension:schemas",
    }
)  # fmt: skip
"""What the typesetter writes of itself: no author, no subject, no keywords, no field of another program."""
PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://ns.adobe.com/xap/1.0/": "xmp:",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM:",
    "http://ns.adobe.com/xap/1.0/t/pg/": "xmpTPg:",
    "http://ns.adobe.com/pdf/1.3/": "pdf:",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid:",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid:",
    "http://www.aiim.org/pdfa/ns/extension/": "pdfaExtension:",
}
ROOT = frozenset(
    {
        "/Type", "/Pages", "/Metadata", "/Outlines", "/OutputIntents", "/ViewerPreferences", "/MarkInfo",
        "/StructTreeRoot", "/Lang", "/PageLabels",
    }
)  # fmt: skip
"""What a document may hold: no attachments, scripts, forms, layers or actions."""
INVISIBLE = (3, 7)
"""Text rendering modes that paint nothing (ISO 32000, table of text rendering modes)."""


def faults(pdf: bytes, *, title: str, withheld: Sequence[str] = ()) -> list[str]:
    """Return what is not clean in a PDF, each as a Dutch sentence; an empty list means clean.

    `withheld` are the passages that may be readable nowhere: text, metadata, structure.
    """
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            found = [*_metadata(document, title), *_parts(document)]
    except pikepdf.PdfError:
        return ["Het bestand is geen leesbare PDF."]
    return found + _leaks(pdf, withheld)


def forbidden(value: str) -> Forbidden:
    """Return a withheld passage as the leak check hunts it."""
    kind = "contact" if any(sign.isdigit() or sign == "@" for sign in value) else "naam"
    return Forbidden(kind, value, "achtergehouden passage")


def _metadata(document: pikepdf.Pdf, title: str) -> Iterator[str]:
    for key in sorted(document.docinfo.keys() - DOCINFO):
        yield f"De metagegevens hebben een veld {key} dat niet op de vaste lijst staat."
    if str(document.docinfo.get("/Title", "")) != title:
        yield "De titel in de metagegevens is niet de vaste titel."
    with document.open_metadata(set_pikepdf_as_editor=False) as xmp:
        names = {_short(name) for name in xmp}
    for name in sorted(names - XMP):
        yield f"De XMP-gegevens hebben een veld {name} dat niet op de vaste lijst staat."


def _short(name: str) -> str:
    space, _brace, local = name.removeprefix("{").partition("}")
    return PREFIXES.get(space, f"{space} ") + local


def _parts(document: pikepdf.Pdf) -> Iterator[str]:
    for key in sorted(document.Root.keys() - ROOT):
        yield f"Het bestand heeft een onderdeel {key} dat niet op de vaste lijst staat."
    for number, page in enumerate(document.pages, start=1):
        if "/Annots" in page:
            yield f"Bladzijde {number} heeft aantekeningen."
        if "/XObject" in page.resources:
            yield f"Bladzijde {number} heeft een afbeelding of een ingevoegd blad."
        for instruction in pikepdf.parse_content_stream(page):
            if str(instruction.operator) == "Tr" and int(instruction.operands[0]) in INVISIBLE:
                yield f"Bladzijde {number} heeft onzichtbare tekst."


def _leaks(pdf: bytes, withheld: Sequence[str]) -> list[str]:
    try:
        hits = leak_check(pdf, tuple(forbidden(value) for value in withheld), name="nota.pdf")
    except Unchecked as reason:
        return [str(reason)]
    return [f"Een achtergehouden passage is nog te lezen: {hit.place}." for hit in hits]
