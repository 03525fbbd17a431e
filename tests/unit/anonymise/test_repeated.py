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
