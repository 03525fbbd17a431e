"""Every Dutch text of both sites has its English, and the compiled catalogue is that of its source.

Texts are collected here by other means than gettext's own, which a machine that only runs the tests may lack.
"""

import ast
import gettext
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation.template import templatize

CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
CALL = re.compile(r"\b(n?gettext|_)\(")
PLACE = re.compile(r"%\(\w+\)s|%\(\w+\)d")


@pytest.fixture(scope="module")
def catalogue(root: Path) -> Path:
    return root / "src/grondslag/both/ui/locale/en/LC_MESSAGES"


@pytest.fixture(scope="module")
def english(catalogue: Path) -> gettext.GNUTranslations:
    with (catalogue / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


@pytest.fixture(scope="module")
def source(catalogue: Path) -> dict[str, list[str]]:
    """Return each Dutch text of `django.po` with its English: one text, or two where there is a plural."""
    found: dict[str, list[str]] = {}
    for block in (catalogue / "django.po").read_text(encoding="utf-8").split("\n\n"):
        parts = list(_parts(block))
        key = next((text for word, text in parts if word == "msgid"), "")
        if key:
            found[key] = [text for word, text in parts if word.startswith("msgstr")]
    return found


def _parts(block: str) -> Iterator[tuple[str, str]]:
    word, text = "", ""
    for line in block.splitlines():
        if line.startswith("#"):
            continue
        if line.startswith("msg"):
            yield word, text
            word, _, piece = line.partition(" ")
            text = ast.literal_eval(piece)
        else:
            text += ast.literal_eval(line)
    yield word, text


def texts_of_code(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def texts_of_template(path: Path) -> Iterator[str]:
    code = templatize(path.read_text(encoding="utf-8"))
    for call in CALL.finditer(code):
        for token in tokenize.generate_tokens(io.StringIO(code[call.end() :]).readline):
            if token.type == tokenize.STRING:
                yield ast.literal_eval(token.string)
            break


@pytest.fixture(scope="module")
def texts(root: Path) -> set[str]:
    source = root / "src" / "grondslag"
    of_code = {text for path in source.rglob("*.py") for text in texts_of_code(path)}
    of_templates = {text for path in source.rglob("*.html") for text in texts_of_template(path)}
    return of_code | of_templates


def test_every_text_has_its_english(texts: set[str], source: dict[str, list[str]]) -> None:
    assert len(texts) > 1000
    missing = {text for text in texts if not source.get(text) or not all(source[text])}
    assert missing == set(), "draai: make vertaal"


def test_no_english_stands_there_for_nothing(texts: set[str], source: dict[str, list[str]]) -> None:
    assert source.keys() - texts == set(), "draai: make vertaal"


def test_the_compiled_catalogue_is_that_of_the_source(
    english: gettext.GNUTranslations, source: dict[str, list[str]]
) -> None:
    wrong = [
        key
        for key, values in source.items()
        if [english.ngettext(key, "", n) if len(values) > 1 else english.gettext(key) for n in (1, 2)]
        != (values if len(values) > 1 else values * 2)
    ]
    assert wrong == [], "draai: make vertaal"


def test_the_english_fills_in_what_the_dutch_fills_in(source: dict[str, list[str]]) -> None:
    different = [
        key
        for key, values in source.items()
        if any(not set(PLACE.findall(value)) <= set(PLACE.findall(key)) for value in values)
        or set(PLACE.findall(key)) - {place for value in values for place in PLACE.findall(value)}
    ]
    assert different == []


def test_words_of_the_statute_stay_as_they_are(source: dict[str, list[str]]) -> None:
    for word in ("Staatsblad", "Sv", "rechter-commissaris", "AANNAME"):
        lost = [key for key, values in source.items() if word in key and not any(word in v for v in values)]
        assert lost == [], word
