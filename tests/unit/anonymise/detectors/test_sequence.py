"""The sequence model: it finds by context, leaves harmless text, and is trained to the same bytes."""

from __future__ import annotations

import lzma
import time
from typing import TYPE_CHECKING

import numpy as np
import pytest

from grondslag.anonymise.context import Context
from grondslag.anonymise.detectors import sequence as detector
from grondslag.anonymise.gold import Mention
from grondslag.anonymise.sequence import corpus, model, stored, train
from grondslag.anonymise.sequence.features import Sequence
from grondslag.anonymise.view import View

if TYPE_CHECKING:
    from pathlib import Path

_NL = frozenset({"nl"})
_DUTCH = "zei dat hij nog niet naar huis wilde omdat het daar koud was en er geen eten meer stond "


def _texts() -> list[corpus.Marked]:
    text = "Gisteren zag ik Nadifo bij de brug.\nMijn broer is kok in de kazerne van Tongo.\n"
    at = text.index("Nadifo")
    return [corpus.Marked(text, (Mention(at, at + 6, "PERSOON", "p1"),))] * 3


def _found(text: str) -> list[tuple[str, str]]:
    view = View(text)
    return [(view.text[c.start : c.end], c.label) for c in detector.detect(view, Context.of(None))]


def test_the_same_examples_give_the_same_bytes() -> None:
    first, second = train.fit(train.read(_texts()), 10), train.fit(train.read(_texts()), 10)
    assert first == second
    assert model.OUTSIDE in stored.unpack(first).labels


def test_what_is_packed_is_unpacked() -> None:
    packed = stored.pack(
        ("-", "BPERSOON"), {"0wzag": {"-": 0.5}, "h$": {"BPERSOON": -1.25}}, {("-", "BPERSOON"): 2.0}
    )
    read = model.Model(stored.unpack(packed))
    assert read.labels == ("-", "BPERSOON")
    # One word, with nothing behind it: what the word says and what its place says, together.
    assert np.allclose(
        read.chances(Sequence(View("zag"), _NL)), [[1 / (1 + np.exp(-1.75)), 1 / (1 + np.exp(1.75))]]
    )
    assert np.allclose(np.log(read.moves), [[0.0, 2.0], [0.0, 0.0]])


def test_chances_of_a_word_add_up_and_a_part_stands_alone() -> None:
    one, other = View("ik zag haar bij de brug"), View("een heel ander stuk\n\nik zag haar bij de brug")
    read = model.shipped()
    chances, longer = read.chances(Sequence(one, _NL)), read.chances(Sequence(other, _NL))
    assert np.allclose(chances.sum(axis=1), 1, atol=1e-3)
    assert longer.shape == (len(other), len(read.labels))
    assert np.allclose(longer.sum(axis=1), 1, atol=1e-3)


def test_a_name_in_small_letters_is_found_by_its_context() -> None:
    assert ("hadeeqo", "PERSOON") in _found("heb je hadeeqo nog gezien? ik bel haar morgen")


def test_an_age_without_the_word_year_is_found() -> None:
    assert any(
        label == "LEEFTIJD" for _, label in _found("Mijn zusje was acht of negen toen de soldaten kwamen.")
    )


def test_ordinary_text_stays() -> None:
    assert not _found("Hij " + _DUTCH * 3 + "\n\nDe rechtbank heeft het beroep ongegrond verklaard.")


def test_a_program_with_its_version_is_no_number() -> None:
    for properties in (
        "Creator: Typst 0.15.1",
        "Producer: Adobe PDF Library 17.0",
        "generator\nLibreOffice 7.4",
    ):
        assert not [each for each in _found(properties) if each[1] == "DOCNUMMER"]


def test_nothing_and_one_word_are_read() -> None:
    assert _found("") == []
    assert _found("brug") == []


def test_open_text_keeps_only_sentences_without_what_it_does_not_mark(tmp_path: Path) -> None:
    row = "{}\t{}\t{}\t{}\t{}\t_\t0\t_\t_\t_"
    kept = "\n".join(
        row.format(n, w, w, tag, tag) for n, (w, tag) in enumerate([("Mien", "PROPN"), ("slaapt", "VERB")], 1)
    )
    dated = "\n".join(
        row.format(n, w, w, tag, tag) for n, (w, tag) in enumerate([("Mien", "PROPN"), ("maart", "NOUN")], 1)
    )
    (tmp_path / "a.conllu").write_text(f"{kept}\n\n{dated}\n", encoding="utf-8")
    (marked,) = corpus.open_text(tmp_path)
    assert marked.text.strip() == "Mien slaapt"
    assert [(mark.start, mark.end) for mark in marked.marks] == [(0, 4)]


def test_a_disguise_moves_the_marks_along() -> None:
    for marked in corpus.disguised(_texts()[0], "1"):
        (mark,) = marked.marks
        surface = marked.text[mark.start : mark.end]
        assert surface.strip() == surface
        assert marked.text[mark.end : mark.end + 4].lower() in {" bij", " blj"}


def test_reading_is_linear_in_length() -> None:
    def seconds(times: int) -> float:
        sequence = Sequence(View(_DUTCH * times), _NL)
        started = time.process_time()
        model.shipped().chances(sequence)
        return time.process_time() - started

    seconds(50)
    short, long = min(seconds(200) for _ in range(3)), min(seconds(1600) for _ in range(3))
    assert long < 8 * short * 2.5


def test_a_long_text_says_the_same_read_stretch_by_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    sequence = Sequence(View(f"{_DUTCH}\n\nIn Wou gaat Piet.\n\n{_DUTCH}"), _NL)
    monkeypatch.setattr(model, "_STRETCH", 10_000)
    whole = model.shipped().chances(sequence)
    monkeypatch.setattr(model, "_STRETCH", 3)
    assert len(list(sequence.stretches(3))) > 2  # or it tells nothing
    np.testing.assert_allclose(model.shipped().chances(sequence), whole, atol=1e-5)


def test_a_feature_of_a_place_is_read_from_the_file_as_it_was_written() -> None:
    """Also where a line has no field: then what the feature tells is the empty word."""
    labels, weights = ("-", "BPERSOON"), {"0wzag": {"-": 0.5}, "f": {"BPERSOON": -1.25}}
    read = model.Model(stored.unpack(stored.pack(labels, weights, {})))
    without = model.Model(stored.unpack(stored.pack(labels, {"0wzag": {"-": 0.5}}, {})))
    zag = Sequence(View("zag"), _NL)
    assert not np.allclose(read.chances(zag), without.chances(zag))


def test_a_stretch_has_the_kinds_of_its_own_words_alone() -> None:
    sequence = Sequence(View("Mien gaat naar huis.\n\nIn Wou zag zij 12 schapen."), _NL)
    whole = sequence.kinds
    parts = [kind for _, stretch in sequence.stretches(3) for kind in stretch.kinds]
    assert parts == whole


def test_a_feature_that_no_place_tells_is_not_packed_and_another_layout_is_not_read() -> None:
    labels, weights = ("-", "BPERSOON"), {"0wzag": {"-": 0.5}, "h$": {"BPERSOON": -1.25}}
    for unknown in ("Zfoo", "hxx"):
        with pytest.raises(ValueError, match=unknown):
            stored.pack(labels, {**weights, unknown: {"-": 3.0}}, {})
    plain = lzma.decompress(stored.pack(labels, weights, {}))
    for spoilt in (plain + b"\0\0", plain[:-2]):
        with pytest.raises(ValueError):
            stored.unpack(lzma.compress(spoilt))
    assert stored.unpack(stored.pack(labels, {}, {})).words == []
