"""A Word document gives its text in reading order, and all that it does not print under a caption."""

import pytest

TRACKED = (
    '<w:p><w:r><w:t xml:space="preserve">De man </w:t></w:r>'
    '<w:del w:author="Els"><w:r><w:delText xml:space="preserve">Karim </w:delText></w:r></w:del>'
    '<w:del w:author="Els"><w:r><w:delText>Nazari</w:delText></w:r></w:del>'
    '<w:ins w:author="Jan"><w:r><w:t>verklaarde</w:t></w:r></w:ins><w:r><w:t> dat.</w:t></w:r></w:p>'
)


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:r>{properties}<w:t>{text}</w:t></w:r></w:p>"


def seen(extract) -> str:
    return extract.text[: extract.hidden_start]


def hidden(extract) -> str:
    return "" if extract.hidden_start is None else extract.text[extract.hidden_start :]


def test_header_body_table_note_and_footer_come_in_reading_order(read, docx):
    table = "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>".format(
        *(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("naam", "rol", "Karim", "broer"))
    )
    note = '<w:p><w:r><w:t>Tekst</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    stories = {
        "footer": paragraph("Voettekst"),
        "header": paragraph("Koptekst"),
        "footnotes": '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{paragraph("De noot")}</w:footnote>',
    }
    extract = read(docx(note + table + paragraph("Slot"), stories), "a.docx")
    assert extract.text == "Koptekst\nTekst\n[voetnoot 1] De noot\nnaam\trol\nKarim\tbroer\nSlot\nVoettekst\n"
    assert (extract.kind, extract.hidden_start) == ("docx", None)


def test_tracked_changes_are_hidden_text_with_their_authors(read, docx):
    extract = read(docx(TRACKED), "a.docx")
    assert seen(extract) == "De man verklaarde dat.\n"
    assert hidden(extract).splitlines() == [
        "--- verborgen ---",
        "[verwijderde tekst, door Els] Karim Nazari",
        "[ingevoegde tekst, door Jan] verklaarde",
    ]


def test_comments_come_with_their_author(read, docx):
    comment = f'<w:comment w:author="Piet" w:id="1">{paragraph("Is dit Karim?")}</w:comment>'
    extract = read(docx(paragraph("Tekst"), {"comments": comment}), "a.docx")
    assert "[opmerking, door Piet] Is dit Karim?" in hidden(extract)


@pytest.mark.parametrize(
    "properties",
    [
        "<w:rPr><w:vanish/></w:rPr>",
        '<w:rPr><w:rStyle w:val="Geheim"/></w:rPr>',
        '<w:rPr><w:rStyle w:val="Erft"/></w:rPr>',
    ],
)
def test_hidden_text_is_hidden_by_itself_or_by_its_style(read, docx, properties):
    styles = (
        '<w:style w:styleId="Geheim"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="Erft"><w:basedOn w:val="Geheim"/></w:style>'
    )
    extract = read(docx(paragraph("Karim", properties) + paragraph("Open"), {"styles": styles}), "a.docx")
    assert "Karim" not in seen(extract)
    assert "[verborgen tekst] Karim" in hidden(extract)


def test_text_boxes_in_both_versions_and_alternative_texts_are_hidden_text(read, docx):
    drawing = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice><w:drawing><x:docPr xmlns:x="urn:x" name="foto Karim.jpg" descr="Karim bij de poort"/>'
        f"<w:txbxContent>{paragraph('In het vak')}</w:txbxContent></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><w:txbxContent>"
        f"{paragraph('Andere versie')}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    extract = read(docx(drawing + paragraph("Tekst")), "a.docx")
    for piece in (
        "[tekstvak] In het vak",
        "[tekstvak] Andere versie",
        "] Karim bij de poort",
        "] foto Karim.jpg",
    ):
        assert piece in hidden(extract)
    assert "vak" not in seen(extract)


def test_properties_links_field_codes_and_unshown_parts_are_hidden_text(read, docx):
    body = (
        '<w:p><w:fldSimple w:instr="MERGEFIELD karim"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
        '<w:p><w:r><w:instrText>HYPERLINK "mailto:els@voorbeeld.nl"</w:instrText></w:r></w:p>'
    )
    more = {
        "docProps/core.xml": '<p xmlns:d="urn:d"><d:creator>Els de Boer</d:creator></p>',
        "docProps/custom.xml": '<p><property name="zaak"><v>Z-42 Nazari</v></property></p>',
        "customXml/item1.xml": "<a><b>gebonden veld</b></a>",
        "word/charts/chart1.xml": "<c><v>Karim in de grafiek</v></c>",
    }
    links = [("hyperlink", "https://voorbeeld.nl/karim", 'TargetMode="External"')]
    extract = read(docx(body, more=more, links=links), "a.docx")
    for piece in (
        "[documenteigenschap creator] Els de Boer",
        "[documenteigenschap zaak] Z-42 Nazari",
        "[tekst in onderdeel customXml/item1.xml] gebonden veld",
        "Karim in de grafiek",
        "[koppeling] https://voorbeeld.nl/karim",
        "mailto:els@voorbeeld.nl",
        "MERGEFIELD karim",
    ):
        assert piece in hidden(extract)


def test_pictures_in_a_document_are_read(read, docx, scan, encoded):
    picture = encoded(scan("Paspoort van Karim Nazari").crop((0, 0, 1240, 300)), "PNG")
    extract = read(docx(paragraph("Zie foto"), more={"word/media/image1.png": picture}), "a.docx")
    assert "[tekst in afbeelding image1.png] Paspoort van Karim Nazari" in hidden(extract)


def test_a_picture_that_cannot_be_read_is_said(read, docx):
    extract = read(docx(paragraph("Zie foto"), more={"word/media/image1.emf": b"\x01\x00"}), "a.docx")
    assert "image1.emf" in extract.warnings[0]


def test_an_embedded_file_is_a_document_of_its_own(read, docx):
    inner = docx(paragraph("Binnenin"))
    extract = read(docx(paragraph("Buiten"), more={"word/embeddings/bijlage.docx": inner}), "a.docx")
    assert [(found.name, found.text) for found in extract.attachments] == [("a.docx.bijlage-1", "Binnenin\n")]


def test_strict_documents_read_alike(read, docx, zip_of):
    strict = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    main = f"<w:document {strict}><w:body>{paragraph('Strikt')}</w:body></w:document>"
    assert read(docx("", more={"word/document.xml": main}), "a.docx").text == "Strikt\n"


def test_reading_twice_gives_the_same_extract(read, docx):
    data = docx(TRACKED)
    assert read(data, "a.docx") == read(data, "a.docx")
