"""What an aangifte may spring from: an outcome of the table, or a jurist's note on art. 160 Sv."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from grondslag.both import clock
from grondslag.ind.aangiften.models import Aangifte, Aanleiding, Notitie160, Oordeel160
from grondslag.ind.aangiften.papers import sha256_of
from grondslag.ind.overlegtafel.selectors import outcomes_for_aangifte
from grondslag.ind.zaken.models import Zaak

DEFAULT_GROUND = "aangifte-161"
DUTY_GROUND = "aangifte-160"


@dataclass(frozen=True)
class Oorzaak:
    """One cause: of which kind, its number, its words and the paper that shows it."""

    soort: str
    ref: int
    titel: str
    woorden: str
    dag: dt.date
    grondslag: str
    papier_sha256: str

    def paper(self) -> dict[str, str]:
        """Return what the aangifte keeps of it."""
        return {"woorden": self.woorden, "dag": self.dag.isoformat(), "sha256": self.papier_sha256}


def causes_of(zaak: Zaak) -> list[Oorzaak]:
    """Return every cause in a zaak from which no aangifte was begun yet."""
    used = set(Aangifte.objects.filter(zaak=zaak).values_list("aanleiding", "aanleiding_ref"))
    found = [_of_outcome(outcome) for outcome in outcomes_for_aangifte(zaak)]
    notes = Notitie160.objects.filter(zaak=zaak).exclude(oordeel=Oordeel160.NEE)
    found += [_of_note(note) for note in notes]
    return [cause for cause in found if (cause.soort, cause.ref) not in used]


def cause_of(zaak: Zaak, soort: str, ref: int) -> Oorzaak | None:
    """Return one cause that is still free, or None."""
    return next((cause for cause in causes_of(zaak) if (cause.soort, cause.ref) == (soort, ref)), None)


def _of_outcome(outcome: Any) -> Oorzaak:
    day = clock.amsterdam_day(outcome.moment).isoformat()
    paper = {"uitkomst": outcome.pk, "waarde": outcome.uitkomst, "woorden": outcome.motivering, "dag": day}
    return Oorzaak(
        soort=Aanleiding.TAFEL.value,
        ref=outcome.pk,
        titel=f"Overlegtafel, {outcome.agendapunt.label}",
        woorden=outcome.motivering,
        dag=clock.amsterdam_day(outcome.moment),
        grondslag=DEFAULT_GROUND,
        papier_sha256=sha256_of(paper),
    )


def _of_note(note: Notitie160) -> Oorzaak:
    return Oorzaak(
        soort=Aanleiding.ARTIKEL_160.value,
        ref=note.pk,
        titel=note.get_oordeel_display(),
        woorden=note.notitie,
        dag=clock.amsterdam_day(note.moment),
        grondslag=DUTY_GROUND if note.oordeel == Oordeel160.VERPLICHT else DEFAULT_GROUND,
        papier_sha256=note.papier_sha256,
    )
