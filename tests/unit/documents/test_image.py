"""Pictures are read by OCR, frame by frame; what can't be read is never an empty text."""

import pytest
from PIL import Image, ImageDraw

from grondslag.documents import Unreadable


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_a_picture_is_read(read, scan, encoded, kind):
    extract = read(encoded(scan("Verslag van het gehoor"), kind), f"a.{kind.lower()}")
    assert extract.text == "Verslag van het gehoor\n"
    assert extract.kind == "afbeelding"


def test_each_frame_of_a_tiff_is_a_page(read, scan, encoded):
    data = encoded(scan("Eerste blad"), "TIFF", save_all=True, append_images=[scan("Tweede blad")])
    extract = read(data, "a.tiff")
    assert [extract.text[page.start : page.end] for page in extract.pages] == [
        "Eerste blad\n",
        "Tweede blad\n",
    ]


def test_a_page_on_its_side_is_read(read, scan, encoded):
    lines = "\n".join(
        ["De getuige verklaart dat hij in het dorp woonde.", "Hij zag de soldaten niet komen."] * 6
    )
    extract = read(encoded(scan(lines).rotate(90, expand=True), "PNG"), "a.png")
    assert "De getuige verklaart" in extract.text


def test_a_comment_in_a_picture_is_hidden_text(read, scan, encoded):
    extract = read(encoded(scan("Verslag"), "JPEG", comment="Gemaakt door Els"), "a.jpg")
    assert "[documenteigenschap comment] Gemaakt door Els" in extract.text[extract.hidden_start :]


def test_a_picture_without_text_is_unreadable_and_not_empty(read, encoded):
    photo = Image.new("L", (600, 600), "white")
    ImageDraw.Draw(photo).ellipse((100, 100, 500, 500), "black")
    with pytest.raises(Unreadable) as fault:
        read(encoded(photo, "PNG"), "a.png")
    assert fault.value.reason == "pagina_onleesbaar"


def test_an_empty_sheet_is_empty(read, encoded):
    assert read(encoded(Image.new("L", (600, 800), "white"), "PNG"), "a.png").text == ""


def test_more_pixels_than_the_limit_are_refused_before_they_are_unpacked(read, encoded):
    with pytest.raises(Unreadable) as fault:
        read(encoded(Image.new("1", (30_000, 30_000)), "PNG"), "a.png")
    assert fault.value.reason == "afbeelding_te_groot"


def test_a_picture_cut_short_is_refused(read, scan, encoded):
    data = encoded(scan("Verslag"), "PNG")
    with pytest.raises(Unreadable) as fault:
        read(data[: len(data) // 2], "a.png")
    assert fault.value.reason == "afgebroken"
