"""The proof of one entry in a register, as JSON that another party can check offline.

    {"bewijs": 1, "zijde": "ind", "soort": "verstrekking",
     "inschrijving": {"seq": 12, "kind": "verstrekking", "time": "…", "commitment": hex, "zijde": "ind"},
     "salt": hex, "body": {…},
     "inclusie": {"index": 11, "size": 1204, "path": [hex, …]},
     "checkpoint": "<signed note>", "ontvangst": {…} | null}

The entry may be known to both sides and says nothing; the body says all, and a salted commitment ties them:

    commitment = SHA-256(salt ‖ canonical(body))        leaf = leaf_hash(canonical(inschrijving))

So a body can be destroyed, with its salt, while the register stays whole. `docs/bewijs.md` gives the form to
others.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from grondslag.proof import form, receipt
from grondslag.proof.checkpoint import parse as parse_checkpoint
from grondslag.proof.jcs import canonical, parse

VERSION = 1
SALT_BYTES = 32
ZIJDEN = ("ind", "om")
VERSTREKKING = "verstrekking"
WEIGERING = "weigering"
_MOST_SIGNERS = 8
_MOST_STEPS = 512
_MOST_HASHES = 64

_ENTRY: dict[str, form.Check] = {
    "seq": form.number,
    "kind": form.word,
    "time": form.moment,
    "commitment": form.hex_bytes(32),
    "zijde": form.one_of(ZIJDEN),
}
_INCLUSION: dict[str, form.Check] = {
    "index": form.number,
    "size": form.number,
    "path": form.items(form.hex_bytes(32), most=_MOST_HASHES),
}
_GROUND: dict[str, form.Check] = {
    "id": form.text,
    "naam": form.optional(form.text),  # null: the ground that was asked for is not in the register
    "tekst": form.optional(form.text),
    "register_sha256": form.hex_bytes(32),
}
_STEP: dict[str, form.Check] = {"line": form.text, "ok": form.boolean}
_SIGNER: dict[str, form.Check] = {"rol": form.text, "persoon": form.text, "moment": form.moment}
_SALTED: dict[str, form.Check] = {"zout": form.hex_bytes(32), "sha256": form.hex_bytes(32)}
_DECISION: dict[str, form.Check] = {
    "permit": form.boolean,
    "demo": form.boolean,
    "ground": form.text,
    "day": form.day,
    "recipient": form.text,
    "register_sha256": form.hex_bytes(32),
    "steps": form.items(lambda where, step: form.fields(where, step, _STEP, more=True), most=_MOST_STEPS),
}
_BODY: dict[str, form.Check] = {
    "grondslag": lambda where, value: form.fields(where, value, _GROUND, more=True),
    "besluit": lambda where, value: form.fields(where, value, _DECISION, more=True),
    "verzoeker": form.text,
    "ondertekenaars": form.items(
        lambda where, signer: form.fields(where, signer, _SIGNER, more=True), most=_MOST_SIGNERS
    ),
    "ontvanger": form.text,
    "bestand_sha256": form.optional(form.hex_bytes(32)),
    "bestand_naam": form.optional(form.text),
    "moment": form.moment,
    "dag": form.day,
    "demo": form.boolean,
    "zaak_ref": form.optional(lambda where, value: form.fields(where, value, _SALTED)),
}
#: Persons that a body may name besides; the signers must be others.
WRITERS = ("opsteller", "tweede_lezer")


def commitment(salt: bytes, body: Mapping[str, Any]) -> bytes:
    """Return SHA-256(salt ‖ canonical(body)), 32 bytes; ValueError when the salt is not `SALT_BYTES` long."""
    if len(salt) != SALT_BYTES:
        raise ValueError(f"Een salt heeft {SALT_BYTES} bytes.")
    return hashlib.sha256(salt + canonical(dict(body))).digest()


def build(
    *,
    inschrijving: Mapping[str, Any],
    salt: bytes,
    body: Mapping[str, Any],
    path: Sequence[bytes],
    checkpoint: str,
    ontvangst: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return the proof that an entry is in the register that `checkpoint` signs; `path` leads to its root.

    Raises:
        ValueError: a part has not the form of a proof (FormError, CanonicalError, CheckpointError).
        Whether the
            proof holds is for `verify` to say.
    """
    proof = {
        "bewijs": VERSION,
        "zijde": inschrijving["zijde"],
        "soort": inschrijving["kind"],
        "inschrijving": dict(inschrijving),
        "salt": salt.hex(),
        "body": dict(body),
        "inclusie": {
            "index": inschrijving["seq"] - 1,
            "size": parse_checkpoint(checkpoint).size,
            "path": [node.hex() for node in path],
        },
        "checkpoint": checkpoint,
        "ontvangst": None if ontvangst is None else dict(ontvangst),
    }
    return load(dumps(proof))


def dumps(proof: Mapping[str, Any]) -> bytes:
    """Return the file of a proof: its canonical JSON and a newline."""
    return canonical(dict(proof)) + b"\n"


def load(data: bytes) -> dict[str, Any]:
    """Read a proof and check its form; CanonicalError or FormError (both ValueError) when it is none."""
    proof = parse(data)
    form.fields(
        "",
        proof,
        {
            "bewijs": _check_version,
            "zijde": form.one_of(ZIJDEN),
            "soort": form.word,
            "inschrijving": lambda where, value: form.fields(where, value, _ENTRY),
            "salt": form.hex_bytes(SALT_BYTES),
            "body": lambda where, value: form.fields(where, value, {}, more=True),
            "inclusie": lambda where, value: form.fields(where, value, _INCLUSION),
            "checkpoint": form.text,
            "ontvangst": form.optional(receipt.check_form),
        },
    )
    if proof["soort"] in (VERSTREKKING, WEIGERING):
        check_body("body", proof["body"])
    result: dict[str, Any] = proof
    return result


def check_body(where: str, body: Any) -> None:
    """Raise FormError unless this is the body of a verstrekking or weigering; more names are allowed."""
    form.fields(where, body, _BODY, more=True)
    for name in WRITERS:
        form.optional(form.text)(f"{where}.{name}", body.get(name))


def _check_version(where: str, value: Any) -> None:
    if value is True or value != VERSION:
        raise form.FormError(where, f"is niet versie {VERSION}")
