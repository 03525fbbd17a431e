"""Ed25519 verification after RFC 8032 §5.1.7, with nothing but the standard library.

Only verification: a proof must be checkable on a machine where nothing can be installed. Nothing here is
secret, so nothing here needs constant time; never sign with this code.

Strict where RFC 8032 leaves room: the scalar S must be below L, a point must have its canonical encoding,
a public key of small order is refused, and R is compared byte for byte (the cofactorless equation). So no
signature has a second spelling that is valid too.
"""

import hashlib
from typing import NamedTuple

PUBLIC_BYTES = 32
SIGNATURE_BYTES = 64

_P = 2**255 - 19
#: Order of the base point.
_L = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, _P) % _P
_SQRT_MINUS_1 = pow(2, (_P - 1) // 4, _P)
_COFACTOR = 8


class _Point(NamedTuple):
    """Extended homogeneous coordinates: x = X/Z, y = Y/Z, T = XY/Z."""

    x: int
    y: int
    z: int
    t: int


_IDENTITY = _Point(0, 1, 1, 0)


def verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether `signature` (64 bytes) is the key's (32 bytes) signature of `message`; never raises."""
    if len(signature) != SIGNATURE_BYTES:
        return False
    key = _public_point(public)
    scalar = int.from_bytes(signature[32:], "little")
    if key is None or scalar >= _L:
        return False
    challenge = hashlib.sha512(signature[:32] + public + message).digest()
    k = int.from_bytes(challenge, "little") % _L
    minus_key = _Point(-key.x % _P, key.y, key.z, -key.t % _P)
    return _encode(_double_multiply(scalar, _BASE, k, minus_key)) == signature[:32]


def is_public_key(public: bytes) -> bool:
    """Tell whether these bytes are a public key that `verify` would ever accept a signature of."""
    return _public_point(public) is not None


def _public_point(public: bytes) -> _Point | None:
    point = _decode(public)
    if point is None:
        return None
    small_order = _multiply(_COFACTOR, point)
    return None if _encode(small_order) == _encode(_IDENTITY) else point


def _decode(encoded: bytes) -> _Point | None:
    """Return the point of an encoding (RFC 8032 §5.1.3); None when not canonical or not on the curve."""
    if len(encoded) != PUBLIC_BYTES:
        return None
    number = int.from_bytes(encoded, "little")
    sign, y = number >> 255, number & ((1 << 255) - 1)
    if y >= _P:
        return None
    x = _recover_x(y, sign)
    return None if x is None else _Point(x, y, 1, x * y % _P)


def _recover_x(y: int, sign: int) -> int | None:
    u, v = (y * y - 1) % _P, (_D * y * y + 1) % _P
    x = u * pow(v, 3, _P) * pow(u * pow(v, 7, _P), (_P - 5) // 8, _P) % _P
    if v * x * x % _P == -u % _P:
        x = x * _SQRT_MINUS_1 % _P
    if v * x * x % _P != u:
        return None
    if x == 0 and sign:
        return None
    return _P - x if x & 1 != sign else x


def _encode(point: _Point) -> bytes:
    inverse = pow(point.z, -1, _P)
    x, y = point.x * inverse % _P, point.y * inverse % _P
    return (y | (x & 1) << 255).to_bytes(PUBLIC_BYTES, "little")


def _add(p: _Point, q: _Point) -> _Point:
    """Add two points; complete, so also for doubling (RFC 8032 §5.1.4)."""
    a = (p.y - p.x) * (q.y - q.x) % _P
    b = (p.y + p.x) * (q.y + q.x) % _P
    c = 2 * p.t * q.t * _D % _P
    d = 2 * p.z * q.z % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return _Point(e * f % _P, g * h % _P, f * g % _P, e * h % _P)


def _multiply(scalar: int, point: _Point) -> _Point:
    return _double_multiply(scalar, point, 0, _IDENTITY)


def _double_multiply(s: int, p: _Point, k: int, q: _Point) -> _Point:
    """Return s*p + k*q in one run of doublings (Shamir's trick)."""
    sums = (_IDENTITY, p, q, _add(p, q))
    result = _IDENTITY
    for bit in range(max(s.bit_length(), k.bit_length()) - 1, -1, -1):
        result = _add(result, result)
        choice = (s >> bit & 1) | (k >> bit & 1) << 1
        if choice:
            result = _add(result, sums[choice])
    return result


_BASE_Y = 4 * pow(5, -1, _P) % _P
_BASE_X = _recover_x(_BASE_Y, 0) or 0
_BASE = _Point(_BASE_X, _BASE_Y, 1, _BASE_X * _BASE_Y % _P)
