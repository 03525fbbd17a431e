"""What is offered is a proof to the last byte, or it is not one."""

import copy
import json
import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from grondslag.proof import dumps
from grondslag.proof.verify import Unreadable, verify

from .uitkomst import Proof, outcome


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"null",
        b"[]",
        b"{}",
        b"GELDIG",
        b'{"bewijs": 1}',
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b"[" * 40 + b"]" * 40,
        b'{"bewijs": 1e0}',
        b'{"bewijs": NaN}',
        b" " * (4 * 1024 * 1024 + 1),
        b"9" * 10_000,
        b'"\\ud800"',
    ],
    ids=lambda data: repr(data[:12]),
)
def test_rubbish_is_unreadable_and_says_so_in_one_line(world, data):
    with pytest.raises(Unreadable, match=r"^Dit is geen bewijs[^\n]*\.$"):
        verify(data, world.keys)


def test_a_proof_cut_short_anywhere_is_unreadable(world, received):
    data = dumps(received)
    assert {outcome(data[:end], world.keys) for end in range(0, len(data) - 2, 7)} == {"onleesbaar"}


def test_a_name_that_stands_twice_is_unreadable(world, received):
    data = dumps(received).replace(b'"bewijs":1', b'"bewijs":1,"bewijs":1')
    assert outcome(data, world.keys) == "onleesbaar"


def test_one_flipped_bit_anywhere_is_found(world, received):
    """Each byte of the file in turn, one bit of it: the file has no byte that says nothing."""
    data = dumps(received)
    chosen = random.Random(1)  # noqa: S311  a repeatable choice
    for place in range(len(data) - 1):  # the last byte is the newline of a text file
        flipped = bytearray(data)
        flipped[place] ^= 1 << chosen.randrange(8)
        assert outcome(bytes(flipped), world.keys) != "GELDIG", place


OTHER_VALUES = [None, True, False, 0, 1, -1, 2**53 - 1, "", "x", "0" * 64, [], {}, [None], {"a": 1}]


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to every value in a JSON value."""
    if way:
        yield way
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in inside:
        yield from places(item, (*way, name))


def changed(proof: Proof, way: tuple[Any, ...], change: Callable[[Any, Any], None]) -> Proof:
    """Return a copy of the proof, changed at the holder and name of a place."""
    copied = copy.deepcopy(proof)
    holder = copied
    for name in way[:-1]:
        holder = holder[name]
    change(holder, way[-1])
    return copied


def test_every_field_counts(world, received):
    """Every value replaced, removed or joined by another: never GELDIG, but for leaving out the receipt."""
    for way in places(received):
        now = received
        for name in way:
            now = now[name]
        for other in OTHER_VALUES:
            if (type(other), other) == (type(now), now) or (way, other) == (("ontvangst",), None):
                continue
            mutated = changed(
                received, way, lambda holder, name, other=other: holder.__setitem__(name, other)
            )
            assert outcome(json.dumps(mutated).encode(), world.keys) != "GELDIG", (way, other)
        without = changed(received, way, lambda holder, name: holder.pop(name))
        assert outcome(json.dumps(without).encode(), world.keys) != "GELDIG", way
        if isinstance(now, dict):
            more = changed(received, (*way, "nog_iets"), lambda holder, name: holder.__setitem__(name, 1))
            assert outcome(json.dumps(more).encode(), world.keys) != "GELDIG", way


def test_a_proof_may_be_laid_out_for_reading(world, received):
    laid_out = json.dumps(dict(reversed(received.items())), indent=2).encode()
    assert outcome(laid_out, world.keys) == "GELDIG"
