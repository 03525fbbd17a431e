"""A receipt holds for the key that signed it and for every word of its body."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from grondslag.proof import ReceiptError, sign_receipt, verify_receipt


@pytest.fixture
def receipt(world):
    return world.signed_receipt()


@pytest.fixture
def public(world):
    return world.receipt.public_key().public_bytes_raw()


def test_the_receiver_gets_its_body_back(world, receipt, public):
    assert verify_receipt(receipt, public) == world.receipt_body()


def test_another_key_did_not_sign_it(receipt):
    stranger = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    with pytest.raises(ReceiptError, match="handtekening"):
        verify_receipt(receipt, stranger)


@pytest.mark.parametrize(
    "changes",
    [
        {"bericht": "0198c5a0-0000-7000-8000-000000000002"},
        {"payload_sha256": "00" * 32},
        {"bestand_sha256": None},
        {"inschrijving_seq": 5},
        {"moment": "2026-03-05T08:00:01+01:00"},
        {"ontvanger": "ind"},
    ],
)
def test_every_word_of_the_body_counts(receipt, public, changes):
    receipt["body"] |= changes
    with pytest.raises(ReceiptError):
        verify_receipt(receipt, public)


@pytest.mark.parametrize(
    "value", [None, [], "ontvangen", {}, {"body": {}, "sleutel": "a", "handtekening": "00"}]
)
def test_what_is_no_receipt_is_refused(value, public):
    with pytest.raises(ReceiptError, match="geen ontvangstbewijs"):
        verify_receipt(value, public)


@pytest.mark.parametrize(
    "changes",
    [
        {"inschrijving_seq": "4"},
        {"moment": "vandaag"},
        {"payload_sha256": "AA" * 32},
        {"ontvanger": "\ud800"},
        {"meer": 1},
    ],
)
def test_a_body_of_another_form_is_not_signed(world, changes):
    with pytest.raises(ReceiptError):
        sign_receipt(world.receipt_body(**changes), world.receipt, "om-ontvangst")
