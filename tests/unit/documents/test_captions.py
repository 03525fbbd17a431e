"""Captions are the reader's own words, but for a name in them that somebody made up."""

import pytest

from grondslag.anonymise import findings
from grondslag.documents import captions
from grondslag.documents.draft import Draft
from grondslag.documents.limits import Limits
from grondslag.documents.wording import WORDING


def _text(*pieces):
    draft = Draft("txt", Limits())
    draft.show("Betrokkene heeft gewerkt.\n")
    for key, text, values in pieces:
        draft.hide(key, text, **values)
    return draft.text()[0]


def _masked(text):
    return [text[each.start : each.end] for each in findings(text) if each.action != "behoud"]


@pytest.mark.parametrize("key", sorted(WORDING["caption"]))
def test_a_caption_of_our_own_is_no_finding(key):
    names = WORDING["given"].get(key, ["x"] if "{name}" not in WORDING["caption"][key] else [])
    values = [{"name": name, "number": 2, "page": 3, "author": "wij"} for name in names]
    text = _text(*((key, "dat is alles", value) for value in values))
    assert _masked(text) == []


def test_a_name_that_someone_gave_a_property_is_read():
    text = _text(
        ("eigenschap", "ja", {"name": "Nazari"}),
        ("mailkop", "ja", {"name": "X-Nazari"}),
        ("opmerking", "ja", {"author": "Karim Nazari"}),
    )
    assert captions(text) == []
    assert {"Nazari", "Karim Nazari"} <= {each.removeprefix("X-") for each in _masked(text)}


def test_a_caption_that_stands_before_the_hidden_tail_is_text():
    assert captions("[mailkop X-Mailer] ja\n") == []


def test_what_stands_behind_a_caption_is_read():
    text = _text(("eigenschap", "Karim Nazari", {"name": "lastModifiedBy"}))
    assert _masked(text) == ["Karim Nazari"]
