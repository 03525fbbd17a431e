"""What was read at signing is kept, and later shows what has changed since."""

import pytest

from grondslag.law import load_register
from grondslag.law.reading_copy import digest, kept, since, to_read
from grondslag.law.signing import add_signatures


@pytest.fixture
def signed(tmp_path, day):
    file = tmp_path / "handtekeningen.yaml"
    add_signatures(load_register(), ["aangifte-161"], file, day=day, jurist="J. Verzonnen", demo=False)
    return file


def _changed(then, register):
    return [(line.what, line.text) for line in since(then, to_read("aangifte-161", register))]


def test_what_was_signed_reads_back_and_is_what_stands(signed):
    register = load_register(signatures=signed)
    ground = register.grounds["aangifte-161"]
    then = kept("aangifte-161", ground.signature, signed)
    assert then == to_read("aangifte-161", register)
    assert {what for what, _text in _changed(then, register)} == {"gelijk"}


def test_every_line_and_every_cited_word_is_read(register):
    lines = to_read("aangifte-161", register)
    numbers = [line.id for line in register.lines["aangifte-161"]]
    assert all(any(line.startswith(f"{number} ") for line in lines) for number in numbers)
    assert any("Ieder die kennis draagt" in line for line in lines)
    assert not any(line.startswith("Stand:") for line in lines)


def test_a_changed_rule_shows_the_sentence_of_then_and_of_now(signed, folder, spoil):
    spoil("gronden/aangifte-161.yaml", "vanaf: 2023-06-30", "vanaf: 2023-07-01")
    register = load_register(folder=folder, signatures=signed)
    then = kept("aangifte-161", register.grounds["aangifte-161"].signature, signed)
    other = [(what, text) for what, text in _changed(then, register) if what != "gelijk"]
    assert [what for what, _text in other] == ["vervallen", "nieuw"]
    assert "30 juni 2023" in other[0][1]
    assert "1 juli 2023" in other[1][1]


def test_a_changed_cited_text_shows(signed, folder, spoil):
    spoil("teksten/sv-161.txt", "bevoegd", "verplicht")
    register = load_register(folder=folder, signatures=signed)
    then = kept("aangifte-161", register.grounds["aangifte-161"].signature, signed)
    assert [what for what, _ in _changed(then, register) if what != "gelijk"] == ["vervallen", "nieuw"]


@pytest.mark.parametrize("how", ["gone", "changed", "bytes"])
def test_a_copy_that_is_not_what_was_signed_is_no_copy(signed, how):
    signature = load_register(signatures=signed).grounds["aangifte-161"].signature
    file = signed.with_name("handtekeningen.gelezen") / "aangifte-161.txt"
    if how == "gone":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes() + (b"G10.z Ook dit.\n" if how == "changed" else b"\xff"))
    assert kept("aangifte-161", signature, signed) is None


def test_the_demos_signatures_have_their_copies(register):
    from grondslag.law.loading import DEMO_SIGNATURES

    signed = {name: ground for name, ground in register.grounds.items() if ground.signature}
    assert signed
    for name, ground in signed.items():
        assert kept(name, ground.signature, DEMO_SIGNATURES) == to_read(name, register)
        assert digest(to_read(name, register)) == ground.signature.gelezen


def test_what_replaces_a_line_stands_right_behind_it():
    then = ("G9 Kop.", "G9.a Eerst.", "G9.b Tweede.", "Los.", "G9.d Slot.")
    now = ("G9 Kop.", "G9.a Anders.", "G9.b Ook.", "G9.c Nieuw.", "G9.d Slot.")
    told = [(line.what, line.text.split(" ")[0]) for line in since(then, now) if line.what != "gelijk"]
    assert told[:4] == [("vervallen", "G9.a"), ("nieuw", "G9.a"), ("vervallen", "G9.b"), ("nieuw", "G9.b")]
    assert set(told[4:]) == {("vervallen", "Los."), ("nieuw", "G9.c")}
