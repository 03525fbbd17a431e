"""One byte form for what is hashed, signed or compared here: JSON, sorted keys, no spaces, UTF-8."""

import hashlib
import json


def canonical(value: object) -> bytes:
    """`value` (strings, whole numbers, booleans, None, lists, mappings with names) in that byte form."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode()


def sha256(value: object) -> str:
    """Hex SHA-256 of `value` in that byte form."""
    return hashlib.sha256(canonical(value)).hexdigest()
