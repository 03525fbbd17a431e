"""What this side knows of the law: the shipped register, its signatures, and the law's entry once confirmed.

Everything here is asked afresh of the database and cached under the *content* of what was found, so that a
confirmation by any process counts at once.
"""

import datetime as dt
import functools
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from django.conf import settings

from grondslag.both.wet.grond import Stand, as_text, stand_on
from grondslag.both.wet.models import Bevestiging, Inwerkingtreding, Soort
from grondslag.law import LAW_EVENT, LAW_GROUND, Law, Register, RegisterError, law_from, load_register
from grondslag.law.loading import DEMO_SIGNATURES

SIGNATURES = "handtekeningen.yaml"
"""The file in the data folder that `grondslag wet onderteken` writes and the jurists of this side keep."""
ASSUMED_STAATSBLAD = "nog geen Staatsblad"


def current_register(*, known_at: dt.datetime | None = None) -> Register:
    """Return the register of grounds as this side holds it now, or as it was known at a moment.

    The demo's signatures count only where the side runs as a demo; the law's entry only once a second person
    confirmed it. A confirmed law that the shipped register can no longer hold shuts its ground, no other.
    """
    row = row_in_force(known_at=known_at)
    if row is None:
        return register_with(None)
    try:
        return register_with(law_of(row))
    except RegisterError as error:
        return _shut(error)


def register_with(law: Law | None) -> Register:
    """Return the shipped register with this law in it. It stores nothing, and so serves drafts too.

    Raises:
        RegisterError: the law cannot stand in the register.
    """
    return _register(_signatures(), law)


def events_known(*, known_at: dt.datetime | None = None) -> dict[str, dt.date | Literal["nog_niet"]]:
    """Return the day of each event that a ground hangs on, or the word "nog_niet"."""
    row = row_in_force(known_at=known_at)
    return {LAW_EVENT: row.dag if row and row.dag else "nog_niet"}


def signers_of(ground_id: str) -> tuple[str, ...]:
    """Return the two roles that sign a release on this ground for this side; empty where nobody can."""
    ground = current_register().grounds.get(ground_id)
    signers = ground.rule.ondertekenaars.get(settings.ZIJDE) if ground else None
    return signers or ()


def ground_as_it_stands(ground_id: str) -> dict[str, Any]:
    """Return {"id", "naam", "tekst", "register_sha256", "bron"} for the proof of a decision.

    `tekst` is the numbered sentences, one a row; `bron` a list of citations. Of an unknown ground `naam` and
    `tekst` are None: its refusal has to be recorded too.
    """
    return as_text(current_register(), ground_id)


def as_of(day: dt.date) -> dict[str, Stand]:
    """Return how each ground stands on a day, by what is known now: open, or the sentences that shut it."""
    register, events = current_register(), events_known()
    return {name: stand_on(register, ground, events, day) for name, ground in register.grounds.items()}


def row_in_force(*, known_at: dt.datetime | None = None) -> Inwerkingtreding | None:
    """Return the entry that counts: the one confirmed last; None where there is none, or a withdrawal."""
    last = confirmation_in_force(known_at=known_at)
    return last.inwerkingtreding if last else None


def confirmation_in_force(*, known_at: dt.datetime | None = None) -> Bevestiging | None:
    """Return the confirmation of the entry that counts, or None."""
    confirmed = Bevestiging.objects.filter(akkoord=True).select_related("inwerkingtreding")
    if not settings.DEMO:
        confirmed = confirmed.filter(inwerkingtreding__aanname=False)
    if known_at is not None:
        confirmed = confirmed.filter(moment__lte=known_at)
    last = confirmed.order_by("-pk").first()
    if last is None or last.inwerkingtreding.soort == Soort.INTREKKING:
        return None
    return last


def law_in_force() -> Law | None:
    """Return the law that was confirmed and counts, or None."""
    row = row_in_force()
    return law_of(row) if row else None


def pending_row() -> Inwerkingtreding | None:
    """Return the entry that waits for a second person, or None; there is never more than one."""
    return Inwerkingtreding.objects.filter(bevestiging__isnull=True).first()


def entries() -> list[tuple[Inwerkingtreding, Bevestiging | None]]:
    """Return everything that was entered with what was decided on it, newest first."""
    decisions = {decision.inwerkingtreding_id: decision for decision in Bevestiging.objects.all()}
    rows = Inwerkingtreding.objects.select_related("ingevoerd_door").order_by("-pk")
    return [(row, decisions.get(row.pk)) for row in rows]


def laws_confirmed() -> list[Law]:
    """Return every law that was ever confirmed, newest first: under one of them, or none, was decided."""
    return [
        law_of(row)
        for row, decision in entries()
        if decision is not None and decision.akkoord and row.soort != Soort.INTREKKING
    ]


def law_of(row: Inwerkingtreding) -> Law:
    """Return the law that an entry (not a withdrawal) holds."""
    return law_from(
        {
            "staatsblad": ASSUMED_STAATSBLAD if row.aanname else f"Stb. {row.staatsblad}",
            "artikelonderdeel": row.artikelonderdeel,
            "datum": row.dag,
            "overgangsrecht": row.overgangsrecht,
            "soorten": row.soorten,
            "voorwaarden": row.voorwaarden,
            "aanname": row.aanname,
        }
    )


def signatures_file() -> Path | None:
    """Return the file with the signatures that count on this side, or None where nobody signed yet."""
    found = _signatures()
    return DEMO_SIGNATURES if found.demo else found.file


def _shut(error: RegisterError) -> Register:
    shipped = register_with(None)
    grounds = {name: ground for name, ground in shipped.grounds.items() if name != LAW_GROUND}
    return replace(shipped, grounds=grounds, faults={**shipped.faults, LAW_GROUND: error.faults})


@dataclass(frozen=True)
class _Signatures:
    """Which signatures count, as a key of the cache: the demo's own, or a file as last changed."""

    demo: bool
    file: Path | None = None
    changed: tuple[int, int] = (0, 0)


def _signatures() -> _Signatures:
    """Find the demo's signatures in the demo only; elsewhere those in the data folder of this side."""
    if settings.DEMO:
        return _Signatures(demo=True)
    file = Path(settings.DATA) / SIGNATURES
    if not file.exists():
        return _Signatures(demo=False)
    found = file.stat()
    return _Signatures(demo=False, file=file, changed=(found.st_mtime_ns, found.st_size))


@functools.lru_cache(maxsize=64)
def _register(signatures: _Signatures, law: Law | None) -> Register:
    shipped = load_register(signatures=signatures.file, demo=signatures.demo)
    # A ground that cannot be read stands in `faults`, and stays shut whatever law there is.
    return shipped.with_law(law) if law and LAW_GROUND in shipped.grounds else shipped
