"""Messages arrive once, whatever happens on the way; and what is wrong with an envelope changes nothing."""

import datetime as dt
import json
import uuid
from pathlib import Path

import pytest

from grondslag.both import clock
from grondslag.both.audit.models import AuditEvent
from grondslag.both.exchange import handlers, services
from grondslag.both.exchange.models import InboxMessage
from grondslag.both.exchange.transports import FolderTransport
from grondslag.both.exchange.work import take_arrivals
from grondslag.both.peer import peer
from grondslag.proof import keys, seal, verify_receipt

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


class Counted:
    """A handler that counts how often a message had its effect."""

    def __init__(self) -> None:
        self.seen: list[dict] = []

    def __call__(self, incoming: handlers.Incoming) -> None:
        if incoming.payload.get("onbruikbaar"):
            raise handlers.UnusableMessage("Dit bericht mist zijn inhoud.")
        self.seen.append(incoming.payload)


@pytest.fixture
def effect():
    handler = Counted()
    handlers.register("proef", handler)
    yield handler
    handlers._handlers.pop("proef")


@pytest.fixture
def their_keys(tmp_path: Path, settings) -> Path:
    return tmp_path / peer() / "sleutels"


@pytest.fixture
def envelope(their_keys: Path, settings):
    """Seal a message as the other side would."""

    def make(payload=None, *, signing=None, to=None, number=None, kind="proef", at=None, valid=DAY) -> bytes:
        own = keys.load_public(settings.DATA / "sleutels" / "publiek.json")
        body = json.dumps({"inhoud": 1} if payload is None else payload).encode()
        return seal(
            body,
            message_id=str(number or uuid.uuid4()),
            kind=kind,
            sender=peer(),
            recipient=to or settings.ZIJDE,
            entry_seq=7,
            now=at or clock.now(),
            valid_for=valid,
            signing_key=signing or keys.load_rsa(their_keys / "ondertekening.pem"),
            recipient_key=own.versleuteling,
        )

    return make


def test_a_message_has_its_effect_and_gets_a_receipt_that_the_sender_can_check(envelope, effect, settings):
    receipt = services.receive(envelope())
    own = keys.load_public(settings.DATA / "sleutels" / "publiek.json")
    body = verify_receipt(receipt, own.ontvangst)
    assert body["inschrijving_seq"] == 7
    assert effect.seen == [{"inhoud": 1}]


def test_the_same_envelope_again_gets_the_same_receipt_and_no_second_effect(envelope, effect):
    sealed = envelope()
    assert services.receive(sealed) == services.receive(sealed)
    assert len(effect.seen) == 1


def test_another_content_under_a_used_number_is_refused(envelope, effect):
    number = uuid.uuid4()
    services.receive(envelope(number=number))
    with pytest.raises(services.RefusedMessage, match="eerder een ander bericht"):
        services.receive(envelope({"inhoud": 2}, number=number))
    assert len(effect.seen) == 1


def test_a_message_that_its_kind_cannot_use_leaves_nothing(envelope, effect):
    with pytest.raises(services.RefusedMessage, match="mist zijn inhoud"):
        services.receive(envelope({"onbruikbaar": True}))
    assert not InboxMessage.objects.exists()


def bad_envelopes(envelope, tmp_path):
    keys.generate(tmp_path / "vreemd", peer())
    stranger = keys.load_rsa(tmp_path / "vreemd" / "ondertekening.pem")
    good = envelope()
    return {
        "onbekende sleutel": envelope(signing=stranger),
        "afgebroken": good[: len(good) // 2],
        "één letter anders": good[:-9] + bytes([good[-9] ^ 1]) + good[-8:],
        "leeg": b"",
        "geen envelop": b"hallo",
        "voor een ander": envelope(to=peer()),
        "verlopen": envelope(at=clock.now() - 10 * DAY),
        "uit de toekomst": envelope(at=clock.now() + 10 * DAY),
        "onbekende soort": envelope(kind="bestaat-niet"),
        "geen object": envelope([1, 2]),
    }


def test_every_bad_envelope_is_refused_logged_and_changes_nothing(envelope, effect, tmp_path):
    for name, sealed in bad_envelopes(envelope, tmp_path).items():
        before = AuditEvent.objects.count()
        with pytest.raises(services.RefusedMessage) as refusal:
            services.receive(sealed)
        assert str(refusal.value).endswith("."), name
        assert AuditEvent.objects.count() == before + 1, name
    assert not InboxMessage.objects.exists()
    assert effect.seen == []


def test_in_a_folder_a_bad_envelope_is_put_aside_and_holds_nobody_up(envelope, effect, tmp_path, settings):
    transport = FolderTransport(tmp_path / "map")
    transport.inbox.mkdir(parents=True)
    (transport.inbox / f"{uuid.UUID(int=1)}.envelop").write_bytes(b"stuk")
    (transport.inbox / f"{uuid.UUID(int=2)}.envelop").write_bytes(envelope())
    assert take_arrivals(transport) == 2
    assert len(effect.seen) == 1
    assert len(list((tmp_path / "map" / "geweigerd").iterdir())) == 1
    assert len(list(transport.outbox.glob("*.ontvangst"))) == 1


@pytest.mark.parametrize("junk", [None, 3, [], {}, {"body": {}, "sleutel": "x", "handtekening": "00"}])
def test_a_receipt_that_is_none_is_refused_and_logged(junk):
    assert services.accept_receipt(junk) is False
    assert AuditEvent.objects.filter(event="bericht:geweigerd").count() == 1
