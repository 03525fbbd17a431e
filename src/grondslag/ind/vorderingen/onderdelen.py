"""Choose fragments for an answer, label them, decide on each item, and let the jurist judge the scope."""

from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grondslag.both import clock
from grondslag.both.audit.services import record
from grondslag.both.oordeel import too_short
from grondslag.ind.vorderingen import bronnen
from grondslag.ind.vorderingen.antwoord import NIET, bericht_of, fingerprint, items_of, leaving, weighed
from grondslag.ind.vorderingen.models import Antwoordpost, Onderdeel, Taak, Uitkomst, Vordering
from grondslag.ind.vorderingen.selectors import handler_of
from grondslag.ind.vorderingen.services import judge, refuse_closed
from grondslag.ind.vorderingen.tegenspraak import denied
from grondslag.ind.vorderingen.voorstel import proposed


@transaction.atomic
def add_registered(*, user: Any, vordering: Vordering, nummer: int, gekozen: Collection[str]) -> None:
    """Choose registered data under an item.

    Raises:
        ValidationError: there is no zaak, no such item, or nothing was chosen that was not there.
    """
    zaak = _ready(vordering, nummer)
    known = [one for one in bronnen.registered(zaak) if one.id in gekozen]
    if not known:
        raise ValidationError(_("Kies ten minste één gegeven."))
    contents = [
        _content(f"{one.label}: {one.waarde}", _("registratie"), None, dict.fromkeys(one.voorstel, ()))
        for one in known
    ]
    _add(user, vordering, nummer, contents)


@transaction.atomic
def add_passage(*, user: Any, vordering: Vordering, nummer: int, document: int, woorden: str) -> None:
    """Choose a passage of a document under an item, word for word.

    Raises:
        ValidationError: no zaak, no such item, no such document, these words are not in it, or chosen before.
    """
    zaak = _ready(vordering, nummer)
    found = bronnen.text_of(zaak, document)
    if found is None:
        raise ValidationError(_("Dit document hoort niet bij de gekoppelde zaak, of is nog niet gelezen."))
    source, extract = found
    passage = bronnen.passage_in(extract.text, woorden)
    if passage is None:
        raise ValidationError(
            _("Deze woorden staan zo niet in het document; kopieer de passage letterlijk uit de tekst.")
        )
    content = _content(passage, source.naam, source.pk, proposed(passage, zaak))
    _add(user, vordering, nummer, [content])


def _ready(vordering: Vordering, nummer: int) -> Any:
    refuse_closed(vordering)
    if vordering.zaak is None:
        raise ValidationError(_("Koppel eerst de zaak van de persoon die de vordering noemt."))
    if not 1 <= nummer <= len(bericht_of(vordering).gegevens):
        raise ValidationError(_("Dit onderdeel staat niet in de vordering."))
    return vordering.zaak


def _add(user: Any, vordering: Vordering, nummer: int, contents: Collection[dict[str, Any]]) -> None:
    """Add what is not there yet; a form that was sent twice, and nothing else, adds nothing."""
    there = [_place(row.inhoud) for row in vordering.onderdelen.filter(nummer=nummer)]
    new = [content for content in contents if _place(content) not in there]
    if not new:
        raise ValidationError(_("Dit is bij dit onderdeel al gekozen."))
    for content in new:
        _log(user, Onderdeel.objects.create(vordering=vordering, nummer=nummer, inhoud=content), "gekozen")


def _place(inhoud: Mapping[str, Any]) -> tuple[Any, str]:
    return inhoud["document"], inhoud["tekst"]


def _content(
    tekst: str, herkomst: str, document: int | None, gezien: Mapping[str, Collection[str]]
) -> dict[str, Any]:
    return {
        "tekst": tekst,
        "herkomst": herkomst,
        "document": document,
        "voorstel": list(gezien),
        "gezien": {kind: list(words) for kind, words in gezien.items() if words},
    }


@transaction.atomic
def remove(*, user: Any, vordering: Vordering, onderdeel: int) -> None:
    """Take a fragment out again; that it was chosen stays in the log.

    Raises:
        ValidationError: nothing can be changed any more, or it is not of this demand.
    """
    refuse_closed(vordering)
    row = vordering.onderdelen.filter(pk=onderdeel).first()
    if row is None:
        raise ValidationError(_("Dit onderdeel is er niet (meer)."))
    _log(user, row, "verwijderd")
    row.delete()


@transaction.atomic
def label(
    *,
    user: Any,
    vordering: Vordering,
    soorten: Mapping[int, Collection[str]],
    redenen: Mapping[int, str] | None = None,
) -> None:
    """Label fragments with their kinds; another label or reason than before falls back to the jurist.

    `redenen` says, by fragment, why a proposed kind that would keep it in is not there.

    Raises:
        ValidationError: nothing can be changed any more, or such a kind is denied without a reason.
    """
    refuse_closed(vordering)
    said, faults = redenen or {}, {}
    changed: list[tuple[Onderdeel, list[str], dict[str, Any] | None]] = []
    for one in weighed(vordering):
        row, kinds = one.onderdeel, sorted(soorten.get(one.onderdeel.pk, ()))
        against, reason = denied(one.zwaar, kinds), said.get(row.pk, "").strip()
        if against and (short := too_short(reason)):
            faults[f"reden-{row.pk}"] = [short if reason else _no_reason(against)]
        objection = {"soorten": against, "reden": reason} if against else None
        if (kinds, objection) != (row.soorten or [], row.tegenspraak):
            changed.append((row, kinds, objection))
    if faults:
        raise ValidationError(faults)
    for row, kinds, objection in changed:
        _relabel(user, row, kinds, objection)


