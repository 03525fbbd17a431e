"""A PDF gives what a reader sees, page by page; what is painted over, unseen or off the page is hidden."""

import pikepdf
import pytest
from PIL import Image

from grondslag.documents import Unreadable, read_document


def seen(extract) -> str:
    return extract.text[: extract.hidden_start]


def hidden(extract) -> str:
    return "" if extract.hidden_start is None else extract.text[extract.hidden_start :]


def test_each_page_has_its_place_in_the_text(read, pdf, line):
    extract = read(pdf(line("Eerste pagina"), "", line("Derde pagina")), "a.pdf")
    assert [(page.number, extract.text[page.start : page.end]) for page in extract.pages] == [
        (1, "Eerste pagina\n"),
        (2, ""),
        (3, "Derde pagina\n"),
    ]
    assert extract.kind == "pdf"


def test_lines_stay_lines(read, pdf, line):
    assert (
        seen(read(pdf(line("Regel een") + line("Regel twee", y=680)), "a.pdf")) == "Regel een\nRegel twee\n"
    )


def test_text_under_a_bar_is_hidden_and_the_rest_of_its_line_is_not(read, pdf, line):
    bar = "0 g 105 695 60 16 re f"
    extract = read(pdf(line("Getuige Karim Nazari verklaart") + bar), "a.pdf")
    assert "Getui" in seen(extract)
    assert "verklaart" in seen(extract)
    assert "Karim" not in seen(extract)
    assert "[bedekte tekst, pagina 1]" in hidden(extract)
    assert "Kari" in hidden(extract)


def test_text_on_a_shaded_background_is_seen(read, pdf, line):
    extract = read(pdf("0.8 g 60 690 300 30 re f 0 g" + line("Op een balk") + line("Wit", y=500)), "a.pdf")
    assert seen(extract) == "Op een balk\nWit\n"


def test_text_under_a_picture_is_hidden(read, pdf, line):
    picture = Image.new("L", (20, 20), 255)
    content = line("Zichtbaar", y=300) + line("Karim") + " q 300 0 0 40 60 690 cm /I Do Q"
    extract = read(pdf(content, pictures={"I": picture}), "a.pdf")
    assert seen(extract) == "Zichtbaar\n"
    assert "[bedekte tekst, pagina 1] Karim" in hidden(extract)


@pytest.mark.parametrize("before", ["3 Tr", "1 1 1 rg"])
def test_invisible_and_white_text_is_hidden(read, pdf, line, before):
    extract = read(pdf(line("Open") + line("Karim", y=600, before=before) + " 0 Tr 0 g"), "a.pdf")
    assert seen(extract) == "Open\n"
    assert "[onzichtbare tekst, pagina 1] Karim" in hidden(extract)


def test_white_text_on_a_dark_bar_is_seen(read, pdf, line):
    extract = read(
        pdf("0 g 60 590 300 30 re f" + line("Kop van de tabel", y=600, before="1 1 1 rg")), "a.pdf"
    )
    assert seen(extract) == "Kop van de tabel\n"


def test_text_outside_the_page_is_hidden(read, pdf, line):
    extract = read(pdf(line("Open") + line("Karim", x=700)), "a.pdf")
    assert seen(extract) == "Open\n"
    assert "[tekst buiten de pagina, pagina 1] Karim" in hidden(extract)


def test_bar_in_a_form_covers_text_where_it_is_painted(read, pdf, line):
    def add_form(document: pikepdf.Pdf) -> None:
        form = document.make_stream(b"0 g 0 0 1 1 re f")
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox = [0, 0, 1, 1]
        document.pages[0].Resources.XObject.X = form

    content = line("Karim") + line("Open", y=300) + " q 200 0 0 40 60 690 cm /X Do Q"
    extract = read(pdf(content, change=add_form), "a.pdf")
    assert seen(extract) == "Open\n"
    assert "[bedekte tekst, pagina 1] Karim" in hidden(extract)


def test_annotations_fields_links_alternative_texts_and_properties_are_hidden_text(read, pdf, line):
    def add(document: pikepdf.Pdf) -> None:
        name = pikepdf.Name
        note = pikepdf.Dictionary(
            Type=name.Annot, Subtype=name.Text, Rect=[0, 0, 9, 9], Contents="Is dit Özlem?", T="Els"
        )
        link = pikepdf.Dictionary(
            Type=name.Annot,
            Subtype=name.Link,
            Rect=[0, 0, 9, 9],
            A=pikepdf.Dictionary(S=name.URI, URI=pikepdf.String("https://voorbeeld.nl/karim")),
        )
        document.pages[0].Annots = [note, document.make_indirect(link)]
        field = pikepdf.Dictionary(FT=name.Tx, T="naam", V="Nazari")
        document.Root.AcroForm = document.make_indirect(pikepdf.Dictionary(Fields=[field]))
        document.Root.StructTreeRoot = pikepdf.Dictionary(Alt="Foto van de poort")
        with document.open_metadata(set_pikepdf_as_editor=False) as xmp:
            xmp["dc:creator"] = ["Piet in XMP"]
        document.docinfo["/Author"] = "Els de Boer"

    extract = read(pdf(line("Open"), change=add), "a.pdf")
    assert seen(extract) == "Open\n"
    for piece in (
        "[aantekening, pagina 1] Is dit Özlem?",
        "[aantekening, pagina 1] Els",
        "[koppeling] https://voorbeeld.nl/karim",
        "[formulierveld] naam: Nazari",
        "[alternatieve tekst] Foto van de poort",
        "[documenteigenschap Author] Els de Boer",
        "Piet in XMP",
    ):
        assert piece in hidden(extract)


