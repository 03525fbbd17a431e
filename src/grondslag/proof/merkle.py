"""The tree of RFC 6962 over the entries of a register: roots and proofs. SHA-256, prefixes of §2.1.

    frontier = Frontier.from_json(stored)     # kept beside the last entry: O(log n) hashes
    frontier.append(leaf_hash(entry))         # O(log n), needs none of the earlier entries
    frontier.root(), frontier.size

    tree = MerkleTree(leaf_hashes)            # all leaves: proofs
    tree.inclusion_proof(index)               # entry `index` (from 0) is in the tree
    tree.consistency_proof(old_size)          # the tree of `old_size` entries is the beginning of this one

The verifying functions need no register, only the proof.
"""

import hashlib
from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Any

HASH_BYTES = 32
#: The root of the register without entries.
EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    """Return the leaf hash of an entry's canonical bytes."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def verify_inclusion(*, leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Tell whether `path` leads from `leaf` at `index` to the root of `size` entries (RFC 9162 §2.1.3.2)."""
    if not 0 <= index < size:
        return False
    here, last, result = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if here & 1 or here == last:
            result = node_hash(sibling, result)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            result = node_hash(result, sibling)
        here, last = here >> 1, last >> 1
    return last == 0 and result == root


def verify_consistency(
    *, old_size: int, old_root: bytes, size: int, root: bytes, path: Sequence[bytes]
) -> bool:
    """Tell whether `path` shows that the old tree is the beginning of the new one (RFC 9162 §2.1.4.2)."""
    if not 0 <= old_size <= size:
        return False
    if old_size == 0:
        return not path and old_root == EMPTY_ROOT
    if old_size == size:
        return not path and old_root == root
    pieces = [old_root, *path] if old_size & (old_size - 1) == 0 else list(path)
    if not pieces:
        return False
    here, last = old_size - 1, size - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    old = new = pieces[0]
    for piece in pieces[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            old, new = node_hash(piece, old), node_hash(piece, new)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            new = node_hash(new, piece)
        here, last = here >> 1, last >> 1
    return last == 0 and old == old_root and new == root


class Frontier:
    """The complete subtrees of a tree, largest first: all that appending and the root need of it."""

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        self.size = size
        self._peaks = list(peaks)
        if size < 0 or len(self._peaks) != size.bit_count():
            raise ValueError("Deze hashes passen niet bij een register van deze omvang.")

    def append(self, leaf: bytes) -> None:
        """Add an entry by its leaf hash."""
        self._peaks.append(leaf)
        completed = self.size
        while completed & 1:
            right, left = self._peaks.pop(), self._peaks.pop()
            self._peaks.append(node_hash(left, right))
            completed >>= 1
        self.size += 1

    def root(self) -> bytes:
        """Return the root of the tree."""
        if not self._peaks:
            return EMPTY_ROOT
        return reduce(lambda right, left: node_hash(left, right), reversed(self._peaks))

    def as_json(self) -> dict[str, Any]:
        """Return {"size": n, "peaks": [hex, …]}."""
        return {"size": self.size, "peaks": [peak.hex() for peak in self._peaks]}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "Frontier":
        """Read what `as_json` gave; ValueError when the hashes do not fit the size."""
        return cls(value["size"], [bytes.fromhex(peak) for peak in value["peaks"]])


class MerkleTree:
    """The whole tree in memory, each complete subtree hashed once."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self._levels: list[list[bytes]] = [[]]  # _levels[n][i] covers 2**n entries from i * 2**n on
        for leaf in leaves:
            self.append(leaf)

    @property
    def size(self) -> int:
        """The number of entries."""
        return len(self._levels[0])

    def append(self, leaf: bytes) -> None:
        """Add an entry by its leaf hash."""
        self._levels[0].append(leaf)
        for level, nodes in enumerate(self._levels):
            if len(nodes) & 1:
                return
            if level + 1 == len(self._levels):
                self._levels.append([])
            self._levels[level + 1].append(node_hash(nodes[-2], nodes[-1]))

    def root(self, size: int | None = None) -> bytes:
        """Return the root now, or as it was at `size` entries."""
        size = self.size if size is None else size
        return self._range(0, size) if size else EMPTY_ROOT

    def inclusion_proof(self, index: int, size: int | None = None) -> list[bytes]:
        """Return PATH(index, D[size]) of RFC 6962 §2.1.1; IndexError when there is no such entry."""
        size = self.size if size is None else size
        if not 0 <= index < size <= self.size:
            raise IndexError(f"geen inschrijving {index} in een register van {size}")
        path: list[bytes] = []
        start, end = 0, size
        while end - start > 1:
            middle = start + _split(end - start)
            if index < middle:
                path.append(self._range(middle, end))
                end = middle
            else:
                path.append(self._range(start, middle))
                start = middle
        return path[::-1]

    def consistency_proof(self, old_size: int) -> list[bytes]:
        """Return PROOF(old_size, D[size]) of RFC 6962 §2.1.2; empty when old_size is 0 or the size."""
        if not 0 <= old_size <= self.size:
            raise IndexError(f"een register van {self.size} had nooit {old_size} inschrijvingen")
        path: list[bytes] = []
        start, end = 0, self.size if old_size else 0
        while old_size != end:
            middle = start + _split(end - start)
            if old_size <= middle:
                path.append(self._range(middle, end))
                end = middle
            else:
                path.append(self._range(start, middle))
                start = middle
        if start:  # otherwise the last piece is the old tree itself, whose root the verifier has
            path.append(self._range(start, end))
        return path[::-1]

    def _range(self, start: int, end: int) -> bytes:
        """Return MTH of entries [start, end), a range as RFC 6962 splits them: left parts are complete."""
        width = end - start
        if width & (width - 1) == 0:
            level = width.bit_length() - 1
            return self._levels[level][start >> level]
        middle = start + _split(width)
        return node_hash(self._range(start, middle), self._range(middle, end))


def _split(width: int) -> int:
    """Return the largest power of two below `width` (width > 1)."""
    return 1 << ((width - 1).bit_length() - 1)
