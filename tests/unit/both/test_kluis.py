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


def test_an_identifier_is_found_by_its_seal_and_read_for_its_own_purpose_only():
    sealed = kluis.seal_id("zaak-12", "logboek")
    assert kluis.seal_id("zaak-12", "logboek") == sealed
    assert len({sealed, kluis.seal_id("zaak-12", "iets anders"), kluis.seal_id("zaak-13", "logboek")}) == 3
    assert b"zaak" not in bytes.fromhex(sealed)
    assert kluis.unseal_id(sealed, "logboek") == "zaak-12"
    for wrong, purpose in (
        (sealed, "iets anders"),
        (sealed[:-2], "logboek"),
        ("onzin", "logboek"),
        ("", "logboek"),
    ):
        with pytest.raises(kluis.KluisError):
            kluis.unseal_id(wrong, purpose)


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


@pytest.fixture
def hoofdsleutel(settings):
    kluis.new_key()
    return settings.DATA / "hoofdsleutel"


def test_a_lost_master_key_is_not_replaced_by_a_new_one(hoofdsleutel):
    hoofdsleutel.unlink()
    with pytest.raises(kluis.KluisError, match="hoofdsleutel ontbreekt"):
        kluis.new_key()
    assert not hoofdsleutel.exists()


@pytest.mark.parametrize("size", [0, 16, 31, 33])
def test_a_master_key_of_another_length_is_refused(hoofdsleutel, size):
    hoofdsleutel.write_bytes(b"\1" * size)
    with pytest.raises(kluis.KluisError, match="beschadigd"):
        kluis.new_key()


def test_a_master_key_that_others_can_read_is_refused(hoofdsleutel):
    hoofdsleutel.chmod(0o644)
    with pytest.raises(kluis.KluisError, match="0600"):
        kluis.new_key()


def test_a_master_key_that_changed_opens_nothing(hoofdsleutel):
    key = kluis.new_key()
    sealed = kluis.seal(key, b"geheim", "x")
    hoofdsleutel.write_bytes(b"\1" * 32)
    with pytest.raises(kluis.KluisError):
        kluis.unseal(key, sealed, "x")


@pytest.mark.parametrize("part", ["sleutelbos", "kluis"])
@pytest.mark.parametrize("left", [0, 5, 12, 20])
def test_a_truncated_file_is_noticed(settings, part, left):
    key = kluis.new_key()
    name = kluis.store_blob(key, b"geheim", "x")
    (path,) = [found for found in (settings.DATA / part).rglob("*") if found.is_file()]
    path.write_bytes(path.read_bytes()[:left])
    with pytest.raises(kluis.KluisError):
        kluis.load_blob(key, name, "x")


def test_a_link_in_the_place_of_a_blob_or_a_key_is_not_followed(settings, tmp_path):
    key = kluis.new_key()
    name = kluis.store_blob(key, b"geheim", "x")
    for path in (kluis._blob_path(name), kluis._key_path(key)):
        elsewhere = path.rename(tmp_path / path.name)
        path.symlink_to(elsewhere)
        with pytest.raises(kluis.KluisError):
            kluis.load_blob(key, name, "x")
        path.unlink()
        elsewhere.rename(path)
    assert kluis.load_blob(key, name, "x") == b"geheim"


def test_no_error_of_the_vault_quotes_what_it_holds(hoofdsleutel):
    import traceback

    key = kluis.new_key()
    sealed = kluis.seal(key, b"geheim", "x")
    with pytest.raises(kluis.KluisError) as fault:
        kluis.unseal(key, sealed[:-1], "x")
    text = "".join(traceback.format_exception(fault.value))
    assert "geheim" not in text
    assert hoofdsleutel.read_bytes().hex() not in text
