"""What was found once is sought in every document, at a cost that does not grow with what else was found."""

import time

from grondslag.anonymise.candidate import CHECKED, WEAK, Candidate
from grondslag.anonymise.repeated import Repeated
from grondslag.anonymise.resolve import Span
from grondslag.anonymise.view import View


def _learn(found, text, score=CHECKED):
    winner = Candidate(0, len(text), "DOCNUMMER", score, "proef", key=f"nummer:{text}")
    found.learn(View(text), [Span(0, len(text), winner, ("proef",))])


def _seconds(found, view):
    started = time.process_time()
    for _ in range(20):
        list(found.search(view))
    return time.process_time() - started


def test_the_search_does_not_slow_down_with_what_the_folder_holds():
    few, many = Repeated(), Repeated()
    for number in range(50):
        _learn(few, f"X{number:07d}")
    for number in range(50_000):
        _learn(many, f"X{number * 7919 % 50_021:07d}")
    view = View("Zijn pas heeft nummer X0000007. " * 20)
    for found in (few, many):
        assert len(list(found.search(view))) == 20
    assert _seconds(many, view) < 10 * _seconds(few, view) + 0.05


def test_what_only_the_model_took_for_something_is_not_sought_elsewhere():
    found = Repeated()
    _learn(found, "5500 lira", WEAK)
    assert not list(found.search(View("dat kostte 5500 lira")))


def _named(found, surface, label="PERSOON", reason="proef"):
    winner = Candidate(0, len(surface), label, CHECKED, reason)
    found.learn(View(surface), [Span(0, len(surface), winner, (reason,))])


def _found(found, text):
    return [text[each.start : each.end] for each in found.search(View(text))]


def test_initials_of_a_name_are_sought_where_somebody_signs_or_is_written_to():
    found = Repeated()
    _named(found, "Femke Bosman", "PROFESSIONAL")
    _named(found, "mevrouw L. van den Berkt", "AMBTENAAR")
    assert _found(found, "Doorgezonden > FB, en overgetikt door LvdB.") == ["FB", "LvdB"]
    assert not _found(found, "De FB is een afdeling.")


def test_initials_that_are_short_for_a_body_are_not_sought():
    found = Repeated()
    _named(found, "Olga Maas", "PROFESSIONAL")
    assert not _found(found, "Verzonden aan OM.")


def test_a_nickname_of_one_small_word_is_sought_behind_an_article():
    found = Repeated()
    _named(found, "koekoek", reason="bijnaam achter een naam")
    assert _found(found, "de zoons van de koekoek kwamen, en een koekoek riep") == ["de koekoek"]


def test_a_nickname_that_is_no_word_for_one_man_is_not_sought():
    found = Repeated()
    _named(found, "ander", reason="bijnaam achter een naam")
    _named(found, "commandant", reason="bijnaam achter een naam")
    assert not _found(found, "de ander en de commandant kwamen")
