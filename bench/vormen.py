"""Registered values in disguise, planted in pages of working text: how many the anonymiser covers whole.

    .venv/bin/python bench/vormen.py [COUNT] [SEED]

The disguises are those planted for the independent check (`lekken.py`): other spellings, typing and scanning
errors, line ends, small letters, other scripts, addresses, characters that do not show. The engine sees one
page alone and the registration, so that nothing helps but what it knows of the registered values.
"""

import sys
from collections import Counter

import lekken

from grondslag.anonymise import Zaak, findings

COUNT, SEED = 1000, 1
LEAST = 0.99  # of what is planted


def main(arguments: list[str]) -> int:
    """Print per disguise how many are covered, and each that is not; 1 when too few are."""
    count, seed = (int(each) for each in (*arguments, *(str(each) for each in (COUNT, SEED)))[:2])
    planted: Counter[str] = Counter()
    covered: Counter[str] = Counter()
    missed: dict[str, list[str]] = {}
    for leak in lekken.leaks(count, seed):
        if leak.planted not in leak.page:
            continue  # in the name of a file, of which the anonymiser leaves nothing
        planted[leak.kind] += 1
        if _covered(leak):
            covered[leak.kind] += 1
        else:
            missed.setdefault(leak.kind, []).append(f"{leak.value.value!r} als {leak.planted!r}")
    for kind, many in planted.items():
        print(f"  {kind:<32}{covered[kind]:>5} van {many}")
        for each in missed.get(kind, ()):
            print(f"      gemist: {each}")
    share = covered.total() / planted.total()
    print(f"gevonden: {share:.4f} van {planted.total()}")
    return int(share < LEAST)


def _covered(leak: lekken.Leak) -> bool:
    """Whether each letter and digit that was planted, shown or not, lies in what is masked."""
    at = leak.page.index(leak.planted)
    masked: set[int] = set()
    for each in findings(leak.page, Zaak.from_json(leak.zaak)):
        if each.action != "behoud":
            masked.update(range(each.start, each.end))
    tags = range(0xE0020, 0xE007F)
    return all(
        at + place in masked
        for place, letter in enumerate(leak.planted)
        if letter.isalnum() or ord(letter) in tags
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
