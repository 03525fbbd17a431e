import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grondslag.both.kluis import SealedJSONField
from grondslag.ind.zaken.models import Zaak

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def _person() -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")


def new_kenmerk() -> str:
    """Draw a reference for the paper; nothing of the zaak goes into it."""
    return "A-" + "".join(secrets.choice(LETTERS) for _place in range(8))


class Stand(models.TextChoices):
    """Where an aangifte stands. Content changes only in the first."""

    CONCEPT = "concept", _("Concept")
    TER_ADVIES = "ter_advies", _("Bij de jurist voor advies")
    TER_BESLUIT = "ter_besluit", _("Bij het afdelingshoofd voor besluit")
    BESLOTEN = "besloten", _("Besloten: het document kan worden vastgesteld")
    VASTGESTELD = "vastgesteld", _("Document vastgesteld")
    VRIJGEGEVEN = "vrijgegeven", _("Vrijgegeven voor ondertekening")
    NIET_GEDAAN = "niet_gedaan", _("Overwogen en niet gedaan")


class Juristvraag(models.Model):
    """A case worker's question whether art. 160 Sv may oblige in a zaak. Never changed."""

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="juristvragen")
    vraag = SealedJSONField()
    door = _person()
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("juristvragen")

    def __str__(self) -> str:
        return f"Vraag over zaak {self.zaak_id}"


class Oordeel160(models.TextChoices):
    """What a jurist holds of the duty; the first makes it the ground, the first two give cause."""

    VERPLICHT = "verplicht", _("Artikel 160 Sv verplicht tot aangifte")
    KAN = "kan", _("Artikel 160 Sv kan verplichten; aangifte overwegen")
    NEE = "nee", _("Artikel 160 Sv verplicht niet")


class Notitie160(models.Model):
    """A jurist's note on art. 160 Sv in one zaak: whether it obliges, and why. Never changed."""

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="notities160")
    vraag = models.OneToOneField(Juristvraag, null=True, on_delete=models.PROTECT, related_name="antwoord")
    oordeel = models.CharField(max_length=10, choices=Oordeel160.choices)
    notitie = SealedJSONField()
    jurist = _person()
    papier_sha256 = models.CharField(max_length=64)
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("notitie over artikel 160 Sv")
        verbose_name_plural = _("notities over artikel 160 Sv")

    def __str__(self) -> str:
        return f"Notitie {self.pk} bij zaak {self.zaak_id}"


class Aanleiding(models.TextChoices):
    """What an aangifte springs from; there is no third."""

    TAFEL = "tafel", _("Uitkomst van de overlegtafel")
    ARTIKEL_160 = "artikel-160", _("Notitie van een jurist over artikel 160 Sv")


class Aangifte(models.Model):
    """One aangifte: one zaak, and so one person, from one cause.

    `aanleiding_ref`: the number of the outcome or the note; `aanleiding_papier`: {woorden, sha256, dag}.
    `toets`: the checklist; `inhoud`: {feiten, kwalificatie, plaats, tijd, soorten, afweging};
    `gegevens`: [{naam, waarde, soort, dient, noodzaak, afweging}].
    """

    kenmerk = models.CharField(max_length=12, unique=True, default=new_kenmerk, editable=False)
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="aangiften")
    opsteller = _person()
    grondslag = models.CharField(max_length=40)
    aanleiding = models.CharField(max_length=12, choices=Aanleiding.choices)
    aanleiding_ref = models.PositiveBigIntegerField()
    aanleiding_papier = SealedJSONField()
    toets = SealedJSONField(default=dict)
    inhoud = SealedJSONField(default=dict)
    gegevens = SealedJSONField(default=list)
    stand = models.CharField(max_length=12, choices=Stand.choices, default=Stand.CONCEPT)
    begonnen = models.DateTimeField()
    gewijzigd = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["-gewijzigd"]
        verbose_name = _("aangifte")
        verbose_name_plural = _("aangiften")
        constraints = [
            models.UniqueConstraint(
                fields=["aanleiding", "aanleiding_ref"], name="aangifte_one_per_aanleiding"
            ),
            models.UniqueConstraint(
                fields=["zaak"],
                condition=~models.Q(stand__in=["vrijgegeven", "niet_gedaan"]),
                name="aangifte_one_open_per_zaak",
            ),
        ]

    def __str__(self) -> str:
        return f"Aangifte {self.kenmerk}"


class Indiening(models.Model):
    """The content as it went to the jurist, and to whom. Never changed; advice and decision are over this."""

    aangifte = models.ForeignKey(Aangifte, on_delete=models.PROTECT, related_name="indieningen")
    inhoud = SealedJSONField()
    sha256 = models.CharField(max_length=64)
    adviseur = _person()
    medetekenaar = _person()
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("indieningen")

    def __str__(self) -> str:
        return f"Indiening {self.pk} van {self.aangifte_id}"


