"""`grondslag worker`: carry the messages of one side and do its background work, until it is told to stop.

The only process that holds the sealing key. Killed at any instant it loses nothing: what waits is in the
database, and each act is a transaction that happens once.
"""

import argparse
import logging
import os
import signal
import sys
import time
from types import FrameType

log = logging.getLogger(__name__)
FAULT = 1
INTERVAL = 1.0
"""Seconds between two looks when there is nothing to do."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `grondslag worker`."""
    parser.add_argument("--zijde", choices=("ind", "om"), default=os.environ.get("GRONDSLAG_ZIJDE"))
    parser.add_argument("--een-keer", action="store_true", help="doe wat er ligt en stop")


def run(args: argparse.Namespace) -> int:
    """Run the worker; 0 after a clean stop, 1 after a fault, 2 without a side."""
    if args.zijde is None:
        print("Zeg met --zijde ind of --zijde om voor welke zijde de worker werkt.", file=sys.stderr)
        return 2
    _start_django(args.zijde)
    stopping = _stop_on_signal()
    while True:
        busy = round_of_work()
        if stopping or (args.een_keer and not busy):
            return FAULT if busy is None else 0
        if not busy:
            time.sleep(INTERVAL)


def round_of_work() -> bool | None:
    """Do one round; say whether there was anything, or None after a fault: the next round tries again."""
    from grondslag.both.exchange import work  # noqa: PLC0415 - Django must run first

    try:
        return work.once()
    except Exception:  # a database that restarts must not end the worker; nothing is lost, all is in it
        log.exception("een ronde van de worker faalde")
        return None


def _start_django(side: str) -> None:
    os.environ["GRONDSLAG_ZIJDE"] = side
    os.environ["GRONDSLAG_WORKER"] = "1"
    os.environ["DJANGO_SETTINGS_MODULE"] = f"grondslag.{side}.site.settings"
    import django  # noqa: PLC0415 - the settings must be chosen first

    django.setup()


def _stop_on_signal() -> list[int]:
    """Return a list that a signal fills: the act at hand is finished first."""
    received: list[int] = []

    def note(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the form that signal asks
        received.append(signum)

    signal.signal(signal.SIGINT, note)
    signal.signal(signal.SIGTERM, note)
    return received
