"""`docs/bewijs.md` is true: its example is what this version makes, and its steps are enough for a verifier.

The verifier below is written after the page and shares no code with Grondslag.
"""

import base64
import copy
import hashlib
import json
import re
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from grondslag.proof import dumps
from grondslag.proof.pinned import pinned_keys
from grondslag.proof.verify import verify

PAGE = (Path(__file__).parents[3] / "docs" / "bewijs.md").read_text()
KEYS, PROOF = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL))
VALUES = dict(re.findall(r"^\| (commitment|bladhash|wortel) \| `([0-9a-f]{64})` \|$", PAGE, re.MULTILINE))


def compact(value):
    """Return the canonical JSON; in ASCII names, as here, the order of code points is the right one."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def public_key(naam, gebruik):
    for key in KEYS["sleutels"]:
        if (key["naam"], key["gebruik"]) == (naam, gebruik):
            return bytes.fromhex(key["publiek"])
    raise LookupError(naam)


def root_of(leaf, index, size, path):
    """Return the root, by the recursion of RFC 6962 §2.1.1 from the top of the path down."""
    if size == 1:
        assert not path
        return leaf
    half = 1 << (size - 1).bit_length() - 1
    if index < half:
        return sha256(b"\x01", root_of(leaf, index, half, path[:-1]), path[-1])
    return sha256(b"\x01", path[-1], root_of(leaf, index - half, size - half, path[:-1]))


def holds(proof):
    """Check steps 2 to 6 of the page."""
    entry, inclusion = proof["inschrijving"], proof["inclusie"]
    same = (proof["zijde"], proof["soort"], inclusion["index"]) == (
        entry["zijde"],
        entry["kind"],
        entry["seq"] - 1,
    )
    committed = sha256(bytes.fromhex(proof["salt"]), compact(proof["body"])).hex() == entry["commitment"]
    text, _, signature = proof["checkpoint"].partition("\n\n")
    name, size, root = text.split("\n")
    raw = base64.b64decode(signature.split(" ")[2])
    key = public_key(f"{proof['zijde']}-register", "checkpoint")
    known = name == f"{proof['zijde']}-register" and raw[:4] == sha256(name.encode(), b"\n\x01", key)[:4]
    leaf = sha256(b"\x00", compact(entry))
    path = [bytes.fromhex(node) for node in inclusion["path"]]
    placed = int(size) == inclusion["size"]
    placed &= root_of(leaf, inclusion["index"], inclusion["size"], path) == base64.b64decode(root)
    receipt = proof["ontvangst"]
    fits = receipt["body"]["inschrijving_seq"] == entry["seq"]
    fits &= receipt["body"]["bestand_sha256"] == proof["body"]["bestand_sha256"]
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(raw[4:], text.encode() + b"\n")
        Ed25519PublicKey.from_public_bytes(public_key(receipt["sleutel"], "ontvangst")).verify(
            bytes.fromhex(receipt["handtekening"]), compact(receipt["body"])
        )
    except InvalidSignature:
        return False
    return same and committed and known and placed and fits


def test_the_example_is_what_this_version_makes(world, body):
    body["demo"] = body["besluit"]["demo"] = True
    assert world.proof(body=body, receipt=world.signed_receipt()) == PROOF
    assert {"sleutels": world.keys.as_json()["sleutels"][:2]} == KEYS


def test_the_example_is_valid_and_a_demo():
    verdict = verify(dumps(PROOF), pinned_keys(compact(KEYS)))
    assert verdict.valid
    assert verdict.demo


def test_the_values_on_the_way_are_those_of_the_example():
    entry = PROOF["inschrijving"]
    root = base64.b64decode(PROOF["checkpoint"].split("\n")[2])
    assert {
        "commitment": entry["commitment"],
        "bladhash": sha256(b"\x00", compact(entry)).hex(),
        "wortel": root.hex(),
    } == VALUES


def test_a_verifier_written_after_the_page_agrees():
    assert holds(PROOF)


@pytest.mark.parametrize("part", ["body", "inschrijving", "ontvangst", "checkpoint", "path"])
def test_a_verifier_written_after_the_page_finds_a_change(part):
    proof = copy.deepcopy(PROOF)
    if part == "body":
        proof["body"]["ontvanger"] = "iemand anders"
    if part == "inschrijving":
        proof["inschrijving"]["time"] = "2026-03-04T23:30:02+00:00"
    if part == "ontvangst":
        proof["ontvangst"]["body"]["moment"] = "2026-03-05T08:00:01+01:00"
    if part == "checkpoint":
        proof["checkpoint"] = proof["checkpoint"].replace("\n7\n", "\n8\n")
    if part == "path":
        proof["inclusie"]["path"].reverse()
    assert not holds(proof)
    assert not verify(dumps(proof), pinned_keys(compact(KEYS))).valid
