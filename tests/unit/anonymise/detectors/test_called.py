"""What somebody was called in one document is his name in another."""

import pytest

from grondslag.anonymise.detectors import ALL, RULES
from grondslag.anonymise.engine import _anonymise


def _masked(first: str, second: str, detectors=ALL) -> set[str]:
    result = _anonymise([("a", first), ("b", second)], None, detectors)
    other = result.documents[1]
    return {other.text[each.start : each.end] for each in other.findings if each.action != "behoud"}


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        (
            "Er was een dikke, die wij de Slager noemden.",
            "Bij wie dan, bij de slager? Dat weet ik niet.",
            "de slager",
        ),
        (
            'Zij wees "de vrouw met de doek" aan.',
            "Toen liep de vrouw met de doek weg.",
            "de vrouw met de doek",
        ),
        ("Wij noemden hem de dominee.", 'Op wie doelt u? Op de "dominee" met de baard.', 'de "dominee'),
        ('"Lafaek" betekent krokodil.', "Ik zag hoe de jongens voor Krokodil wegliepen.", "Krokodil"),
        ("Aanw.: KVD, HB (vz).", "Actie 4 blijft staan, en HB belt morgen.", "HB"),
        ("Gemachtigde is mr. S. Zomer.", "Let op: zomer is de advocaat, niet het seizoen.", "zomer"),
    ],
)
def test_what_somebody_is_called_is_sought_in_the_whole_dossier(first, second, name):
    assert name in _masked(first, second)


def test_a_rank_that_was_a_nickname_once_stays_a_rank_in_small_letters():
    assert not _masked(
        "Hij heette ‘de Kolonel’ in het dorp.", "Toen zweeg de kolonel, en de zitting was voorbij.", RULES
    )


def test_initials_that_are_short_for_more_than_a_person_are_not_sought_elsewhere():
    assert not _masked(
        "Namens de Minister (paraaf PV).", "Zie het PV van de zitting en het PV van de politie."
    )
