"""What lies at rest lies sealed, in its own place, and is gone when its key is gone."""

import json

import pytest
from django.db import connection

from grondslag.both import kluis

pytestmark = pytest.mark.django_db


def test_sealed_bytes_open_in_their_own_place_only():
    key, other = kluis.new_key(), kluis.new_key()
    sealed = kluis.seal(key, b"geheim", "dossier:1")
    assert b"geheim" not in sealed
    assert kluis.unseal(key, sealed, "dossier:1") == b"geheim"
    for wrong_key, place in ((key, "dossier:2"), (other, "dossier:1")):
        with pytest.raises(kluis.KluisError):
            kluis.unseal(wrong_key, sealed, place)


def test_every_changed_byte_is_noticed():
    key = kluis.new_key()
    sealed = kluis.seal(key, b"geheim", "x")
    for place in range(len(sealed)):
        broken = bytearray(sealed)
        broken[place] ^= 1
        with pytest.raises(kluis.KluisError):
            kluis.unseal(key, bytes(broken), "x")


def test_after_its_key_is_destroyed_a_blob_opens_nowhere_and_destroying_twice_equals_once():
    key = kluis.new_key()
    name = kluis.store_blob(key, b"geheim", "x")
    assert kluis.load_blob(key, name, "x") == b"geheim"
    kluis.destroy_key(key)
    kluis.destroy_key(key)
    with pytest.raises(kluis.KluisError):
        kluis.load_blob(key, name, "x")


def test_a_blob_is_written_once(tmp_path):
    kluis.write_once(tmp_path / "a", b"1")
    with pytest.raises(FileExistsError):
        kluis.write_once(tmp_path / "a", b"2")
    assert (tmp_path / "a").read_bytes() == b"1"
    assert (tmp_path / "a").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["../hoofdsleutel", "a/b", "", "a b"])
def test_a_name_that_is_a_path_is_refused(name):
    with pytest.raises(kluis.KluisError):
        kluis.load_blob(kluis.new_key(), name, "x")


def test_a_sealed_column_shows_nothing_in_the_database(settings):
    from grondslag.both.register.models import Entry

    body = {"naam": "Farhad Nazarzoda"}
    Entry.objects.create(
        seq=1,
        kind="weigering",
        moment="2026-01-01T00:00:00+00:00",
        commitment="",
        salt="",
        leaf_hash="",
        body=body,
    )
    assert Entry.objects.get().body == body
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM register_entry")
        stored = bytes(cursor.fetchone()[0])
    assert b"Nazarzoda" not in stored
    assert json.dumps(body).encode() not in stored
