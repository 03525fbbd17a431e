"""Check a proof offline, with the standard library alone: `python -m grondslag.proof.verify BEWIJS.json …`.

Checked in this order, the first fault decides: the form; that the body is the one committed to; that
every signature under the checkpoint is of a pinned key, the register's own among them; that the entry is
in that register; that the receipt belongs to this entry; that the body agrees within itself; that the
file is the one.
"""

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

from grondslag.proof import body_rules, checkpoint, merkle, receipt
from grondslag.proof.bewijs import VERSTREKKING, WEIGERING, commitment, load
from grondslag.proof.body_rules import Fault
from grondslag.proof.jcs import canonical
from grondslag.proof.pinned import CHECKPOINT, ONTVANGST, PinnedKeys


class Unreadable(Exception):
    """What is offered cannot be judged; str() is one Dutch sentence."""


@dataclass(frozen=True)
class Verdict:
    """The outcome; `where` and `what` are empty when it is valid, `notes` are whole sentences."""

    where: str = ""
    what: str = ""
    demo: bool = False
    notes: tuple[str, ...] = ()

    @property
    def valid(self) -> bool:
        """Whether the proof holds."""
        return not self.where

    def __str__(self) -> str:
        if not self.valid:
            return f"ONGELDIG: {self.where}: {self.what}"
        return "\n".join(["GELDIG", *self.notes])


def verify(data: bytes, keys: PinnedKeys, *, file_sha256: str | None = None) -> Verdict:
    """Judge the bytes of a proof; Unreadable when they are none.

    `file_sha256` (hexadecimal) is the hash of the file that is said to be the one disclosed.
    """
    try:
        proof = load(data)
    except ValueError as error:
        why = str(error).rstrip(".")
        raise Unreadable(f"Dit is geen bewijs ({why}).") from None
    try:
        fault = next(_faults(proof, keys, file_sha256), None)
    except ZoneInfoNotFoundError:
        raise Unreadable(
            f"De tijdzone {body_rules.ZONE} ontbreekt op deze computer: installeer het pakket tzdata."
        ) from None
    if fault:
        return Verdict(*fault)
    demo = _is_demo(proof)
    return Verdict(demo=demo, notes=tuple(_notes(proof, demo=demo)))


def _faults(proof: dict[str, Any], keys: PinnedKeys, file_sha256: str | None) -> Iterator[Fault]:
    yield from _entry_faults(proof)
    yield from _checkpoint_faults(proof, keys)
    yield from _receipt_faults(proof, keys)
    if proof["soort"] in (VERSTREKKING, WEIGERING):
        yield from body_rules.faults(proof["soort"], proof["body"])
    if file_sha256 is not None and proof["body"].get("bestand_sha256") != file_sha256:
        yield "bestand", "is niet het bestand van dit bewijs"


def _entry_faults(proof: dict[str, Any]) -> Iterator[Fault]:
    """The names at the top are the entry's, and the body is the one that the entry commits to."""
    entry = proof["inschrijving"]
    if proof["zijde"] != entry["zijde"]:
        yield "zijde", "een andere zijde dan die van de inschrijving"
    if proof["soort"] != entry["kind"]:
        yield "soort", "een andere soort dan die van de inschrijving"
    if proof["inclusie"]["index"] != entry["seq"] - 1:
        yield "inclusie.index", "een andere plaats dan het volgnummer van de inschrijving"
    if commitment(bytes.fromhex(proof["salt"]), proof["body"]).hex() != entry["commitment"]:
        yield "inschrijving.commitment", "de inhoud is een andere dan die is ingeschreven"


def _checkpoint_faults(proof: dict[str, Any], keys: PinnedKeys) -> Iterator[Fault]:
    try:
        signed = checkpoint.parse(proof["checkpoint"])
    except checkpoint.CheckpointError as error:
        yield "checkpoint", str(error).rstrip(".")
        return
    if signed.origin != f"{proof['zijde']}-register":
        yield "checkpoint", "is van een ander register"
    # C2SP passes over unknown signatures; in a closed file nothing may stay unexplained.
    for line in signed.signatures:
        pinned = keys.of(CHECKPOINT, line.name)
        if not pinned:
            yield "checkpoint", "een handtekening is van een onbekende sleutel"
        if not any(checkpoint.is_signed_by(signed, line, key.naam, key.publiek) for key in pinned):
            yield "checkpoint", "een handtekening klopt niet"
    if signed.origin not in {line.name for line in signed.signatures}:
        yield "checkpoint", "het register zelf heeft niet getekend"
    inclusion = proof["inclusie"]
    if inclusion["size"] != signed.size:
        yield "inclusie.size", "een andere omvang dan die van het checkpoint"
    included = merkle.verify_inclusion(
        leaf=merkle.leaf_hash(canonical(proof["inschrijving"])),
        index=inclusion["index"],
        size=inclusion["size"],
        path=[bytes.fromhex(node) for node in inclusion["path"]],
        root=signed.root,
    )
    if not included:
        yield "inclusie", "de inschrijving staat niet in het register"


def _receipt_faults(proof: dict[str, Any], keys: PinnedKeys) -> Iterator[Fault]:
    signed = proof["ontvangst"]
    if signed is None:
        return
    if proof["soort"] == WEIGERING:
        yield "ontvangst", "bij een weigering wordt niets ontvangen"
    if signed["body"]["ontvanger"] == proof["zijde"]:
        yield "ontvangst.body.ontvanger", "de verstrekker tekent zelf voor ontvangst"
    if not signed["sleutel"].startswith(signed["body"]["ontvanger"] + "-"):
        yield "ontvangst.sleutel", "is niet van de ontvanger"
    pinned = keys.of(ONTVANGST, signed["sleutel"])
    if not pinned:
        yield "ontvangst.sleutel", "een onbekende sleutel"
    if not any(receipt.is_signed_by(signed, key.publiek) for key in pinned):
        yield "ontvangst.handtekening", "klopt niet"
    body, received = proof["body"], signed["body"]
    if received["inschrijving_seq"] != proof["inschrijving"]["seq"]:
        yield "ontvangst.body.inschrijving_seq", "hoort bij een andere inschrijving"
    if received["bestand_sha256"] != body.get("bestand_sha256"):
        yield "ontvangst.body.bestand_sha256", "hoort bij een ander bestand"


def _is_demo(proof: dict[str, Any]) -> bool:
    return proof["body"].get("demo") is True


def _notes(proof: dict[str, Any], *, demo: bool) -> Iterator[str]:
    if demo:
        yield "DEMO: dit bewijs komt uit een demonstratie en draagt geen echte verstrekking."
    if proof["soort"] == VERSTREKKING and proof["ontvangst"] is None:
        yield "Zonder ontvangstbevestiging: dit bewijs zegt niet dat de ontvanger het bestand heeft."
    if proof["soort"] not in (VERSTREKKING, WEIGERING):
        yield "De inhoud van deze soort inschrijving is niet beoordeeld."


def file_hash(path: str) -> str:
    """Return the SHA-256 of a file of any size; OSError when it cannot be read."""
    with open(path, "rb") as file:  # noqa: PTH123  the argument of a command
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    from grondslag.proof.command import main

    sys.exit(main())
