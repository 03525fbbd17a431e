"""The way back from the visible text to where its characters stood."""

import pytest

from grondslag.anonymise.hidden import clean


@pytest.mark.parametrize(
    "text",
    [
        "Karim",
        "Ka\u200brim",
        "\u200bKarim\u200b",
        "Ka\u200b\u00ad\u200brim \u200b\u200bSaleh\u202e",
        "\u200b\u00ad",
    ],
)
def test_each_span_of_the_visible_text_leads_back_to_its_own_characters(text):
    seen = clean(text)
    stood = [at for at, character in enumerate(text) if character not in "\u200b\u00ad\u202e"]
    assert seen.text == "".join(text[at] for at in stood)
    for start in range(len(stood)):
        for end in range(start + 1, len(stood) + 1):
            assert seen.original(start, end) == (stood[start], stood[end - 1] + 1)
