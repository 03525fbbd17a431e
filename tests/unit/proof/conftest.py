"""An invented register of the IND, in memory, that proves whatever body it is given."""

import copy
import hashlib
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from grondslag.proof import (
    MerkleTree,
    build,
    canonical,
    commitment,
    dumps,
    leaf_hash,
    sign_checkpoint,
    sign_receipt,
)
from grondslag.proof.pinned import PinnedKey, PinnedKeys

FILE = b'{"kaart": "verzonnen"}'
FILE_SHA256 = hashlib.sha256(FILE).hexdigest()
SEQ = 4
SALT = bytes(range(32))

BODY: dict[str, Any] = {
    "grondslag": {
        "id": "overlegtafel-anoniem",
        "naam": "Overlegtafel, geanonimiseerd",
        "tekst": "Verzonnen tekst van een grondslag.",
        "register_sha256": "ab" * 32,
    },
    "besluit": {
        "permit": True,
        "demo": False,
        "ground": "overlegtafel-anoniem",
        "day": "2026-03-05",
        "kinds": ["casusblad"],
        "recipient": "tafel",
        "steps": [
            {"line": "De grondslag geldt op de dag", "ok": True, "source": "register", "why": "van kracht"},
            {"line": "Tweede lezing", "ok": True, "source": "register", "why": "gelezen"},
        ],
        "missing": {},
        "register_sha256": "ab" * 32,
        "events": {},
    },
    "verzoeker": "coordinator1",
    "opsteller": "behandelaar1",
    "tweede_lezer": "lezer1",
    "ondertekenaars": [
        {"rol": "coordinator", "persoon": "coordinator1", "moment": "2026-03-04T23:20:00+00:00"},
        {"rol": "jurist", "persoon": "jurist1", "moment": "2026-03-04T23:25:00+00:00"},
    ],
    "ontvanger": "tafel",
    "bestand_sha256": FILE_SHA256,
    "bestand_naam": "casusblad.json",
    "moment": "2026-03-04T23:30:00+00:00",  # in Amsterdam already the fifth
    "dag": "2026-03-05",
    "demo": False,
    "zaak_ref": {"zout": "01" * 32, "sha256": "02" * 32},
}

REFUSED: dict[str, Any] = {
    **copy.deepcopy(BODY),
    "ondertekenaars": [],
    "bestand_sha256": None,
    "bestand_naam": None,
    "reden": "Er is geen tweede lezing.",
}
REFUSED["besluit"]["permit"] = False
REFUSED["besluit"]["steps"][1]["ok"] = False


class World:
    """Both sides' signing keys, and what a verifier pins of them."""

    register = Ed25519PrivateKey.from_private_bytes(b"r" * 32)
    receipt = Ed25519PrivateKey.from_private_bytes(b"o" * 32)
    own_receipt = Ed25519PrivateKey.from_private_bytes(b"i" * 32)

    @property
    def keys(self) -> PinnedKeys:
        return PinnedKeys(
            (
                PinnedKey("ind-register", self.register.public_key().public_bytes_raw(), "checkpoint"),
                PinnedKey("om-ontvangst", self.receipt.public_key().public_bytes_raw(), "ontvangst"),
                PinnedKey("ind-ontvangst", self.own_receipt.public_key().public_bytes_raw(), "ontvangst"),
            )
        )

    def receipt_body(self, **changes: Any) -> dict[str, Any]:
        return {
            "bericht": "0198c5a0-0000-7000-8000-000000000001",
            "payload_sha256": FILE_SHA256,
            "bestand_sha256": FILE_SHA256,
            "inschrijving_seq": SEQ,
            "moment": "2026-03-05T08:00:00+01:00",
            "ontvanger": "om",
        } | changes

    def signed_receipt(self, **changes: Any) -> dict[str, Any]:
        return sign_receipt(self.receipt_body(**changes), self.receipt, "om-ontvangst")

    def proof(
        self,
        body: dict[str, Any] = BODY,
        *,
        soort: str = "verstrekking",
        zijde: str = "ind",
        origin: str = "ind-register",
        seq: int = SEQ,
        receipt: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Return the proof of entry 4 of 7; every signature is right, whatever the body says.

        Another `seq` is what the entry claims to be, on the fourth place all the same.
        """
        entry = {
            "seq": seq,
            "kind": soort,
            "time": "2026-03-04T23:30:01+00:00",
            "commitment": commitment(SALT, body).hex(),
            "zijde": zijde,
        }
        leaves = [leaf_hash(b"another entry %d" % number) for number in range(7)]
        leaves[SEQ - 1] = leaf_hash(canonical(entry))
        tree = MerkleTree(leaves)
        return build(
            inschrijving=entry,
            salt=SALT,
            body=body,
            path=tree.inclusion_proof(SEQ - 1),
            checkpoint=sign_checkpoint(origin, tree.size, tree.root(), self.register),
            ontvangst=receipt,
        )

    def file(self, **options: Any) -> bytes:
        return dumps(self.proof(**options))


@pytest.fixture(scope="session")
def world() -> World:
    return World()


@pytest.fixture
def body() -> dict[str, Any]:
    """The body of a verstrekking, to be changed at will."""
    return copy.deepcopy(BODY)


@pytest.fixture
def refused() -> dict[str, Any]:
    """The body of a weigering, to be changed at will."""
    return copy.deepcopy(REFUSED)


@pytest.fixture
def received(world: World) -> dict[str, Any]:
    """A whole proof: a verstrekking with its receipt."""
    return world.proof(receipt=world.signed_receipt())
