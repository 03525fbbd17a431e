"""Whatever the gate decided and stored is decided again from the file alone, to the same bytes."""

import datetime as dt
import json

import pytest
from django.conf import settings
from django.core.management import call_command

from grondslag.both import clock
from grondslag.both.gate import exit as door
from grondslag.both.gate.models import State
from grondslag.both.gate.services import request_release, sign
from grondslag.both.inzicht.stored import stored_line
from grondslag.both.register.models import Entry, Kind
from grondslag.both.wet import selectors
from grondslag.law import LAW_EVENT, law_from
from grondslag.law.records.replay import Replayer
from grondslag.law.records.stored import NotRepeatable, read_stored

pytestmark = pytest.mark.django_db
LAW = {
    "staatsblad": "nog geen Staatsblad",
    "artikelonderdeel": "artikel I",
    "datum": "2027-01-01",
    "overgangsrecht": "Verzonnen zin.",
    "soorten": [],
    "voorwaarden": [],
    "aanname": True,
}


@pytest.fixture
def ask(occasion, ground, persoon, roles):
    def ask():
        asker = persoon(roles[0], naam="Wie vraagt")
        return request_release(occasion="verzonnen", object_id="1", ground=ground, requester=asker)

    return ask


@pytest.fixture
def replayed(tmp_path):
    """Write the file, read it back, and decide every line of it again."""

    def replayed(*, register_only=True):
        file = tmp_path / "besluiten.jsonl"
        call_command("besluiten", uit=file)
        lines = [read_stored(line) for line in file.read_text(encoding="utf-8").splitlines()]
        if register_only:
            lines = [stored for stored in lines if stored.request.id.split("-")[-1].isdecimal()]
        replayer = Replayer(selectors.register_with(None))
        return [(stored, replayer.replay(stored)) for stored in lines]

    return replayed


def _release(request, persoon, roles):
    for rol in roles:
        request = sign(request=request, person=persoon(rol, naam=f"Tekent als {rol}"), rol=rol)
    assert request.state == State.RELEASED
    return request


def test_a_release_a_refusal_and_a_no_of_the_gate(ask, occasion, persoon, roles, replayed):
    request = _release(ask(), persoon, roles)
    occasion.without = {"zaak_is_1f", *list(occasion.facts("1").judgements)[:1]}
    ask()
    occasion.ready = False
    ask()
    assert door.refuse_exit(request.entry, b"andere bytes")
    occasion.ready, occasion.data = True, b"anders"
    found = replayed()
    assert [outcome.differences for _, outcome in found] == [()] * len(found)
    assert [outcome.now for _, outcome in found] == [True, False, False]
    assert found[2][0].own_no
    assert Entry.objects.count() == 4  # one held back on a broken proof: the law was not asked


def test_what_is_held_at_the_exit_can_be_decided_again(ask, occasion, persoon, roles, replayed):
    request = _release(ask(), persoon, roles)
    occasion.without = set(occasion.facts("1").judgements)
    assert door.refuse_exit(request.entry, occasion.data)
    assert Entry.objects.filter(kind=Kind.TEGENGEHOUDEN).count() == 1
    assert [(o.now, o.same) for _, o in replayed()] == [(True, True), (False, True)]


def test_a_disclosure_keeps_the_papers_of_its_own_ground_only(ask, persoon, roles, ground):
    request = _release(ask(), persoon, roles)
    lines = selectors.current_register().lines[ground]
    assert request.entry.body["oordelen"].keys() == {line.judgement for line in lines if line.judgement}


def test_the_law_of_then_comes_with_the_decision(ask, persoon, roles, replayed, monkeypatch):
    law = law_from(LAW)
    entered = selectors.register_with(law)
    for where in ("decisions", "body"):
        for name, answer in (("current_register", entered), ("events_known", {LAW_EVENT: law.datum})):
            path = f"grondslag.both.gate.{where}.{name}"
            monkeypatch.setattr(path, lambda answer=answer, **_: answer, raising=False)
    monkeypatch.setattr("grondslag.both.inzicht.stored.laws_confirmed", lambda: [law])
    _release(ask(), persoon, roles)
    [(stored, outcome)] = replayed()
    assert stored.law == law
    assert outcome.same


def test_a_changed_entry_does_not_come_out_the_same(ask, tmp_path, persoon, roles):
    request = _release(ask(), persoon, roles)
    body = json.loads(json.dumps(request.entry.body))
    body["oordelen"].popitem()
    request.entry.body = body  # in memory only: a stored entry cannot be changed
    stored = read_stored(json.dumps(stored_line(request.entry)))
    outcome = Replayer(selectors.register_with(None)).replay(stored)
    assert (outcome.was, outcome.now) == (True, False)


def test_what_was_signed_and_what_is_open_are_decided_again_too(ask, occasion, persoon, roles, replayed):
    released = _release(ask(), persoon, roles)
    waiting = ask()
    found = {stored.request.id: outcome for stored, outcome in replayed(register_only=False)}
    side = settings.ZIJDE
    seq = released.entry_id
    assert set(found) == {f"{side}-{seq}", f"{side}-{seq}-getekend", f"{side}-verzoek-{waiting.pk}"}
    assert all(outcome.same and outcome.now for outcome in found.values())


def test_a_request_that_was_open_yesterday_is_decided_again_as_of_yesterday(ask, persoon, roles, replayed):
    with clock.frozen(clock.now() - dt.timedelta(days=1)):
        ask()
    [(stored, outcome)] = replayed(register_only=False)
    assert (stored.day, outcome.same) == (clock.today() - dt.timedelta(days=1), True)


def test_an_entry_from_before_the_papers_were_kept_says_why(ask, occasion, tmp_path, forget_papers):
    occasion.ready = False
    ask()
    forget_papers()
    file = tmp_path / "besluiten.jsonl"
    call_command("besluiten", uit=file)
    [line] = file.read_text(encoding="utf-8").splitlines()
    with pytest.raises(NotRepeatable, match="voordat het register de oordelen bewaarde"):
        read_stored(line)


def test_what_was_signed_under_a_register_that_is_gone_is_written_with_why(
    ask, persoon, roles, tmp_path, monkeypatch
):
    _release(ask(), persoon, roles)
    gone = selectors.register_with(None).signed_with({}, demo=True)
    monkeypatch.setattr("grondslag.both.inzicht.stored.register_with", lambda _law: gone)
    file = tmp_path / "besluiten.jsonl"
    call_command("besluiten", uit=file)
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [line["id"].endswith("-getekend") for line in lines if "niet_te_herhalen" in line] == [True]
