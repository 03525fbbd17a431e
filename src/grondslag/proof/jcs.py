"""One spelling for a JSON value: RFC 8785 (JCS), for the JSON that the register holds.

The register hashes and signs JSON, so a value needs exactly one spelling in bytes. Allowed are null,
true, false, strings, arrays, objects, and the integers that a double holds exactly. Floats are refused:
two languages may print them differently, and nothing in the register needs one.

    canonical({"b": 1, "a": None})  →  b'{"a":null,"b":1}'
    parse(b'{"a": 1, "a": 2}')      →  CanonicalError

Both raise `CanonicalError`, whose text is one Dutch sentence.
"""

import json
from typing import Any, NoReturn

#: The largest integer that a double, and so JSON in every language, holds exactly (RFC 8785 §3.2.2.3).
MAX_INTEGER = 2**53 - 1
#: Arrays and objects inside one another: more than any form needs, far below the recursion limit of a reader.
MAX_DEPTH = 32
#: Bytes. A proof is a few kilobytes; the text of a ground may be long.
MAX_BYTES = 4 * 1024 * 1024


class CanonicalError(ValueError):
    """A value or text that has no canonical JSON; str() is one Dutch sentence."""


def canonical(value: Any) -> bytes:
    """Return the canonical JSON of `value`: UTF-8, no spaces, names sorted as RFC 8785 asks."""
    text = json.dumps(_ordered(value, 0), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise CanonicalError("De tekst bevat een half teken (los surrogaat).") from None


def parse(data: bytes, *, max_bytes: int = MAX_BYTES) -> Any:
    """Read JSON strictly: UTF-8, every name once, no floats, no NaN, at most `MAX_DEPTH` deep.

    White space and the order of names are free; `canonical(parse(data))` is the one spelling.
    """
    if len(data) > max_bytes:
        raise CanonicalError(f"De JSON is groter dan {max_bytes} bytes.")
    try:
        value = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_no_float,
            parse_constant=_no_float,
        )
    except UnicodeDecodeError:
        raise CanonicalError("De tekst is geen UTF-8.") from None
    except RecursionError:
        raise _too_deep() from None
    except json.JSONDecodeError as error:
        raise CanonicalError(f"De tekst is geen JSON (regel {error.lineno}, teken {error.colno}).") from None
    canonical(value)  # what has no canonical form (depth, half characters) is refused here, not later
    return value


def _ordered(value: Any, depth: int) -> Any:
    """Return `value` with every object in canonical order; refuse what the register does not hold."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        if abs(value) > MAX_INTEGER:
            raise CanonicalError("Een getal is te groot voor JSON.")
        return value
    if depth == MAX_DEPTH:
        raise _too_deep()
    if isinstance(value, list | tuple):
        return [_ordered(item, depth + 1) for item in value]
    if isinstance(value, dict):
        if not all(isinstance(name, str) for name in value):
            raise CanonicalError("Een naam in de JSON is geen tekst.")
        # RFC 8785 §3.2.3: by UTF-16 code unit, which is not the order of code points.
        names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return {name: _ordered(value[name], depth + 1) for name in names}
    raise CanonicalError(f"Een waarde van het type {type(value).__name__} past niet in het register.")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise CanonicalError("Een naam staat tweemaal in hetzelfde object.")
    return result


def _integer(digits: str) -> int:
    if digits == "-0" or len(digits) > len(str(-MAX_INTEGER)):
        raise CanonicalError("Een getal is te groot of heeft een vreemde schrijfwijze.")
    return int(digits)


def _no_float(_: str) -> NoReturn:
    raise CanonicalError("Een getal is geen geheel getal.")


def _too_deep() -> CanonicalError:
    return CanonicalError(f"De JSON is dieper dan {MAX_DEPTH} niveaus.")
