"""The figures on the invented dossiers are held: what was found stays found."""

import json
from pathlib import Path

import pytest

from grondslag.anonymise.gold import read_gold
from grondslag.anonymise.scores import score

GOLD = Path(__file__).parents[2] / "data" / "gold" / "dev"


def test_recall_and_precision_do_not_fall_below_what_was_reached():
    floor = json.loads((GOLD / "vloer.json").read_text(encoding="utf-8"))
    reached = score(sorted(folder for folder in GOLD.iterdir() if folder.is_dir()))
    assert {name: value for name, value in reached.summary().items() if value < floor[name]} == {}, (
        reached.missed
    )


def test_a_mark_gives_its_surface_and_offsets():
    text, mentions = read_gold("Hij heet ⟦PERSOON#p1|Karim⟧.")
    assert text == "Hij heet Karim."
    assert [(text[each.start : each.end], each.label, each.entity) for each in mentions] == [
        ("Karim", "PERSOON", "p1")
    ]


def test_a_broken_mark_is_refused():
    with pytest.raises(ValueError, match="merkteken"):
        read_gold("Hij heet ⟦PERSOON#p1|Karim.")
