"""No outside key is believed: only the pinned ones count, each for its own use."""

import base64
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from grondslag.proof import canonical, cosign_checkpoint, dumps, sign_checkpoint
from grondslag.proof.pinned import PinnedKey, PinnedKeys, pinned_keys
from grondslag.proof.verify import verify

from .uitkomst import outcome


def test_only_the_pinned_keys_count(world, received):
    stranger = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    keys = world.keys.keys
    data = dumps(received)
    assert "onbekende sleutel" in str(verify(data, PinnedKeys(())))
    assert (
        outcome(data, PinnedKeys((PinnedKey("ind-register", stranger, "checkpoint"), *keys[1:])))
        == "checkpoint"
    )
    assert outcome(data, PinnedKeys(keys[:1])) == "ontvangst.sleutel"
    swapped = PinnedKeys((keys[0], PinnedKey("om-ontvangst", stranger, "ontvangst")))
    assert outcome(data, swapped) == "ontvangst.handtekening"


def test_a_key_is_trusted_for_one_use(world, received):
    register, receipt, _ = world.keys.keys
    keys = PinnedKeys(
        (
            PinnedKey(register.naam, register.publiek, "ontvangst"),
            PinnedKey(receipt.naam, receipt.publiek, "checkpoint"),
        )
    )
    assert outcome(dumps(received), keys) == "checkpoint"


def test_a_successor_may_stand_beside_its_key(world, received):
    successor = PinnedKey(
        "ind-register", Ed25519PrivateKey.generate().public_key().public_bytes_raw(), "checkpoint"
    )
    assert outcome(dumps(received), PinnedKeys((successor, *world.keys.keys))) == "GELDIG"


def test_a_register_that_someone_else_signed_is_refused(world):
    """The forger signs the same root under the register's name with a key of his own."""
    forged = world.proof()
    lines = forged["checkpoint"].split("\n")
    root = base64.b64decode(lines[2])
    forged["checkpoint"] = sign_checkpoint("ind-register", 7, root, Ed25519PrivateKey.generate())
    assert outcome(dumps(forged), world.keys) == "checkpoint"


def test_the_other_sides_register_proves_nothing_here(world):
    other = PinnedKey("om-register", world.register.public_key().public_bytes_raw(), "checkpoint")
    assert outcome(world.file(origin="om-register"), PinnedKeys((other,))) == "checkpoint"


def test_a_cosigner_counts_when_pinned_and_blocks_when_not(world, received):
    fg = Ed25519PrivateKey.generate()
    received["checkpoint"] = cosign_checkpoint(received["checkpoint"], "ind-fg", fg)
    pinned = PinnedKey("ind-fg", fg.public_key().public_bytes_raw(), "checkpoint")
    assert outcome(dumps(received), PinnedKeys((*world.keys.keys, pinned))) == "GELDIG"
    assert outcome(dumps(received), world.keys) == "checkpoint"


def test_a_cosigner_alone_is_not_the_register(world, received):
    fg = Ed25519PrivateKey.generate()
    text, _, lines = cosign_checkpoint(received["checkpoint"], "ind-fg", fg).partition("\n\n")
    received["checkpoint"] = f"{text}\n\n{lines.splitlines()[1]}\n"
    pinned = PinnedKey("ind-fg", fg.public_key().public_bytes_raw(), "checkpoint")
    assert outcome(dumps(received), PinnedKeys((*world.keys.keys, pinned))) == "checkpoint"


def key(**changes: Any) -> dict[str, Any]:
    public = Ed25519PrivateKey.from_private_bytes(b"k" * 32).public_key().public_bytes_raw().hex()
    return {"naam": "ind-register", "soort": "ed25519", "publiek": public, "gebruik": "checkpoint"} | changes


@pytest.mark.parametrize(
    "value",
    [
        [],
        {},
        {"sleutels": {}},
        {"sleutels": [1]},
        {"sleutels": [key(gebruik="alles")]},
        {"sleutels": [key(soort="rsa")]},
        {"sleutels": [key(publiek="00" * 31)]},
        {"sleutels": [key(publiek="ff" * 32)]},  # not on the curve
        {"sleutels": [key(publiek="01" + "00" * 31)]},  # small order: anything would be signed
        {"sleutels": [key(naam="IND Register")]},
        {"sleutels": [key(naam="ind.")]},
        {"sleutels": [key(), key()]},
        {"sleutels": [key(), key(naam="om-ontvangst", gebruik="ontvangst")]},  # one key, two uses
        {"sleutels": [key()] * 65},
        {"sleutels": [], "ook": 1},
    ],
)
def test_an_unusable_keys_file_is_refused(value):
    with pytest.raises(ValueError):
        pinned_keys(canonical(value))


def test_keys_are_read_as_they_are_written(world):
    assert pinned_keys(canonical(world.keys.as_json())) == world.keys
