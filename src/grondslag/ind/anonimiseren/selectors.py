"""Read an anonymised dossier: what the engine found, with what people decided."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grondslag import risk
from grondslag.anonymise import Attention, DocumentResult, Result
from grondslag.anonymise.model import replaced
from grondslag.ind.anonimiseren.bevindingen import OPEN, Act, Bevinding, after_acts
from grondslag.ind.anonimiseren.models import Anonimisering, Handeling, Soort
from grondslag.ind.anonimiseren.opslag import Run, load
from grondslag.ind.dossiers import selectors as dossiers
from grondslag.ind.dossiers.models import Document
from grondslag.ind.zaken.models import Zaak
from grondslag.ind.zaken.selectors import latest_correction


@dataclass(frozen=True)
class Werkstuk:
    """One document as it is worked on: its text, its findings, the sentences that a reader should weigh."""

    document: Document
    tekst: str
    bevindingen: tuple[Bevinding, ...]
    aandacht: tuple[Attention, ...]

    @property
    def werktekst(self) -> str:
        """The text as it now stands; it never leaves the IND."""
        return replaced(self.tekst, [each.finding for each in self.bevindingen if each.verbergt])

    @property
    def open(self) -> int:
        """How many findings nobody decided on yet."""
        return sum(each.stand == OPEN for each in self.bevindingen)


def zaak_for(user: Any, pk: int) -> Zaak:
    """Return a zaak whose documents this person may read.

    Raises:
        Http404: it does not exist, or is not this person's to read.
    """
    zaak = Zaak.objects.filter(pk=pk).first()
    if zaak is None or not dossiers.may_read(user, zaak):
        raise Http404
    return zaak


def latest_run(zaak: Zaak) -> Anonimisering | None:
    """Return the newest run of the engine over a dossier."""
    return Anonimisering.objects.filter(zaak=zaak).last()


def werkstukken(zaak: Zaak) -> list[Werkstuk]:
    """Return every document that the newest run covers, in order; empty before the first run."""
    run = latest_run(zaak)
    if run is None:
        return []
    found, acts = load(run), acts_of(zaak)
    documents = dossiers.documents_of(zaak).filter(pk__in=found.documenten)
    return [_werkstuk(document, found, acts) for document in documents]


def werkstuk(document: Document) -> Werkstuk | None:
    """Return one document as it is worked on, or None when no run covers it yet."""
    run = latest_run(document.zaak)
    if run is None or document.pk not in run.documenten:
        return None
    return _werkstuk(document, load(run), acts_of(document.zaak))


def result_of(zaak: Zaak) -> Result | None:
    """Return the result as it stands after all decisions; what was rejected is not in it."""
    stukken = werkstukken(zaak)
    if not stukken:
        return None
    documents = tuple(
        DocumentResult(
            name=stuk.document.naam,
            text=stuk.tekst,
            findings=tuple(each.finding for each in stuk.bevindingen if each.stand != Soort.VERWORPEN),
            aandacht=stuk.aandacht,
        )
        for stuk in stukken
    )
    labels = {
        finding.entity: finding.replacement
        for document in documents
        for finding in document.findings
        if finding.replacement
    }
    return Result(documents, labels)


def working_text(document: Document) -> str:
    """Return the text with all that hides replaced; empty when no run covers the document."""
    stuk = werkstuk(document)
    return stuk.werktekst if stuk else ""


def open_findings(zaak: Zaak) -> list[Bevinding]:
    """Return the findings that nobody decided on yet."""
    return [each for stuk in werkstukken(zaak) for each in stuk.bevindingen if each.stand == OPEN]


def forbidden_of(zaak: Zaak) -> tuple[risk.Forbidden, ...]:
    """Return what may not leave: the registration, and all that is hidden in the documents."""
    known = {key: value for key, value in zaak.gegevens.items() if value != "onbekend"}
    hidden = [
        (stuk.document.naam, stuk.tekst, [each.finding for each in stuk.bevindingen if each.verbergt])
        for stuk in werkstukken(zaak)
    ]
    return risk.forbidden_of(known, hidden)


def kept_words(zaak: Zaak) -> frozenset[str]:
    """Return the texts that a person looked at and let stand."""
    return frozenset(
        each.tekst
        for stuk in werkstukken(zaak)
        for each in stuk.bevindingen
        if each.stand != OPEN and not each.verbergt
    )


def blockers(zaak: Zaak) -> list[str]:
    """Return, each as one sentence, why a dossier is not yet fit to rest a casus on."""
    found = []
    if waiting := waiting_sentence(zaak):
        found.append(waiting)
    unreadable = dossiers.unreadable_of(zaak).count()
    if unreadable:
        text = ngettext(
            "%(n)s document is onleesbaar, en dus niet gecontroleerd; lever het anders aan.",
            "%(n)s documenten zijn onleesbaar, en dus niet gecontroleerd; lever ze anders aan.",
            unreadable,
        )
        found.append(text % {"n": unreadable})
    run = latest_run(zaak)
    if run is None:
        found.append(_("Het dossier is nog niet geanonimiseerd; doe dat eerst."))
        return found
    if older_than_registration(zaak, run):
        found.append(_("De registratie is daarna verbeterd; anonimiseer het dossier opnieuw."))
    if new_documents(zaak, run):
        found.append(_("Er zijn documenten bij gekomen; anonimiseer het dossier opnieuw."))
    count = len(open_findings(zaak))
    if count:
        text = ngettext(
            "Over %(n)s bevinding is nog niet besloten.",
            "Over %(n)s bevindingen is nog niet besloten.",
            count,
        )
        found.append(text % {"n": count})
    return found


def waiting_sentence(zaak: Zaak) -> str:
    """Return why the engine cannot run yet, or the empty string."""
    waiting = dossiers.waiting_of(zaak)
    text = ngettext(
        "%(n)s document wordt nog gelezen; wacht tot alles gelezen is.",
        "%(n)s documenten worden nog gelezen; wacht tot alles gelezen is.",
        waiting,
    )
    return text % {"n": waiting} if waiting else ""


def new_documents(zaak: Zaak, run: Anonimisering) -> bool:
    """Whether documents were read that the run does not cover."""
    read = dossiers.documents_of(zaak).filter(extractie__stand="gelezen")
    return read.exclude(pk__in=run.documenten).exists()


def older_than_registration(zaak: Zaak, run: Anonimisering) -> bool:
    """Whether the registration was corrected after what the run knew of it."""
    newest = latest_correction(zaak)
    return newest is not None and newest.pk != run.correctie_id


def state_of(zaak: Zaak) -> str:
    """Return one word for the run and the acts so far; another word means that something changed."""
    run = latest_run(zaak)
    act = Handeling.objects.filter(zaak=zaak).last()
    return f"{run.pk if run else 0}.{act.pk if act else 0}"


def last_act_of(user: Any, zaak: Zaak) -> Handeling | None:
    """Return the newest act of this person in this zaak that still stands."""
    own = Handeling.objects.filter(zaak=zaak, door=user, herroepen_door=None)
    return own.exclude(soort=Soort.TERUG).last()


def acts_of(zaak: Zaak) -> tuple[Act, ...]:
    """Return the acts that still stand, in order."""
    standing = Handeling.objects.filter(zaak=zaak, herroepen_door=None).exclude(soort=Soort.TERUG)
    # Unsealing costs the most, and most acts have nothing sealed: only changes and additions are opened.
    content: dict[int, Any] = dict(
        standing.filter(soort__in=[Soort.GEWIJZIGD, Soort.TOEGEVOEGD]).values_list("pk", "inhoud")
    )
    rows = standing.values_list("pk", "soort", "plekken")
    return tuple(
        Act(pk, soort, tuple(tuple(plek) for plek in plekken), content.get(pk, {}))
        for pk, soort, plekken in rows
    )


def _werkstuk(document: Document, found: Run, acts: tuple[Act, ...]) -> Werkstuk:
    text = dossiers.extract_of(document).text
    here = found.documenten[document.pk]
    return Werkstuk(document, text, after_acts(document.pk, text, here.findings, acts), here.aandacht)
