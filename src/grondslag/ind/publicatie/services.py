"""Write a nota, decide what of it is not public, and say so in section 5."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grondslag.both import clock
from grondslag.both.audit.services import record
from grondslag.both.gate.selectors import latest_of
from grondslag.both.verouderd import Outdated
from grondslag.ind.publicatie.inhoud import always_public, text_hash, withheld_from
from grondslag.ind.publicatie.models import Nota, Passage, Stand
from grondslag.ind.publicatie.passages import spans
from grondslag.ind.publicatie.woo import woo

OCCASION = "nota"


@transaction.atomic
def create_nota(*, user: Any, inhoud: Mapping[str, Any]) -> Nota:
    """Make a nota of its text (form: `models.Nota`); the same text again gives the concept that is there."""
    get_user_model().objects.select_for_update().get(pk=user.pk)  # two presses at once wait for each other
    for known in Nota.objects.filter(door=user, stand=Stand.CONCEPT):
        if known.inhoud == dict(inhoud):
            return known
    now = clock.now()
    nota = Nota.objects.create(inhoud=dict(inhoud), paragraaf5=None, door=user, gemaakt=now, gewijzigd=now)
    record(event="nota:gemaakt", actor=user, nota=nota.pk)
    return nota


@transaction.atomic
def change_nota(*, user: Any, nota: Nota, inhoud: Mapping[str, Any], gezien: str | None = None) -> None:
    """Give a nota another text; what was decided of its passages stays.

    `gezien`: the hash of the text that the person changed, where a form showed one.

    Raises:
        Outdated: the text was changed since `gezien`.
        ValidationError: it can no longer be changed.
    """
    stored = Nota.objects.select_for_update().get(pk=nota.pk)
    if gezien is not None and gezien != text_hash(stored.inhoud):
        raise Outdated(
            _(
                "De nota is intussen gewijzigd, misschien in een ander venster. Wat u typte staat hieronder "
                "en is nog niet bewaard; als u nu bewaart, vervangt het wat er staat."
            )
        )
    _changed(user, nota, "tekst", inhoud=dict(inhoud))


@transaction.atomic
def decide_passage(*, user: Any, nota: Nota, tekst: str, keuze: str, reden: str) -> Passage:
    """Decide on a passage: `keuze` is the id of a ground (withhold) or of a reason to let it stay.

    Raises:
        ValidationError: it does not stand in the nota, is decided already, has no reason, or the choice is
            not on the list.
    """
    text, why = tekst.strip(), reden.strip()
    grounds = {grond.id for grond in woo().grond}
    if keuze not in grounds | {kind.id for kind in woo().blijft}:
        raise ValidationError(_("Kies een grond van de Woo, of waarom het blijft staan."))
    if not why:
        raise ValidationError(_("Zet de reden erbij; zonder reden blijft er niets weg."))
    texts = [*withheld_from(nota.inhoud), *always_public(nota.inhoud, nota.paragraaf5)]
    if not any(spans(one, [text]) for one in texts):
        raise ValidationError(_("Deze tekst staat niet in de nota; neem haar letterlijk over."))
    if any(passage.tekst == text for passage in nota.passages.all()):
        raise ValidationError(_("Over deze tekst is al beslist; maak die beslissing eerst ongedaan."))
    withhold = keuze in grounds
    _changed(user, nota, "passage")
    return Passage.objects.create(
        nota=nota,
        tekst=text,
        grond=keuze if withhold else "",
        blijft="" if withhold else keuze,
        reden=why,
        door=user,
        moment=clock.now(),
    )


@transaction.atomic
def undo_passage(*, user: Any, passage: Passage) -> None:
    """Take a decision on a passage back.

    Raises:
        ValidationError: the nota can no longer be changed.
    """
    _changed(user, passage.nota, "passage")
    passage.delete()


@transaction.atomic
def fix_section5(*, user: Any, nota: Nota, toelichting: list[str], aantallen: Mapping[str, int]) -> None:
    """Fix what the nota itself says of what is not public: in words, and how many passages on each ground.

    Raises:
        ValidationError: it can no longer be changed.
    """
    said = {"toelichting": toelichting, "aantallen": {grond: n for grond, n in aantallen.items() if n}}
    _changed(user, nota, "paragraaf 5", paragraaf5=said)


@transaction.atomic
def note_released(*, nota: Nota, entry_seq: int) -> None:
    """Note that the nota is public."""
    nota.stand, nota.inschrijving = Stand.VRIJGEGEVEN, entry_seq
    nota.save(update_fields=["stand", "inschrijving"])


@transaction.atomic
def withdraw_nota(*, user: Any, nota: Nota, reden: str) -> None:
    """Withdraw a public nota. What remains says that it was there, since when it is not, and why.

    Raises:
        ValidationError: it is not public, or there is no reason.
    """
    nota = Nota.objects.select_for_update().get(pk=nota.pk)
    if nota.stand != Stand.VRIJGEGEVEN:
        raise ValidationError(_("Alleen een openbare nota kan worden ingetrokken."))
    if not reden.strip():
        raise ValidationError(_("Zet de reden erbij; zij komt in de plaats van de nota."))
    nota.stand, nota.reden, nota.gewijzigd = Stand.INGETROKKEN, reden.strip()[:300], clock.now()
    nota.save(update_fields=["stand", "reden", "gewijzigd"])
    record(event="nota:ingetrokken", actor=user, nota=nota.pk)


def _changed(user: Any, nota: Nota, part: str, **fields: Any) -> None:
    """Write a change, unless people are signing for the nota as it stands, or it is out already."""
    stored = Nota.objects.select_for_update().get(pk=nota.pk)
    if stored.stand != Stand.CONCEPT:
        raise ValidationError(_("Deze nota is geen concept meer; maak een nieuwe nota."))
    request = latest_of(OCCASION, str(nota.pk))
    if request is not None and request.state == "getoetst":
        raise ValidationError(_("De nota ligt ter ondertekening; trek eerst het verzoek bij de poort in."))
    for name, value in {**fields, "gewijzigd": clock.now()}.items():
        setattr(nota, name, value)
    nota.save(update_fields=[*fields, "gewijzigd"])
    record(event="nota:gewijzigd", actor=user, nota=nota.pk, onderdeel=part)
