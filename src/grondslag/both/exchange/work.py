"""One round of a worker: deliver, receive, store receipts, and run the tasks that wait."""

import datetime as dt
import logging
import os
from typing import Any

from django.db import close_old_connections
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from grondslag.both import clock
from grondslag.both.exchange import services, transports

log = logging.getLogger(__name__)
ABANDONED_AFTER = dt.timedelta(minutes=20)
"""Longer than any task may take (the limits of `documents`); a task running longer lost its worker."""


def once() -> bool:
    """Do everything that can be done now; say whether there was anything."""
    close_old_connections()
    transport = transports.configured()
    receipted = take_receipts(transport)  # first, so that what arrived is not sent again
    sent = services.deliver_due(transport)
    return bool(receipted + sent + take_arrivals(transport) + run_tasks())


def take_arrivals(transport: transports.Transport) -> int:
    """Receive what waits; a refused envelope is put aside and holds nobody up."""
    count = 0
    for handle, sealed in transport.arrivals():
        try:
            transport.done(handle, _receipt(sealed))
            count += 1
        except Exception:  # a fault of ours: the envelope stays, and the next one is not made to wait for it
            log.exception("een bericht kon niet worden aangenomen")
    return count


def _receipt(sealed: bytes) -> dict[str, Any] | None:
    try:
        return services.receive(sealed)
    except services.RefusedMessage:
        return None


def take_receipts(transport: transports.Transport) -> int:
    """Store the receipts that came back."""
    count = 0
    for handle, receipt in transport.receipts():
        services.accept_receipt(receipt)
        transport.receipt_done(handle)
        count += 1
    return count


def run_tasks() -> int:
    """Run every waiting task, those whose worker died included; return how many there were."""
    lost = DBTaskResult.objects.filter(status="RUNNING", started_at__lt=clock.now() - ABANDONED_AFTER)
    lost.update(status="READY")
    waiting = DBTaskResult.objects.ready().count()
    if waiting:
        worker = Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=f"worker-{os.getpid()}",
            excluded_queue_names=[],
        )
        worker.run()
        forget_words_of_faults()
    return waiting


def forget_words_of_faults() -> None:
    """Wipe the tracebacks of failed tasks: the words of an exception can quote a dossier, and lie open."""
    DBTaskResult.objects.failed().exclude(traceback="").update(traceback="")