def _no_reason(kinds: Collection[str]) -> str:
    text = _("De machine zag hier %(soorten)s. Kruis dat aan, of schrijf waarom het er niet in staat.")
    return text % {"soorten": ", ".join(kinds)}


def _relabel(user: Any, row: Onderdeel, kinds: list[str], objection: dict[str, Any] | None) -> None:
    row.soorten, row.gelabeld = kinds or None, clock.now() if kinds else None
    row.tegenspraak, row.tegenspraak_gevolgd, row.omvat = objection, None, None
    row.save(update_fields=["soorten", "gelabeld", "tegenspraak", "tegenspraak_gevolgd", "omvat"])
    _log(user, row, "gelabeld")
    if objection:
        _log(user, row, "tegengesproken")


@transaction.atomic
def decide_items(*, vordering: Vordering, posten: Mapping[int, tuple[str, str, str]]) -> None:
    """Decide on every item: what becomes of it, on which article, and why."""
    refuse_closed(vordering)
    for nummer, (besluit, artikel, reden) in posten.items():
        Antwoordpost.objects.update_or_create(
            vordering=vordering,
            nummer=nummer,
            defaults={"besluit": besluit, "inhoud": {"artikel": artikel.strip(), "reden": reden.strip()}},
        )


@transaction.atomic
def judge_scope(
    *,
    user: Any,
    vordering: Vordering,
    omvat: Mapping[int, bool],
    woorden: str,
    machtiging: bool | None = None,
    gevolgd: Mapping[int, bool] | None = None,
) -> None:
    """Record which fragments the jurist finds within what was asked; the judgement is tied to that set.

    `machtiging` says whether the leave of the rechter-commissaris is there and covers it, where needed;
    `gevolgd` says, by fragment, whether the jurist agrees that a proposed kind is not in it.

    Raises:
        ValidationError: nothing can be changed any more, this is not the jurist of the demand, or no words.
    """
    refuse_closed(vordering)
    if handler_of(vordering, Taak.JURIST) != user:
        raise ValidationError(_("Dit oordeel is aan de jurist van deze vordering."))
    if short := too_short(woorden):
        raise ValidationError({"toelichting": [short]})
    agreed_with = gevolgd or {}
    for row in vordering.onderdelen.filter(pk__in=omvat):
        row.omvat = omvat[row.pk]
        row.tegenspraak_gevolgd = agreed_with.get(row.pk) if row.tegenspraak else None
        row.save(update_fields=["omvat", "tegenspraak_gevolgd"])
        _log(user, row, "omvat" if row.omvat else "te veel")
        if row.tegenspraak_gevolgd is not None:
            _log(user, row, "tegenspraak gevolgd" if row.tegenspraak_gevolgd else "tegenspraak afgewezen")
    given = (
        {"vordering_omvat": True}
        if machtiging is None
        else {"vordering_omvat": True, "machtiging_rc": machtiging}
    )
    for name, agreed in given.items():
        judge(
            user=user,
            vordering=vordering,
            naam=name,
            akkoord=agreed,
            woorden=woorden,
            over_sha256=fingerprint(leaving(items_of(vordering))),
        )


@transaction.atomic
def answer_on_paper(*, user: Any, vordering: Vordering, dag: Any, kenmerk: str) -> None:
    """Record a letter that gives nothing: it carries no data, so no ground is asked and the gate has no part.

    Raises:
        ValidationError: something would be given, an item is undecided, or the day is still to come.
    """
    letter = {"dag": dag.isoformat(), "kenmerk": kenmerk}
    if vordering.brief == letter:
        return
    refuse_closed(vordering)
    items = items_of(vordering)
    if leaving(items) or any(item.post is None or item.post.besluit != NIET for item in items):
        raise ValidationError(
            _("Op papier gaat alleen een antwoord waarin ieder onderdeel niet is verstrekt.")
        )
    if dag > clock.today():
        raise ValidationError(_("De dag van de brief ligt in de toekomst; controleer de datum."))
    vordering.brief = letter
    vordering.beantwoord, vordering.uitkomst = clock.now(), Uitkomst.NIET
    vordering.save(update_fields=["brief", "beantwoord", "uitkomst"])
    record(event="vordering:op-papier", actor=user, vordering=str(vordering.pk))


def _log(user: Any, row: Onderdeel, act: str) -> None:
    record(
        event="vordering:onderdeel",
        actor=user,
        vordering=str(row.vordering_id),
        onderdeel=row.pk,
        handeling=act,
    )
