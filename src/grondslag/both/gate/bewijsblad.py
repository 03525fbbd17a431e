"""The proof of an entry as a sheet to read, print and file. It proves nothing itself: the JSON does.

Everything on it comes of the entry but the names of people, and is Dutch whatever language the screen is in.
Which other grounds were wanting is told in the words of the register of then, where it can still be had; else
by number.
"""

import datetime as dt
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import override

from grondslag.both.gate import occasions
from grondslag.both.gate.models import Verzoek
from grondslag.both.gate.selectors import elsewhere, name_of, receipt_of, register_of
from grondslag.both.register.models import Entry
from grondslag.both.rendering import render_pdf
from grondslag.both.ui.templatetags.ui import moment as in_words
from grondslag.both.wet.selectors import current_register

NO_GROUND = "Deze grondslag staat niet in het register."
PERMITTED = "Aan elke voorwaarde van de grondslag was op deze dag voldaan, en twee personen tekenden."


def render(request: Verzoek, entry: Entry) -> bytes:
    """Return the sheet of a request and the entry that it led to, as PDF.

    Raises:
        RenderingError: the entry holds characters that no font here can show.
    """
    return render_pdf("bewijs", _data(request, entry))


def _data(request: Verzoek, entry: Entry) -> dict[str, Any]:
    body, decision = entry.body, entry.body["besluit"]
    ground = body["grondslag"]
    return {
        "moment": body["moment"],
        "demo": body["demo"],
        "soort": entry.kind,
        "toegestaan": decision["permit"],
        "dag": body["dag"],
        "samenvatting": PERMITTED if decision["permit"] else _first_no(decision),
        "grondslag_naam": ground["naam"] or ground["id"],
        "grondslag_id": ground["id"],
        "grondslag_tekst": (ground["tekst"] or NO_GROUND).split("\n"),
        "register_sha256": decision["register_sha256"],
        "waarover": None if decision["permit"] else _subject(request),
        "verzoeker": _named(body["verzoeker"]),
        "ontvanger": current_register().vocabulary.parties.get(body["ontvanger"], body["ontvanger"]),
        "soorten": _kind_names(decision["kinds"]),
        "stappen": [_step(step) for step in decision["steps"]],
        "wegen": [{"naam": way["name"], "zin": way["sentence"]} for way in decision["routes"]],
        "ontbreekt_elders": _elsewhere(request, decision),
        "ondertekenaars": [
            {"functie": one["rol"], "naam": _named(one["persoon"]), "moment": one["moment"]}
            for one in body["ondertekenaars"]
        ],
        "bestand": _file(body),
        "inschrijving": [
            {"naam": "Nummer", "waarde": f"{entry.seq}"},
            {"naam": "Moment", "waarde": _local(entry.moment)},
            {"naam": "Vastlegging (SHA-256)", "waarde": entry.commitment},
        ],
        "checkpoint": entry.checkpoint.note,
        "ontvangst": _receipt(request),
    }


def _local(moment: str) -> str:
    """A moment of the entry on the Dutch clock."""
    with override("nl"):
        return in_words(dt.datetime.fromisoformat(moment))


def _subject(request: Verzoek) -> str:
    """What the request was about, as the screens call it.

    Only for a refusal: the sheet of a disclosure may go where the number of a zaak may not.
    """
    with override("nl"):
        return name_of(occasions.get(request.occasion), request.object_id)


def _named(username: str) -> str:
    """The name that a person has here, with the name in the entry behind it; the entry holds only that."""
    person = get_user_model().objects.filter(username=username).first()
    return f"{person.naam} ({username})" if person is not None else username


def _first_no(decision: dict[str, Any]) -> str:
    return next(str(step["why"]) for step in decision["steps"] if not step["ok"])


def _step(step: dict[str, Any]) -> dict[str, Any]:
    paper = step["evidence"]
    shown = f"{paper['evidence']} ({paper['role']}, {paper['date']}, {paper['sha256']})" if paper else None
    return {
        "regel": step["line"],
        "ok": step["ok"],
        "bron": step["source"] or "de poort zelf",
        "waarom": step["why"] or "voldaan",
        "bewijsstuk": shown,
    }


def _kind_names(kinds: list[str]) -> list[str]:
    known = current_register().vocabulary.kinds
    return [known[kind].naam if kind in known else kind for kind in kinds]


def _elsewhere(request: Verzoek, decision: dict[str, Any]) -> list[dict[str, Any]]:
    then = register_of(request)
    if decision["register_sha256"] == then.sha256:
        return [
            {"grondslag": f"{other.nummer} {other.naam}", "regels": other.missing}
            for other in elsewhere(request, then)
            if other.missing
        ]
    return [
        {"grondslag": name, "regels": lines} for name, lines in sorted(decision["missing"].items()) if lines
    ]


def _file(body: dict[str, Any]) -> dict[str, str] | None:
    digest = body["bestand_sha256"]
    return {"naam": body["bestand_naam"], "sha256": digest} if digest else None


def _receipt(request: Verzoek) -> list[dict[str, str]] | None:
    found = receipt_of(request)
    if found is None:
        return None
    return [
        {"naam": "Ontvanger", "waarde": str(found["ontvanger"]).upper()},
        {"naam": "Moment", "waarde": _local(found["moment"])},
    ]
