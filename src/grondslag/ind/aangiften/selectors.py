"""Read aangiften: for drafter, named jurists, head of unit and FG; others find nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from grondslag.both import clock
from grondslag.ind.aangiften import toetslijst
from grondslag.ind.aangiften.gegevens import CRIMINAL, kinds_of
from grondslag.ind.aangiften.models import (
    Aangifte,
    Aanleiding,
    Advies,
    Besluit,
    Indiening,
    Juristvraag,
    Notitie160,
    Stand,
    Vaststelling,
    Vervolg,
    Vervolgsoort,
)
from grondslag.ind.aangiften.papers import content_of, sha256_of
from grondslag.ind.dossiers.occasion import is_1f
from grondslag.law import Judgement, Request

CONFIDENTIAL = (Vervolgsoort.OM_KENMERK, Vervolgsoort.OM_REACTIE)
"""What the OM lets know is a strafvorderlijk gegeven: not for the file of the alien, nor for who keeps it."""


@dataclass(frozen=True)
class Chain:
    """The acts on the present content, as far as they were done."""

    indiening: Indiening | None = None
    advies: Advies | None = None
    besluit: Besluit | None = None
    vaststelling: Vaststelling | None = None


def aangiften_for(user: Any) -> QuerySet[Aangifte]:
    """Return the aangiften that this person has a part in."""
    mine = Q(opsteller=user)
    if user.has_role("jurist"):
        mine |= Q(indieningen__adviseur=user) | Q(indieningen__medetekenaar=user)
    if user.has_role("afdelingshoofd"):
        mine |= Q(stand__in=[Stand.TER_BESLUIT, Stand.BESLOTEN, Stand.VASTGESTELD, Stand.VRIJGEGEVEN])
        mine |= Q(indieningen__advies__besluit__hoofd=user)
    if user.has_role("fg"):
        mine |= Q(indieningen__isnull=False)
    return Aangifte.objects.filter(mine).select_related("zaak", "opsteller").distinct()


def aangifte_for(user: Any, pk: int) -> Aangifte:
    """Return an aangifte that this person has a part in.

    Raises:
        Http404: it does not exist, or is not this person's to know.
    """
    aangifte = aangiften_for(user).filter(pk=pk).first()
    if aangifte is None:
        raise Http404
    return aangifte


def chain_of(aangifte: Aangifte) -> Chain:
    """Return the acts on the last handing in, while the content is still what was handed in.

    A correction of the registration makes them fall, as long as the aangifte was not released.
    """
    handed = aangifte.indieningen.select_related("adviseur", "medetekenaar").last()
    if handed is None or handed.sha256 != sha256_of(content_of(aangifte)):
        return Chain()
    if aangifte.stand != Stand.VRIJGEGEVEN and corrected_since(aangifte, handed):
        return Chain()
    advice = Advies.objects.select_related("jurist").filter(indiening=handed, mag=True).first()
    decision = Besluit.objects.select_related("hoofd").filter(advies=advice, akkoord=True).first()
    settled = Vaststelling.objects.filter(besluit=decision).first() if decision else None
    return Chain(handed, advice, decision if advice else None, settled)


def corrected_since(aangifte: Aangifte, handed: Indiening) -> bool:
    """Whether the registration was corrected since this was handed in; at the same moment counts as since."""
    return aangifte.zaak.correcties.filter(moment__gte=handed.moment).exists()


def outdated(aangifte: Aangifte) -> bool:
    """Whether what was handed in last rests on a registration that was corrected since."""
    handed = aangifte.indieningen.last()
    under_way = aangifte.stand not in (Stand.CONCEPT, Stand.NIET_GEDAAN)
    return under_way and handed is not None and corrected_since(aangifte, handed)


def judgements_of(aangifte: Aangifte) -> dict[str, Judgement]:
    """Return what stands established, each with its paper; what does not stand is not in it."""
    found = {"zaak_is_1f": is_1f(aangifte.zaak)}
    chain = chain_of(aangifte)
    if aangifte.stand in (Stand.CONCEPT, Stand.NIET_GEDAAN) or chain.indiening is None:
        return found
    found |= _of_draft(chain.indiening)
    if chain.advies:
        found |= _of_advice(aangifte, chain.indiening, chain.advies)
    if chain.besluit:
        evidence = f"besluit {chain.besluit.pk} op advies {chain.besluit.advies_id}"
        found["besluit_afdelingshoofd"] = _judgement("afdelingshoofd", evidence, chain.besluit)
    if chain.vaststelling:
        evidence = f"vaststelling {chain.vaststelling.pk} van het document, met het mandaat als bijlage"
        digest = chain.vaststelling.document_sha256
        found["aangifte_vorm"] = _judgement("behandelaar", evidence, chain.vaststelling, digest)
    return found


def aangifte_requests() -> Iterator[Request]:
    """Return, for the what-if, each aangifte in preparation as a request, with its papers of now."""
    done = (Stand.VRIJGEGEVEN, Stand.NIET_GEDAAN)
    for aangifte in Aangifte.objects.exclude(stand__in=done).select_related("zaak"):
        draft = chain_of(aangifte).indiening
        kinds = kinds_of(draft.inhoud["inhoud"], draft.inhoud["gegevens"]) if draft else frozenset({CRIMINAL})
        yield Request(f"aangifte-{aangifte.pk}", aangifte.grondslag, kinds, "om", judgements_of(aangifte))


def vervolg_for(user: Any, aangifte: Aangifte) -> list[Vervolg]:
    """Return what was recorded after the release; what the OM let know only for whom that is meant."""
    rows = aangifte.vervolg.select_related("door")
    return list(rows if may_know_reply(user, aangifte) else rows.exclude(soort__in=CONFIDENTIAL))


def may_know_reply(user: Any, aangifte: Aangifte) -> bool:
    """Whether this person may know what the OM answered: the jurists named, the head of unit, the FG."""
    if user == aangifte.opsteller:
        return False
    return bool(aangiften_for(user).filter(pk=aangifte.pk).exists())


def open_questions() -> QuerySet[Juristvraag]:
    """Return the questions on art. 160 Sv that no jurist answered yet."""
    return Juristvraag.objects.filter(antwoord=None).select_related("door", "zaak")


def notes_of(user: Any) -> QuerySet[Notitie160]:
    """Return the notes that this jurist wrote."""
    return Notitie160.objects.filter(jurist=user).select_related("zaak").order_by("-pk")


def _of_draft(handed: Indiening) -> dict[str, Judgement]:
    evidence = f"indiening {handed.pk} van de aangifte: een zaak, een persoon"
    listed = f"lijst van gegevens met soort en reden, indiening {handed.pk}"
    data = sha256_of([handed.inhoud["gegevens"], handed.inhoud["inhoud"]])
    return {
        "individuele_zaak": _judgement("behandelaar", evidence, handed, handed.sha256),
        "noodzaak_per_gegeven": _judgement("behandelaar", listed, handed, data),
    }


def _of_advice(aangifte: Aangifte, handed: Indiening, advice: Advies) -> dict[str, Judgement]:
    sources = {
        Aanleiding.TAFEL.value: "uitkomst van de overlegtafel",
        Aanleiding.ARTIKEL_160.value: "notitie",
    }
    cause = f"{sources[aangifte.aanleiding]} {aangifte.aanleiding_ref}, nagegaan in advies {advice.pk}"
    found = {
        "aanleiding": _judgement("jurist", cause, advice, aangifte.aanleiding_papier["sha256"]),
        "strafbaar_feit": _checklist(handed, advice),
        "juridisch_advies": _judgement("jurist", f"advies {advice.pk}", advice),
        "geadresseerde": _judgement(
            "jurist",
            f"notitie over de geadresseerde in advies {advice.pk}",
            advice,
            sha256_of(advice.inhoud["geadresseerde"]),
        ),
    }
    note = Notitie160.objects.filter(pk=aangifte.aanleiding_ref, oordeel="verplicht").first()
    if aangifte.aanleiding == Aanleiding.ARTIKEL_160 and note:
        found["aangifteplicht"] = _judgement("jurist", f"notitie {note.pk} over artikel 160 Sv", note)
    return found


def _checklist(handed: Indiening, advice: Advies) -> Judgement:
    """The checklist as a paper, which says itself what it leaves unknown."""
    toets = handed.inhoud["toets"]
    open_ends = ", ".join(toetslijst.unknown(toets))
    rest = f"; onbekend bleef: {open_ends}" if open_ends else ""
    evidence = f"toetslijst, nagegaan in advies {advice.pk}{rest}"
    return _judgement("jurist", evidence, advice, sha256_of(toets))


def _judgement(role: str, evidence: str, row: Any, sha256: str = "") -> Judgement:
    return Judgement(role, evidence, sha256 or row.papier_sha256, clock.amsterdam_day(row.moment))
