"""Read the register: a proof that anyone can check offline, and the register's own check of itself."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from grondslag.both.clock import amsterdam_day
from grondslag.both.register import keys
from grondslag.both.register.models import Entry, Receipt
from grondslag.both.register.services import inscription, origin
from grondslag.proof import (
    Frontier,
    MerkleTree,
    build,
    canonical,
    commitment,
    dumps,
    leaf_hash,
    verify_checkpoint,
)
from grondslag.proof.verify import Verdict, verify


def bewijs(entry: Entry, *, receipt: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return the proof of one entry, in the form of `docs/bewijs.md`.

    `receipt` stands in for the stored one: for a proof as it would be with it.
    """
    leaves = Entry.objects.filter(seq__lte=entry.seq).order_by("seq").values_list("leaf_hash", flat=True)
    tree = MerkleTree(bytes.fromhex(leaf) for leaf in leaves)
    stored = Receipt.objects.filter(entry=entry).first()
    return build(
        inschrijving=inscription(entry),
        salt=bytes.fromhex(entry.salt),
        body=entry.body,
        path=tree.inclusion_proof(entry.seq - 1),
        checkpoint=entry.checkpoint.note,
        ontvangst=receipt or (stored.receipt if stored else None),
    )


def entries_of_year(year: int) -> Iterator[Entry]:
    """Return the entries that were made in a Dutch calendar year, in order."""
    near = Entry.objects.filter(moment__gte=f"{year - 1}-12-31", moment__lt=f"{year + 1}-01-02")
    for entry in near.order_by("seq"):
        if amsterdam_day(dt.datetime.fromisoformat(entry.moment)).year == year:
            yield entry


def check(entry: Entry, *, file_sha256: str | None = None, receipt: dict[str, Any] | None = None) -> Verdict:
    """Judge the proof of an entry as an outsider would, with the published keys.

    Raises:
        ValueError: the entry has not the form of a proof.
    """
    return verify(dumps(bewijs(entry, receipt=receipt)), keys.published(), file_sha256=file_sha256)


def first_broken() -> int | None:
    """Return the number of the first entry that is not what its leaf and checkpoint say, or None.

    One pass: each leaf is made anew, and each checkpoint must sign the root of the tree so far.
    """
    tree, key = Frontier(), keys.load_public_register()
    for number, entry in enumerate(Entry.objects.select_related("checkpoint").order_by("seq"), start=1):
        leaf = leaf_hash(canonical(inscription(entry)))
        tree.append(leaf)
        committed = commitment(bytes.fromhex(entry.salt), entry.body).hex()
        signed = verify_checkpoint(
            entry.checkpoint.note, origin=origin(), size=number, root=tree.root(), public_key=key
        )
        if (entry.seq, entry.leaf_hash, entry.commitment) != (number, leaf.hex(), committed) or not signed:
            return number
    return None
