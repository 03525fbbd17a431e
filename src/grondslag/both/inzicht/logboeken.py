"""A decision in the register as the logs of the government's standards have it.

Asked twice it is the same record: the ids of the trace come of the random salt of the entry. No user name is
in it, and a data subject only encrypted, readable to this side alone.
"""

import datetime as dt
import hashlib
import itertools
from collections.abc import Iterator
from typing import Any

from django.conf import settings

from grondslag import __version__
from grondslag.both.gate import occasions
from grondslag.both.gate.models import Verzoek
from grondslag.both.kluis import mac, seal_id
from grondslag.both.register.models import Entry, Kind
from grondslag.law.records.authzen import Asked
from grondslag.law.records.decision_log import Trace, decision_log_record
from grondslag.law.records.processing_log import Subject, activities, processing_log_lines

SUBJECT_PURPOSE = "verwerkingenlogboek"
SUBJECT_TYPE = "kenmerk"
"""The data subject is known here by the random internal reference of the zaak, never by a national number,
and stands encrypted in the log. An id of our own has an address as its type: that of our own register."""


class UnknownSubject(Exception):
    """Whose data a decision was about can no longer be established; `str()` is one Dutch sentence."""


def log_lines(entry: Entry) -> list[dict[str, Any]]:
    """Return the record of the Authorization Decision Log; none where the gate decided nothing."""
    decision = entry.body["besluit"]
    if decision is None:
        return []
    return [
        decision_log_record(
            decision, _asked(entry), _trace(entry), engine=__version__, producer=settings.ZIJDE
        )
    ]


def processing_lines(entry: Entry) -> list[dict[str, Any]]:
    """Return the lines of the Logboek dataverwerkingen, one a data subject; none where there is none.

    Raises:
        UnknownSubject: the app no longer says, or says something else than the register was told then.
    """
    decision, asked = entry.body["besluit"], _asked(entry) if entry.body["besluit"] else None
    if asked is None or asked.ground not in _grounds_with_subjects():
        return []
    return processing_log_lines(
        decision,
        asked,
        itertools.islice(_children(entry), 1),
        [Subject(_subject(entry), f"{settings.VERWERKINGEN}/{SUBJECT_TYPE}")],
        encrypt=lambda subject: seal_id(subject, SUBJECT_PURPOSE),
        register_uri=settings.VERWERKINGEN,
    )


def _grounds_with_subjects() -> set[str]:
    return {ground for activity in activities().verwerkingen.values() for ground in activity.gronden}


def _subject(entry: Entry) -> str:
    """Return the reference that the register holds a salted hash of."""
    released = _released(entry)
    told = released.body["zaak_ref"]
    request = Verzoek.objects.get(entry=released)
    try:
        subject = occasions.get(request.occasion).facts(request.object_id).subject
    except Exception as error:  # whatever is wrong in an app, the subject is not known
        raise UnknownSubject(_unknown(entry)) from error
    if hashlib.sha256((told["zout"] + subject).encode()).hexdigest() != told["sha256"]:
        raise UnknownSubject(_unknown(entry))
    return subject


def _unknown(entry: Entry) -> str:
    return f"Van inschrijving {entry.seq} is niet meer vast te stellen om wie het ging."


def _asked(entry: Entry) -> Asked:
    """Return who asked, by a keyed fingerprint; at the exit that is the worker."""
    body, user = entry.body, entry.body.get("verzoeker")
    return Asked(
        ground=_released(entry).body["grondslag"]["id"],
        requester=mac(user, "verzoeker in het beslislogboek") if user else "uitgang",
        moment=dt.datetime.fromisoformat(body["moment"]),
        bundle_sha256=body.get("bestand_sha256") or "",
        papers=body.get("oordelen") or {},  # entries of an older version did not keep them
    )


def _released(entry: Entry) -> Entry:
    """Return the entry itself, or of what was held at the exit the release that it held."""
    return Entry.objects.get(seq=entry.body["inschrijving"]) if entry.kind == Kind.TEGENGEHOUDEN else entry


def _trace(entry: Entry) -> Trace:
    ids = hashlib.sha256(b"beslislogboek" + bytes.fromhex(entry.salt)).hexdigest()
    return Trace(ids[:32], ids[32:48])


def _children(entry: Entry) -> Iterator[Trace]:
    """Yield spans under that of the decision, one for each subject."""
    above = _trace(entry)
    for number in itertools.count():
        span = hashlib.sha256(f"verwerking {number}".encode() + bytes.fromhex(entry.salt)).hexdigest()
        yield Trace(above.trace_id, span[:16], above.span_id)
