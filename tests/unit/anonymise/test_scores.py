"""The figures on the invented dossiers are held: what was found stays found."""

import json
from pathlib import Path

import pytest

from grondslag.anonymise.detectors import ALL, RULES
from grondslag.anonymise.gold import read_gold
from grondslag.anonymise.model import DIRECT
from grondslag.anonymise.scores import Score, _b_cubed, score

GOLD = Path(__file__).parents[2] / "data" / "gold"


PARTS = sorted(path.name for path in GOLD.glob("dev*") if path.is_dir())


@pytest.mark.parametrize(("engine", "detectors"), [("regels", RULES), ("alles", ALL)], ids=["rules", "all"])
@pytest.mark.parametrize("part", PARTS)
def test_recall_and_precision_do_not_fall_below_what_was_reached(part, engine, detectors):
    floor = json.loads((GOLD / part / "vloer.json").read_text(encoding="utf-8"))[engine]
    folders = sorted(folder for folder in (GOLD / part).iterdir() if folder.is_dir())
    reached = score(folders, detectors=detectors)
    below = {name: value for name, value in reached.summary().items() if value < floor[name]}
    assert below == {}, reached.missed
    # Tolerance nil for each direct label by itself: what one gains must not hide what another loses.
    lost = {
        label: value
        for label, value in reached.per_label().items()
        if value < floor["direct_per_label"].get(label, 0)
    }
    assert lost == {}, [missed for missed in reached.missed if missed[1] in lost]
    assert floor["direct_per_label"].keys() == reached.per_label().keys() & DIRECT


def test_there_are_ten_parts_to_develop_on():
    assert PARTS == ["dev", "dev10", "dev2", "dev3", "dev4", "dev5", "dev6", "dev7", "dev8", "dev9"]


def test_a_mark_gives_its_surface_and_offsets():
    text, mentions = read_gold("Hij heet ⟦PERSOON#p1|Karim⟧.")
    assert text == "Hij heet Karim."
    assert [(text[each.start : each.end], each.label, each.entity) for each in mentions] == [
        ("Karim", "PERSOON", "p1")
    ]


def test_a_broken_mark_is_refused():
    with pytest.raises(ValueError, match="merkteken"):
        read_gold("Hij heet ⟦PERSOON#p1|Karim.")


def test_linking_counts_a_person_split_and_two_persons_merged():
    total = Score()
    _b_cubed(total.linked, [("a", "x"), ("a", "y"), ("b", "y")])
    precision, recall = (1 + 1 / 2 + 1 / 2) / 3, (1 / 2 + 1 / 2 + 1) / 3
    assert total.linking == pytest.approx(2 * precision * recall / (precision + recall))
