"""One bad message, one bad file, one dead disk: nobody else waits for it, and nothing happens twice."""

import datetime as dt
import os
import uuid
from typing import Any

import pytest
from django_tasks import task
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from grondslag.both import clock, kluis
from grondslag.both.audit.models import AuditEvent
from grondslag.both.exchange import checks, collection, handlers, outbox, services, work
from grondslag.both.exchange.models import InboxMessage, OutboxMessage, OutboxState
from grondslag.both.exchange.transports import FolderTransport, Unreachable
from grondslag.both.register.models import Kind, Receipt
from grondslag.both.register.services import append
from grondslag.proof import keys, seal

pytestmark = pytest.mark.django_db
SIGNER = {"ind": "jurist", "om": "officier"}


class Line:
    """A transport that a test can cut, and that remembers what went out."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.fault, self.sent = fault, []

    def send(self, message_id: uuid.UUID, sealed: bytes) -> Any:
        assert OutboxMessage.objects.get(pk=message_id).attempts == len(self.sent) + 1
        self.sent.append(message_id)
        if self.fault:
            raise self.fault


@pytest.fixture(autouse=True)
def open_gate(monkeypatch):
    """A gate that lets out, until a test closes it; `.asked` has the attempts that it was told."""

    class Gate:
        def __init__(self) -> None:
            self.reason: str | None = None
            self.asked: list[int] = []

        def __call__(self, entry, payload, attempts):
            self.asked.append(attempts)
            return self.reason

    gate = Gate()
    monkeypatch.setattr(checks, "before_exit", gate)
    monkeypatch.setattr(checks, "may_collect", lambda _person, _entry: True)
    return gate


@pytest.fixture
def waiting():
    def make(channel="envelop", payload=b'{"soort": "proef"}') -> OutboxMessage:
        entry = append(kind=Kind.VERSTREKKING, body={"bestand_sha256": None})
        return outbox.put(
            entry=entry,
            payload=payload,
            kind="proef",
            channel=channel,
            recipient="om",
            file_name="a.json",
            media_type="application/json",
        )

    return make


def later(seconds: float):
    return clock.frozen(clock.now() + dt.timedelta(seconds=seconds))


def test_an_attempt_is_noted_before_anything_leaves(waiting):
    line = Line()
    message = waiting()
    services.deliver_due(line)  # `Line.send` looks in the database
    assert line.sent == [message.message_id]
    assert AuditEvent.objects.filter(event="bericht:verzonden").count() == 1


def test_two_workers_send_one_attempt(waiting):
    line = Line()
    first = waiting()
    second = OutboxMessage.objects.get(pk=first.pk)
    services.deliver(first, line)
    services.deliver(second, line)
    assert len(line.sent) == 1


def test_an_attempt_that_died_half_way_is_made_again_and_the_gate_is_told(waiting, open_gate):
    message = waiting()
    with pytest.raises(SystemExit):
        services.deliver(message, Line(SystemExit()))
    open_gate.reason = "De grondslag eindigde."
    with later(3600):
        assert services.deliver_due(Line()) == 0
    assert open_gate.asked == [0, 1]
    assert OutboxMessage.objects.get().state == OutboxState.HELD_BACK


def test_what_is_held_back_is_held_back_once(waiting, open_gate):
    message = waiting()
    open_gate.reason = "De grondslag eindigde."
    stale = OutboxMessage.objects.get(pk=message.pk)
    services.deliver(message, Line())
    services.deliver(stale, Line())
    assert open_gate.asked == [0]


@pytest.mark.parametrize("harm", ["blob", "key", "gate"])
def test_a_message_that_cannot_go_holds_up_no_other(waiting, harm, settings, monkeypatch):
    broken, sound = waiting(), waiting()
    if harm == "blob":
        kluis._blob_path(broken.blob).write_bytes(b"\0")
    elif harm == "key":
        kluis.destroy_key(broken.key_id)
    else:
        ask = checks.before_exit

        def faulty(entry, payload, attempts):
            if entry == broken.entry:
                raise RuntimeError("stuk")
            return ask(entry, payload, attempts)

        monkeypatch.setattr(checks, "before_exit", faulty)
    line = Line()
    line.send = lambda message_id, _sealed: line.sent.append(message_id)
    services.deliver_due(line)
    assert line.sent == [sound.message_id]
    broken.refresh_from_db()
    assert (broken.state, broken.attempts) == (OutboxState.WAITING, 0)
    assert broken.next_attempt > clock.now()
    assert broken.last_error


def test_an_unreachable_side_is_tried_again_later(waiting):
    message = waiting()
    services.deliver_due(Line(Unreachable("Weg.")))
    message.refresh_from_db()
    assert message.last_error == "Weg."
    assert message.next_attempt > clock.now()


def test_what_is_held_back_when_it_is_collected_stays_held_back(waiting, open_gate, persoon, settings):
    message, person = waiting(channel="papier"), persoon(SIGNER[settings.ZIJDE])
    open_gate.reason = "De grondslag eindigde."
    with pytest.raises(collection.HeldBack):
        collection.collect(message=message, person=person)
    message.refresh_from_db()
    assert message.state == OutboxState.HELD_BACK
    assert AuditEvent.objects.filter(event="verstrekking:tegengehouden").count() == 1


def test_every_collection_asks_the_gate_again(waiting, open_gate, persoon, settings):
    message, person = waiting(channel="papier"), persoon(SIGNER[settings.ZIJDE])
    assert collection.collect(message=message, person=person) == b'{"soort": "proef"}'
    open_gate.reason = "De grondslag eindigde."
    with pytest.raises(collection.HeldBack):
        collection.collect(message=message, person=person)
    assert open_gate.asked == [0, 1]


# --- what comes back and what comes in ----------------------------------------------------------------------


@pytest.fixture
def their_folder(tmp_path, settings):
    return tmp_path / {"ind": "om", "om": "ind"}[settings.ZIJDE] / "sleutels"


@pytest.fixture
def envelope(their_folder, settings):
    other = {"ind": "om", "om": "ind"}[settings.ZIJDE]

    def make(payload=b'{"inhoud": 1}', *, number=None, kind="proef", entry_seq=7) -> bytes:
        return seal(
            payload,
            message_id=str(number or uuid.uuid4()),
            kind=kind,
            sender=other,
            recipient=settings.ZIJDE,
            entry_seq=entry_seq,
            now=clock.now(),
            valid_for=dt.timedelta(days=1),
            signing_key=keys.load_rsa(their_folder / "ondertekening.pem"),
            recipient_key=keys.load_public(settings.DATA / "sleutels" / "publiek.json").versleuteling,
        )

    return make


@pytest.fixture
def effects():
    seen: list[Any] = []

    def handler(incoming: handlers.Incoming) -> None:
        if incoming.payload.get("fout"):
            raise KeyError("een fout in een app")
        seen.append(incoming.payload)

    for kind in ("proef", "andere-proef"):
        handlers.register(kind, handler)
    yield seen
    for kind in ("proef", "andere-proef"):
        handlers._handlers.pop(kind)


@pytest.mark.parametrize("changed", [{"kind": "andere-proef"}, {"entry_seq": 8}])
def test_a_used_number_serves_for_exactly_the_same_message_only(envelope, effects, changed):
    number = uuid.uuid4()
    services.receive(envelope(number=number))
    with pytest.raises(services.RefusedMessage, match="eerder een ander bericht"):
        services.receive(envelope(number=number, **changed))
    assert len(effects) == 1


@pytest.mark.parametrize("payload", [b"[" * 100_000, b'{"a": ' * 50_000, b'{"a": NaN, "a": 1', b"\xff"])
def test_a_content_that_is_no_json_is_refused(envelope, effects, payload):
    with pytest.raises(services.RefusedMessage):
        services.receive(envelope(payload))


def test_a_fault_of_this_side_leaves_the_envelope_lying_and_holds_up_no_other(
    envelope, effects, tmp_path, caplog
):
    transport = FolderTransport(tmp_path / "map")
    transport.inbox.mkdir(parents=True)
    faulty = transport.inbox / f"{uuid.UUID(int=1)}.envelop"
    faulty.write_bytes(envelope(b'{"fout": true}', number=uuid.UUID(int=1)))
    (transport.inbox / f"{uuid.UUID(int=2)}.envelop").write_bytes(envelope(number=uuid.UUID(int=2)))
    work.take_arrivals(transport)
    assert len(effects) == 1
    assert faulty.exists()
    assert [str(row.pk) for row in InboxMessage.objects.all()] == [str(uuid.UUID(int=2))]


def test_what_is_no_plain_file_is_not_read(tmp_path, settings):
    """A link to a key, a pipe that never ends, a folder: whoever shares the folder can put them there."""
    transport = FolderTransport(tmp_path / "map")
    transport.inbox.mkdir(parents=True)
    (transport.inbox / "a.envelop").symlink_to(settings.DATA / "sleutels" / "register.pem")
    (transport.inbox / "b.envelop").symlink_to("/dev/zero")
    os.mkfifo(transport.inbox / "c.envelop")
    (transport.inbox / "d.envelop").mkdir()
    (transport.inbox / "e.envelop").symlink_to("/nergens")
    assert {data for _, data in transport.arrivals()} <= {b""}
    work.take_arrivals(transport)


def test_what_another_worker_took_first_is_no_fault(tmp_path):
    transport = FolderTransport(tmp_path / "map")
    transport.inbox.mkdir(parents=True)
    transport.done("weg.envelop", None)
    transport.done("weg.envelop", {"body": {}})
    transport.receipt_done("weg.ontvangst")


def test_a_receipt_as_deep_as_a_well_is_no_receipt(tmp_path):
    transport = FolderTransport(tmp_path / "map")
    transport.inbox.mkdir(parents=True)
    (transport.inbox / "a.ontvangst").write_bytes(b"[" * 100_000)
    assert work.take_receipts(transport) == 1
    assert not Receipt.objects.exists()


def test_one_round_of_a_worker_survives_a_fault(monkeypatch):
    from grondslag.both.exchange import command

    def broken() -> bool:
        raise RuntimeError("de database is weg")

    monkeypatch.setattr(work, "once", broken)
    assert command.round_of_work() is None


@task()
def failing() -> None:
    raise ValueError("Verzonnen Persoon was daar")


def test_a_task_that_fails_leaves_no_words_in_the_database(db, monkeypatch):
    # The test itself is one transaction on one connection, which a worker would close between two tasks.
    monkeypatch.setattr(f"{Worker.__module__}.close_old_connections", lambda: None)
    failing.enqueue()
    assert work.run_tasks() == 1
    (row,) = DBTaskResult.objects.all()
    assert (row.status, row.exception_class_path) == ("FAILED", "builtins.ValueError")
    assert "Verzonnen" not in row.traceback
