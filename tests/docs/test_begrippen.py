"""docs/begrippen.md says each word once, and knows every model of both sides."""

import re
from collections import Counter

ROW = re.compile(r"^\| \*\*(.+?)\*\*(?: \(`(.+?)`\))? \|(.*)\|$", re.MULTILINE)


def rows(documents: dict[str, str]) -> list[tuple[str, str, str]]:
    return ROW.findall(documents["docs/begrippen.md"])


def test_every_word_stands_there_once(documents: dict[str, str]) -> None:
    words = Counter(word.lower() for word, _, _ in rows(documents))
    assert len(words) > 40
    assert [word for word, times in words.items() if times > 1] == []


def test_every_word_has_a_meaning_a_source_and_what_not_to_say(documents: dict[str, str]) -> None:
    incomplete = [word for word, _, rest in rows(documents) if len(rest.split("|")) != 3]
    empty = [word for word, _, rest in rows(documents) if not all(cell.strip() for cell in rest.split("|"))]
    assert incomplete + empty == []


def test_every_model_of_both_sides_is_explained(
    documents: dict[str, str], models_of_both_sides: set[str]
) -> None:
    explained = {name for _, models, _ in rows(documents) for name in models.split("`, `") if name}
    assert models_of_both_sides - explained == set()
    assert explained - models_of_both_sides == set()
