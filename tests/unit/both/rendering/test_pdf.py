import io
import json
import subprocess
import sys
from datetime import date
from typing import Any

import pikepdf
import pypdfium2
import pytest

from grondslag.both.rendering import InvalidDataError, UnshowableTextError, render_pdf
from grondslag.both.rendering.pdf import SJABLONEN
from grondslag.both.rendering.vormen import VOORWAARDEN, VORMEN
from grondslag.risk import Forbidden, leak_check

Voorbeelden = dict[str, dict[str, Any]]


def pdf_text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def words(pdf: bytes) -> str:
    """The text with every run of white space as one blank, and hyphens at line ends undone."""
    return " ".join(pdf_text(pdf).replace("\ufffe", "").split())


# --- what must fail ---


def test_a_missing_key_is_named(voorbeelden: Voorbeelden) -> None:
    del voorbeelden["aangifte"]["kwalificatie"]
    with pytest.raises(InvalidDataError, match="kwalificatie") as caught:
        render_pdf("aangifte", voorbeelden["aangifte"])
    assert caught.value.keys == ("kwalificatie",)


@pytest.mark.parametrize("key", ["kenmerk", "auteur", "moment", "vnummer"])
def test_the_card_takes_nothing_that_leads_back(voorbeelden: Voorbeelden, key: str) -> None:
    with pytest.raises(InvalidDataError, match=key):
        render_pdf("casusblad", {**voorbeelden["casusblad"], key: "2026-12-10T09:30:00+01:00"})


def test_a_moment_without_zone_is_refused(voorbeelden: Voorbeelden) -> None:
    with pytest.raises(InvalidDataError, match="moment"):
        render_pdf("verslag", {**voorbeelden["verslag"], "moment": "2026-12-10T09:30:00"})


@pytest.mark.parametrize(
    ("tekst", "teken"), [("李明", "U+674E"), ("bel\x07", "U+0007"), ("\U0001f9ff", "U+1F9FF")]
)
def test_a_character_without_glyph_is_an_error_that_names_it(
    voorbeelden: Voorbeelden, tekst: str, teken: str
) -> None:
    voorbeelden["verslag"]["overig"] = [tekst]
    with pytest.raises(UnshowableTextError) as caught:
        render_pdf("verslag", voorbeelden["verslag"])
    assert teken in caught.value.characters
    assert teken in str(caught.value)


def test_an_unknown_template_does_not_exist() -> None:
    with pytest.raises(KeyError):
        render_pdf("../pdf", {})


HOSTILE = [
    "#panic(1)",
    '#read("data.json")',
    '#import "/etc/passwd"',
    "] #text(size: 90pt)[groot",
    "= Kop\n== Kop",
    "$ x^2 $",
    "*vet* _schuin_ `ruw` <label> @label // weg /* weg */",
    '"}]} \\u{41} \\n \\',
    "<script>alert(1)</script>",
]


@pytest.mark.parametrize("tekst", HOSTILE)
def test_no_text_of_a_user_is_read_as_markup(voorbeelden: Voorbeelden, tekst: str) -> None:
    voorbeelden["verslag"]["overig"] = [tekst]
    voorbeelden["verslag"]["vergadering"] = tekst
    shown = words(render_pdf("verslag", voorbeelden["verslag"]))
    assert shown.count(" ".join(tekst.split())) >= 2


# --- what every document is ---


@pytest.mark.parametrize("template", sorted(VORMEN))
def test_each_document_declares_pdf_a_2a_and_pdf_ua_1_in_dutch(
    voorbeelden: Voorbeelden, template: str
) -> None:
    with pikepdf.open(io.BytesIO(render_pdf(template, voorbeelden[template]))) as pdf:
        xmp = pdf.open_metadata()
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("2", "A", "1")
        assert str(pdf.Root.Lang) == "nl"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.docinfo["/Title"])
        assert "/Author" not in pdf.docinfo
        assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})


@pytest.mark.parametrize("template", sorted(VORMEN))
def test_each_font_is_embedded(voorbeelden: Voorbeelden, template: str) -> None:
    with pikepdf.open(io.BytesIO(render_pdf(template, voorbeelden[template]))) as pdf:
        descriptors = [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        ]
        assert descriptors
        assert all({"/FontFile2", "/FontFile3"} & set(item.keys()) for item in descriptors)


def structure(pdf: bytes) -> list[tuple[str, str]]:
    """Kind and text alternative of each element of the structure tree: what a screen reader walks."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        elements = [
            item for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item
        ]
        return [(str(item.S), str(item.get("/Alt", ""))) for item in elements]


@pytest.mark.parametrize("template", sorted(VORMEN))
def test_a_screen_reader_finds_one_title_and_the_sections(voorbeelden: Voorbeelden, template: str) -> None:
    kinds = [kind for kind, _ in structure(render_pdf(template, voorbeelden[template]))]
    assert kinds.count("/H1") == 1
    assert "/H2" in kinds


@pytest.mark.parametrize("template", ["aangifte", "bewijs", "cijfers", "nota"])
def test_tables_name_their_columns(voorbeelden: Voorbeelden, template: str) -> None:
    kinds = {kind for kind, _ in structure(render_pdf(template, voorbeelden[template]))}
    assert {"/Table", "/TH"} <= kinds


def test_the_picture_is_told_in_words(voorbeelden: Voorbeelden) -> None:
    told = [
        alt for kind, alt in structure(render_pdf("cijfers", voorbeelden["cijfers"])) if kind == "/Figure"
    ]
    assert voorbeelden["cijfers"]["plot"]["alt"] in told


@pytest.mark.parametrize("template", sorted(VORMEN))
def test_demo_shows_on_the_page_and_only_then(voorbeelden: Voorbeelden, template: str) -> None:
    assert "DEMO · verzonnen" in words(render_pdf(template, {**voorbeelden[template], "demo": True}))
    assert "DEMO" not in words(render_pdf(template, {**voorbeelden[template], "demo": False}))


def test_every_template_has_a_form_and_every_form_a_template() -> None:
    assert {path.stem for path in SJABLONEN.glob("[!_]*.typ")} == set(VORMEN)


IN_ANOTHER_PROCESS = """
import hashlib, json, sys
from grondslag.both.rendering import render_pdf
for name, data in json.load(sys.stdin).items():
    print(name, hashlib.sha256(render_pdf(name, data)).hexdigest())
