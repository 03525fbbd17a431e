"""The counts of a year, each told by the app that keeps the rows; this app knows none of them.

    from grondslag.ind.kamer import counts
    counts.register("tafel-bijeenkomsten", lambda year: Overleg.objects.filter(datum__year=year).count())

The name stands in `cijfers.toml`, with what is counted. A name that no app fills in shows `onbekend`.
"""

from collections.abc import Callable, Mapping

Counted = int | Mapping[str, int]
"""One number, or a number for each cell (its name, or an id that `cijfers.toml` gives a label)."""

Count = Callable[[int], Counted]

_counts: dict[str, Count] = {}


def register(name: str, fn: Count) -> None:
    """Let an app fill in a figure: `fn(year)` counts what fell in that Amsterdam calendar year."""
    _counts[name] = fn


def counted(name: str, year: int) -> Counted | None:
    """Return the figure of a year, or None when no app fills it in.

    Raises:
        ValueError: an app counted less than zero.
    """
    if name not in _counts:
        return None
    found = _counts[name](year)
    if any(value < 0 for value in (found.values() if isinstance(found, Mapping) else [found])):
        raise ValueError(f"{name} counts less than zero in {year}")
    return found
