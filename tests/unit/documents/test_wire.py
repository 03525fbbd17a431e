"""What a reader says is believed only where an honest reader could say it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grondslag.documents import Limits, Unreadable, wire
from grondslag.documents.draft import Draft

HONEST = {
    "kind": "txt",
    "text": "Tekst\n--- verborgen ---\n[veldcode] x\n",
    "hidden_start": 6,
    "pages": [[1, 0, 6]],
    "notices": [["naam", {}]],
    "parts": [["a.txt", 3]],
}


def say(**changes: object) -> bytes:
    return json.dumps(HONEST | changes).encode() + b"\nabc"


def test_an_honest_reply_is_believed():
    reading = wire.unpack(say(), Limits())
    assert (reading.kind, reading.hidden_start, reading.parts[0].data) == ("txt", 6, b"abc")


def test_a_draft_comes_over_as_it_is():
    draft = Draft("pdf", Limits())
    draft.show_page("Één\n")
    draft.hide("opmerking", "twee\nregels", author="Els")
    draft.attach("b.bin", b"\n\x00")
    reading = wire.unpack(wire.pack(draft), Limits())
    assert (reading.text, reading.hidden_start) == draft.text()
    assert reading.parts[0].data == b"\n\x00"


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "exe"},
        {"kind": ["txt"]},
        {"text": 5},
        {"text": "x" * 2000},
        {"hidden_start": 5},
        {"hidden_start": -1},
        {"hidden_start": True},
        {"pages": [[1, 0, 600]]},
        {"pages": [[2, 0, 6]]},
        {"pages": [[1, 4, 2]]},
        {"pages": [[1, 0, 4], [2, 3, 6]]},
        {"pages": [[1, 0, 0]] * 500},
        {"pages": 7},
        {"notices": [["bestaat_niet", {}]]},
        {"notices": [["vervangen", {}]]},
        {"notices": [["vervangen", {"count": -1}]]},
        {"notices": [["naam"]]},
        {"parts": [["a.txt", 2]]},
        {"parts": [["a.txt", 4]]},
        {"parts": [["a.txt", -1]]},
        {"parts": [["a", 0]] * 200},
        {"unreadable": ["bestaat_niet", {}]},
        {"unreadable": None},
    ],
)
def test_what_no_honest_reader_says_is_refused(changes):
    with pytest.raises(Unreadable) as fault:
        wire.unpack(say(**changes), Limits(text=1000))
    assert fault.value.reason == "ongeldig_antwoord"


@pytest.mark.parametrize(
    "reply", [b"", b"\n", b"[]", b'"unreadable"', b"[" * 100_000, b"9" * 9000, b"\xff\n", b"{}"]
)
def test_what_is_no_reply_at_all_is_refused(reply):
    with pytest.raises(Unreadable) as fault:
        wire.unpack(reply, Limits())
    assert fault.value.reason == "ongeldig_antwoord"


def test_lone_surrogates_are_replaced_by_the_parent_too():
    assert (
        wire.unpack(say(text="a\ud800b", hidden_start=None, pages=[]), Limits()).text
        == "a\N{REPLACEMENT CHARACTER}b"
    )


def test_values_of_a_sentence_are_made_safe():
    with pytest.raises(Unreadable) as fault:
        wire.unpack(
            json.dumps({"unreadable": ["verkeerde_extensie", {"extension": "\x1b[31m/x"}]}).encode(), Limits()
        )
    assert "\x1b" not in str(fault.value)


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_else(reply):
    with pytest.raises(Unreadable):
        wire.unpack(reply, Limits())
