"""One byte form for everything that is hashed or signed here: JSON, sorted keys, no spaces, UTF-8."""

import hashlib
import json


def sha256(value: object) -> str:
    """Hex SHA-256 of `value` (strings, whole numbers, booleans, lists, mappings) in that byte form."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()
