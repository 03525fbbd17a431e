"""What an outsider can work out: the bounds of a hidden count from the shown ones and the sums between them.

Exact arithmetic (fractions, the simplex method with Bland's rule); the tables are small. No Django.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

Verband = Mapping[str, int]
"""A linear equality between cells: the coefficients of cells whose weighted sum is zero."""

Row = list[Fraction]


def som(totaal: str, delen: Sequence[str]) -> dict[str, int]:
    """Return the equality `totaal = sum of delen`."""
    return {totaal: 1, **dict.fromkeys(delen, -1)}


def bounds(cell: str, verbanden: Sequence[Verband], shown: Mapping[str, int]) -> tuple[int, int | None]:
    """Return the least and the greatest count that a hidden cell can have; None: it has no greatest.

    Every count is at least zero; `shown` are the cells that the outsider sees. The shown counts must agree
    with the equalities.

    Raises:
        ValueError: the shown counts contradict the equalities.
    """
    rows, names = _unknowns(cell, verbanden, shown)
    if not rows:
        return 0, None
    least = _optimum(rows, names.index(cell), sign=-1)
    greatest = _optimum(rows, names.index(cell), sign=1)
    low = -((least or Fraction(0)) // 1)  # rounded up: -floor(-x)
    return int(low), None if greatest is None else int(greatest // 1)


def _unknowns(
    cell: str, verbanden: Sequence[Verband], shown: Mapping[str, int]
) -> tuple[list[Row], list[str]]:
    """Return the equalities that bear on a cell, as rows `coefficients of the hidden cells | right side`."""
    reached, used, grew = {cell}, set[int](), True
    while grew:
        grew = False
        for number, verband in enumerate(verbanden):
            hidden = {name for name in verband if name not in shown}
            if number not in used and hidden & reached:
                used.add(number)
                reached |= hidden
                grew = True
    names = sorted(reached)
    rows = []
    for number in sorted(used):
        verband = verbanden[number]
        right = -sum(factor * shown[name] for name, factor in verband.items() if name in shown)
        rows.append([Fraction(verband.get(name, 0)) for name in names] + [Fraction(right)])
    return rows, names


def _optimum(rows: Sequence[Row], column: int, *, sign: int) -> Fraction | None:
    """Return the greatest value of `sign` times a column's variable, or None when it is unbounded."""
    width = len(rows[0]) - 1
    table = [_with_artificial(row, number, len(rows)) for number, row in enumerate(rows)]
    basis = [width + number for number in range(len(rows))]
    artificial = [Fraction(0)] * width + [Fraction(-1)] * len(rows)
    reached = _maximise(table, basis, artificial)
    if reached != 0:
        raise ValueError("the shown counts contradict the equalities")
    _drive_out(table, basis, width)
    goal = [Fraction(sign if number == column else 0) for number in range(width)]
    trimmed = [[*row[:width], row[-1]] for row in table]
    return _maximise(trimmed, basis, goal)


def _with_artificial(row: Row, number: int, count: int) -> Row:
    factor = -1 if row[-1] < 0 else 1
    extra = [Fraction(int(other == number)) for other in range(count)]
    return [*(factor * value for value in row[:-1]), *extra, factor * row[-1]]


def _drive_out(table: list[Row], basis: list[int], width: int) -> None:
    """Take artificial variables out of the basis; a row that has none to take their place says nothing."""
    for number in reversed(range(len(table))):
        if basis[number] >= width:
            column = next((c for c in range(width) if table[number][c] != 0), None)
            if column is None:
                del table[number], basis[number]
            else:
                _pivot(table, basis, number, column)


def _maximise(table: list[Row], basis: list[int], goal: Sequence[Fraction]) -> Fraction | None:
    """Run the simplex method from a feasible basis (Bland's rule: it ends)."""
    while True:
        column = next(
            (c for c in range(len(goal)) if c not in basis and _gain(table, basis, goal, c) > 0), None
        )
        if column is None:
            return sum((goal[b] * row[-1] for b, row in zip(basis, table, strict=True)), Fraction(0))
        ratios = [(row[-1] / row[column], basis[n], n) for n, row in enumerate(table) if row[column] > 0]
        if not ratios:
            return None
        _pivot(table, basis, min(ratios)[2], column)


def _gain(table: Sequence[Row], basis: Sequence[int], goal: Sequence[Fraction], column: int) -> Fraction:
    spent = sum((goal[b] * row[column] for b, row in zip(basis, table, strict=True)), Fraction(0))
    return goal[column] - spent


def _pivot(table: list[Row], basis: list[int], number: int, column: int) -> None:
    factor = table[number][column]
    table[number] = [value / factor for value in table[number]]
    for other, row in enumerate(table):
        if other != number and row[column] != 0:
            table[other] = [value - row[column] * own for value, own in zip(row, table[number], strict=True)]
    basis[number] = column
