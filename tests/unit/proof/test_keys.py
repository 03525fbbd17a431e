"""A side's keys: made once, for their owner's eyes, and refused when something is off."""

import json
import stat

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from grondslag.proof import keys
from grondslag.proof.pinned import pinned_keys

PRIVATE = [keys.REGISTER, keys.RECEIPT, keys.SIGNING, keys.OPENING]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sleutels") / "ind"
    keys.generate(folder, "ind")
    return folder


def pem(key):
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def stored(path, data):
    path.write_bytes(data)
    path.chmod(0o600)
    return path


def test_private_keys_are_for_their_owner_only(folder):
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {name: stat.S_IMODE((folder / name).stat().st_mode) for name in PRIVATE} == dict.fromkeys(
        PRIVATE, 0o600
    )


def test_public_halves_are_those_of_the_private_keys(folder):
    public = keys.load_public(folder / keys.PUBLIC)
    assert public.zijde == "ind"
    assert public.register == keys.load_ed25519(folder / keys.REGISTER).public_key().public_bytes_raw()
    assert public.ontvangst == keys.load_ed25519(folder / keys.RECEIPT).public_key().public_bytes_raw()
    assert public.ondertekening == keys.load_rsa(folder / keys.SIGNING).public_key()
    assert public.versleuteling == keys.load_rsa(folder / keys.OPENING).public_key()
    assert public.ondertekening != public.versleuteling
    assert public.ondertekening.key_size == keys.RSA_BITS


def test_nothing_private_stands_in_the_public_file(folder):
    assert "PRIVATE" not in (folder / keys.PUBLIC).read_text()


def test_keys_are_never_overwritten(folder):
    before = {name: (folder / name).read_bytes() for name in PRIVATE}
    with pytest.raises(keys.KeysError, match="kies een lege map"):
        keys.generate(folder, "ind")
    assert {name: (folder / name).read_bytes() for name in PRIVATE} == before


def test_one_key_that_is_there_already_leaves_the_folder_as_it_was(tmp_path):
    (tmp_path / keys.PUBLIC).write_text("{}")
    with pytest.raises(keys.KeysError):
        keys.generate(tmp_path, "om")
    assert [path.name for path in tmp_path.iterdir()] == [keys.PUBLIC]


def test_there_are_two_sides(tmp_path):
    with pytest.raises(keys.KeysError, match="ind of om"):
        keys.generate(tmp_path, "politie")


def test_a_key_that_others_may_read_is_refused(folder, tmp_path):
    path = stored(tmp_path / "open.pem", (folder / keys.REGISTER).read_bytes())
    path.chmod(0o640)
    with pytest.raises(keys.KeysError, match="0600"):
        keys.load_ed25519(path)


@pytest.mark.parametrize(
    "data", [b"", b"geen sleutel", b"-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n"]
)
def test_what_is_no_key_is_refused(tmp_path, data):
    path = stored(tmp_path / "x.pem", data)
    for load in (keys.load_ed25519, keys.load_rsa):
        with pytest.raises(keys.KeysError):
            load(path)


def test_a_key_of_another_kind_is_refused(folder, tmp_path):
    with pytest.raises(keys.KeysError, match="Ed25519"):
        keys.load_ed25519(folder / keys.SIGNING)
    with pytest.raises(keys.KeysError, match="RSA"):
        keys.load_rsa(folder / keys.REGISTER)
    short = stored(tmp_path / "kort.pem", pem(rsa.generate_private_key(65537, 2048)))
    with pytest.raises(keys.KeysError, match="3072"):
        keys.load_rsa(short)


def test_a_missing_key_is_named(tmp_path):
    with pytest.raises(keys.KeysError, match=r"weg\.pem"):
        keys.load_rsa(tmp_path / "weg.pem")


def ec_public():
    key = ec.generate_private_key(ec.SECP256R1()).public_key()
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


@pytest.mark.parametrize(
    "changes",
    [
        {"zijde": "politie"},
        {"register": "00"},
        {"ondertekening": "geen sleutel"},
        {"versleuteling": ec_public()},
        {"meer": 1},
    ],
)
def test_public_keys_of_another_form_are_refused(folder, tmp_path, changes):
    value = json.loads((folder / keys.PUBLIC).read_text()) | changes
    path = stored(tmp_path / "publiek.json", json.dumps(value).encode())
    with pytest.raises(keys.KeysError):
        keys.load_public(path)


def test_a_verifier_gets_the_register_and_receipt_keys(folder):
    public = keys.load_public(folder / keys.PUBLIC)
    found = pinned_keys(keys.verifier_file([public]))
    assert [(key.naam, key.gebruik, key.publiek) for key in found.keys] == [
        ("ind-register", "checkpoint", public.register),
        ("ind-ontvangst", "ontvangst", public.ontvangst),
    ]
