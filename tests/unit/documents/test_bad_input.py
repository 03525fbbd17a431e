"""Each kind of bad input gets one Dutch sentence: what is wrong, a colon, what to do. None hangs."""

import contextlib
import io
import struct
import time
import zlib

import pikepdf
import pytest

from grondslag.documents import Limits, Unreadable, read_document, read_documents
from grondslag.documents.wording import WORDING

BODY = "<w:p><w:r><w:t>Tekst</w:t></w:r></w:p>"


def refused(read, data: bytes, name: str) -> str:
    with pytest.raises(Unreadable) as fault:
        read(data, name)
    sentence = str(fault.value)
    assert ": " in sentence
    assert sentence.endswith(".")
    assert "{" not in sentence
    return fault.value.reason


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.docx", "a.eml", "a.png"])
def test_an_empty_file(read, name):
    assert refused(read, b"", name) == "leeg"


def test_an_encrypted_pdf(read, pdf, line):
    locked = pdf(line("Geheim"), encryption=pikepdf.Encryption(owner="o", user="u"))
    assert refused(read, locked, "a.pdf") == "versleuteld"


@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_a_truncated_pdf(read, pdf, line, part):
    data = pdf(line("Een"), line("Twee"))
    assert refused(read, data[: int(len(data) * part)], "a.pdf") == "afgebroken"


def test_a_truncated_pdf_that_was_made_for_the_web(read, pdf, line):
    whole = pikepdf.open(io.BytesIO(pdf(*[line("Tekst") * 50] * 3)))
    saved = io.BytesIO()
    whole.save(saved, linearize=True, deterministic_id=True)
    data = saved.getvalue()
    assert read(data, "a.pdf").kind == "pdf"
    early_end = data.index(b"%%EOF") + 6
    assert refused(read, data[:early_end], "a.pdf") == "afgebroken"


def test_a_pdf_with_padding_after_its_end_is_read(read, pdf, line):
    assert read(pdf(line("Tekst")) + bytes(4096), "a.pdf").text == "Tekst\n"


def test_a_pdf_of_500_pages(read, pdf, line):
    assert refused(read, pdf(*[line("x")] * 500), "a.pdf") == "te_veel_paginas"


def test_a_pdf_whose_page_has_drawings_but_no_text(read, pdf):
    assert refused(read, pdf("0 g 100 100 300 300 re f"), "a.pdf") == "pagina_onleesbaar"


def test_a_pdf_that_is_a_zip_too(read, pdf, line, docx):
    assert refused(read, pdf(line("x")) + docx(BODY), "a.pdf") == "dubbele_soort"


@pytest.mark.parametrize("seed", range(12))
def test_a_pdf_with_damage_is_read_or_refused(read, pdf, line, seed):
    data = bytearray(pdf(line("Een"), line("Twee")))
    for place in range(30 + seed, len(data) - 40, 37 + seed):
        data[place] = (data[place] * 7 + seed) % 256
    with contextlib.suppress(Unreadable):
        assert read(bytes(data), "a.pdf").kind == "pdf"


def test_a_page_that_came_out_empty_because_its_stream_is_damaged(read, pdf, line):
    def damage(document: pikepdf.Pdf) -> None:
        packed = bytearray(zlib.compress(line("Karim Nazari verklaart").encode() * 20))
        packed[2:12] = b"\xff" * 10
        raw = pikepdf.Stream(document, bytes(packed))
        raw.Filter = pikepdf.Name.FlateDecode
        document.pages[0].Contents = raw

    assert refused(read, pdf("", line("Heel"), change=damage), "a.pdf") == "beschadigd"


def test_a_tiff_whose_directory_lies(read, scan, encoded):
    data = bytearray(encoded(scan("x").resize((40, 40)), "TIFF"))
    directory = struct.unpack_from("<I", data, 4)[0]
    for entry in range(directory + 2, directory + 2 + 12 * 3, 12):
        struct.pack_into("<H", data, entry, 40_000)
    assert refused(read, bytes(data), "a.tiff") in {"beschadigd", "afgebroken"}


def test_a_pdf_stream_that_unpacks_to_a_gigabyte(read, pdf):
    def bomb(document: pikepdf.Pdf) -> None:
        packed = zlib.compressobj(9)
        stream = b"".join(packed.compress(b" " * 2**20) for _ in range(1024)) + packed.flush()
        raw = pikepdf.Stream(document, stream)
        raw.Filter = pikepdf.Name.FlateDecode
        document.pages[0].Contents = raw

    begun = time.monotonic()
    assert refused(read, pdf("", change=bomb), "a.pdf") in {"geheugen", "vastgelopen", "beschadigd"}
    assert time.monotonic() - begun < 20


def test_a_zip_bomb_is_counted_as_it_unpacks(read, docx):
    begun = time.monotonic()
    bomb = docx(BODY, more={"word/media/bomb.png": bytes(300_000_000)})
    packed = time.monotonic() - begun
    assert len(bomb) < 1_000_000
    assert refused(read, bomb, "a.docx") == "te_veel_uitgepakt"
    assert time.monotonic() - begun - packed < 10


def test_a_zip_that_lies_about_its_sizes(read, docx):
    data = bytearray(docx("<w:p/>" * 1000))
    entry = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    struct.pack_into("<I", data, entry + 24, 10)
    assert refused(read, bytes(data), "a.docx") == "beschadigd"


