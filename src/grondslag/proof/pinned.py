"""The keys that a verifier trusts, from its own file; a key inside a proof is never trusted.

    {"sleutels": [{"naam": "ind-register", "soort": "ed25519", "publiek": "<64 hexadecimals>",
                   "gebruik": "checkpoint"},
                  {"naam": "om-ontvangst", "soort": "ed25519", "publiek": "…", "gebruik": "ontvangst"}]}

A name begins with the side that holds the key: `ind-` or `om-`. The register of a side is `<side>-register`.
A name may stand more than once, for a key and its successor.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from grondslag.proof import checkpoint, ed25519, form
from grondslag.proof.jcs import CanonicalError, parse

CHECKPOINT = "checkpoint"
ONTVANGST = "ontvangst"
_MOST_KEYS = 64

_KEY = {
    "naam": form.word,
    "soort": form.one_of(["ed25519"]),
    "publiek": form.hex_bytes(ed25519.PUBLIC_BYTES),
    "gebruik": form.one_of([CHECKPOINT, ONTVANGST]),
}


@dataclass(frozen=True)
class PinnedKey:
    """One trusted public key (32 bytes) and the one thing it is trusted for."""

    naam: str
    publiek: bytes
    gebruik: str

    def as_json(self) -> dict[str, str]:
        """Return the key as it stands in the file."""
        return {
            "naam": self.naam,
            "soort": "ed25519",
            "publiek": self.publiek.hex(),
            "gebruik": self.gebruik,
        }


@dataclass(frozen=True)
class PinnedKeys:
    """All trusted keys."""

    keys: tuple[PinnedKey, ...]

    def of(self, gebruik: str, naam: str) -> list[PinnedKey]:
        """Return the keys of this name that are trusted for this use."""
        return [key for key in self.keys if (key.gebruik, key.naam) == (gebruik, naam)]

    def as_json(self) -> dict[str, Any]:
        """Return the content of the file for `--sleutels`."""
        return {"sleutels": [key.as_json() for key in self.keys]}


def pinned_keys(data: bytes) -> PinnedKeys:
    """Read the keys file; FormError or CanonicalError (both ValueError) when it is anything else."""
    value = parse(data)
    form.fields("", value, {"sleutels": form.items(_check_key, most=_MOST_KEYS)})
    return PinnedKeys(
        tuple(
            _unique(
                PinnedKey(k["naam"], bytes.fromhex(k["publiek"]), k["gebruik"]) for k in value["sleutels"]
            )
        )
    )


def _check_key(where: str, value: Any) -> None:
    form.fields(where, value, _KEY)
    if not checkpoint.is_name(value["naam"]):
        raise form.FormError(f"{where}.naam", "is geen naam voor een sleutel")
    if not ed25519.is_public_key(bytes.fromhex(value["publiek"])):
        raise form.FormError(f"{where}.publiek", "is geen bruikbare sleutel")


def _unique(keys: Iterable[PinnedKey]) -> list[PinnedKey]:
    """Refuse one key under two names or uses: then a name or a use would say nothing."""
    result = list(keys)
    if len({key.publiek for key in result}) != len(result):
        raise CanonicalError("Dezelfde sleutel staat er tweemaal in.")
    return result
