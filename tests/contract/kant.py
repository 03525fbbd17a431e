"""One side that a test can have killed: each act is a process of its own, forked from one with Django loaded.

    python kant.py ind|om          acts come in as lines of JSON, answers go out as lines of JSON

    [{"doe": "vrijgeven", "stuk": "7", "later": 0, "dood": "grondslag.both.gate.services:append:1:voor"}, …]

The acts of one line run at the same moment. `dood` names a function, which call of it, and `voor` or `na`:
there the process gets a SIGKILL. Nothing of this is in the product: the wrapper is put around it here.
"""

import datetime as dt
import importlib
import importlib.util
import json
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TOGETHER = 0.15
"""Seconds after which forked acts start, so that all of them exist by then."""


def main(side: str) -> None:
    os.environ.update(GRONDSLAG_WORKER="1", DJANGO_SETTINGS_MODULE=f"grondslag.{side}.site.settings")
    import django

    django.setup()
    _register()
    for line in sys.stdin:
        start = time.monotonic() + TOGETHER if len(json.loads(line)) > 1 else 0.0
        waits = [_fork(act, start) for act in json.loads(line)]
        sys.stdout.write(json.dumps([wait() for wait in waits]) + "\n")
        sys.stdout.flush()


def _fork(act: dict[str, Any], start: float) -> Callable[[], dict[str, Any]]:
    """Let a child do an act; what comes back waits for it and tells how it ended."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        while time.monotonic() < start:
            pass
        answer = json.dumps(_done(act))
        with os.fdopen(write, "w") as out:
            out.write(answer)
        os._exit(0)
    os.close(write)

    def wait() -> dict[str, Any]:
        with os.fdopen(read) as source:
            said = source.read()
        _, status = os.waitpid(child, 0)
        return json.loads(said) if said else {"dood": os.WIFSIGNALED(status)}

    return wait


def _done(act: dict[str, Any]) -> dict[str, Any]:
    from grondslag.both import clock
    from grondslag.both.gate.services import GateError

    if "dood" in act:
        _mine(act["dood"])
    try:
        with clock.frozen(clock.now() + dt.timedelta(seconds=act.get("later", 0))):
            return {"goed": ACTS[act["doe"]](act)}
    except GateError as no:
        return {"nee": str(no)}
    except Exception as fault:  # noqa: BLE001 - the test is told, whatever it is
        return {"fout": repr(fault)}


def _mine(place: str) -> None:
    """Put a mine at the named call of a function."""
    module, path, number, side = place.split(":")
    *owners, name = path.split(".")
    owner: Any = importlib.import_module(module)
    for part in owners:
        owner = getattr(owner, part)
    real, calls = getattr(owner, name), iter(range(1, 10_000))

    def mined(*args: Any, **kwargs: Any) -> Any:
        hit = next(calls) == int(number)
        if hit and side == "voor":
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(*args, **kwargs)
        if hit:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, name, mined)


# --- what the sides do --------------------------------------------------------------------------------------


def _register() -> None:
    """Make the invented occasion known, and the handler that counts each effect in the log."""
    from django.conf import settings
    from django.db import connections

    from grondslag.both.audit.services import record
    from grondslag.both.exchange import handlers
    from grondslag.both.gate import occasions
    from grondslag.both.wet.selectors import current_register

    def effect(incoming: handlers.Incoming) -> None:
        record(event="eigen-beweging:ontvangen", actor=None, bericht=str(incoming.message_id))

    handlers.register("verzonnen", effect)
    spec = importlib.util.spec_from_file_location("verzonnen", HERE.parent / "unit/both/conftest.py")
    assert spec
    assert spec.loader
    invented = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = invented
    spec.loader.exec_module(invented)

    @dataclass
    class Numbered(invented.Invented):  # type: ignore[name-defined, misc]  # the class is made per side
        """Everything in order; each object has bytes of its own."""

        def bundle(self, object_id: str) -> Any:
            self.data = json.dumps({"soort": "verzonnen", "stuk": object_id}).encode()
            return super().bundle(object_id)

    ground = current_register().grounds[invented.GROUND[settings.ZIJDE]]
    occasions.register(Numbered(recipient=ground.rule.aan))
    connections.close_all()  # a connection is of one process


def _person(name: str) -> Any:
    from grondslag.both.accounts.models import User
    from grondslag.both.accounts.services import create_user

    known = {"vraagt": "coordinator", "tekent": "coordinator", "tekent-ook": "jurist"}
    found = User.objects.filter(username=name).first()
    return found or create_user(username=name, naam=name, rollen=[known[name]])


def mensen(_act: dict[str, Any]) -> None:
    for name in ("vraagt", "tekent", "tekent-ook"):
        _person(name)


def _newest(act: dict[str, Any]) -> Any:
    from grondslag.both.gate.selectors import latest_of

    return latest_of("verzonnen", act["stuk"])


def vragen(act: dict[str, Any]) -> str:
    from grondslag.both.gate.services import request_release

    request = request_release(
        occasion="verzonnen", object_id=act["stuk"], ground="overlegtafel", requester=_person("vraagt")
    )
    return str(request.state)


def tekenen(act: dict[str, Any]) -> str:
    from grondslag.both.gate.services import sign

    return str(sign(request=_newest(act), person=_person(act["wie"]), rol=act["rol"]).state)


def intrekken(act: dict[str, Any]) -> None:
    from grondslag.both.gate.services import withdraw

    withdraw(request=_newest(act), person=_person("vraagt"))


def vrijgeven(act: dict[str, Any]) -> str:
    """Do what people still have to do until the object left: ask, sign, sign."""
    request = _newest(act)
    if request is None:
        vragen(act)
    for wie, rol in (("tekent", "coordinator"), ("tekent-ook", "jurist")):
        request = _newest(act)
        if request.state == "getoetst" and not request.handtekeningen.filter(rol=rol).exists():
            tekenen({**act, "wie": wie, "rol": rol})
    return str(_newest(act).state)


def werk(_act: dict[str, Any]) -> None:
    from grondslag.both.exchange import work

    work.once()


def schrijven(act: dict[str, Any]) -> None:
    from grondslag.both.audit.services import record
    from grondslag.both.register.services import append

    for _ in range(act["aantal"]):
        append(kind="tegengehouden", body={"nummer": 1})
        record(event="sessie:geweigerd", actor=None, wijze="proef")


def stand(_act: dict[str, Any]) -> dict[str, Any]:
    """Tell all that must agree. Of the proofs only the newest: `toets` judges everything, and takes long."""
    from grondslag.both.audit.models import AuditEvent
    from grondslag.both.exchange.models import InboxMessage, OutboxMessage
    from grondslag.both.gate.models import Handtekening, Verzoek
    from grondslag.both.register import selectors as register
    from grondslag.both.register.models import Entry, Receipt

    effects = AuditEvent.objects.filter(event="eigen-beweging:ontvangen")
    disclosed = Entry.objects.filter(kind="verstrekking")
    return {
        "bewijs_goed": all(register.check(entry).valid for entry in disclosed.order_by("-seq")[:1]),
        "inschrijvingen": Entry.objects.count(),
        "verstrekt": sorted(disclosed.values_list("seq", flat=True)),
        "stukken": {
            str(request.entry_id): request.object_id for request in Verzoek.objects.exclude(entry=None)
        },
        "uit": {
            str(row.message_id): [row.entry_id, row.state, row.attempts]
            for row in OutboxMessage.objects.all()
        },
        "in": sorted(str(pk) for pk in InboxMessage.objects.values_list("pk", flat=True)),
        "effecten": sorted(event.fields["bericht"] for event in effects),
        "ontvangen": sorted(Receipt.objects.values_list("entry_id", flat=True)),
        "handtekeningen": Handtekening.objects.count(),
    }


def toets(_act: dict[str, Any]) -> list[Any]:
    """Tell what is broken in the log, in the register and in the proofs: nothing."""
    from grondslag.both.audit import selectors as audit
    from grondslag.both.register import selectors as register
    from grondslag.both.register.models import Entry

    proofs = [entry.seq for entry in Entry.objects.all() if not register.check(entry).valid]
    return [audit.first_broken(), register.first_broken(), proofs]


ACTS: dict[str, Callable[[dict[str, Any]], Any]] = {
    act.__name__: act
    for act in (mensen, vragen, tekenen, intrekken, vrijgeven, werk, schrijven, stand, toets)
}

if __name__ == "__main__":
    main(sys.argv[1])
