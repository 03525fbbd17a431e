"""The tree of RFC 6962: equal to its definition, and no proof of anything else."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grondslag.proof.merkle import (
    EMPTY_ROOT,
    Frontier,
    MerkleTree,
    leaf_hash,
    node_hash,
    verify_consistency,
    verify_inclusion,
)

# The entries and roots that the Certificate Transparency projects test with.
ENTRIES = [
    bytes.fromhex(entry)
    for entry in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def mth(leaves: list[bytes]) -> bytes:
    """Return the Merkle tree hash as RFC 6962 §2.1 defines it."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return node_hash(mth(leaves[:half]), mth(leaves[half:]))


def leaves(count: int) -> list[bytes]:
    return [leaf_hash(b"%d" % number) for number in range(count)]


def test_known_roots():
    tree = MerkleTree(map(leaf_hash, ENTRIES))
    assert {size: tree.root(size).hex() for size in ROOTS} == ROOTS


@pytest.mark.parametrize("size", range(35))
def test_tree_and_frontier_follow_the_definition(size):
    frontier = Frontier()
    for leaf in leaves(size):
        frontier.append(leaf)
        frontier = Frontier.from_json(frontier.as_json())
    assert frontier.size == size
    assert frontier.root() == MerkleTree(leaves(size)).root() == mth(leaves(size))


def test_earlier_roots_stay_known():
    tree = MerkleTree(leaves(21))
    assert [tree.root(size) for size in range(22)] == [mth(leaves(size)) for size in range(22)]
    assert tree.root(0) == EMPTY_ROOT


def test_a_frontier_keeps_no_more_than_the_logarithm():
    frontier = Frontier()
    for leaf in leaves(1000):
        frontier.append(leaf)
        assert len(frontier.as_json()["peaks"]) <= 10


@pytest.mark.parametrize(
    "value", [{"size": 3, "peaks": ["00" * 32]}, {"size": -1, "peaks": []}, {"size": 0, "peaks": ["00"]}]
)
def test_a_frontier_that_does_not_fit_its_size_is_refused(value):
    with pytest.raises(ValueError):
        Frontier.from_json(value)


@pytest.mark.parametrize("size", range(1, 20))
def test_every_entry_is_proved_and_no_other(size):
    all_leaves = leaves(size)
    tree = MerkleTree(all_leaves)
    for index in range(size):
        path = tree.inclusion_proof(index)
        for claimed in range(size):
            holds = verify_inclusion(
                leaf=all_leaves[claimed], index=index, size=size, path=path, root=tree.root()
            )
            assert holds == (claimed == index)
        for place in range(-1, size + 1):
            holds = verify_inclusion(
                leaf=all_leaves[index], index=place, size=size, path=path, root=tree.root()
            )
            assert holds == (place == index)


@pytest.mark.parametrize("new", range(20))
def test_every_earlier_tree_is_proved_to_be_the_beginning(new):
    tree = MerkleTree(leaves(new))
    for old in range(new + 1):
        path = tree.consistency_proof(old)
        facts = {"old_size": old, "size": new, "root": tree.root(), "path": path}
        assert verify_consistency(old_root=tree.root(old), **facts)
        assert not verify_consistency(old_root=leaf_hash(b"another history"), **facts)


def test_there_is_no_proof_of_what_is_not_there():
    tree = MerkleTree(leaves(5))
    for index, size in ((5, None), (-1, None), (3, 3), (2, 6)):
        with pytest.raises(IndexError):
            tree.inclusion_proof(index, size)
    for old in (-1, 6):
        with pytest.raises(IndexError):
            tree.consistency_proof(old)


@given(st.data())
def test_a_changed_path_proves_nothing(data):
    size = data.draw(st.integers(2, 60))
    index = data.draw(st.integers(0, size - 1))
    all_leaves = leaves(size)
    tree = MerkleTree(all_leaves)
    path = tree.inclusion_proof(index)
    other = data.draw(st.binary(min_size=32, max_size=32))
    place = data.draw(st.integers(0, len(path) - 1))
    for wrong in (
        [*path[:place], other, *path[place + 1 :]],
        path[:place] + path[place + 1 :],
        [*path[:place], other, *path[place:]],
        [*path, other],
    ):
        assert not verify_inclusion(
            leaf=all_leaves[index], index=index, size=size, path=wrong, root=tree.root()
        )


@given(st.data())
def test_a_history_that_was_rewritten_has_no_consistency_proof(data):
    """One earlier entry replaced: the proof of the rewritten tree does not convince who saw the first."""
    new = data.draw(st.integers(2, 60))
    old = data.draw(st.integers(1, new - 1))
    rewritten = leaves(new)
    rewritten[data.draw(st.integers(0, old - 1))] = leaf_hash(b"rewritten")
    seen, shown = MerkleTree(leaves(old)), MerkleTree(rewritten)
    assert not verify_consistency(
        old_size=old, old_root=seen.root(), size=new, root=shown.root(), path=shown.consistency_proof(old)
    )


def test_a_smaller_tree_is_never_the_successor():
    tree = MerkleTree(leaves(6))
    facts = {"old_size": 6, "old_root": tree.root(), "size": 5, "root": tree.root(5)}
    assert not verify_consistency(path=[], **facts)


def test_an_empty_path_proves_nothing_between_different_sizes():
    tree = MerkleTree(leaves(6))
    for old in range(1, 6):
        facts = {"old_size": old, "old_root": tree.root(old), "size": 6, "root": tree.root()}
        assert not verify_consistency(path=[], **facts)
