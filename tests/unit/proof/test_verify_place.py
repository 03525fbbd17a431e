"""The entry stands where it says in the register that was signed, and the receipt is its own."""

import pytest

from grondslag.proof import dumps, sign_receipt

from .uitkomst import SEQ, outcome


def test_the_number_of_an_entry_is_its_place(world):
    proof = world.proof(seq=6)
    proof["inclusie"]["index"] = SEQ - 1
    assert outcome(dumps(proof), world.keys) == "inclusie.index"


def test_the_side_is_that_of_the_entry(world):
    proof = world.proof(zijde="om")
    proof["zijde"] = "ind"
    assert outcome(dumps(proof), world.keys) == "zijde"


def test_the_size_is_that_of_the_checkpoint(world, received):
    """The path of the fourth entry is as long in a tree of eight; only the checkpoint tells the size."""
    received["inclusie"]["size"] = 8
    assert outcome(dumps(received), world.keys) == "inclusie.size"


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"inschrijving_seq": 5}, "ontvangst.body.inschrijving_seq"),
        ({"bestand_sha256": "00" * 32}, "ontvangst.body.bestand_sha256"),
        ({"bestand_sha256": None}, "ontvangst.body.bestand_sha256"),
        ({"ontvanger": "ind"}, "ontvangst.body.ontvanger"),
        ({"ontvanger": "tafel"}, "ontvangst.sleutel"),
    ],
)
def test_a_receipt_of_something_else_is_refused(world, changes, where):
    assert outcome(world.file(receipt=world.signed_receipt(**changes)), world.keys) == where


def test_the_sender_cannot_sign_for_receipt(world):
    own = sign_receipt(world.receipt_body(), world.own_receipt, "ind-ontvangst")
    assert outcome(world.file(receipt=own), world.keys) == "ontvangst.sleutel"
    own = sign_receipt(world.receipt_body(ontvanger="ind"), world.own_receipt, "ind-ontvangst")
    assert outcome(world.file(receipt=own), world.keys) == "ontvangst.body.ontvanger"


def test_nobody_receives_a_refusal(world, refused):
    receipt = world.signed_receipt(bestand_sha256=None)
    assert outcome(world.file(body=refused, soort="weigering", receipt=receipt), world.keys) == "ontvangst"
