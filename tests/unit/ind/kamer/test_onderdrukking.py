"""No shown count gives a small one back: judged by trying every table that a reader could think of."""

import itertools
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grondslag.ind.kamer.grenzen import Verband, bounds, som
from grondslag.ind.kamer.onderdrukking import exposed, hidden_cells, is_small

LARGEST = 14
"""A reader in these tests tries every count up to here for what is hidden."""


def possible(
    cell: str, verbanden: Sequence[Verband], values: Mapping[str, int], hidden: frozenset[str]
) -> set[int]:
    """Return every count of a hidden cell that some table with the same shown cells has: by trying them all.

    Independent of the simplex in `grenzen`: it knows only addition.
    """
    found: set[int] = set()
    names = sorted(hidden)
    for guess in itertools.product(range(LARGEST + 1), repeat=len(names)):
        table = {**values, **dict(zip(names, guess, strict=True))}
        if all(sum(factor * table[name] for name, factor in v.items()) == 0 for v in verbanden):
            found.add(table[cell])
    return found


def one_sum(parts: Sequence[int]) -> tuple[dict[str, int], list[Verband]]:
    values = {f"d{number}": value for number, value in enumerate(parts)}
    verband = som("totaal", list(values))
    return {**values, "totaal": sum(parts)}, [verband]


def test_a_single_small_cell_takes_a_second_with_it():
    values, verbanden = one_sum([3, 40, 60])
    assert hidden_cells(values, verbanden) == {"d0", "d1"}


def test_two_small_cells_that_the_total_would_squeeze_take_a_third():
    values, verbanden = one_sum([1, 1, 60])
    assert hidden_cells(values, verbanden) > {"d0", "d1"}


def test_a_small_total_is_hidden_with_its_parts():
    values, verbanden = one_sum([3, 0, 0])
    assert {"d0", "totaal"} <= hidden_cells(values, verbanden)


def test_zero_is_shown_and_a_table_without_small_cells_hides_nothing():
    values, verbanden = one_sum([0, 5, 120])
    assert hidden_cells(values, verbanden) == frozenset()


def test_a_lone_small_figure_without_sums_is_hidden_alone():
    assert hidden_cells({"tafel": 4, "eigen": 0}, []) == {"tafel"}


def test_hiding_the_small_cells_alone_is_seen_to_be_too_little():
    values, verbanden = one_sum([3, 40, 60])
    assert exposed(values, verbanden, {"d0"}) == ["d0"]


def test_a_shown_small_cell_counts_as_exposed():
    values, verbanden = one_sum([3, 40, 60])
    assert exposed(values, verbanden, set()) == ["d0"]


def test_the_earlier_table_cannot_be_used_to_reckon_back():
    """Open now + done = open then + received: with three of the four shown, the fourth is told."""
    balance: Verband = {"open": 1, "af": 1, "vorig:open": -1, "bij": -1}
    values, fixed = {"open": 20, "af": 30, "bij": 4}, {"vorig:open": 46}
    hidden = hidden_cells(values, [balance], fixed=fixed)
    assert "bij" in hidden
    assert len(hidden) >= 2
    everything = {**values, "vorig:open": 46}
    assert {1, 2, 3, 4, 5} <= possible_wide("bij", [balance], everything, hidden)


def possible_wide(
    cell: str, verbanden: Sequence[Verband], values: Mapping[str, int], hidden: frozenset[str]
) -> set[int]:
    """As `possible`, for one sum and a cell of one to five: the other hidden cells may be any size."""
    found = set()
    for guess in range(6):
        for other in itertools.product(range(60), repeat=len(hidden) - 1):
            names = [cell, *sorted(hidden - {cell})]
            table = {**values, **dict(zip(names, (guess, *other), strict=True))}
            if all(sum(factor * table[name] for name, factor in v.items()) == 0 for v in verbanden):
                found.add(guess)
    return found


def test_a_cell_hidden_last_year_is_not_told_by_this_year():
    balance: Verband = {"open": 1, "af": 1, "vorig:open": -1, "bij": -1}
    values = {"open": 9, "af": 7, "bij": 13}
    hidden = hidden_cells(values, [balance], fixed={"vorig:open": None})
    assert hidden
    assert {1, 2, 3, 4, 5} <= possible_wide(
        "vorig:open", [balance], {**values, "vorig:open": 3}, hidden | {"vorig:open"}
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 8), min_size=2, max_size=4))
def test_every_number_from_one_to_five_stays_possible(parts: list[int]):
    values, verbanden = one_sum(parts)
    hidden = hidden_cells(values, verbanden)
    for cell, value in values.items():
        if is_small(value):
            assert cell in hidden
            assert {1, 2, 3, 4, 5} <= possible(cell, verbanden, values, hidden)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(0, 5), min_size=4, max_size=4))
def test_it_holds_for_a_table_with_rows_and_columns(cells: list[int]):
    a, b, c, d = cells
    values = {"a": a, "b": b, "c": c, "d": d, "ab": a + b, "cd": c + d, "ac": a + c, "bd": b + d}
    values["alle"] = sum(cells)
    verbanden = [
        som("ab", ["a", "b"]), som("cd", ["c", "d"]), som("ac", ["a", "c"]), som("bd", ["b", "d"]),
        som("alle", ["ab", "cd"]), som("alle", ["ac", "bd"]),
    ]  # fmt: skip
    hidden = hidden_cells(values, verbanden)
    for cell, value in values.items():
        if is_small(value):
            assert {1, 2, 3, 4, 5} <= solutions(cell, values, hidden)


def solutions(cell: str, values: Mapping[str, int], hidden: frozenset[str]) -> set[int]:
    """Try every 2 by 2 table whose shown cells and sums are the published ones."""
    found = set()
    for a, b, c, d in itertools.product(range(9 + 1), repeat=4):
        table = {"a": a, "b": b, "c": c, "d": d, "ab": a + b, "cd": c + d, "ac": a + c, "bd": b + d}
        table["alle"] = a + b + c + d
        if all(table[name] == value for name, value in values.items() if name not in hidden):
            found.add(table[cell])
    return found


def test_bounds_are_exact_and_a_contradiction_is_a_fault():
    verbanden = [som("t", ["x", "y"])]
    assert bounds("x", verbanden, {"t": 7}) == (0, 7)
    assert bounds("x", verbanden, {"t": 7, "y": 3}) == (4, 4)
    assert bounds("x", [], {}) == (0, None)
    with pytest.raises(ValueError):
        bounds("x", [som("t", ["x", "y"])], {"t": 1, "y": 3})
