"""What is withheld is withheld wherever it stands, and no finding is half decided."""

import pytest

from grondslag.ind.publicatie import passages
from grondslag.ind.publicatie.passages import public, tally, undecided

TITLES = ["minister"]


def open_in(text: str, *, withheld=(), kept=()) -> list[str]:
    return undecided([text], withheld=withheld, kept=kept, titles=TITLES)


def test_every_place_of_a_withheld_text_is_withheld_and_counted():
    labels = {"S. Verbruggen": "e"}
    text = "S. Verbruggen belt; S. Verbruggens dossier niet; S. Verbruggen schrijft."
    assert public(text, labels) == [
        {"weg": "e"},
        " belt; S. Verbruggens dossier niet; ",
        {"weg": "e"},
        " schrijft.",
    ]
    assert tally([text, text], labels) == {"e": 4}


def test_the_longest_text_wins_where_two_begin():
    labels = {"Jan": "d", "Jan Verbruggen": "e"}
    assert public("Jan Verbruggen en Jan", labels) == [{"weg": "e"}, " en ", {"weg": "d"}]


def test_a_text_of_signs_is_no_pattern():
    assert public("a.b en axb", {"a.b": "e"}) == [{"weg": "e"}, " en axb"]


@pytest.fixture
def one_finding(monkeypatch):
    """Let the detectors find exactly this."""

    def find(value: str, label: str = "PERSOON") -> None:
        class Found:
            def __init__(self, text: str) -> None:
                self.start = text.index(value)
                self.end, self.label = self.start + len(value), label

        monkeypatch.setattr(passages, "findings", lambda text: [Found(text)] if value in text else [])

    return find


def test_of_a_finding_that_is_decided_in_part_the_rest_is_open(one_finding):
    one_finding("Jan Pieter Verbruggen, senior")
    text = "Vraag Jan Pieter Verbruggen, senior."
    assert open_in(text) == ["Jan Pieter Verbruggen, senior"]
    assert open_in(text, withheld=["Verbruggen"]) == ["Jan Pieter", "senior"]
    assert open_in(text, withheld=["Jan Pieter Verbruggen"]) == ["senior"]
    assert open_in(text, withheld=["Jan Pieter Verbruggen"], kept=["senior"]) == []


def test_a_decision_on_more_than_the_finding_covers_it(one_finding):
    one_finding("el Idrissi")
    assert open_in("Vraag Fatima el Idrissi.", withheld=["Fatima el Idrissi"]) == []


def test_a_decision_elsewhere_in_the_text_covers_nothing(one_finding):
    one_finding("Verbruggen")
    assert open_in("Jansen vraagt Verbruggen, zegt Jansen.", withheld=["Jansen"]) == ["Verbruggen"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("De minister Verbruggen.", []), ("De administer Verbruggen.", ["Verbruggen"])],
)
def test_only_a_name_right_behind_the_title_is_a_bewindspersoon(one_finding, text, expected):
    one_finding("Verbruggen")
    assert open_in(text) == expected


def test_other_labels_are_not_officials_data(one_finding):
    one_finding("april 2022", label="DATUM")
    assert open_in("Sinds april 2022.") == []


def test_a_number_that_stands_for_one_person_waits_for_a_decision():
    text = "De zaak met V-nummer 2947710632 en burgerservicenummer 111222333 is besproken."
    assert open_in(text) == ["2947710632", "111222333"]