def test_more_parts_than_the_limit(read, docx):
    assert (
        refused(read, docx(BODY, more={f"word/p{n}.xml": "" for n in range(5001)}), "a.docx")
        == "te_veel_onderdelen"
    )


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name(read, docx):
    assert refused(read, docx(BODY, more={"WORD/document.xml": "<x/>"}), "a.docx") == "dubbel_onderdeel"


@pytest.mark.parametrize(
    "dtd",
    [
        '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w SYSTEM "http://voorbeeld.nl/x.dtd">',
        '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>',
        "<!DOCTYPE w>",
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_a_docx_with_a_dtd_or_entities(read, docx, dtd, codec):
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    main = f'<?xml version="1.0" encoding="{codec}"?>{dtd}<w:document xmlns:w="{namespace}"/>'
    data = docx(BODY, more={"word/document.xml": main.encode(codec)})
    assert refused(read, data, "a.docx") == "externe_entiteit"


def test_a_docx_cut_short(read, docx):
    data = docx(BODY)
    assert refused(read, data[: len(data) // 2], "a.docx") == "afgebroken"


def test_a_docx_with_a_broken_part(read, docx):
    assert refused(read, docx(BODY, more={"word/document.xml": "<w:document"}), "a.docx") == "beschadigd"


def test_a_docx_nested_beyond_reason(read, docx):
    deep = "<w:sdt>" * 5000 + "</w:sdt>" * 5000
    assert refused(read, docx(deep), "a.docx") == "beschadigd"


def test_an_encrypted_docx(read):
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert refused(read, container, "a.docx") == "versleuteld"


def test_an_old_word_file(read):
    assert refused(read, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc") == "oude_word"


def test_a_spreadsheet_and_a_plain_zip(read, zip_of):
    assert refused(read, zip_of({"a.txt": "x"}), "a.zip") == "onbekende_soort"
    assert refused(read, zip_of({"[Content_Types].xml": "<Types/>"}), "a.xlsx") == "onbekende_soort"


@pytest.mark.parametrize("data", [b"\x7fELF\x02\x01", b"MZ\x90\x00\x03\x00", b"#!/bin/sh\n"])
def test_a_program_under_the_name_of_a_text(read, data):
    assert refused(read, data, "verslag.txt") == "uitvoerbaar"


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.png", "a.eml"])
def test_plain_text_under_another_extension(read, name):
    assert refused(read, b"Gewone tekst\n", name) == "verkeerde_extensie"


def test_another_document_under_a_wrong_extension_is_read_with_a_warning(read, docx):
    extract = read(docx(BODY), "a.txt")
    assert (extract.kind, extract.text) == ("docx", "Tekst\n")
    assert "een Word-document" in extract.warnings[0]


@pytest.mark.parametrize("data", [bytes(range(256)), b"tekst\x00met nul", b"GIF89a\x00\x01"])
def test_an_unknown_kind(read, data):
    assert refused(read, data, "a.txt") == "onbekende_soort"


def test_a_file_of_300_mb_is_not_read_into_memory(tmp_path):
    large = tmp_path / "groot.pdf"
    with large.open("wb") as file:
        file.truncate(300_000_000)
    ((_, fault),) = read_documents([(large.name, large)])
    assert isinstance(fault, Unreadable)
    assert fault.reason == "te_groot"


def test_more_text_than_the_limit():
    with pytest.raises(Unreadable) as fault:
        read_document(b"x" * 101, "a.txt", limits=Limits(text=100))
    assert fault.value.reason == "te_veel_tekst"


def test_more_attachments_than_the_limit(mail):
    message = mail()
    for number in range(3):
        message.add_attachment("x\n", filename=f"{number}.txt")
    with pytest.raises(Unreadable) as fault:
        read_document(message.as_bytes(), "a.eml", limits=Limits(attachments=2))
    assert fault.value.reason == "te_veel_bijlagen"


def test_a_name_with_control_characters_is_made_safe_and_said(read):
    extract = read(b"Tekst\n", "ver\x1b[2Jslag\u202etxt.\n.txt")
    assert extract.name == "ver_[2Jslag_txt._.txt"
    assert "bestandsnaam" in extract.warnings[0]


def test_a_file_that_is_gone(tmp_path):
    ((_, fault),) = read_documents([("weg.txt", tmp_path / "weg.txt")])
    assert isinstance(fault, Unreadable)
    assert fault.reason == "niet_te_openen"


def test_a_tiff_cut_within_its_directory(read, scan, encoded):
    data = encoded(scan("x"), "TIFF")
    assert refused(read, data[:6], "a.tiff") in {"beschadigd", "afgebroken"}


def test_every_sentence_says_what_is_wrong_and_what_to_do():
    for sentence in WORDING["unreadable"].values():
        assert sentence.count(": ") == 1
        assert sentence.endswith(".")
        assert sentence[0].isupper()


def test_noise_after_every_magic_number_is_read_or_refused(read):
    for magic in (
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"II*\x00",
        b"From: x\n\n",
    ):
        noise = magic + bytes((n * 73 + 11) % 256 for n in range(2000)) + b"%%EOF"
        with pytest.raises(Unreadable):
            read(noise, "a.bin")
