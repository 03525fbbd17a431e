"""A checkpoint has one spelling, and says who signed what."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from grondslag.proof import CheckpointError, cosign_checkpoint, sign_checkpoint, verify_checkpoint
from grondslag.proof.checkpoint import MAX_SIGNATURES, key_id, parse

KEY = Ed25519PrivateKey.from_private_bytes(b"r" * 32)
PUBLIC = KEY.public_key().public_bytes_raw()
ROOT = bytes(range(32))
NOTE = sign_checkpoint("ind-register", 12, ROOT, KEY)
ROOT_B64 = base64.b64encode(ROOT).decode()
SIGNATURE_B64 = NOTE.split()[-1]

WRONG = {
    "empty": "",
    "no signatures": NOTE.partition("\n\n")[0] + "\n",
    "an empty block of signatures": NOTE.partition("\n\n")[0] + "\n\n",
    "no last newline": NOTE[:-1],
    "a line more": NOTE + "\n",
    "an extension line": NOTE.replace("\n\n", "\nextra\n\n"),
    "carriage returns": NOTE.replace("\n", "\r\n"),
    "a leading zero": NOTE.replace("\n12\n", "\n012\n"),
    "a plus": NOTE.replace("\n12\n", "\n+12\n"),
    "digits of another script": NOTE.replace("\n12\n", "\n١٢\n"),
    "no number": NOTE.replace("\n12\n", "\ntwaalf\n"),
    "a number too large": NOTE.replace("\n12\n", "\n9007199254740992\n"),
    "a short root": NOTE.replace(ROOT_B64, base64.b64encode(ROOT[:31]).decode()),
    "a root with a space": NOTE.replace(ROOT_B64, ROOT_B64[:4] + " " + ROOT_B64[4:]),
    "a root in base64url": NOTE.replace(ROOT_B64, base64.urlsafe_b64encode(b"\xff" * 32).decode()),
    "loose bits in the root": NOTE.replace(ROOT_B64, ROOT_B64[:-2] + "9="),
    "an origin with a space": NOTE.replace("ind-register\n", "ind register\n", 1),
    "no origin": NOTE.replace("ind-register\n", "\n", 1),
    "an origin with capitals": NOTE.replace("ind-register\n", "IND-register\n", 1),
    "a hyphen for the dash": NOTE.replace("— ", "- "),
    "two spaces": NOTE.replace("— ind", "—  ind"),
    "a short signature": NOTE.replace(SIGNATURE_B64, SIGNATURE_B64[:-4]),
    "loose bits in the signature": NOTE.replace(SIGNATURE_B64, SIGNATURE_B64[:-1] + "*"),
    "one key twice": NOTE + NOTE.splitlines()[-1] + "\n",
    "too many signatures": NOTE + "".join(f"— k{n} {SIGNATURE_B64}\n" for n in range(MAX_SIGNATURES)),
}


@pytest.mark.parametrize("note", WRONG.values(), ids=WRONG)
def test_another_spelling_is_refused(note):
    with pytest.raises(CheckpointError, match=r"\.$"):
        parse(note)
    assert not verify_checkpoint(note, origin="ind-register", size=12, root=ROOT, public_key=PUBLIC)


def test_the_form_is_that_of_c2sp():
    text, _, line = NOTE.partition("\n\n")
    assert text == f"ind-register\n12\n{ROOT_B64}"
    dash, name, data = line.rstrip("\n").split(" ")
    assert (dash, name) == ("\u2014", "ind-register")
    raw = base64.b64decode(data)
    assert raw[:4] == key_id("ind-register", PUBLIC)
    KEY.public_key().verify(raw[4:], text.encode() + b"\n")


def test_reading_gives_back_what_was_signed():
    found = parse(NOTE)
    assert (found.origin, found.size, found.root, found.note) == ("ind-register", 12, ROOT, NOTE)


@pytest.mark.parametrize(
    "other",
    [
        {"origin": "om-register"},
        {"size": 13},
        {"root": bytes(32)},
        {"public_key": Ed25519PrivateKey.generate().public_key().public_bytes_raw()},
    ],
    ids=lambda other: next(iter(other)),
)
def test_a_signature_holds_for_its_register_size_root_and_key_only(other):
    facts = {"origin": "ind-register", "size": 12, "root": ROOT, "public_key": PUBLIC}
    assert verify_checkpoint(NOTE, **facts)
    assert not verify_checkpoint(NOTE, **(facts | other))


def test_a_signature_under_another_name_is_not_the_registers():
    renamed = NOTE.replace("— ind-register", "— ind-fg")
    assert not verify_checkpoint(renamed, origin="ind-register", size=12, root=ROOT, public_key=PUBLIC)


def test_a_cosigner_adds_a_line_and_changes_nothing():
    fg = Ed25519PrivateKey.generate()
    note = cosign_checkpoint(NOTE, "ind-fg", fg)
    assert note.startswith(NOTE)
    facts = {"origin": "ind-register", "size": 12, "root": ROOT}
    assert verify_checkpoint(note, public_key=PUBLIC, **facts)
    assert not verify_checkpoint(note, public_key=fg.public_key().public_bytes_raw(), **facts)
    with pytest.raises(CheckpointError):
        cosign_checkpoint(note, "ind-fg", fg)


@pytest.mark.parametrize(
    ("origin", "size", "root"),
    [
        ("IND", 1, ROOT),
        ("a\nb", 1, ROOT),
        ("", 1, ROOT),
        ("ind-register", -1, ROOT),
        ("ind-register", 1, ROOT[:5]),
    ],
)
def test_what_could_not_be_read_back_is_not_signed(origin, size, root):
    with pytest.raises(CheckpointError):
        sign_checkpoint(origin, size, root, KEY)
