"""Advice by a jurist, decision by the head of unit, and the document that follows from them."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grondslag.both import clock, kluis
from grondslag.both.audit.services import record
from grondslag.ind.aangiften import checks, toetslijst
from grondslag.ind.aangiften.document import document_of, place_of
from grondslag.ind.aangiften.gegevens import is_special, kinds_of
from grondslag.ind.aangiften.models import Aangifte, Advies, Besluit, Indiening, Stand, Vaststelling
from grondslag.ind.aangiften.papers import opinion, sha256_of
from grondslag.ind.aangiften.selectors import chain_of
from grondslag.ind.aangiften.services import locked, move, send_back

LANDELIJK_PARKET = {
    "naam": "Landelijk Parket",
    "regels": [],
    "reden": "Over een aangifte van feiten onder de Wet internationale misdrijven beslist alleen het "
    "Landelijk Parket (Aanwijzing afdoening van aangiften Wet internationale misdrijven).",
}


@transaction.atomic
def advise(*, jurist: Any, aangifte: Aangifte, mag: bool, inhoud: Mapping[str, Any]) -> Advies:
    """Keep the written advice on what was handed in; a no sends it back to the drafter.

    `inhoud`: {tekst, geadresseerde: {naam, regels, reden}, bijzonder: [kinds], bijzonder_reden}. Facts under
    the Wet internationale misdrijven go to the Landelijk Parket, whoever is named.

    Raises:
        ValidationError: another person, no words, no addressee with a reason, or a special category unsigned.
    """
    aangifte = locked(aangifte)
    handed = chain_of(aangifte).indiening
    if aangifte.stand != Stand.TER_ADVIES or handed is None or handed.adviseur != jurist:
        raise ValidationError(
            _("Het advies is van de jurist aan wie het gevraagd is, terwijl het gevraagd is.")
        )
    if jurist == aangifte.opsteller:
        raise ValidationError(_("Wie de aangifte opstelt, adviseert er niet over."))
    kept = _addressed(aangifte, inhoud)
    faults = checks.reason(kept["tekst"], _("Het advies"))
    if mag:
        faults += _addressee_faults(kept["geadresseerde"]) + _special_faults(handed, kept)
    if faults:
        raise ValidationError(faults)
    advice = Advies.objects.create(
        indiening=handed,
        jurist=jurist,
        mag=mag,
        inhoud=kept,
        papier_sha256=sha256_of(opinion(handed.sha256, mag, kept, jurist)),
        moment=clock.now(),
    )
    record(event="aangifte:geadviseerd", actor=jurist, aangifte=aangifte.pk, advies=advice.pk, mag=mag)
    if mag:
        move(aangifte, Stand.TER_BESLUIT)
    else:
        send_back(aangifte=aangifte, naar=Stand.CONCEPT, reden=kept["tekst"], door=jurist)
    return advice


@transaction.atomic
def decide(
    *, hoofd: Any, aangifte: Aangifte, akkoord: bool, inhoud: Mapping[str, Any], mandaat: bytes
) -> Besluit:
    """Keep the decision of the head of unit; a no ends the aangifte.

    `inhoud`: {tekst, mandaat: {omschrijving, dag}}; `mandaat`: the paper that gives the power to sign.

    Raises:
        ValidationError: not a head of unit, the drafter or the adviser, no words, or a yes without mandate.
    """
    aangifte = locked(aangifte)
    advice = chain_of(aangifte).advies
    if aangifte.stand != Stand.TER_BESLUIT or advice is None or not hoofd.has_role("afdelingshoofd"):
        raise ValidationError(_("Er wacht hier geen besluit van het afdelingshoofd."))
    if hoofd in (aangifte.opsteller, advice.jurist):
        raise ValidationError(
            _("Wie opstelde of adviseerde, besluit niet: opsteller, jurist en hoofd zijn drie personen.")
        )
    faults = checks.reason(inhoud["tekst"], _("Het besluit"))
    if akkoord and not (mandaat and inhoud["mandaat"]["omschrijving"].strip()):
        faults.append(_("Voeg het mandaat toe waarop u tekent, met een omschrijving."))
    if faults:
        raise ValidationError(faults)
    digest = hashlib.sha256(mandaat).hexdigest() if akkoord else ""
    paper = opinion(advice.papier_sha256, akkoord, {**inhoud, "mandaat_sha256": digest}, hoofd)
    decision = Besluit.objects.create(
        advies=advice,
        hoofd=hoofd,
        akkoord=akkoord,
        inhoud=dict(inhoud),
        mandaat=kluis.store_blob(aangifte.zaak.sleutel, mandaat, place_of(aangifte)) if akkoord else "",
        mandaat_sha256=digest,
        papier_sha256=sha256_of(paper),
        moment=clock.now(),
    )
    record(event="aangifte:besloten", actor=hoofd, aangifte=aangifte.pk, besluit=decision.pk, akkoord=akkoord)
    if akkoord:
        move(aangifte, Stand.BESLOTEN)
    else:
        send_back(aangifte=aangifte, naar=Stand.NIET_GEDAAN, reden=inhoud["tekst"], door=hoofd)
    return decision


@transaction.atomic
def settle(*, user: Any, aangifte: Aangifte) -> Vaststelling:
    """Let the drafter establish that the document is complete, mandate included, over its exact bytes.

    Raises:
        ValidationError: not the drafter, or there is no decision yet.
        RenderingError: the document cannot be made of these words.
    """
    aangifte = locked(aangifte)
    chain = chain_of(aangifte)
    if aangifte.stand != Stand.BESLOTEN or chain.besluit is None or aangifte.opsteller != user:
        raise ValidationError(_("Het document wordt na het besluit vastgesteld, door de opsteller."))
    digest = hashlib.sha256(document_of(aangifte, chain)).hexdigest()
    settled = Vaststelling.objects.create(
        besluit=chain.besluit, document_sha256=digest, door=user, moment=clock.now()
    )
    move(aangifte, Stand.VASTGESTELD)
    record(event="aangifte:vastgesteld", actor=user, aangifte=aangifte.pk, vaststelling=settled.pk)
    return settled


def _addressed(aangifte: Aangifte, inhoud: Mapping[str, Any]) -> dict[str, Any]:
    kept = dict(inhoud)
    if toetslijst.goes_to_landelijk_parket(aangifte.toets):
        kept["geadresseerde"] = LANDELIJK_PARKET
    return kept


def _addressee_faults(addressee: Mapping[str, Any]) -> list[str]:
    return checks.addressee(addressee["naam"]) or checks.addressee_reason(addressee["reden"])


def _special_faults(handed: Indiening, kept: Mapping[str, Any]) -> list[str]:
    """Every special category in the draft needs the jurist's own yes, with a reason."""
    content = handed.inhoud
    special = {kind for kind in kinds_of(content["inhoud"], content["gegevens"]) if is_special(kind)}
    if faults := checks.unsigned(special, kept["bijzonder"]):
        return faults
    return checks.special_reason(kept["bijzonder_reden"]) if special else []
