"""The second reading, and the way on for a class under five. Everyone in it is another person."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grondslag.both import clock
from grondslag.both.audit.services import record
from grondslag.both.oordeel import too_short
from grondslag.both.tafel.woorden import objections
from grondslag.ind.anonimiseren import selectors as anonimiseren
from grondslag.ind.casussen.inhoud import card_faults, kaart_van, paper_hash, woorden_van
from grondslag.ind.casussen.models import Casus, Klasseadvies, Klassebesluit, Lezing, Stand, Uitkomst
from grondslag.ind.casussen.selectors import (
    class_size_of,
    last_reading,
    read_before_a_sheet,
    valid_reading,
)
from grondslag.ind.casussen.services import leaks

QUESTIONS = ("herleiden", "koppelen", "afleiden", "rechercheur")
NO, MAYBE = "nee", "mogelijk"


@dataclass(frozen=True)
class Antwoord:
    """What a reader answers to one question: `oordeel` is nee or mogelijk, with the words why."""

    oordeel: str
    woorden: str


@transaction.atomic
def ask_reading(*, user: Any, casus: Casus, lezer: Any, klasseroute: bool = False) -> Casus:
    """Give a casus to a second reader, who may from now on read the documents of the zaak.

    `klasseroute`: the author asks for a decision on a class under five; without it that goes no further.

    Raises:
        ValidationError: it is not ready, the class is too small, or the reader cannot be this person.
    """
    casus = Casus.objects.select_for_update().get(pk=casus.pk)
    _refuse_asking(user, casus, lezer)
    size = class_size_of(casus)
    if size.contradicts:
        raise ValidationError(
            _("De kaart zegt iets anders dan de registratie van de zaak; verbeter de kaart.")
        )
    if not size.enough and not klasseroute:
        text = _(
            "Met %(n)d zaken is de klasse kleiner dan %(k)d; kies een grovere kaart, "
            "of vraag een besluit van het afdelingshoofd."
        )
        raise ValidationError(text % {"n": size.size, "k": size.k})
    casus.lezer, casus.stand = lezer, Stand.TER_LEZING
    casus.klasseroute = klasseroute and not size.enough
    casus.gewijzigd = clock.now()
    casus.save()
    record(event="lezing:gevraagd", actor=user, casus=casus.pk, lezer=lezer.pk)
    return casus


@transaction.atomic
def take_back(*, user: Any, casus: Casus) -> Casus:
    """Take a casus back from the reader, or from the decision on its class.

    Raises:
        ValidationError: it lies with nobody, or is another's.
    """
    casus = Casus.objects.select_for_update().get(pk=casus.pk)
    if casus.auteur != user or casus.stand not in (Stand.TER_LEZING, Stand.TER_BESLUIT):
        raise ValidationError(_("Deze casus ligt bij niemand; er is niets terug te nemen."))
    casus.stand, casus.lezer, casus.gewijzigd = Stand.CONCEPT, None, clock.now()
    casus.save()
    record(event="lezing:ingetrokken", actor=user, casus=casus.pk)
    return casus


def reading_blockers(casus: Casus) -> list[str]:
    """Return, each as one sentence, why this casus cannot be approved now, whatever the answers."""
    found = anonimiseren.blockers(casus.zaak)
    found += card_faults(kaart_van(casus), casus.citaten)
    # Words that were clean when they were written may name somebody whom the registration knows since then.
    for words in (kaart_van(casus).prangend, *woorden_van(casus)):
        found += leaks(casus.zaak, words)
    size = class_size_of(casus)
    if not size.enough and not casus.klasseroute:
        text = _("De klasse telt %(n)d zaken, minder dan %(k)d; stuur de casus terug voor een grovere kaart.")
        found.append(text % {"n": size.size, "k": size.k})
    return found


@transaction.atomic
def approve(
    *,
    user: Any,
    casus: Casus,
    versie_sha256: str,
    antwoorden: Mapping[str, Antwoord],
    gelezen: frozenset[int],
) -> Lezing:
    """Approve the version that was read. `gelezen`: the quotations ticked as read, counted from one.

    Raises:
        ValidationError: another person, another version, something open, unread or possible.
    """
    casus = _for_reader(user, casus)
    if casus.versie_sha256 != versie_sha256:
        raise ValidationError(_("De casus is intussen gewijzigd; lees de nieuwe versie."))
    faults = [*reading_blockers(casus), *_answer_faults(antwoorden)]
    if gelezen != frozenset(range(1, len(casus.citaten) + 1)):
        faults.append(_("Niet elk citaat is als gelezen aangevinkt."))
    if any(antwoord.oordeel == MAYBE for antwoord in antwoorden.values()):
        faults.append(
            _("Bij een antwoord 'mogelijk' kan de casus niet door; stuur hem terug voor een grovere kaart.")
        )
    if faults:
        raise ValidationError(faults)
    reading = _keep_reading(user, casus, antwoorden, Uitkomst.GOEDGEKEURD, "")
    casus.stand = Stand.GELEZEN if class_size_of(casus).enough else Stand.TER_BESLUIT
    casus.save(update_fields=["stand"])
    return reading


@transaction.atomic
def send_back(*, user: Any, casus: Casus, antwoorden: Mapping[str, Antwoord], reden: str) -> Lezing:
    """Send a casus back to its author, with the reason.

    Raises:
        ValidationError: another person, or no reason.
    """
    casus = _for_reader(user, casus)
    if not reden.strip():
        raise ValidationError(_("Schrijf waarom u de casus terugstuurt; de auteur moet ermee verder kunnen."))
    reading = _keep_reading(user, casus, antwoorden, Uitkomst.TERUGGESTUURD, reden.strip())
    casus.stand, casus.reden = Stand.AFGEWEZEN, reden.strip()
    casus.save(update_fields=["stand", "reden"])
    return reading


@transaction.atomic
def advise(*, user: Any, casus: Casus, advies: str) -> Klasseadvies:
    """Write the advice on a class under five.

    Raises:
        ValidationError: another role, one of the persons of the casus, twice, or without words.
    """
    casus = Casus.objects.select_for_update().get(pk=casus.pk)
    reading = _to_decide(user, casus, "privacyadviseur")
    if Klasseadvies.objects.filter(lezing=reading).exists():
        raise ValidationError(_("Over deze klasse is al geadviseerd."))
    words = _words(casus, _("Advies"), advies)
    size, moment = class_size_of(casus).size, clock.now()
    paper = {
        "lezing": reading.pk,
        "versie": casus.versie_sha256,
        "klasse": size,
        "advies": words,
        "door": user.username,
    }
    row = Klasseadvies.objects.create(
        lezing=reading,
        adviseur=user,
        advies=words,
        klasse=size,
        papier_sha256=paper_hash(paper),
        moment=moment,
    )
    record(event="klasse:geadviseerd", actor=user, casus=casus.pk, advies=row.pk)
    return row


@transaction.atomic
def decide_class(*, user: Any, casus: Casus, mag: bool, motivering: str) -> Klassebesluit:
    """Decide, on the written advice, whether a casus with a class under five may go on.

    Raises:
        ValidationError: another role, no advice yet, one of the other persons, or without words.
    """
    casus = Casus.objects.select_for_update().get(pk=casus.pk)
    reading = _to_decide(user, casus, "afdelingshoofd")
    advice = Klasseadvies.objects.filter(lezing=reading).first()
    if advice is None:
        raise ValidationError(_("Er is nog geen advies van de privacyadviseur; het besluit rust daarop."))
    if advice.adviseur == user:
        raise ValidationError(_("Wie adviseerde kan niet ook besluiten."))
    words = _words(casus, _("Motivering"), motivering)
    paper = {"advies": advice.papier_sha256, "mag": mag, "motivering": words, "door": user.username}
    row = Klassebesluit.objects.create(
        advies=advice,
        hoofd=user,
        mag=mag,
        motivering=words,
        papier_sha256=paper_hash(paper),
        moment=clock.now(),
    )
    casus.stand = Stand.GELEZEN if mag else Stand.AFGEWEZEN
    casus.reden = "" if mag else words
    casus.save(update_fields=["stand", "reden"])
    record(event="klasse:besloten", actor=user, casus=casus.pk, besluit=row.pk, mag=mag)
    return row


def _refuse_asking(user: Any, casus: Casus, lezer: Any) -> None:
    if casus.auteur != user:
        raise ValidationError(_("Alleen de auteur vraagt een tweede lezing."))
    again = valid_reading(casus) is None or read_before_a_sheet(casus)
    if casus.stand not in (Stand.CONCEPT, Stand.AFGEWEZEN) and not (casus.stand == Stand.GELEZEN and again):
        raise ValidationError(_("Deze casus is al gelezen of ligt al bij iemand."))
    if not kaart_van(casus).prangend.strip():
        raise ValidationError(_("Vul eerst de kaart in: waarom is deze zaak prangend?"))
    if lezer in (casus.auteur, casus.zaak.behandelaar) or not lezer.has_role("tweede-lezer"):
        raise ValidationError(_("De tweede lezer is een ander dan de auteur, met de rol van tweede lezer."))
    if waiting := anonimiseren.waiting_sentence(casus.zaak):
        raise ValidationError(waiting)


def _for_reader(user: Any, casus: Casus) -> Casus:
    casus = Casus.objects.select_for_update().get(pk=casus.pk)
    if casus.stand != Stand.TER_LEZING or casus.lezer != user:
        raise ValidationError(_("Deze casus ligt niet (meer) bij u ter lezing."))
    if user in (casus.auteur, casus.zaak.behandelaar) or not user.has_role("tweede-lezer"):
        raise ValidationError(_("De tweede lezer is een ander dan de auteur, met de rol van tweede lezer."))
    return casus


def _to_decide(user: Any, casus: Casus, rol: str) -> Lezing:
    reading = last_reading(casus)
    if casus.stand != Stand.TER_BESLUIT or reading is None:
        raise ValidationError(_("Over de klasse van deze casus valt nu niets te besluiten."))
    if not user.has_role(rol):
        raise ValidationError(_("Dit is een taak van een andere rol."))
    if user in (casus.auteur, casus.zaak.behandelaar, reading.lezer):
        raise ValidationError(_("Auteur en tweede lezer adviseren of besluiten niet over hun eigen casus."))
    return reading


def _answer_faults(antwoorden: Mapping[str, Antwoord]) -> list[str]:
    answered = all(
        question in antwoorden
        and antwoorden[question].oordeel in (NO, MAYBE)
        and antwoorden[question].woorden.strip()
        for question in QUESTIONS
    )
    if not answered:
        return [_("Beantwoord elk van de vier vragen, ook in woorden.")]
    return list(dict.fromkeys(filter(None, (too_short(each.woorden) for each in antwoorden.values()))))


def _keep_reading(
    user: Any, casus: Casus, antwoorden: Mapping[str, Antwoord], uitkomst: Uitkomst, reden: str
) -> Lezing:
    moment = clock.now()
    answers = {name: {"oordeel": each.oordeel, "woorden": each.woorden} for name, each in antwoorden.items()}
    paper = {
        "casus": casus.pk,
        "versie": casus.versie,
        "versie_sha256": casus.versie_sha256,
        "antwoorden": answers,
        "uitkomst": str(uitkomst),
        "reden": reden,
        "lezer": user.username,
        "moment": moment.isoformat(timespec="seconds"),
    }
    reading = Lezing.objects.create(
        casus=casus,
        lezer=user,
        versie=casus.versie,
        versie_sha256=casus.versie_sha256,
        inhoud={"kaart": casus.kaart, "citaten": casus.citaten},
        antwoorden=answers,
        uitkomst=uitkomst,
        reden=reden,
        klasse=class_size_of(casus).size,
        dossier_stand=anonimiseren.state_of(casus.zaak),
        papier_sha256=paper_hash(paper),
        moment=moment,
    )
    record(event="lezing:gedaan", actor=user, casus=casus.pk, lezing=reading.pk, uitkomst=str(uitkomst))
    return reading


def _words(casus: Casus, place: str, text: str) -> str:
    """Return the words of an act, which say something and name nobody: they are read outside the dossier."""
    words = text.strip()
    if not words:
        raise ValidationError(
            _("Schrijf het advies of het besluit in woorden; het wordt een stuk in het dossier.")
        )
    faults = list(filter(None, [too_short(words)]))
    faults += [objection.waarom for objection in objections(words, klasse=True)] + leaks(casus.zaak, words)
    if faults:
        raise ValidationError(
            [_("%(plaats)s: %(waarom)s") % {"plaats": place, "waarom": fault} for fault in faults]
        )
    return words
