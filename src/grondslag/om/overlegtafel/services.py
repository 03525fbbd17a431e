"""What the OM can do at the table: take part, answer, recognise, and write its half of the minutes."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grondslag.both import clock
from grondslag.both.audit.services import record
from grondslag.both.exchange.handlers import Incoming, UnusableMessage
from grondslag.both.tafel import bericht
from grondslag.both.tafel.woorden import objections
from grondslag.om.casussen.models import Casus, Overleg
from grondslag.om.casussen.selectors import labels_of
from grondslag.om.casussen.services import freeze
from grondslag.om.overlegtafel import selectors
from grondslag.om.overlegtafel.models import Antwoord, Deelnemer, Herkenning, Reactie, Verslaghelft


@transaction.atomic
def let_take_part(*, user: Any, overleg: Overleg, officier: Any) -> Deelnemer:
    """Let an officier take part in a meeting; from then on she sees it.

    Raises:
        ValidationError: not the task of this person, or no officier.
    """
    if not user.has_role("parketsecretaris") or not officier.has_role("officier"):
        raise ValidationError(_("De parketsecretaris wijst een officier van justitie aan."))
    row, new = Deelnemer.objects.get_or_create(
        overleg=overleg, officier=officier, defaults={"door": user, "moment": clock.now()}
    )
    if new:
        record(event="deelnemer:toegevoegd", actor=user, overleg=overleg.pk, gebruiker=officier.pk)
    return row


@transaction.atomic
def answer(*, user: Any, casus: Casus, reactie: str, vraag: str) -> Reactie:
    """Answer a casus with a value of the fixed list; a further question has words of general meaning.

    Raises:
        ValidationError: not in the list, words where none belong, or words that may point at somebody.
    """
    casus = _readable(user, casus)
    words = vraag.strip()
    if reactie not in Antwoord.values:
        raise ValidationError(_("Kies een reactie uit de lijst."))
    if bool(words) != (reactie == Antwoord.NADERE_VRAAG):
        raise ValidationError(_("Een nadere vraag heeft woorden; een andere reactie heeft die niet."))
    _refuse_telling_words(casus.overleg, [("", words)])
    if selectors.their_half(casus.overleg) is not None:
        raise ValidationError(_("De vergadering is voorbij; op deze casus kan niet meer gereageerd worden."))
    if selectors.answer_under_way(casus):
        raise ValidationError(_("Er ligt al een reactie bij de poort; trek die eerst in."))
    row = Reactie.objects.create(casus=casus, reactie=reactie, vraag=words, door=user, moment=clock.now())
    record(event="tafelreactie:gegeven", actor=user, casus=casus.pk, reactie=reactie)
    return row


@transaction.atomic
def recognise(*, user: Any, casus: Casus) -> Herkenning:
    """Freeze a casus that this person recognises, at once; nothing is written down of who it would be."""
    casus = _readable(user, casus)
    row = Herkenning.objects.create(casus=casus, door=user, moment=clock.now())
    freeze(casus=casus)
    return row


@transaction.atomic
def fix_minutes(
    *, user: Any, overleg: Overleg, besproken: Mapping[str, Sequence[str]], overig: Sequence[str]
) -> Verslaghelft:
    """Fix the OM's half of the minutes, once the IND's half is there to be named.

    Raises:
        ValidationError: where which words may not stand, or it is not the time for minutes.
    """
    theirs = selectors.their_half(overleg)
    if theirs is None:
        raise ValidationError(_("De helft van de IND is er nog niet; wacht daarop."))
    if selectors.minutes_bound(overleg):
        raise ValidationError(_("Onze helft ligt bij de poort of is al weg."))
    words = [(label, line) for label, lines in besproken.items() for line in lines]
    _refuse_telling_words(overleg, [*words, *((_("Overig"), line) for line in overig)])
    discussed = [
        bericht.Besproken(label=label, besproken=list(lines)) for label, lines in besproken.items() if lines
    ]
    message = bericht.VerslagBericht(
        overleg=bericht.OverlegRef(referentie=overleg.referentie),
        zijde="om",
        tekst=bericht.Helft(aanwezig=[], casussen=discussed, overig=list(overig)),
        sha256_van_andere_helft=theirs.sha256,
    )
    half = Verslaghelft.objects.create(
        overleg=overleg,
        zijde="om",
        bericht=message.model_dump(mode="json"),
        sha256=bericht.sha256_of(message),
        door=user,
        moment=clock.now(),
    )
    record(event="verslag:opgesteld", actor=user, overleg=overleg.pk, helft=half.pk)
    return half


def take_minutes(incoming: Incoming) -> None:
    """Keep the IND's half of the minutes.

    Raises:
        UnusableMessage: of no meeting that is known, not of the sender, or there already.
    """
    message = bericht.read(bericht.VerslagBericht, incoming.payload)
    overleg = Overleg.objects.filter(referentie=message.overleg.referentie).first()
    if overleg is None or message.zijde != incoming.sender:
        raise UnusableMessage("Bij dit verslag is geen vergadering bekend.")
    if selectors.their_half(overleg) is not None:
        raise UnusableMessage("De andere helft van dit verslag is er al en verandert niet meer.")
    half = Verslaghelft.objects.create(
        overleg=overleg,
        zijde=message.zijde,
        bericht=message.model_dump(mode="json"),
        sha256=bericht.sha256_of(message),
        moment=incoming.received,
    )
    record(event="verslag:ontvangen", actor=None, overleg=overleg.pk, helft=half.pk)


def _readable(user: Any, casus: Casus) -> Casus:
    """Return the casus, locked, when this person may still answer it."""
    found = Casus.objects.select_for_update().get(pk=casus.pk)
    if found.bevroren is not None or not selectors.takes_part(user, found.overleg):
        raise ValidationError(_("Deze casus ligt niet bij u."))
    return found


def _refuse_telling_words(overleg: Overleg, words: Sequence[tuple[str, str]]) -> None:
    """Refuse words that may point at somebody; a place is named where the page has more than one."""
    labels = labels_of(overleg)
    found = [
        _("%(plaats)s: %(waarom)s") % {"plaats": place, "waarom": objection.waarom}
        if place
        else objection.waarom
        for place, text in words
        for objection in objections(text, labels)
    ]
    if found:
        raise ValidationError(found)
