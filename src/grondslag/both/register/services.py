"""Append to the register: the entry, and the signed checkpoint over the tree with it, in one transaction."""

import secrets
from typing import Any

from django.conf import settings
from django.db import transaction

from grondslag.both import clock
from grondslag.both.append_only import lock_for_append
from grondslag.both.register import keys
from grondslag.both.register.models import Checkpoint, Entry, Receipt
from grondslag.proof import Frontier, canonical, commitment, leaf_hash, sign_checkpoint

SALT_BYTES = 32


def inscription(entry: Entry) -> dict[str, Any]:
    """Return what the leaf of an entry is the hash of."""
    return {
        "seq": entry.seq,
        "kind": entry.kind,
        "time": entry.moment,
        "commitment": entry.commitment,
        "zijde": settings.ZIJDE,
    }


def origin() -> str:
    """Return the name of this side's register, which is the name of its key."""
    return f"{settings.ZIJDE}-register"


@transaction.atomic
def append(*, kind: str, body: dict[str, Any]) -> Entry:
    """Append one entry with its checkpoint. `body` is canonical JSON: no floats, no dates but as text."""
    lock_for_append()
    last = Checkpoint.objects.order_by("-entry_id").first()
    frontier = Frontier.from_json(last.frontier) if last else Frontier()
    salt = secrets.token_bytes(SALT_BYTES)
    entry = Entry(
        seq=frontier.size + 1,
        kind=kind,
        moment=clock.now().isoformat(timespec="seconds"),
        commitment=commitment(salt, body).hex(),
        salt=salt.hex(),
        body=body,
    )
    leaf = leaf_hash(canonical(inscription(entry)))
    entry.leaf_hash = leaf.hex()
    frontier.append(leaf)
    entry.save(force_insert=True)
    note = sign_checkpoint(origin(), frontier.size, frontier.root(), keys.register_key())
    Checkpoint.objects.create(entry=entry, note=note, frontier=frontier.as_json())
    return entry


@transaction.atomic
def store_receipt(*, entry: Entry, receipt: dict[str, Any]) -> None:
    """Keep the receipt of an entry, verified by the caller; the first one stays."""
    if not Receipt.objects.filter(entry=entry).exists():
        Receipt.objects.create(entry=entry, receipt=receipt, moment=clock.now())
