"""Read the register: a proof that anyone can check offline, and the register's own check of itself."""

from typing import Any

from grondslag.both.register import keys
from grondslag.both.register.models import Entry, Receipt
from grondslag.both.register.services import inscription
from grondslag.proof import MerkleTree, build, dumps
from grondslag.proof.verify import Verdict, verify


def bewijs(entry: Entry) -> dict[str, Any]:
    """Return the proof of one entry, in the form of `docs/bewijs.md`."""
    leaves = Entry.objects.filter(seq__lte=entry.seq).order_by("seq").values_list("leaf_hash", flat=True)
    tree = MerkleTree(bytes.fromhex(leaf) for leaf in leaves)
    receipt = Receipt.objects.filter(entry=entry).first()
    return build(
        inschrijving=inscription(entry),
        salt=bytes.fromhex(entry.salt),
        body=entry.body,
        path=tree.inclusion_proof(entry.seq - 1),
        checkpoint=entry.checkpoint.note,
        ontvangst=receipt.receipt if receipt else None,
    )


def check(entry: Entry, *, file_sha256: str | None = None) -> Verdict:
    """Judge the proof of an entry as an outsider would, with the published keys."""
    return verify(dumps(bewijs(entry)), keys.published(), file_sha256=file_sha256)


def first_broken() -> int | None:
    """Return the number of the first entry whose proof does not hold, or None."""
    for number, entry in enumerate(Entry.objects.order_by("seq"), start=1):
        if entry.seq != number or not check(entry).valid:
            return number
    return None
