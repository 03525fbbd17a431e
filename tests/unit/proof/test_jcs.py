"""One spelling for a value, and no value with two meanings."""

import json
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grondslag.proof.jcs import MAX_DEPTH, MAX_INTEGER, CanonicalError, canonical, parse


class Kleur(StrEnum):
    ROOD = "rood"


def nested(depth: int) -> list:
    value: list = []
    for _ in range(depth - 1):
        value = [value]
    return value


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        float("nan"),
        [float("inf")],
        MAX_INTEGER + 1,
        -MAX_INTEGER - 1,
        {1: "a"},
        {None: "a"},
        {"a": b"bytes"},
        {"a": {1, 2}},
        "\ud800",
        {"\udfff": 1},
        nested(MAX_DEPTH + 1),
    ],
    ids=lambda value: repr(value)[:20],
)
def test_what_has_no_canonical_form_is_refused(value):
    with pytest.raises(CanonicalError):
        canonical(value)


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": 1, "a": 1}',
        b'{"a": 1, "\\u0061": 2}',
        b"1.0",
        b"1e3",
        b"-0",
        b"NaN",
        b"Infinity",
        b"-Infinity",
        b"01",
        b"9007199254740992",
        b"9" * 5000,
        b"\xef\xbb\xbf{}",
        b'"\xff"',
        b'"\\ud800"',
        b'"a\nb"',
        b"[" * 33 + b"]" * 33,
        b"[" * 200_000,
        b"{} {}",
        b"",
        "{}".encode("utf-16"),
    ],
    ids=lambda data: repr(data[:20]),
)
def test_what_is_not_strict_json_is_refused(data):
    with pytest.raises(CanonicalError):
        parse(data)


def test_too_many_bytes_are_refused_before_they_are_read():
    with pytest.raises(CanonicalError, match="groter dan 3 bytes"):
        parse(b"1234", max_bytes=3)


def test_names_are_sorted_by_utf16_code_unit():
    """The example of RFC 8785 §3.2.3: an emoji sorts before U+FB33, unlike in the order of code points."""
    names = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    ordered = list(json.loads(canonical(dict.fromkeys(names, 0))))
    assert ordered == ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]


def test_strings_are_escaped_as_little_as_json_allows():
    """The example of RFC 8785 §3.2.2.2."""
    assert canonical('€$\x0f\nA\'B"\\\\"/') == b'"\xe2\x82\xac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'
    assert canonical("\b\t\n\f\r\x7f\u2028") == b'"\\b\\t\\n\\f\\r\x7f\xe2\x80\xa8"'


def test_the_greatest_depth_is_allowed():
    assert parse(canonical(nested(MAX_DEPTH))) == nested(MAX_DEPTH)


def test_a_value_has_one_spelling():
    assert (
        canonical({"b": [1, True, None], "a": {"d": "", "c": -3}})
        == b'{"a":{"c":-3,"d":""},"b":[1,true,null]}'
    )
    assert canonical((1, 2)) == canonical([1, 2])
    assert canonical(Kleur.ROOD) == b'"rood"'


def test_text_is_not_normalised():
    assert canonical("e\u0301") != canonical("\u00e9")


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-MAX_INTEGER, MAX_INTEGER) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_reading_gives_back_what_was_written_however_it_is_laid_out(value):
    assert parse(canonical(value)) == value
    assert canonical(parse(json.dumps(value, indent=1).encode())) == canonical(value)


@given(st.binary(max_size=60))
def test_reading_raises_only_its_own_error(data):
    try:
        parse(data)
    except CanonicalError as error:
        assert str(error).endswith(".")  # noqa: PT017  any outcome but another exception is right
