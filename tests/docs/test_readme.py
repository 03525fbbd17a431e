"""What the README promises can be typed: its commands exist, its lines run and print what stands there."""

import contextlib
import io
import re
from pathlib import Path

import pytest

READMES = ["README.md", "README.en.md"]
PYTHON = re.compile(r"^```python\n(.*?)^```\n+.*?^```text\n(.*?)^```", re.MULTILINE | re.DOTALL)
MAKE = re.compile(r"\bmake ([a-z]+)\b")
PICTURE = re.compile(r"!\[([^\]]*)\]\((docs/beeld/[^)]+)\)")
LARGEST_PICTURE = 200 * 1024


@pytest.mark.parametrize("name", READMES)
def test_the_lines_for_programmers_run(name: str, documents: dict[str, str]) -> None:
    examples = PYTHON.findall(documents[name])
    assert examples
    for code, expected in examples:
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            exec(compile(code, name, "exec"), {})  # noqa: S102 - these are the lines that the README shows
        assert said.getvalue() == expected


def test_every_make_command_in_a_document_exists(root: Path, documents: dict[str, str]) -> None:
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    code = re.compile(r"^    .*|`[^`\n]+`", re.MULTILINE)
    typed = {
        target
        for text in documents.values()
        for piece in code.findall(text)
        for target in MAKE.findall(piece)
    }
    assert {"demo", "test"} <= typed
    assert typed - targets == set()


def test_both_languages_show_the_same(documents: dict[str, str]) -> None:
    dutch, english = (documents[name] for name in READMES)
    assert [path for _, path in PICTURE.findall(dutch)] == [path for _, path in PICTURE.findall(english)]
    assert [heading.count("#") for heading in re.findall(r"^#+(?= )", dutch, re.MULTILINE)] == [
        heading.count("#") for heading in re.findall(r"^#+(?= )", english, re.MULTILINE)
    ]


@pytest.mark.parametrize("name", READMES)
def test_pictures_say_what_they_show_and_are_small(name: str, root: Path, documents: dict[str, str]) -> None:
    pictures = PICTURE.findall(documents[name])
    assert 5 <= len(pictures) <= 7
    for words, path in pictures:
        assert len(words) > 20, path
        assert (root / path).stat().st_size <= LARGEST_PICTURE, path


def test_no_picture_lies_unused(root: Path, documents: dict[str, str]) -> None:
    shown = {path for _, path in PICTURE.findall(documents["README.md"])}
    assert {str(path.relative_to(root)) for path in (root / "docs" / "beeld").glob("*.png")} == shown
