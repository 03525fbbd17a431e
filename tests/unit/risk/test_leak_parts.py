"""The leak check looks in every place where text can hide, and never calls clean what it can't read."""

import io
import json

import pikepdf
import pytest
from PIL import Image

from grondslag.anonymise.kaart import kaart_of, kaart_schema, usual_values
from grondslag.risk import Forbidden, Unchecked, forbidden_of, leak_check

NAME = Forbidden("naam", "Mohammad Karimi", "registratie: betrokkene")

PAGE = b"BT /F1 12 Tf 72 720 Td (%s) Tj ET"


def _pdf(text=b"Er zijn getuigen.", change=None, **save):
    pdf = pikepdf.new()
    page = pdf.add_blank_page()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
    page.Contents = pdf.make_stream(PAGE % text)
    if change:
        change(pdf)
    buffer = io.BytesIO()
    pdf.save(buffer, **save)
    return buffer.getvalue()


def _places(content, name=""):
    return {hit.place for hit in leak_check(content, [NAME], name=name)}


def _title(pdf):
    pdf.docinfo["/Title"] = "Casus Karimi"


def _xmp(pdf):
    with pdf.open_metadata() as metadata:
        metadata["dc:creator"] = ["Mohammad Karimi"]


def _attachment(pdf):
    pdf.attachments["bijlage.txt"] = pikepdf.AttachedFileSpec(
        pdf, b"van Mohammad Karimi", filename="bijlage.txt"
    )


def _attachment_name(pdf):
    pdf.attachments["karimi.txt"] = pikepdf.AttachedFileSpec(pdf, b"niets", filename="karimi.txt")


def _note(pdf):
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Contents="vraag Karimi zelf"
    )
    pdf.pages[0].Annots = pikepdf.Array([note])


def _image(pdf):
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4)).save(buffer, "JPEG")
    stream = pdf.make_stream(buffer.getvalue())
    stream.Type, stream.Subtype, stream.Filter = (
        pikepdf.Name.XObject,
        pikepdf.Name.Image,
        pikepdf.Name.DCTDecode,
    )
    stream.Width = stream.Height = 4
    stream.ColorSpace, stream.BitsPerComponent = pikepdf.Name.DeviceRGB, 8
    pdf.pages[0].Resources.XObject = pikepdf.Dictionary(I=stream)


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\nkapot",
        _pdf()[:200],
        _pdf(b""),
        _pdf(change=_image),
        _pdf(encryption=pikepdf.Encryption(owner="x", user="y")),
        b"PK\x03\x04\x00\x00\xff\xfe",
        b"\xff\xd8\xff\xe0",
        b"tekst\x00met nul",
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    ],
)
def test_what_can_not_be_read_is_not_clean(content):
    with pytest.raises(Unchecked, match="lekcontrole"):
        leak_check(content, [NAME])


@pytest.mark.parametrize("change", [_title, _xmp, _attachment, _attachment_name, _note])
def test_a_pdf_is_searched_outside_its_pages(change):
    assert _places(_pdf()) == set()
    assert _places(_pdf(change=change))


def test_a_pdf_is_searched_in_its_pages():
    assert "pdf, pagina 1" in _places(_pdf(b"Het gaat om Karimi."))


@pytest.mark.parametrize(
    ("tree", "place"),
    [
        ({"karimi": 1}, "json-sleutel $"),
        ({"a": [{"b": "over Karimi"}]}, "json $.a[0].b"),
        ({"a": "Moh", "b": "ammad Kar", "c": "imi"}, "json, achter elkaar"),
    ],
)
def test_json_is_searched_in_keys_values_and_across_them(tree, place):
    assert place in _places(json.dumps(tree).encode())


def test_the_file_name_is_searched():
    assert _places("niets", name="casus_karimi.pdf") == {"bestandsnaam"}
    bakker = Forbidden("naam", "Joy Bakker", "registratie")
    assert leak_check("niets", [bakker], name="Bakker-casus.pdf")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_in_its_encoding(encoding):
    assert _places("over Karimi".encode(encoding))


def test_a_hit_says_what_where_and_how():
    (hit,) = leak_check("dit gaat over Karimi.", [NAME])
    assert (hit.forbidden, hit.place, hit.text, hit.start, hit.end) == (NAME, "tekst", "Karimi", 14, 20)
    assert hit.how


