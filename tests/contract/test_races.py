"""Two at the same moment: one of them, or both in some order, and never something in between."""

import itertools

import pytest
from samenhang import agree, carry_on

NUMBERS = itertools.count(100_000)
BOTH = pytest.mark.parametrize("kanten", ["sqlite", "postgres"], indirect=True)
FIRST = {"doe": "tekenen", "wie": "tekent", "rol": "coordinator"}
SECOND = {"doe": "tekenen", "wie": "tekent-ook", "rol": "jurist"}
ROUNDS = 3

pytestmark = BOTH


def fresh(kanten) -> str:
    stuk = str(next(NUMBERS))
    assert kanten["ind"].doe("vragen", stuk=stuk) == {"goed": "getoetst"}
    return stuk


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_two_signers_at_once_release_once(kanten, _round):
    stuk = fresh(kanten)
    ends = kanten["ind"].samen({**FIRST, "stuk": stuk}, {**SECOND, "stuk": stuk})
    assert sorted(end["goed"] for end in ends) == ["getoetst", "vrijgegeven"]
    ind, _ = agree(kanten)
    assert list(ind["stukken"].values()).count(stuk) == 1


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_the_same_signer_in_three_sessions_signs_once(kanten, _round):
    stuk = fresh(kanten)
    ends = kanten["ind"].samen(*[{**FIRST, "stuk": stuk}] * 3)
    assert sorted(next(iter(end)) for end in ends) == ["goed", "nee", "nee"], ends


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_asked_four_times_at_once_is_open_once(kanten, _round):
    stuk = str(next(NUMBERS))
    ends = kanten["ind"].samen(*[{"doe": "vragen", "stuk": stuk}] * 4)
    assert sorted(next(iter(end)) for end in ends) == ["goed", "nee", "nee", "nee"], ends


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_withdrawn_while_the_second_signs_is_one_of_the_two(kanten, _round):
    stuk = fresh(kanten)
    kanten["ind"].samen({**FIRST, "stuk": stuk})
    ends = kanten["ind"].samen({"doe": "intrekken", "stuk": stuk}, {**SECOND, "stuk": stuk})
    assert sorted(next(iter(end)) for end in ends) == ["goed", "nee"], ends
    ind, _ = agree(kanten)
    assert (stuk in ind["stukken"].values()) == (ends[1] == {"goed": "vrijgegeven"})


@pytest.mark.parametrize("_round", range(ROUNDS))
def test_three_workers_on_either_side_carry_each_message_once(kanten, _round):
    stukken = [str(next(NUMBERS)) for _ in range(3)]
    for stuk in stukken:
        kanten["ind"].doe("vrijgeven", stuk=stuk)
    for side in ("ind", "om", "ind"):
        ends = kanten[side].samen(*[{"doe": "werk", "later": 600}] * 3)
        assert ends == [{"goed": None}] * 3
        agree(kanten)
    for stuk in stukken:
        carry_on(kanten, stuk)
    ind, om = agree(kanten)
    assert len(om["effecten"]) == len(ind["verstrekt"]) == len(ind["ontvangen"])


def test_six_writers_at_once_never_fork_the_register_or_the_log(kanten):
    before = kanten["ind"].stand()["inschrijvingen"]
    ends = kanten["ind"].samen(*[{"doe": "schrijven", "aantal": 10}] * 6)
    assert ends == [{"goed": None}] * 6
    assert kanten["ind"].stand()["inschrijvingen"] == before + 60
    assert kanten["ind"].doe("toets") == {"goed": [None, None, []]}
