"""A file is clean when everything that a reader does not see is on the fixed list."""

import io
from collections.abc import Callable

import pikepdf
import pytest

from grondslag.both.rendering import render_pdf
from grondslag.ind.publicatie.schoon import faults

SECTIONS = ("aanleiding", "besluit", "kernpunten", "toelichting", "niet_openbaar")


@pytest.fixture(scope="module")
def pdf() -> bytes:
    data = {part: [["Tekst."]] for part in SECTIONS}
    return render_pdf("nota", {"moment": "2026-03-02T12:00:00+00:00", "onderwerp": "Werkwijze", **data})


def changed(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        change(document)
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def author(document: pikepdf.Pdf) -> None:
    document.docinfo["/Author"] = "S. Verbruggen"


def xmp_author(document: pikepdf.Pdf) -> None:
    with document.open_metadata(set_pikepdf_as_editor=False) as xmp:
        xmp["dc:creator"] = ["S. Verbruggen"]


def title(document: pikepdf.Pdf) -> None:
    document.docinfo["/Title"] = "concept van S. Verbruggen"


def attachment(document: pikepdf.Pdf) -> None:
    document.attachments["nota.docx"] = b"PK"


def script(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def note(document: pikepdf.Pdf) -> None:
    document.pages[0].Annots = document.make_indirect(
        pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Contents="x")])
    )


def invisible(document: pikepdf.Pdf) -> None:
    document.pages[0].contents_add(b"BT 3 Tr ET")


def test_what_the_typesetter_makes_is_clean(pdf):
    assert faults(pdf, title="Nota") == []


@pytest.mark.parametrize("change", [author, xmp_author, title, attachment, script, note, invisible])
def test_what_is_not_on_the_list_is_found(pdf, change):
    assert faults(changed(pdf, change), title="Nota")


def test_a_withheld_passage_that_is_readable_is_found(pdf):
    assert faults(pdf, title="Nota", withheld=["Werkwijze"])


def test_what_is_no_pdf_is_not_clean():
    assert faults(b"geen pdf", title="Nota")