"""


def test_two_processes_make_the_same_bytes(voorbeelden: Voorbeelden) -> None:
    data = json.dumps(voorbeelden, default=date.isoformat)
    runs = {
        subprocess.run(
            [sys.executable, "-c", IN_ANOTHER_PROCESS],
            input=data,
            text=True,
            capture_output=True,
            check=True,
            env={"TZ": zone, "LANG": "C", "PYTHONHASHSEED": seed},
        ).stdout
        for zone, seed in (("UTC", "1"), ("Asia/Tokyo", "2"))
    }
    assert len(runs) == 1
    assert runs.pop().count("\n") == len(VORMEN)


# --- what single documents owe ---


def test_the_card_does_not_tell_the_hour_it_was_made(voorbeelden: Voorbeelden) -> None:
    with pikepdf.open(io.BytesIO(render_pdf("casusblad", voorbeelden["casusblad"]))) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20261210000000Z"
        assert str(pdf.docinfo["/Title"]) == "Casusblad"


def test_no_word_is_cut_in_two(voorbeelden: Voorbeelden) -> None:
    """A name broken by a hyphen would pass a check that looks for it."""
    word = "Nsengimbagakaramvutse"
    voorbeelden["casusblad"]["waarom_prangend"] = " ".join([word] * 40)
    assert pdf_text(render_pdf("casusblad", voorbeelden["casusblad"])).count(word) == 40


def test_a_name_on_a_card_is_found_by_the_leak_check(voorbeelden: Voorbeelden) -> None:
    forbidden = [Forbidden(kind="naam", value="Ghulam Sakhi Pardes", source="registratie")]
    assert not leak_check(render_pdf("casusblad", voorbeelden["casusblad"]), forbidden, name="casus.pdf")
    voorbeelden["casusblad"]["citaten"] = ["Hij heette Ghulam Sakhi Pardes."]
    assert leak_check(render_pdf("casusblad", voorbeelden["casusblad"]), forbidden, name="casus.pdf")


def test_the_card_prints_the_conditions_that_go_with_it(voorbeelden: Voorbeelden) -> None:
    shown = words(render_pdf("casusblad", voorbeelden["casusblad"]))
    assert all(voorwaarde in shown for voorwaarde in VOORWAARDEN)
    voorbeelden["casusblad"]["voorwaarden"] = ["Alleen aan tafel."]
    assert VOORWAARDEN[0] not in words(render_pdf("casusblad", voorbeelden["casusblad"]))


def test_names_in_other_scripts_are_shown(voorbeelden: Voorbeelden) -> None:
    voorbeelden["verslag"]["overig"] = ["Орозбеков", "دانیار ارزبیگ", "ገብረ", "தமிழ்"]
    assert "Орозбеков" in pdf_text(render_pdf("verslag", voorbeelden["verslag"]))


def test_moments_are_shown_as_the_clock_in_the_netherlands(voorbeelden: Voorbeelden) -> None:
    voorbeelden["verslag"]["vastgesteld"] = [
        {"zijde": "IND", "functie": "x", "moment": "2026-07-01T22:30:00Z"}
    ]
    assert "2 juli 2026, 0.30 uur" in words(render_pdf("verslag", voorbeelden["verslag"]))


def test_a_withheld_passage_has_one_width_and_leaves_only_its_ground(voorbeelden: Voorbeelden) -> None:
    nota = voorbeelden["nota"]
    shown = words(render_pdf("nota", nota))
    assert shown.count("5.1 lid 2 onder e") == 4  # three marks and the list of grounds
    for kop in ("1 Aanleiding", "2 Geadviseerd besluit", "3 Kernpunten", "4 Toelichting", "5.1 Toelichting"):
        assert kop in shown
    assert "5 Informatie die niet openbaar gemaakt kan worden" in shown


def test_the_aangifte_shows_a_reason_for_each_datum(voorbeelden: Voorbeelden) -> None:
    shown = words(render_pdf("aangifte", voorbeelden["aangifte"]))
    for gegeven in voorbeelden["aangifte"]["persoon"]:
        assert gegeven["noodzaak"] in shown
    assert "valse aangifte strafbaar" in shown
    assert voorbeelden["aangifte"]["bijlagen"][0]["sha256"] in shown


@pytest.mark.parametrize("template", sorted(VORMEN))
def test_no_template_calls_a_person_suspect_or_perpetrator(template: str) -> None:
    source = (SJABLONEN / f"{template}.typ").read_text("utf-8").lower()
    assert "verdachte" not in source
    assert "dader" not in source
