"""docs/beheer.md knows every setting and every command of an operator, and none that does not exist."""

import re
from pathlib import Path

import grondslag.both.environment
from grondslag.cli import SUBCOMMANDS

SETTING = re.compile(r"\bGRONDSLAG_[A-Z_]*[A-Z]\b")
COMMAND = re.compile(r"^\| `beheer ind ([a-z_]+)", re.MULTILINE)
TYPED = re.compile(r"(?:^    (?:\$ )?|`)grondslag ([a-z]+) ", re.MULTILINE)


def test_every_setting_is_described(documents: dict[str, str]) -> None:
    known = set(SETTING.findall(grondslag.both.environment.__doc__ or ""))
    assert len(known) > 5
    assert set(SETTING.findall(documents["docs/beheer.md"])) == known


def test_the_list_of_settings_is_what_the_code_reads(root: Path) -> None:
    read = set()
    for path in (root / "src").rglob("*.py"):
        text = path.read_text(encoding="utf-8").replace(grondslag.both.environment.__doc__ or "?", "")
        read |= set(re.findall(r"""["'](GRONDSLAG_[A-Z_]+)["']""", text))
    assert read <= set(SETTING.findall(grondslag.both.environment.__doc__ or ""))


def test_every_command_of_the_operator_is_described(root: Path, documents: dict[str, str]) -> None:
    files = (root / "src" / "grondslag").rglob("management/commands/*.py")
    commands = {path.stem for path in files if not path.stem.startswith("_")}
    described = set(COMMAND.findall(documents["docs/beheer.md"]))
    assert commands - described == set()
    assert described - commands == {"migrate"}  # Django's own


def test_every_subcommand_that_a_document_types_exists(documents: dict[str, str]) -> None:
    typed = {word for text in documents.values() for word in TYPED.findall(text)}
    assert {"anonimiseer", "verify", "worker"} <= typed
    assert typed - SUBCOMMANDS.keys() == set()
