"""Ed25519 verification: the vectors of RFC 8032 §7.1, agreement with OpenSSL, and nothing lenient."""

import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from grondslag.proof import ed25519

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493

VECTORS = {
    "TEST 1": (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    "TEST 2": (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
    "TEST 3": (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
    "TEST SHA(abc)": (
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        hashlib.sha512(b"abc").hexdigest(),
        (
            "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
            "09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
        ),
    ),
}

KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
PUBLIC = KEY.public_key().public_bytes_raw()
MESSAGE = b"bericht"
SIGNATURE = KEY.sign(MESSAGE)


@pytest.mark.parametrize(("public", "message", "signature"), VECTORS.values(), ids=VECTORS)
def test_vectors_of_rfc_8032(public, message, signature):
    key, text, value = (bytes.fromhex(item) for item in (public, message, signature))
    assert ed25519.verify(key, text, value)
    assert not ed25519.verify(key, text + b"\0", value)


@given(seed=st.binary(min_size=32, max_size=32), message=st.binary(max_size=200))
@settings(max_examples=25, deadline=None)
def test_what_openssl_signs_holds_for_its_key_and_message_only(seed, message):
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = key.public_key().public_bytes_raw(), key.sign(message)
    assert ed25519.verify(public, message, signature)
    assert not ed25519.verify(public, message + b"x", signature)
    assert not ed25519.verify(PUBLIC, message, signature) or public == PUBLIC


def test_each_flipped_bit_of_a_signature_counts():
    for bit in range(0, 512, 5):
        flipped = bytearray(SIGNATURE)
        flipped[bit // 8] ^= 1 << bit % 8
        assert not ed25519.verify(PUBLIC, MESSAGE, bytes(flipped)), bit


def test_a_scalar_of_l_or_more_is_refused():
    """S + L would verify too, and give a signature a second spelling."""
    s = int.from_bytes(SIGNATURE[32:], "little")
    for scalar in (s + L, L, 2**256 - 1):
        assert not ed25519.verify(PUBLIC, MESSAGE, SIGNATURE[:32] + scalar.to_bytes(32, "little"))


SMALL_ORDER = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
]


@pytest.mark.parametrize("public", SMALL_ORDER)
def test_a_key_of_small_order_is_no_key(public):
    """Under such a key anybody can sign: R the identity and S zero fits many messages."""
    key = bytes.fromhex(public)
    forged = bytes.fromhex(SMALL_ORDER[0]) + bytes(32)
    assert not ed25519.is_public_key(key)
    assert not any(ed25519.verify(key, b"%d" % number, forged) for number in range(8))


@pytest.mark.parametrize(
    "public",
    [
        P.to_bytes(32, "little"),
        (P + 1).to_bytes(32, "little"),
        (P + 3).to_bytes(32, "little"),
        (2**255 - 1).to_bytes(32, "little"),
        (1 | 1 << 255).to_bytes(32, "little"),  # x = 0 with the sign bit
        (2).to_bytes(32, "little"),  # not on the curve
        b"",
        PUBLIC[:31],
        PUBLIC + b"\0",
    ],
    ids=lambda public: public.hex()[:16] + f"-{len(public)}",
)
def test_an_encoding_that_is_not_canonical_is_no_key(public):
    assert not ed25519.is_public_key(public)
    assert not ed25519.verify(public, MESSAGE, SIGNATURE)


@pytest.mark.parametrize("signature", [b"", SIGNATURE[:63], SIGNATURE + b"\0", bytes(64), b"\xff" * 64])
def test_a_signature_of_another_form_is_refused(signature):
    assert not ed25519.verify(PUBLIC, MESSAGE, signature)


def test_a_public_key_is_one():
    assert ed25519.is_public_key(PUBLIC)
