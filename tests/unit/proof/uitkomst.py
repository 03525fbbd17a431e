"""How a proof comes out, in one word: what the tests of the verifier ask."""

from typing import Any

from grondslag.proof.pinned import PinnedKeys
from grondslag.proof.verify import Unreadable, verify

Proof = dict[str, Any]
SEQ = 4  # of the entry that the fixtures prove


def outcome(data: bytes, keys: PinnedKeys, file_sha256: str | None = None) -> str:
    """Return GELDIG, the place of the fault, or `onleesbaar`."""
    try:
        verdict = verify(data, keys, file_sha256=file_sha256)
    except Unreadable:
        return "onleesbaar"
    return "GELDIG" if verdict.valid else verdict.where
