"""Run the engine, and write down what people decide. Decisions are acts that are added, never changed."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grondslag.anonymise import Dossier, anonymise
from grondslag.anonymise.model import LABELS
from grondslag.both import clock
from grondslag.both.append_only import lock_for_append
from grondslag.both.audit.services import record
from grondslag.ind.anonimiseren import opslag, selectors
from grondslag.ind.anonimiseren.bevindingen import KEPT, Bevinding, occurrences
from grondslag.ind.anonimiseren.models import Anonimisering, Handeling, Soort
from grondslag.ind.dossiers import selectors as dossiers
from grondslag.ind.zaken.models import Zaak
from grondslag.ind.zaken.selectors import engine_zaak, latest_correction

DECISIONS = (Soort.AANVAARD, Soort.VERWORPEN, Soort.GEWIJZIGD)
ACTIONS = ("masker", "generaliseer", KEPT)
SHORTEST = 2
"""Characters of a text that can be marked everywhere: one letter would hide half the dossier."""


@transaction.atomic
def anonymise_zaak(*, user: Any, zaak: Zaak) -> Anonimisering:
    """Run the engine over every document that was read; decisions stay where nothing changed.

    Raises:
        ValidationError: documents still wait to be read, or there are none.
    """
    if waiting := selectors.waiting_sentence(zaak):
        raise ValidationError(waiting)
    extracts = dossiers.extracts_of(zaak)
    if not extracts:
        raise ValidationError(_("Er is nog geen leesbaar document; voeg eerst documenten toe."))
    # First the correction, then the registration: what comes in between leaves the run too old, not too new.
    correctie = latest_correction(zaak)
    zaak = Zaak.objects.get(pk=zaak.pk)
    result = anonymise(Dossier(tuple(extract for _document, extract in extracts), engine_zaak(zaak)))
    keys = [document.pk for document, _extract in extracts]
    run = Anonimisering.objects.create(
        zaak=zaak,
        door=user,
        moment=clock.now(),
        documenten=keys,
        correctie=correctie,
        resultaat=opslag.store(zaak, keys, result),
    )
    record(event="dossier:geanonimiseerd", actor=user, zaak=zaak.pk, anonimisering=run.pk)
    return run


def decide_findings(
    *,
    user: Any,
    zaak: Zaak,
    soort: str,
    bevindingen: Sequence[Bevinding],
    label: str = "",
    action: str = "",
    replacement: str = "",
) -> Handeling:
    """Accept, change or reject findings, as one act that is undone as one.

    Raises:
        ValidationError: nothing was chosen, or the change is no change that can be.
    """
    if soort not in DECISIONS:
        raise ValidationError(_("Kies aanvaarden, wijzigen of verwerpen."))
    if not bevindingen:
        raise ValidationError(_("Er is niets gekozen om over te besluiten."))
    content: dict[str, str] = {}
    if soort == Soort.GEWIJZIGD:
        content = _instead(label, action, replacement, [each.tekst for each in bevindingen])
    plekken = [[*each.plek, each.finding.label, each.finding.action] for each in bevindingen]
    return _act(user=user, zaak=zaak, soort=soort, plekken=plekken, inhoud=content)


def add_finding(
    *, user: Any, zaak: Zaak, tekst: str, label: str, action: str = "masker", replacement: str = ""
) -> Handeling:
    """Mark a text that the engine missed, wherever it stands in the dossier, in later documents too.

    Raises:
        ValidationError: the text is too short, or stands nowhere.
    """
    wanted = " ".join(tekst.split())
    if len(wanted) < SHORTEST:
        raise ValidationError(_("Geef ten minste twee tekens; één letter staat overal."))
    if action == KEPT:
        raise ValidationError(_("Wat u toevoegt wordt vervangen; kies maskeren of generaliseren."))
    content = {"tekst": wanted, **_instead(label, action, replacement, [wanted])}
    if not any(occurrences(stuk.tekst, wanted) for stuk in selectors.werkstukken(zaak)):
        raise ValidationError(_("Deze tekst staat nergens in het dossier; controleer de schrijfwijze."))
    return _act(user=user, zaak=zaak, soort=Soort.TOEGEVOEGD, plekken=[], inhoud=content)


@transaction.atomic
def undo_last(*, user: Any, zaak: Zaak) -> Handeling:
    """Undo the newest act of this person in this zaak, however many findings it was about.

    Raises:
        ValidationError: there is nothing left to undo.
    """
    lock_for_append()
    last = selectors.last_act_of(user, zaak)
    if last is None:
        raise ValidationError(_("Er is niets meer om ongedaan te maken."))
    act = Handeling.objects.create(zaak=zaak, door=user, moment=clock.now(), soort=Soort.TERUG, herroept=last)
    record(event="bevinding:teruggedraaid", actor=user, zaak=zaak.pk, handeling=last.pk)
    return act


@transaction.atomic
def _act(*, user: Any, zaak: Zaak, soort: str, plekken: list[Any], inhoud: dict[str, str]) -> Handeling:
    act = Handeling.objects.create(
        zaak=zaak, door=user, moment=clock.now(), soort=soort, plekken=plekken, inhoud=inhoud
    )
    record(
        event="bevinding:beoordeeld",
        actor=user,
        zaak=zaak.pk,
        handeling=act.pk,
        soort=soort,
        aantal=len(plekken),
    )
    return act


def _instead(label: str, action: str, replacement: str, texts: Sequence[str]) -> dict[str, str]:
    """Check what a person puts in the place of a text."""
    if label not in LABELS or action not in ACTIONS:
        raise ValidationError(_("Kies een soort en een handeling uit de lijst."))
    words = " ".join(replacement.split()).strip("[]").strip()
    if action == KEPT:
        return {"label": label, "action": action, "replacement": ""}
    if not words:
        raise ValidationError(_("Geef aan wat er in de werktekst voor in de plaats komt."))
    if any(text.casefold() in words.casefold() for text in texts):
        raise ValidationError(_("De vervanging bevat de tekst zelf; kies een algemener woord."))
    return {"label": label, "action": action, "replacement": f"[{words}]"}
