"""Plain text comes through as it is, whatever its encoding; no bytes make the decoder raise."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grondslag.documents import Limits
from grondslag.documents.draft import Draft
from grondslag.documents.kinds import sniff
from grondslag.documents.model import Unreadable
from grondslag.documents.readers import txt

DUTCH = "Café Ørsted, één naïeve € 5\r\nTweede regel\tmet tab\n\nجاويد 𐎠\n"


def test_utf8_text_is_identical_to_the_file(read):
    extract = read(DUTCH.encode(), "01.txt")
    assert extract.text.encode() == DUTCH.encode()
    assert (extract.kind, extract.hidden_start, extract.warnings, extract.complete) == ("txt", None, (), True)


def test_utf8_byte_order_mark_stays_as_text_is_identical_to_the_file(read):
    data = codecs.BOM_UTF8 + DUTCH.encode()
    assert read(data, "01.txt").text.encode() == data


@pytest.mark.parametrize("mark", [True, False])
@pytest.mark.parametrize(
    ("codec", "bom"), [("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE)]
)
def test_utf16_is_read_with_and_without_mark(read, codec, bom, mark):
    text = "Het gehoor van mevrouw Özdemir begon om negen uur.\n"
    assert read((bom if mark else b"") + text.encode(codec), "01.txt").text == text


def test_windows_1252_is_read_and_said(read):
    extract = read("Café – “één” €".encode("windows-1252"), "01.txt")
    assert extract.text == "Café – “één” €"
    assert "Windows-1252" in extract.warnings[0]


def test_one_broken_byte_does_not_turn_utf8_into_another_encoding(read):
    extract = read("één café ".encode() + b"\xff" + " naïef".encode(), "01.txt")
    assert extract.text == "één café \N{REPLACEMENT CHARACTER} naïef"
    assert extract.warnings


def test_lone_surrogates_of_utf16_become_replacement_characters(read):
    data = codecs.BOM_UTF16_LE + "naam ".encode("utf-16-le") + b"\x00\xd8" + " eind".encode("utf-16-le")
    assert read(data, "01.txt").text == "naam \N{REPLACEMENT CHARACTER} eind"


def test_the_hidden_line_in_a_text_is_only_text(read):
    text = "Regel\n--- verborgen ---\nNog een regel\n"
    extract = read(text.encode(), "01.txt")
    assert (extract.text, extract.hidden_start) == (text, None)


@given(st.binary(max_size=300))
def test_any_bytes_decode_to_text_that_can_be_written(data):
    txt.decode(data).text.replace("\ud800", "").encode()


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a", "a.eml", "a.pdf", "a.html", "a.csv"]))
def test_any_bytes_are_a_kind_or_unreadable(data, name):
    try:
        kind = sniff(data, name).kind
    except Unreadable:
        return
    if kind == "txt":
        draft = Draft("txt", Limits())
        txt.read(data, draft)
        draft.text()[0].encode()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_all_utf8_text_without_zeros_decodes_to_itself(text):
    decoded = txt.decode(text.encode())
    assert decoded.encoding != "utf-8" or decoded.text == text


@given(st.text(alphabet="abcdefghij éëïöü€ĳ \n", min_size=1))
def test_dutch_utf8_is_never_taken_for_another_encoding(text):
    assert txt.decode(text.encode()).text == text
