"""What goes into the logs of the government's standards, and what never does."""

import base64
import json
from datetime import UTC, datetime

import pytest

from grondslag.law import Request, decide
from grondslag.law.records.authzen import Asked, authzen_request, authzen_response
from grondslag.law.records.decision_log import Trace, decision_log_record
from grondslag.law.records.processing_log import Subject, activities, processing_log_lines

MOMENT = datetime(2026, 11, 24, 9, 30, 0, 250_000, tzinfo=UTC)
TRACE = Trace("28dbeec32e77635cc19bc3204ec56c41", "17c59821784ee492", "c4e1d75a3f9b8240")
URI = "https://register.example/verwerkingen"


@pytest.fixture
def decided(register, complete, day):
    """Return (decision as JSON, what was asked) on a ground."""

    def _decided(ground: str, **changes):
        request = complete(register, ground, **changes)
        papers = {name: paper.as_json() for name, paper in request.judgements.items() if paper}
        decision = decide(request, register, register.events, day).as_json()
        return decision, Asked(ground, "verzoeker-7", MOMENT, "ab" * 32, papers)

    return _decided


def _record(decision, asked, trace=TRACE):
    return decision_log_record(decision, asked, trace, engine="1.0.0", producer="ind")


def _lines(decision, asked, subjects, traces=None):
    own = traces or [
        Trace(TRACE.trace_id, f"{number:016x}", TRACE.span_id) for number in range(len(subjects))
    ]
    return processing_log_lines(
        decision, asked, own, subjects, encrypt=lambda text: f"versleuteld:{len(text)}", register_uri=URI
    )


def test_the_shape_of_authzen(decided):
    decision, asked = decided("overlegtafel")
    request, response = authzen_request(decision, asked), authzen_response(decision)
    assert request.keys() == {"subject", "action", "resource", "context"}
    assert request["subject"].keys() == {"type", "id"}
    assert request["context"]["time"] == "2026-11-24T09:30:00.250000+00:00"
    assert response["decision"] is True
    assert response["context"]["reason"] == decision
    json.dumps([request, response], allow_nan=False)


def test_a_moment_without_a_zone_is_no_moment():
    with pytest.raises(ValueError, match="zone"):
        Asked("overlegtafel", "x", MOMENT.replace(tzinfo=None), "", {})


def test_a_denial_is_an_answer_and_no_error(decided):
    permitted, denied = _record(*decided("overlegtafel")), _record(*decided("vordering-126u"))
    assert [r["body"]["adl.core.response"]["decision"] for r in (permitted, denied)] == [True, False]
    assert [r["status"] for r in (permitted, denied)] == ["Unset", "Unset"]


def test_a_fault_of_the_engine_is_an_error(register, day):
    broken = decide(Request("r", "overlegtafel", None, "om", {}), register, register.events, day)
    decision = broken.as_json()
    assert [step["line"] for step in decision["steps"]] == ["motor"]
    asked = Asked("overlegtafel", "verzoeker-7", MOMENT, "", {})
    assert _record(decision, asked)["status"] == "Error"
    [line] = _lines(decision, asked, [Subject("1234", "Vreemdelingennummer")])
    assert line["status_code"] == "STATUS_CODE_ERROR"


def test_one_record_a_decision_with_the_names_of_the_standard(decided):
    record = _record(*decided("overlegtafel"))
    assert record["timestamp"] == 1_795_512_600_250
    assert record["event_name"] == "adl.access_evaluation"
    assert not record["attributes"].keys() & record["body"].keys()
    root = _record(*decided("overlegtafel"), trace=Trace(TRACE.trace_id, TRACE.span_id))
    assert "parent_span_id" not in root


def test_every_ground_is_of_one_activity_or_of_none(register):
    found = activities()
    grounds = [ground for activity in found.verwerkingen.values() for ground in activity.gronden]
    assert sorted([*grounds, *found.zonder_betrokkene]) == sorted(register.grounds)


def test_demand_report_table_and_own_initiative_are_apart_and_confidential():
    found = activities().verwerkingen
    assert set(found) == {"vordering", "aangifte", "overlegtafel", "eigen-beweging"}
    assert {activity.vertrouwelijk for activity in found.values()} == {"ja"}


def test_a_line_for_each_subject_and_nobody_readable_in_it(decided):
    decision, asked = decided("vordering-126nd")
    lines = _lines(decision, asked, [Subject("2712345678", "Vreemdelingennummer"), Subject("X-1", "kenmerk")])
    assert len(lines) == 2
    assert lines[0]["span_id"] != lines[1]["span_id"]
    assert lines[0]["attributes"] == {
        "dpl.core.processing_activity_id": f"{URI}/vordering-1",
        "dpl.core.data_subject_id": "versleuteld:10",
        "dpl.core.data_subject_id_type": "Vreemdelingennummer",
    }
    written = json.dumps(lines)
    assert "2712345678" not in written
    assert asked.requester not in written


def test_encryption_is_the_callers(decided):
    decision, asked = decided("overlegtafel")
    [line] = processing_log_lines(
        decision,
        asked,
        [TRACE],
        [Subject("12", "kenmerk")],
        encrypt=lambda text: base64.b64encode(text.encode()).decode(),
        register_uri=f"{URI}/",
    )
    assert line["attributes"]["dpl.core.data_subject_id"] == "MTI="
    assert line["attributes"]["dpl.core.processing_activity_id"] == f"{URI}/overlegtafel-1"


def test_figures_have_no_subject_and_a_subject_without_a_span_no_line(decided):
    assert _lines(*decided("kamer"), [Subject("1", "kenmerk")]) == []
    with pytest.raises(ValueError, match="zip"):
        _lines(*decided("overlegtafel"), [Subject("1", "kenmerk"), Subject("2", "kenmerk")], [TRACE])
    decision, asked = decided("overlegtafel")
    with pytest.raises(KeyError):
        _lines(decision, Asked("onzin", "x", MOMENT, "", asked.papers), [Subject("1", "kenmerk")])
