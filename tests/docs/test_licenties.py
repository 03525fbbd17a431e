"""docs/licenties.md names whatever is not our own: libraries, style sheets, fonts and word lists."""

import json
import re
import tomllib
from pathlib import Path


def test_every_library_that_runs_with_it_is_named(root: Path, documents: dict[str, str]) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[\[~<>=]", line)[0] for line in project["dependencies"]}
    table = documents["docs/licenties.md"]
    assert {name for name in names if f"| {name} |" not in table} == set()


def test_every_style_sheet_and_font_is_named(root: Path, documents: dict[str, str]) -> None:
    table = documents["docs/licenties.md"]
    taken = json.loads(
        (root / "src/grondslag/both/ui/static/ui/nlds.manifest.json").read_text(encoding="utf-8")
    )
    assert "EUPL-1.2" in table
    assert taken
    letters = (root / "src/grondslag/both/rendering/letters").glob("OFL-*.txt")
    assert [path.name for path in letters if path.name not in table] == []


def test_every_list_of_words_is_named(root: Path, documents: dict[str, str]) -> None:
    sources = documents["src/grondslag/anonymise/data/BRONNEN.md"]
    lists = (root / "src/grondslag/anonymise/data/woorden").glob("*.xz")
    assert [path.name for path in lists if f"woorden/{path.name}" not in sources] == []
    assert "BRONNEN.md" in documents["docs/licenties.md"]


def test_the_licence_is_the_one_that_is_stated(root: Path) -> None:
    import yaml

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    public = yaml.safe_load((root / "publiccode.yml").read_text(encoding="utf-8"))
    assert project["license"] == public["legal"]["license"] == "EUPL-1.2"
    assert "EUROPEAN UNION PUBLIC LICENCE" in (root / "LICENSE").read_text(encoding="utf-8").upper()


def test_publiccode_has_what_its_standard_asks(root: Path) -> None:
    import yaml

    public = yaml.safe_load((root / "publiccode.yml").read_text(encoding="utf-8"))
    asked = {"publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType"}
    asked |= {"description", "legal", "maintenance", "localisation"}
    assert asked <= public.keys()
    assert public["localisation"]["availableLanguages"] == ["nl", "en"]
    for words in public["description"].values():
        assert len(words["shortDescription"]) <= 150
        assert 150 <= len(words["longDescription"]) <= 10_000
        assert words["features"]