class Advies(models.Model):
    """The written legal advice on what was handed in. Never changed.

    `inhoud`: {tekst, geadresseerde: {naam, regels, reden}, bijzonder: [kinds that may ride along],
    bijzonder_reden}.
    """

    indiening = models.OneToOneField(Indiening, on_delete=models.PROTECT, related_name="advies")
    jurist = _person()
    mag = models.BooleanField()
    inhoud = SealedJSONField()
    papier_sha256 = models.CharField(max_length=64)
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("adviezen")

    def __str__(self) -> str:
        return f"Advies op indiening {self.indiening_id}"


class Besluit(models.Model):
    """The decision of the head of unit on that advice. Never changed.

    `inhoud`: {tekst, mandaat: {omschrijving, dag}}; the mandate itself lies in the kluis under `mandaat`.
    """

    advies = models.OneToOneField(Advies, on_delete=models.PROTECT, related_name="besluit")
    hoofd = _person()
    akkoord = models.BooleanField()
    inhoud = SealedJSONField()
    mandaat = models.CharField(max_length=32, blank=True)
    mandaat_sha256 = models.CharField(max_length=64, blank=True)
    papier_sha256 = models.CharField(max_length=64)
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("besluiten")

    def __str__(self) -> str:
        return f"Besluit op advies {self.advies_id}"


class Vaststelling(models.Model):
    """That the drafter found the document complete, with the mandate beside it; over its exact bytes."""

    besluit = models.OneToOneField(Besluit, on_delete=models.PROTECT, related_name="vaststelling")
    document_sha256 = models.CharField(max_length=64)
    door = _person()
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("vaststellingen")

    def __str__(self) -> str:
        return f"Vaststelling op besluit {self.besluit_id}"


class Terugname(models.Model):
    """That an aangifte went back to its drafter, or was not done; by whom and why. Never changed."""

    aangifte = models.ForeignKey(Aangifte, on_delete=models.PROTECT, related_name="terugnames")
    naar = models.CharField(max_length=12, choices=Stand.choices)
    reden = SealedJSONField()
    door = _person()
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("terugnames")

    def __str__(self) -> str:
        return f"Aangifte {self.aangifte_id} naar {self.naar}"


class Vrijgave(models.Model):
    """That the gate let the document out, how, and under which entry of the register. Once; never changed."""

    aangifte = models.OneToOneField(Aangifte, on_delete=models.PROTECT, related_name="vrijgave")
    aanleiding = models.CharField(max_length=40)
    inschrijving = models.PositiveIntegerField()
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("vrijgaven")

    def __str__(self) -> str:
        return f"Vrijgave van {self.aangifte_id}"


class Vervolgsoort(models.TextChoices):
    """What is recorded after the release."""

    ONDERTEKEND = "ondertekend", _("Ondertekend")
    OVERHANDIGD = "overhandigd", _("Overhandigd")
    SCAN = "scan", _("Ondertekend exemplaar bewaard")
    OM_KENMERK = "om-kenmerk", _("Kenmerk van het OM")
    OM_REACTIE = "om-reactie", _("Bericht van het OM")


class Vervolg(models.Model):
    """One thing that happened after the release. Never changed; a mistake is set right by a later row.

    `gegevens` as its form asks; a scan lies in the kluis under `blob`, with the SHA-256 of its own bytes.
    """

    aangifte = models.ForeignKey(Aangifte, on_delete=models.PROTECT, related_name="vervolg")
    soort = models.CharField(max_length=12, choices=Vervolgsoort.choices)
    dag = models.DateField()
    gegevens = SealedJSONField()
    blob = models.CharField(max_length=32, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    door = _person()
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("vervolg")
        verbose_name_plural = _("vervolg")

    def __str__(self) -> str:
        return f"{self.soort} bij aangifte {self.aangifte_id}"


class KanaalGrond(models.Model):
    """What a jurist entered about sending an aangifte electronically: the text that allows it, or its end.

    It does nothing until another jurist confirms it. `demo`: an assumption, marked DEMO wherever it is used.
    """

    open = models.BooleanField()
    tekst = models.TextField()
    bron = models.CharField(max_length=300)
    demo = models.BooleanField()
    door = _person()
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("grond voor het elektronische kanaal")
        verbose_name_plural = _("gronden voor het elektronische kanaal")

    def __str__(self) -> str:
        return f"Kanaal {'open' if self.open else 'dicht'}: {self.bron}"


class Kanaalbevestiging(models.Model):
    """The word of a second jurist on it. Never changed."""

    grond = models.OneToOneField(KanaalGrond, on_delete=models.PROTECT, related_name="bevestiging")
    akkoord = models.BooleanField()
    door = _person()
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("kanaalbevestigingen")

    def __str__(self) -> str:
        return f"{'akkoord' if self.akkoord else 'niet akkoord'}: {self.grond_id}"
