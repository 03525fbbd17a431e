"""The register only grows, and every entry can be proven without it."""

import copy

import pytest
from django.db import DatabaseError, transaction

from grondslag.both.register.models import Checkpoint, Entry, Kind
from grondslag.both.register.selectors import bewijs, first_broken
from grondslag.both.register.services import append
from grondslag.proof import dumps
from grondslag.proof.verify import verify

pytestmark = pytest.mark.django_db


def test_each_entry_is_proven_by_its_own_checkpoint():
    from grondslag.both.register import keys

    entries = [append(kind=Kind.TEGENGEHOUDEN, body={"nummer": number}) for number in range(9)]
    for entry in entries:
        assert verify(dumps(bewijs(entry)), keys.published()).valid
    changed = copy.deepcopy(bewijs(entries[4]))
    changed["body"]["nummer"] = 99
    assert not verify(dumps(changed), keys.published()).valid
    assert first_broken() is None


def test_an_append_that_fails_leaves_neither_entry_nor_checkpoint():
    def failing() -> None:
        with transaction.atomic():
            append(kind=Kind.TEGENGEHOUDEN, body={})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    assert not Entry.objects.exists()
    assert not Checkpoint.objects.exists()
    assert append(kind=Kind.TEGENGEHOUDEN, body={}).seq == 1


def test_checkpoints_cannot_be_changed():
    entry = append(kind=Kind.TEGENGEHOUDEN, body={})
    with pytest.raises(DatabaseError), transaction.atomic():
        Checkpoint.objects.filter(pk=entry.pk).update(note="anders")
