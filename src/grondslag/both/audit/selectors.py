"""Read the log."""

from grondslag.both.audit.models import AuditEvent
from grondslag.both.audit.services import START, event_hash


def first_broken() -> int | None:
    """Return the number of the first row that does not follow from the row before it, or None."""
    previous, expected = START, 1
    for row in AuditEvent.objects.order_by("seq").iterator():
        if row.seq != expected or row.previous != previous or row.hash != event_hash(row):
            return expected
        previous, expected = row.hash, expected + 1
    return None
