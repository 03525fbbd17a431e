"""Make and change a casus. Each change is another version, and another version must be read again."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from grondslag.anonymise.kaart import Kaart, kaart_of, usual_values, validate_quotation
from grondslag.both import clock
from grondslag.both.audit.services import record
from grondslag.both.verouderd import Outdated
from grondslag.ind.anonimiseren import selectors as anonimiseren
from grondslag.ind.casussen.inhoud import (
    card_faults,
    card_hash,
    citaat,
    content_hash,
    kaart_van,
    sentence,
    woorden_van,
)
from grondslag.ind.casussen.models import Casus, Stand, Uitgebracht
from grondslag.ind.dossiers.models import Document
from grondslag.ind.zaken.models import Zaak
from grondslag.ind.zaken.selectors import row_of
from grondslag.risk import leak_check

OPEN_FOR_CHANGE = (Stand.CONCEPT, Stand.AFGEWEZEN, Stand.GELEZEN)


@transaction.atomic
def make_casus(*, user: Any, zaak: Zaak) -> Casus:
    """Start the casus of a zaak, at the usual height of its registered values; a second time gives the first.

    Raises:
        ValidationError: the dossier was not anonymised, or this person does not handle the zaak.
    """
    if zaak.behandelaar != user:
        raise ValidationError(_("Alleen de behandelaar van de zaak maakt een casus."))
    if anonimiseren.latest_run(zaak) is None:
        raise ValidationError(_("Anonimiseer eerst het dossier; daarna kan de casus gemaakt worden."))
    kaart = kaart_of(usual_values(row_of(zaak).values)).as_dict()
    moment = clock.now()
    try:
        with transaction.atomic():
            casus = Casus.objects.create(
                zaak=zaak,
                auteur=user,
                kaart=kaart,
                versie_sha256=content_hash(kaart, []),
                gemaakt=moment,
                gewijzigd=moment,
            )
    except IntegrityError:
        return Casus.objects.exclude(stand=Stand.BEVROREN).get(zaak=zaak)
    record(event="casus:gemaakt", actor=user, casus=casus.pk, zaak=zaak.pk)
    return casus


@transaction.atomic
def save_kaart(*, user: Any, casus: Casus, kaart: Kaart, gezien: str | None = None) -> Casus:
    """Keep a card. The same card changes nothing; another one is another version.

    `gezien`: the hash of the card that the person changed, where a form showed one.

    Raises:
        Outdated: the card was changed since `gezien`.
        ValidationError: its words, or a quotation held to it, say more than the card; or it is not open.
    """
    casus = _to_change(user, casus)
    if gezien is not None and gezien != card_hash(casus):
        raise Outdated(
            _(
                "De kaart is intussen gewijzigd, misschien in een ander venster. Wat u invulde staat "
                "hieronder en is nog niet opgeslagen; als u nu opslaat, vervangt het wat er staat."
            )
        )
    if not kaart.prangend.strip():
        raise ValidationError(_("Schrijf in woorden waarom deze zaak prangend is."))
    faults = card_faults(kaart, casus.citaten) or leaks(casus.zaak, kaart.prangend)
    if faults:
        raise ValidationError(faults)
    return _new_version(user, casus, kaart.as_dict(), casus.citaten)


@transaction.atomic
def add_quotation(*, user: Any, casus: Casus, document: Document, bron: str, tekst: str) -> Casus:
    """Add one quotation: a passage of the working text, and the words in which it leaves.

    Raises:
        ValidationError: the passage is not in the working text, or the words say more than the card.
    """
    casus = _to_change(user, casus)
    passage, words = " ".join(bron.split()), " ".join(tekst.split())
    if not words:
        raise ValidationError(_("Schrijf de woorden waarmee het citaat vertrekt."))
    working = " ".join(anonimiseren.working_text(document).split()) if document.zaak == casus.zaak else ""
    if not passage or passage not in working:
        raise ValidationError(
            _("Deze passage staat niet in de werktekst van dit document; neem haar letterlijk over.")
        )
    if words in woorden_van(casus):
        raise ValidationError(_("Dit citaat staat er al."))
    faults = [sentence(fault) for fault in validate_quotation(words, kaart_van(casus))]
    if faults := faults or leaks(casus.zaak, words):
        raise ValidationError(faults)
    return _new_version(user, casus, casus.kaart, [*casus.citaten, citaat(words, document.pk, passage)])


@transaction.atomic
def drop_quotation(*, user: Any, casus: Casus, nummer: int) -> Casus:
    """Take a quotation away, counted from one.

    Raises:
        ValidationError: there is no such quotation, or the casus is not open.
    """
    casus = _to_change(user, casus)
    if not 1 <= nummer <= len(casus.citaten):
        raise ValidationError(_("Dit citaat is er niet (meer)."))
    kept = [each for place, each in enumerate(casus.citaten, start=1) if place != nummer]
    return _new_version(user, casus, casus.kaart, kept)


@transaction.atomic
def freeze_casus(*, casus: Casus, reden: str) -> Casus:
    """Stop a casus for good (it was recognised, or must not go on); freezing twice equals once."""
    casus = Casus.objects.select_for_update().get(pk=casus.pk)
    if casus.stand != Stand.BEVROREN:
        casus.stand, casus.reden, casus.gewijzigd = Stand.BEVROREN, reden, clock.now()
        casus.save(update_fields=["stand", "reden", "gewijzigd"])
        record(event="casus:bevroren", actor=None, casus=casus.pk)
    return casus


@transaction.atomic
def note_release(*, casus: Casus, label: str, extra: Sequence[str] = ()) -> Uitgebracht:
    """Note that a casus left under a label, with the other words that left; later classes count it in.

    Raises:
        IntegrityError: the label was used before.
    """
    row = Uitgebracht.objects.create(
        casus=casus,
        zaak=casus.zaak,
        label=label,
        kaart=casus.kaart,
        citaten=[*woorden_van(casus), *extra],
        moment=clock.now(),
    )
    record(event="casus:uitgebracht", actor=None, casus=casus.pk, uitgebracht=row.pk)
    return row


def leaks(zaak: Zaak, words: str) -> list[str]:
    """Return, each as one sentence, what the words hold of what the dossier must keep in."""
    found = {hit.text for hit in leak_check(words, anonimiseren.forbidden_of(zaak))}
    return [
        _("'%(tekst)s' staat in de registratie of in het dossier; laat het weg.") % {"tekst": text}
        for text in sorted(found)
    ]


def _to_change(user: Any, casus: Casus) -> Casus:
    """Return the casus locked for a change by its author."""
    casus = Casus.objects.select_for_update().get(pk=casus.pk)
    if casus.auteur != user:
        raise ValidationError(_("Alleen de auteur wijzigt een casus."))
    if casus.stand not in OPEN_FOR_CHANGE:
        raise ValidationError(
            _("Deze casus is nu niet te wijzigen; neem hem eerst terug van de tweede lezer.")
        )
    return casus


def _new_version(
    user: Any, casus: Casus, kaart: Mapping[str, Any], citaten: Sequence[Mapping[str, Any]]
) -> Casus:
    digest = content_hash(kaart, citaten)
    if digest == casus.versie_sha256:
        return casus
    casus.kaart, casus.citaten, casus.versie_sha256 = dict(kaart), list(citaten), digest
    casus.versie += 1
    casus.stand, casus.lezer, casus.klasseroute = Stand.CONCEPT, None, False
    casus.gewijzigd = clock.now()
    casus.save()
    record(event="casus:gewijzigd", actor=user, casus=casus.pk, versie=casus.versie)
    return casus
