"""The decisions of the register as the logs of the government's standards: complete, and without people."""

import dataclasses
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from grondslag.both import kluis
from grondslag.both.gate import exit as door
from grondslag.both.gate.services import request_release, sign
from grondslag.both.inzicht.logboeken import SUBJECT_PURPOSE

pytestmark = pytest.mark.django_db
URI = "https://register.example/verwerkingen"


@pytest.fixture(autouse=True)
def _address(settings):
    settings.VERWERKINGEN = URI


@pytest.fixture
def ask(occasion, ground, persoon, roles):
    def ask(ground=ground):
        asker = persoon(roles[0], naam="Wie vraagt")
        return request_release(occasion="verzonnen", object_id="1", ground=ground, requester=asker)

    return ask


@pytest.fixture
def decided(ask, occasion, persoon, roles):
    """A release, a refusal, and what was held at the exit."""
    request = ask()
    for rol in roles:
        request = sign(request=request, person=persoon(rol, naam=f"Tekent als {rol}"), rol=rol)
    occasion.ready = False
    ask()
    assert door.refuse_exit(request.entry, occasion.data)
    return request


@pytest.fixture
def written(tmp_path):
    """Write the file in a form; give its text."""

    def written(**form):
        file = tmp_path / "log.jsonl"
        call_command("besluiten", uit=file, **form)
        return file.read_text(encoding="utf-8")

    return written


def _records(text):
    return [json.loads(line) for line in text.splitlines()]


def test_the_decision_log_has_one_record_a_decision_and_no_names(decided, written):
    text = written(beslislogboek=True)
    records = _records(text)
    assert [r["body"]["adl.core.response"]["decision"] for r in records] == [True, False, False]
    assert {r["status"] for r in records} == {"Unset"}
    assert len({r["span_id"] for r in records}) == len(records)
    assert decided.requester.username not in text
    assert written(beslislogboek=True) == text


def test_the_processing_log_has_a_line_a_subject_under_the_span_of_the_decision(decided, written):
    decisions, text = _records(written(beslislogboek=True)), written(verwerkingenlogboek=True)
    lines = _records(text)
    assert [(r["trace_id"], r["span_id"]) for r in decisions] == [
        (r["trace_id"], r["parent_span_id"]) for r in lines
    ]
    assert {r["attributes"]["dpl.core.processing_activity_id"] for r in lines} == {f"{URI}/overlegtafel-1"}
    assert written(verwerkingenlogboek=True) == text


def test_the_subject_is_readable_to_this_side_alone(decided, written):
    text = written(verwerkingenlogboek=True)
    assert "zaak-1" not in text
    sealed = {r["attributes"]["dpl.core.data_subject_id"] for r in _records(text)}
    assert {kluis.unseal_id(one, SUBJECT_PURPOSE) for one in sealed} == {"zaak-1"}


def test_without_an_address_of_the_activities_no_processing_log_is_written(decided, written, settings):
    settings.VERWERKINGEN = ""
    with pytest.raises(CommandError, match="GRONDSLAG_VERWERKINGEN"):
        written(verwerkingenlogboek=True)


def test_the_kind_of_id_is_an_address_of_this_side_too(decided, written):
    kinds = {
        r["attributes"]["dpl.core.data_subject_id_type"] for r in _records(written(verwerkingenlogboek=True))
    }
    assert kinds == {f"{URI}/kenmerk"}


def test_an_entry_from_before_the_papers_were_kept_has_its_line_without_them(decided, written, forget_papers):
    before = written(beslislogboek=True)
    forget_papers()
    records = _records(written(beslislogboek=True))
    assert [r["span_id"] for r in records] == [r["span_id"] for r in _records(before)]
    assert all(r["attributes"]["adl.core.information"] == {} for r in records)
    assert len(_records(written(verwerkingenlogboek=True))) == len(records)


def test_a_ground_without_subjects_and_one_that_does_not_exist_give_no_line(ask, written):
    ask("kamer")
    ask("bestaat-niet")
    assert written(verwerkingenlogboek=True) == ""
    assert len(_records(written(beslislogboek=True))) == 2


@pytest.mark.parametrize("how", ["another", "gone"])
def test_a_subject_that_is_not_the_one_of_then_is_said_and_not_guessed(
    decided, written, occasion, monkeypatch, how
):
    real = occasion.facts

    def facts(object_id):
        if how == "gone":
            raise RuntimeError
        return dataclasses.replace(real(object_id), subject="zaak-2")

    monkeypatch.setattr(occasion, "facts", facts)
    with pytest.raises(CommandError, match="niet meer vast te stellen") as found:
        written(verwerkingenlogboek=True)
    assert len(str(found.value).splitlines()) == 3
