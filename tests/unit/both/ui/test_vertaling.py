"""Every Dutch text of the common pages has its English."""

import gettext
import re
from pathlib import Path

import pytest

import grondslag.both.accounts
import grondslag.both.ui

UI, ACCOUNTS = (Path(module.__file__).parent for module in (grondslag.both.ui, grondslag.both.accounts))
CATALOGUE = UI / "locale" / "en" / "LC_MESSAGES"
IN_TEMPLATE = re.compile(r"""\{% translate (?:"([^"]+)"|'([^']+)')""")
IN_CODE = re.compile(r"""\b_\(\s*"([^"]+)"\s*\)""")


def texts() -> set[str]:
    found: set[str] = set()
    for folder in (UI, ACCOUNTS):
        for path in folder.rglob("*.html"):
            found |= {one or other for one, other in IN_TEMPLATE.findall(path.read_text(encoding="utf-8"))}
        for path in folder.rglob("*.py"):
            found |= set(IN_CODE.findall(path.read_text(encoding="utf-8")))
    return found


@pytest.fixture(scope="module")
def english() -> gettext.GNUTranslations:
    with (CATALOGUE / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def test_every_text_is_translated(english: gettext.GNUTranslations) -> None:
    assert len(texts()) > 60
    assert {text for text in texts() if english.gettext(text) == text} == set()


def test_the_compiled_catalogue_is_that_of_the_source(english: gettext.GNUTranslations) -> None:
    source = (CATALOGUE / "django.po").read_text(encoding="utf-8")
    pairs = re.findall(r'^msgid "(.+)"\nmsgstr "(.*)"$', source, re.MULTILINE)
    assert len(pairs) > 60
    plain = [(key.replace('\\"', '"'), value.replace('\\"', '"')) for key, value in pairs]
    assert [key for key, value in plain if english.gettext(key) != value] == []
