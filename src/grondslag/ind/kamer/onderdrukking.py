"""Which cells of a table stay hidden, so that no small count can be worked out.

A count of 1 to 4 is hidden. Enough others are hidden with it that the shown counts, the sums between them and
the earlier tables leave every number from 1 to 5 possible for it: whoever reckons back learns nothing that
the hiding did not say already. All hidden cells look the same, whichever reason hid them. Pure functions.
"""

from collections.abc import Collection, Mapping, Sequence

from grondslag.ind.kamer.grenzen import Verband, bounds

ONDERGRENS = 5
"""The least count above zero that is shown: a choice of this register, to be confirmed (see the law file)."""


def is_small(value: int) -> bool:
    """Whether a count is too small to show. Zero tells of nobody, and is shown."""
    return 0 < value < ONDERGRENS


def hidden_cells(
    values: Mapping[str, int], verbanden: Sequence[Verband], *, fixed: Mapping[str, int | None] | None = None
) -> frozenset[str]:
    """Return the cells of `values` to hide.

    `fixed` are the cells of earlier tables that `verbanden` refer to, as they were published: the count, or
    None for one that was hidden. They keep what they are; the hidden ones are protected too.
    """
    fixed = fixed or {}
    targets = [name for name, value in values.items() if is_small(value)]
    hidden = set(targets)
    targets += [name for name, value in fixed.items() if value is None]
    while open_ := exposed(values, verbanden, hidden, fixed=fixed, targets=targets):
        candidates = _candidates(open_[0], verbanden, values, hidden)
        if not candidates:
            break  # only earlier tables tell of it: nothing here gives it away
        hidden.add(min(candidates)[-1])
    return frozenset(hidden)


def exposed(
    values: Mapping[str, int],
    verbanden: Sequence[Verband],
    hidden: Collection[str],
    *,
    fixed: Mapping[str, int | None] | None = None,
    targets: Sequence[str] | None = None,
) -> list[str]:
    """Return the cells among `targets` (default: every small cell) of which a reader learns too much."""
    shown = {name: value for name, value in values.items() if name not in hidden}
    shown |= {name: value for name, value in (fixed or {}).items() if value is not None}
    wanted = [name for name, value in values.items() if is_small(value)] if targets is None else targets
    return [name for name in wanted if name in shown or not _wide(*bounds(name, verbanden, shown))]


def _wide(least: int, greatest: int | None) -> bool:
    return least <= 1 and (greatest is None or greatest >= ONDERGRENS)


def _candidates(
    target: str, verbanden: Sequence[Verband], values: Mapping[str, int], hidden: Collection[str]
) -> list[tuple[bool, bool, int, str]]:
    """Return the shown cells that a sum ties to a hidden one, the least loss first."""
    tied = _tied(target, verbanden, values, hidden)
    near = [verband for verband in verbanden if target in verband]
    for pool in (near, [verband for verband in verbanden if tied & set(verband)]):
        names = {name for verband in pool for name in verband if name in values and name not in hidden}
        if names:
            totals = {name for verband in verbanden for name, factor in verband.items() if factor > 0}
            return [(values[name] == 0, name in totals, values[name], name) for name in names]
    return []


def _tied(
    target: str, verbanden: Sequence[Verband], values: Mapping[str, int], hidden: Collection[str]
) -> set[str]:
    """Return the hidden cells that sums tie to a target, itself included."""
    reached, grew = {target}, True
    while grew:
        found = {
            name
            for verband in verbanden
            if reached & set(verband)
            for name in verband
            if name in hidden or name not in values
        }
        grew = not found <= reached
        reached |= found
    return reached
