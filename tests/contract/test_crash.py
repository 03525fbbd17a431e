"""After a kill at any step, on either side, entry, outbox, inbox, effect and receipt agree, each once."""

import itertools

import pytest
from samenhang import agree, carry_on

NUMBERS = itertools.count(1)
COMMIT = "django.db.backends.base.base:BaseDatabaseWrapper.commit"
GATE = "grondslag.both.gate.services"
EXCHANGE = "grondslag.both.exchange.services"
FOLDER = "grondslag.both.exchange.transports.folder"

RELEASE = [
    f"{GATE}:verdict:1",
    f"{GATE}:record:1",
    f"{COMMIT}:1",
    f"{GATE}:record:2",
    f"{COMMIT}:2",
    f"{GATE}:verdict:2",
    f"{GATE}:append:1",
    "grondslag.both.register.services:sign_checkpoint:1",
    "grondslag.both.kluis:store_blob:1",
    "grondslag.both.exchange.outbox:put:1",
    f"{GATE}:record:4",
    f"{COMMIT}:3",
]
SENDING = [
    "grondslag.both.exchange.checks:before_exit:1",
    f"{COMMIT}:1",
    f"{EXCHANGE}:seal:1",
    f"{FOLDER}:_write:1",
    f"{FOLDER}:FolderTransport.send:1",
]
RECEIVING = [
    f"{EXCHANGE}:open_envelope:1",
    f"{EXCHANGE}:sign_receipt:1",
    "grondslag.both.exchange.handlers:handle:1",
    f"{EXCHANGE}:record:1",
    f"{COMMIT}:1",
    f"{FOLDER}:_write:1",
    f"{FOLDER}:FolderTransport.done:1",
]
RECEIPTING = [
    f"{EXCHANGE}:store_receipt:1",
    f"{COMMIT}:1",
    f"{FOLDER}:FolderTransport.receipt_done:1",
]
STEPS = [
    *(("ind", "vrijgeven", place) for place in RELEASE),
    *(("ind", "werk", place) for place in SENDING),
    *(("om", "werk", place) for place in RECEIVING),
    *(("ind", "ontvangst", place) for place in RECEIPTING),
]
DECISIVE = [step for step in STEPS if COMMIT in step[2] or ":handle:" in step[2] or ":put:" in step[2]]


def cases():
    for database, steps in (("sqlite", STEPS), ("postgres", DECISIVE)):
        for side, act, place in steps:
            for when in ("voor", "na"):
                name = f"{database}-{side}-{act}-{place.rpartition('.')[2]}-{when}"
                yield pytest.param(database, side, act, f"{place}:{when}", id=name)


@pytest.mark.parametrize(("kanten", "side", "act", "place"), list(cases()), indirect=["kanten"])
def test_after_a_kill_every_accepted_act_is_there_exactly_once(kanten, side, act, place):
    stuk = str(next(NUMBERS))
    before, _ = agree(kanten)
    if act != "vrijgeven":
        kanten["ind"].doe("vrijgeven", stuk=stuk)
    if side == "om" or act == "ontvangst":
        kanten["ind"].doe("werk")
    if act == "ontvangst":
        kanten["om"].doe("werk")
    act = "werk" if act == "ontvangst" else act
    assert kanten[side].doe(act, stuk=stuk, dood=place) == {"dood": True}
    agree(kanten)
    carry_on(kanten, stuk)
    ind, om = agree(kanten)
    assert len(ind["verstrekt"]) == len(before["verstrekt"]) + 1
    assert list(ind["stukken"].values()).count(stuk) == 1
    assert len(om["effecten"]) == len(ind["verstrekt"])
    assert len(ind["ontvangen"]) == len(ind["verstrekt"])
    assert ind["handtekeningen"] == before["handtekeningen"] + 2
    assert not list(kanten["om"].folder.parent.rglob("naar-*/*.envelop"))
