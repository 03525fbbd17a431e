"""The caged reader: one process, one file. What it writes goes to one pipe, and is not believed unseen."""

import os

from grondslag.documents import readers, wire
from grondslag.documents.child import cage
from grondslag.documents.limits import Limits
from grondslag.documents.model import Unreadable

BEAT = b"."
"""Written for each page begun: it buys the time for that page."""


def run(data: bytes, name: str, limits: Limits, out: int) -> None:
    """Read one file in the cage, write the reply to the descriptor `out`, and end this process."""
    try:
        cage.enter(limits, limits.pages)
        reply = wire.pack(readers.read(data, name, limits, lambda: _write(out, BEAT)))
    except Unreadable as fault:
        reply = wire.pack_fault(fault)
    except MemoryError:
        reply = wire.pack_fault(Unreadable("geheugen"))
    except Exception:  # noqa: BLE001 - whatever a hostile file brings about, the parent hears one sentence
        reply = wire.pack_fault(Unreadable("vastgelopen"))
    _write(out, reply)
    os._exit(0)


def _write(out: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(out, view) :]