def test_forbidden_of_takes_registration_and_findings_once_each():
    class Found:
        label, start, end = "PERSOON", 0, 3

    zaak = {
        "vnummer": "2911234567",
        "bsn": None,
        "geboortedatum": "onbekend",
        "personen": [{"rol": "betrokkene", "naam": "Mohammad Karimi", "aliassen": ["Ali", ""]}],
    }
    values = {(each.kind, each.value) for each in forbidden_of(zaak, [("01.txt", "Ali kwam", [Found()])])}
    assert values == {
        ("nummer", "2911234567"),
        ("datum", "onbekend"),
        ("naam", "Mohammad Karimi"),
        ("naam", "Ali"),
    }


def test_the_cards_of_the_whole_demo_register_give_no_false_alarm(demo_zaken, demo_rows):
    words = "Er is kans dat bewijs in Nederland verloren gaat; nabestaanden wachten al lang op erkenning."
    for zaak, row in list(zip(demo_zaken, demo_rows, strict=True))[::8]:
        kaart = kaart_of(usual_values(row.values), behandeling=["alleen_tafel"], prangend=words)
        assert leak_check(kaart.as_json(), forbidden_of(zaak), name="casusblad.json") == []


def test_every_word_of_the_card_gives_no_false_alarm(demo_zaken):
    labels = "\n".join(value.label for field in kaart_schema().velden for value in field.waarden)
    for zaak in demo_zaken[::8]:
        assert leak_check(labels, forbidden_of(zaak)) == []


def test_the_fixed_attributes_of_xmp_are_nobodys_but_what_they_hold_is_read():
    xmp = (
        b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="%s">'
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta><?xpacket end="w"?>'
    )

    def content(toolkit):
        def change(pdf):
            kind = pikepdf.Dictionary(Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
            pdf.Root.Metadata = pikepdf.Stream(pdf, xmp % toolkit, kind)

        return _pdf(change=change)

    name = Forbidden("naam", "xmptk", "document")
    assert not leak_check(content(b"Adobe"), [name])
    assert leak_check(content(b"Adobe xmptk"), [name])
    assert "pdf, metagegevens: tekst, met opmaak" in _places(content(b"Karimi"))


DRAWN = "00c0ffee-b181-4feb-9a2b-3a7a1c9e0d42"
"""What a machine drew; a scanner could have read 'Bibi' in it, and it holds a fourth of February."""


def test_chance_spells_no_name_or_date_in_what_a_machine_drew():
    name, date = Forbidden("naam", "Bibi Gul", "document"), Forbidden("datum", "4-2-2024", "document")
    digest = "a" * 20 + DRAWN.replace("-", "") + "4feb" * 3
    assert not leak_check(json.dumps({"referentie": DRAWN, "sha256": digest}), [name, date])
    for written in (f"Zie {DRAWN}.", DRAWN.upper(), DRAWN.replace("-4", "-1")):
        assert leak_check(json.dumps({"referentie": written}), [name, date]), written
    assert leak_check(json.dumps({DRAWN: 1}), [name])


def test_a_number_of_the_dossier_is_found_in_what_a_machine_drew():
    hidden = json.dumps({"referentie": "00000123-4123-4100-8000-00000000000f"})
    assert leak_check(hidden, [Forbidden("nummer", "123412341", "registratie: bsn")])
    assert not leak_check(hidden, [Forbidden("nummer", "123412342", "registratie: bsn")])


def test_the_identifier_of_a_pdf_is_drawn_and_what_stands_beside_it_is_read():
    known = [Forbidden("plaats", "Brussel", "document")]
    drawn = b"x/4BR51+AYIcRYf6EiZy3V=="

    def content(tag, title):
        def change(pdf):
            xmp = b"<x><%s>%s</%s><dc:title>%s</dc:title></x>" % (tag, drawn, tag, title)
            kind = pikepdf.Dictionary(Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
            pdf.Root.Metadata = pikepdf.Stream(pdf, xmp, kind)

        return _pdf(change=change, fix_metadata_version=False)

    assert not leak_check(content(b"xmpMM:InstanceID", b"Casusblad"), known)
    assert leak_check(content(b"xmpMM:InstanceID", b"Brussel"), known)
    assert leak_check(content(b"dc:source", b"Casusblad"), known)