def test_of_xmp_the_properties_are_read_and_not_its_form(read, pdf, line):
    packet = """<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Adobe XMP Core 5.6-c140 79.160451">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="Writer">
          <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Gehoor Nazari</rdf:li></rdf:Alt></dc:title>
          <dc:creator><rdf:Seq><rdf:li>Els</rdf:li><rdf:li xml:lang="Karim was hier">Jan</rdf:li>
          </rdf:Seq></dc:creator>
        </rdf:Description>
      </rdf:RDF></x:xmpmeta>"""

    def add(document: pikepdf.Pdf) -> None:
        kind = pikepdf.Dictionary(Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        document.Root.Metadata = pikepdf.Stream(document, packet.encode(), kind)

    assert hidden(read(pdf(line("Open"), change=add), "a.pdf")).splitlines() == [
        "--- verborgen ---",
        "[documenteigenschap CreatorTool] Writer",
        "[documenteigenschap title] Gehoor Nazari",
        "[documenteigenschap creator] Els, Jan",
        "[metagegevens] Karim was hier",
    ]


def test_embedded_files_are_documents_of_their_own_and_their_names_hidden_text(read, pdf, line):
    def embed(document: pikepdf.Pdf) -> None:
        document.attachments["karim.txt"] = b"Inhoud van de bijlage"

    extract = read(pdf(line("Open"), change=embed), "a.pdf")
    assert "[naam van bijlage 1] karim.txt" in hidden(extract)
    assert [(found.name, found.text) for found in extract.attachments] == [
        ("a.pdf.bijlage-1", "Inhoud van de bijlage")
    ]


def test_a_scanned_page_is_read_by_ocr(read, pdf, line, scan):
    content = "q 595 0 0 842 0 0 cm /I Do Q"
    data = pdf(
        line("Met tekstlaag"),
        content,
        pictures={"I": scan("De getuige Karim Nazari\nverklaart het volgende.")},
    )
    extract = read(data, "a.pdf")
    page = extract.pages[1]
    assert extract.text[page.start : page.end] == "De getuige Karim Nazari\nverklaart het volgende.\n"


def test_a_searchable_scan_is_read_by_ocr_and_its_layer_is_hidden(read, pdf, line, scan):
    content = "q 595 0 0 842 0 0 cm /I Do Q " + line("Karim in de laag", before="3 Tr")
    extract = read(pdf(content, pictures={"I": scan("Wat er staat in de scan")}), "a.pdf")
    assert seen(extract) == "Wat er staat in de scan\n"
    assert "[onzichtbare tekst, pagina 1] Karim in de laag" in hidden(extract)


def test_a_picture_with_text_on_a_page_with_text_is_read_too(read, pdf, line, scan):
    content = line("Zie de foto", y=800) + "q 500 0 0 125 50 300 cm /I Do Q"
    picture = scan("Paspoort van Karim Nazari").crop((0, 0, 1240, 310))
    extract = read(pdf(content, pictures={"I": picture}), "a.pdf")
    assert seen(extract) == "Zie de foto\n"
    assert "[tekst in afbeelding, pagina 1] Paspoort van Karim Nazari" in hidden(extract)


def test_a_text_layer_that_no_font_explains_is_read_by_ocr(read, pdf, line, scan):
    def unexplained(document: pikepdf.Pdf) -> None:
        name = pikepdf.Name
        font = document.pages[0].Resources.Font.F
        font.Subtype, font.FontBBox, font.FontMatrix = name.Type3, [0, 0, 1, 1], [1, 0, 0, 1, 0, 0]
        font.CharProcs, font.Encoding = pikepdf.Dictionary(), pikepdf.Dictionary(Differences=[])
        font.FirstChar, font.LastChar, font.Widths = 0, 255, [1] * 256

    content = "q 595 0 0 842 0 0 cm /I Do Q " + line("\\001\\002\\003\\004")
    data = pdf(content, pictures={"I": scan("Wat er echt staat")}, change=unexplained)
    assert seen(read(data, "a.pdf")) == "Wat er echt staat\n"


def test_without_tesseract_a_scan_is_refused_and_a_picture_beside_text_is_said(monkeypatch, pdf, line, scan):
    monkeypatch.setenv("PATH", "/bestaat-niet")
    content = "q 595 0 0 842 0 0 cm /I Do Q "
    with pytest.raises(Unreadable) as fault:
        read_document(pdf(content, pictures={"I": scan("Tekst")}), "a.pdf")
    assert fault.value.reason == "ocr_ontbreekt"
    beside = read_document(pdf(content + line("Open"), pictures={"I": scan("Tekst")}), "a.pdf")
    assert any("tesseract" in warning for warning in beside.warnings)


def test_reading_twice_gives_the_same_extract(read, pdf, line):
    data = pdf(line("Open") + line("Karim", x=700))
    assert read(data, "a.pdf") == read(data, "a.pdf")
