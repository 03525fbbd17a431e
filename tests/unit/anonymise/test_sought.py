import re
from pathlib import Path

import pytest

from grondslag.anonymise import engine
from grondslag.anonymise.detectors import codes, contact, numbers, officials
from grondslag.anonymise.detectors.near import at_heads, sought, sought_before
from grondslag.anonymise.gold import read_gold
from grondslag.anonymise.sought import FINDER, Finder, lowered, signs_of
from grondslag.anonymise.view import View

_GOLD = Path(__file__).parents[2] / "data" / "gold" / "dev7"


@pytest.fixture(scope="module")
def views():
    texts = [read_gold(path.read_text())[0] for path in sorted(_GOLD.glob("*/*.gold.txt"))[::3]]
    engine.findings(texts[0])  # so that the patterns of all detectors are known
    return [View(text) for text in texts]


def _spans(found):
    return [match.span() for match in found]


def test_what_is_sought_is_what_finditer_finds(views):
    signed = 0
    for pattern in FINDER._patterns:
        signed += bool(signs_of(pattern))
        for view in views:
            assert _spans(sought(view, pattern)) == _spans(pattern.finditer(view.text)), pattern.pattern
    assert signed > 30


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (re.compile(r"\bkist\w+", re.IGNORECASE), "KıST, kIſten, KİST en kisten, Kisten. kisten!"),
        (
            re.compile(r"(?:de |het )?(?:grote|kleine) k[aiu]st(?=en)"),
            "de grote kasten, kleine kisten, grote kat",
        ),
        (re.compile(r"\d{1,3} ?(?:岁|세)|(?<=op )de \d+e"), "19岁 en 7 세, op de 3e, in de 4e"),
        (re.compile(r"[A-Z]\w+ (?:school|college)"), "Een School, een college. Het Vossius college."),
        (re.compile(r"n[°º]{1,2} ?\d|(?:ab|abc){2,}d"), "n°4, N°5, nºº 6, abababcd, abd"),
        (re.compile(r"σας", re.IGNORECASE), "ΣΑΣ σας ςας"),
    ],
)
def test_a_pattern_is_found_however_it_asks(pattern, text):
    finder = Finder()
    number = finder.number(pattern)
    for each in (text, text * 20, f"{text} 𝒳 {text}", ""):
        begins = finder.begins(each)[number]
        if begins is not None:
            assert _spans(at_heads(each, begins, pattern)) == _spans(pattern.finditer(each))


def test_signs_are_read_off_the_pattern():
    signs = signs_of(re.compile(r"(?:de )?(?:zus|oom) \w+"))
    assert {sign.text for sign in signs} == {"de zus ", "de oom ", "zus ", "oom "}
    assert not signs_of(re.compile(r"\w+ \d+"))


def test_small_letters_stand_where_the_letters_stood():
    text = "İstanbul, Kelvin, ſ, ẞ, ΟΔΟΣ"
    assert len(lowered(text)) == len(text)
    assert lowered(text).startswith("istanbul, kelvin, s")


def test_before_a_place_the_first_match_is_found():
    pattern = re.compile(r"\b(?:was|is) (?:net )?$")
    view = View("Hij was net 16, zij is 17, en is was 18. " * 4)
    FINDER.number(pattern)
    for index, word in enumerate(view.raw):
        start = view.starts[index]
        expected = pattern.search(view.text, max(0, start - 12), start)
        found = sought_before(view, pattern, start, back=12)
        assert (found and found.span()) == (expected and expected.span()), word


@pytest.mark.parametrize(
    ("heads", "pattern"),
    [
        ("capital_codes", contact._IBAN),
        ("capital_codes", numbers._LETTERED),
        ("capital_codes", numbers._OF_OFFICE),
        ("capital_codes", codes._CASE),
        ("capital_codes", officials._INITIALS),
        ("codes", contact._PLATE),
        ("codes", codes._PLATE),
        ("codes", numbers._GROUPED),
        *((head, pattern) for _, _, _, head, pattern in numbers._compiled() if "codes" in head),
    ],
)
def test_a_code_begins_where_no_ordinary_word_does(views, heads, pattern):
    wider = {"capital_codes": "capitals", "codes": "both"}[heads]
    for view in views:
        found = at_heads(view.text, getattr(view.heads, heads), pattern)
        assert _spans(found) == _spans(at_heads(view.text, getattr(view.heads, wider), pattern))
