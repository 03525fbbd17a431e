"""A safe name holds nothing unseen, leads nowhere, and stays what it is when made safe twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grondslag.documents import safe_name
from grondslag.documents.names import MOST_BYTES


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("01-gehoor.docx", "01-gehoor.docx"),
        ("Één verslag (2).pdf", "Één verslag (2).pdf"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("..\\x", "_x"),
        ("a\x00b\x1b\n.txt", "a_b__.txt"),
        ("gehoor\u202ecod.exe", "gehoor_cod.exe"),
        (".verborgen", "verborgen"),
        ("", "document"),
        ("...", "document"),
        ("naam\ud800.txt", "naam_.txt"),
    ],
)
def test_a_name_is_made_safe(name, safe):
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_extension():
    assert safe_name("é" * 300 + ".docx").endswith(".docx")


@given(st.text(max_size=300))
def test_every_safe_name_is_short_has_no_separator_and_is_its_own_safe_name(name):
    safe = safe_name(name)
    assert 0 < len(safe.encode()) <= MOST_BYTES
    assert "/" not in safe
    assert safe not in {".", ".."}
    assert safe.isprintable() or " " in safe or not safe.isascii()
    assert safe_name(safe) == safe
