"""Begin an aangifte and write it. One person, from one cause; every datum with its own reason."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grondslag.both import clock
from grondslag.both.accounts.selectors import active_users_with_role
from grondslag.both.audit.services import record
from grondslag.ind.aangiften import checks, toetslijst
from grondslag.ind.aangiften.causes import cause_of
from grondslag.ind.aangiften.models import (
    Aangifte,
    Indiening,
    Juristvraag,
    Notitie160,
    Oordeel160,
    Stand,
    Terugname,
)
from grondslag.ind.aangiften.papers import content_of, sha256_of
from grondslag.ind.zaken.models import Zaak

FINISHED = (Stand.VRIJGEGEVEN, Stand.NIET_GEDAAN)


@transaction.atomic
def ask_jurist(*, user: Any, zaak: Zaak, vraag: str) -> Juristvraag:
    """Ask a jurist whether art. 160 Sv may oblige; a question that is still open is not asked twice.

    Raises:
        ValidationError: no words, words that point at somebody, another's zaak, or a question is open.
    """
    if zaak.behandelaar != user:
        raise ValidationError(_("Alleen de behandelaar van de zaak vraagt de jurist te kijken."))
    _refuse(checks.reason(vraag, _("De vraag")) + checks.nameless(zaak, vraag, _("Uw vraag")))
    if Juristvraag.objects.filter(zaak=zaak, antwoord=None).exists():
        raise ValidationError(_("Uw vorige vraag over deze zaak ligt nog bij de jurist."))
    question = Juristvraag.objects.create(zaak=zaak, vraag=vraag.strip(), door=user, moment=clock.now())
    record(event="artikel160:gevraagd", actor=user, zaak=zaak.pk)
    return question


@transaction.atomic
def note_160(*, jurist: Any, zaak_nummer: int, oordeel: str, notitie: str) -> Notitie160:
    """Keep a jurist's note on art. 160 Sv; it answers the open question about the zaak, if there is one.

    Raises:
        ValidationError: not a jurist, the behandelaar herself, no words, or no such zaak in treatment.
    """
    zaak = Zaak.objects.filter(pk=zaak_nummer).exclude(behandelaar=None).first()
    if not jurist.has_role("jurist"):
        raise ValidationError(_("Deze notitie is van een jurist."))
    if zaak is None:
        raise ValidationError(_("Er is geen zaak in behandeling met dit nummer; controleer het nummer."))
    if zaak.behandelaar == jurist:
        raise ValidationError(_("U behandelt deze zaak zelf: een andere jurist schrijft de notitie."))
    if oordeel not in Oordeel160.values:
        raise ValidationError(_("Kies een oordeel uit de lijst."))
    _refuse(checks.reason(notitie, _("De notitie")))
    paper = {"zaak": str(zaak.referentie), "oordeel": oordeel, "notitie": notitie, "door": jurist.username}
    note = Notitie160.objects.create(
        zaak=zaak,
        vraag=Juristvraag.objects.filter(zaak=zaak, antwoord=None).first(),
        oordeel=oordeel,
        notitie=notitie.strip(),
        jurist=jurist,
        papier_sha256=sha256_of(paper),
        moment=clock.now(),
    )
    record(event="artikel160:genoteerd", actor=jurist, zaak=zaak.pk, oordeel=oordeel)
    return note


@transaction.atomic
def begin(*, user: Any, zaak: Zaak, soort: str, ref: int) -> Aangifte:
    """Begin an aangifte from one cause in one zaak.

    Raises:
        ValidationError: another's zaak, no such cause (any more), or one is open for this zaak.
    """
    if zaak.behandelaar != user:
        raise ValidationError(_("Alleen de behandelaar van de zaak stelt de aangifte op."))
    if Aangifte.objects.filter(zaak=zaak).exclude(stand__in=FINISHED).exists():
        raise ValidationError(_("Over deze zaak loopt al een aangifte; rond die eerst af."))
    cause = cause_of(zaak, soort, ref)
    if cause is None:
        raise ValidationError(
            _(
                "Een aangifte begint alleen bij een uitkomst van de overlegtafel of een notitie van een "
                "jurist."
            )
        )
    moment = clock.now()
    aangifte = Aangifte.objects.create(
        zaak=zaak,
        opsteller=user,
        grondslag=cause.grondslag,
        aanleiding=cause.soort,
        aanleiding_ref=cause.ref,
        aanleiding_papier=cause.paper(),
        begonnen=moment,
        gewijzigd=moment,
    )
    record(event="aangifte:begonnen", actor=user, aangifte=aangifte.pk, grondslag=cause.grondslag)
    return aangifte


@transaction.atomic
def save_checklist(*, user: Any, aangifte: Aangifte, toets: Mapping[str, Any]) -> Aangifte:
    """Keep the checklist. `onbekend` is an answer; what cannot be is not.

    Raises:
        ValidationError: with the faults by field.
    """
    aangifte = _to_write(user, aangifte)
    faults: dict[str, Any] = dict(toetslijst.faults(toets, clock.today()))
    if faults:
        raise ValidationError(faults)
    return _keep(user, aangifte, toets=dict(toets))


@transaction.atomic
def save_facts(*, user: Any, aangifte: Aangifte, inhoud: Mapping[str, Any]) -> Aangifte:
    """Keep facts, qualification, place and time, with the kinds of data that the facts hold.

    Raises:
        ValidationError: the checklist comes first; or it has words that the IND does not write.
    """
    aangifte = _to_write(user, aangifte)
    if not aangifte.toets:
        raise ValidationError(_("Vul eerst de toetslijst in; daarna beschrijft u de feiten."))
    kept = {**inhoud, "soorten": checks.facts_kinds(inhoud["soorten"])}
    text = " ".join([*kept["feiten"], kept["kwalificatie"], kept["plaats"], kept["tijd"]])
    faults = checks.words(text)
    if "derden" in kept["soorten"]:
        faults += checks.reason(kept["afweging"], _("De afweging bij derden in de feiten"))
    _refuse(faults)
    return _keep(user, aangifte, inhoud=kept)


@transaction.atomic
def add_datum(*, user: Any, aangifte: Aangifte, gegeven: Mapping[str, str]) -> Aangifte:
    """Take one personal datum in, with its kind, what it serves, and its own reason.

    Raises:
        ValidationError: one of these is missing, or it is there already.
    """
    aangifte = _to_write(user, aangifte)
    if not aangifte.toets:
        raise ValidationError(_("Vul eerst de toetslijst in; daarna kiest u de gegevens."))
    row = {key: value.strip() for key, value in gegeven.items()}
    _refuse(checks.datum(row, aangifte.gegevens))
    return _keep(user, aangifte, gegevens=[*aangifte.gegevens, row])


@transaction.atomic
def drop_datum(*, user: Any, aangifte: Aangifte, nummer: int) -> Aangifte:
    """Take a datum out again, counted from one.

    Raises:
        ValidationError: there is no such datum.
    """
    aangifte = _to_write(user, aangifte)
    if not 1 <= nummer <= len(aangifte.gegevens):
        raise ValidationError(_("Dit gegeven is er niet (meer)."))
    kept = [row for place, row in enumerate(aangifte.gegevens, start=1) if place != nummer]
    return _keep(user, aangifte, gegevens=kept)


@transaction.atomic
def hand_in(*, user: Any, aangifte: Aangifte, adviseur: Any, medetekenaar: Any) -> Indiening:
    """Hand the draft to a named jurist for advice; another jurist is named to sign beside the head of unit.

    Raises:
        ValidationError: something is missing, surplus stands in the words, or they are not two other jurists.
    """
    aangifte = _to_write(user, aangifte)
    _refuse(checks.complete(aangifte.toets, aangifte.inhoud, aangifte.gegevens))
    _refuse(checks.surplus(aangifte.zaak, aangifte.inhoud, aangifte.gegevens))
    jurists = [person for person in active_users_with_role("jurist") if person != user]
    if adviseur not in jurists or medetekenaar not in jurists or adviseur == medetekenaar:
        raise ValidationError(
            _(
                "Kies twee verschillende juristen: een adviseert, de ander tekent. Zelf bent u geen van "
                "beiden."
            )
        )
    content = content_of(aangifte)
    handed = Indiening.objects.create(
        aangifte=aangifte,
        inhoud=content,
        sha256=sha256_of(content),
        adviseur=adviseur,
        medetekenaar=medetekenaar,
        moment=clock.now(),
    )
    move(aangifte, Stand.TER_ADVIES)
    record(event="aangifte:ingediend", actor=user, aangifte=aangifte.pk, indiening=handed.pk)
    return handed


@transaction.atomic
def take_back(*, user: Any, aangifte: Aangifte, reden: str) -> None:
    """Take a draft back to change it; advice and decision on the old content no longer count.

    Raises:
        ValidationError: not the drafter, no reason, or it has left.
    """
    _refuse(checks.reason(reden, _("De reden")))
    aangifte = _own(user, aangifte)
    if aangifte.stand in (*FINISHED, Stand.CONCEPT):
        raise ValidationError(_("Deze aangifte is niet terug te nemen."))
    send_back(aangifte=aangifte, naar=Stand.CONCEPT, reden=reden, door=user)


@transaction.atomic
def refrain(*, user: Any, aangifte: Aangifte, reden: str) -> None:
    """Record that the aangifte is not done. That is an outcome of the same worth, with its reason.

    Raises:
        ValidationError: not the drafter, no reason, or it has left.
    """
    _refuse(checks.reason(reden, _("De reden")))
    aangifte = _own(user, aangifte)
    if aangifte.stand in FINISHED:
        raise ValidationError(_("Deze aangifte is al afgerond."))
    send_back(aangifte=aangifte, naar=Stand.NIET_GEDAAN, reden=reden, door=user)


def send_back(*, aangifte: Aangifte, naar: Stand, reden: str, door: Any) -> None:
    """Note that an aangifte goes back to its drafter, or ends, and why; call inside a transaction."""
    Terugname.objects.create(aangifte=aangifte, naar=naar, reden=reden, door=door, moment=clock.now())
    move(aangifte, naar)
    record(event="aangifte:teruggenomen", actor=door, aangifte=aangifte.pk, stand=str(naar))


def move(aangifte: Aangifte, stand: Stand) -> None:
    """Set where an aangifte stands; call inside a transaction."""
    aangifte.stand, aangifte.gewijzigd = stand, clock.now()
    aangifte.save(update_fields=["stand", "gewijzigd"])


def locked(aangifte: Aangifte) -> Aangifte:
    """Return the aangifte as it is now, locked until the end of the transaction."""
    return Aangifte.objects.select_for_update().get(pk=aangifte.pk)


def _own(user: Any, aangifte: Aangifte) -> Aangifte:
    aangifte = locked(aangifte)
    if aangifte.opsteller != user:
        raise ValidationError(_("Alleen de opsteller doet dit."))
    return aangifte


def _to_write(user: Any, aangifte: Aangifte) -> Aangifte:
    aangifte = _own(user, aangifte)
    if aangifte.stand != Stand.CONCEPT:
        raise ValidationError(_("Deze aangifte is nu niet te wijzigen; neem haar eerst terug."))
    return aangifte


def _keep(user: Any, aangifte: Aangifte, **content: Any) -> Aangifte:
    for name, value in content.items():
        setattr(aangifte, name, value)
    aangifte.gewijzigd = clock.now()
    aangifte.save(update_fields=[*content, "gewijzigd"])
    record(event="aangifte:gewijzigd", actor=user, aangifte=aangifte.pk, deel=",".join(content))
    return aangifte


def _refuse(faults: list[str]) -> None:
    if faults:
        raise ValidationError(faults)
