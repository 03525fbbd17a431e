"""The attack on everyone at once, and the register that the demo plays it on."""

import ast
from pathlib import Path

import pytest

import grondslag.risk
from grondslag.anonymise.kaart import kaart_of, kaart_schema, usual_values
from grondslag.risk import RegisterIndex, class_size, linkage


def test_an_empty_register_is_an_error():
    with pytest.raises(ValueError, match="leeg"):
        linkage([], {})


def test_shares_are_counted_by_hand(small_register):
    found = linkage(small_register, {"rolklasse": 0, "regio": 0})
    # six alike; the leader, the far one and the unknown one alone
    assert (found.zaken, found.singled_out, found.under_k) == (9, 2 / 9, 2 / 9)
    assert found.median_size == 6
    assert found.success == pytest.approx((6 * 1 / 6 + 1 + 1 + 1 / 9) / 9)


def test_a_card_that_says_nothing_hides_everyone(small_register):
    found = linkage(small_register, {})
    assert (found.singled_out, found.median_size) == (0, 9)


def test_the_usual_card_hides_most_of_the_demo_register_but_not_the_rare(demo_rows):
    usual = {field.id: field.gebruikelijk for field in kaart_schema().counted}
    finest = linkage(demo_rows, dict.fromkeys(usual, 0))
    found = linkage(demo_rows, usual)
    assert finest.under_k > 0.5
    assert 0.1 < found.under_k < 0.3
    assert 0 < found.singled_out < 0.1
    assert found.median_size >= 10


def test_every_zaak_of_the_demo_register_has_a_card_that_hides_it(demo_rows):
    index = RegisterIndex(demo_rows)
    for row in demo_rows[::6]:
        found = class_size(kaart_of(usual_values(row.values)), row, index)
        assert found.contradicts == ()
        assert found.enough or found.suggestions[0].size >= 5


def test_the_demo_register_is_the_same_on_every_run(demo_zaken, demo_register):
    assert list(demo_register.zaken()) == demo_zaken


def test_the_demo_register_has_valid_numbers_and_years(demo_zaken):
    assert len(demo_zaken) == 1200
    assert len({zaak["vnummer"] for zaak in demo_zaken}) == 1200
    for zaak in demo_zaken:
        assert zaak["vnummer"].isdecimal()
        assert len(zaak["vnummer"]) == 10
        assert zaak["periode_van"] <= zaak["periode_tot"] <= 2024
        assert int(zaak["geboortedatum"][:4]) <= zaak["periode_van"] - 17
        if zaak["bsn"]:
            weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
            assert sum(w * int(d) for w, d in zip(weights, zaak["bsn"], strict=True)) % 11 == 0


def test_risk_reads_only_the_card_of_the_rest_of_the_house():
    for path in Path(grondslag.risk.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        modules = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        house = {module for module in modules if module.startswith("grondslag.")}
        assert all(module.startswith(("grondslag.risk", "grondslag.anonymise.kaart")) for module in house), (
            path
        )
