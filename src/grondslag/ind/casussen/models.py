from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grondslag.both.kluis import SealedJSONField
from grondslag.ind.zaken.models import Zaak


def _person() -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")


class Stand(models.TextChoices):
    """Where a casus stands. Only a casus that is `gelezen` may go to the table."""

    CONCEPT = "concept", _("Concept")
    TER_LEZING = "ter_lezing", _("Bij de tweede lezer")
    TER_BESLUIT = "ter_besluit", _("Wacht op een besluit over de klasse")
    GELEZEN = "gelezen", _("Goedgekeurd door de tweede lezer")
    AFGEWEZEN = "afgewezen", _("Teruggestuurd")
    BEVROREN = "bevroren", _("Bevroren")


class Casus(models.Model):
    """What is said of a zaak at the table: the card, and quotations each chosen and read by itself.

    `citaten`: [{tekst, document, bron, waarden}]: the words that leave, where they stand, what they tell.
    `versie_sha256` is over card and quotations. `lezer`: who was asked to read.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="casussen")
    auteur = _person()
    lezer = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    stand = models.CharField(max_length=12, choices=Stand.choices, default=Stand.CONCEPT)
    kaart = SealedJSONField()
    citaten = SealedJSONField(default=list)
    versie = models.PositiveIntegerField(default=1)
    versie_sha256 = models.CharField(max_length=64)
    klasseroute = models.BooleanField(default=False)
    reden = SealedJSONField(default=str)
    gemaakt = models.DateTimeField()
    gewijzigd = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["-gewijzigd"]
        verbose_name = _("casus")
        verbose_name_plural = _("casussen")
        constraints = [
            models.UniqueConstraint(
                fields=["zaak"], condition=~models.Q(stand="bevroren"), name="casus_one_alive_per_zaak"
            )
        ]

    def __str__(self) -> str:
        return f"Casus {self.pk}"


class Uitkomst(models.TextChoices):
    """How a second reading ended."""

    GOEDGEKEURD = "goedgekeurd", _("Goedgekeurd")
    TERUGGESTUURD = "teruggestuurd", _("Teruggestuurd")


class Lezing(models.Model):
    """One second reading of one version, with what was read and what was answered. Never changed.

    `dossier_stand`: the state of the findings that it rests on; when they change, it no longer holds.
    """

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="lezingen")
    lezer = _person()
    versie = models.PositiveIntegerField()
    versie_sha256 = models.CharField(max_length=64)
    inhoud = SealedJSONField()
    antwoorden = SealedJSONField()
    uitkomst = models.CharField(max_length=15, choices=Uitkomst.choices)
    reden = SealedJSONField(default=str)
    klasse = models.PositiveIntegerField()
    dossier_stand = models.CharField(max_length=40)
    papier_sha256 = models.CharField(max_length=64)
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("lezingen")

    def __str__(self) -> str:
        return f"Lezing van casus {self.casus_id}, versie {self.versie}"


class Klasseadvies(models.Model):
    """The written advice of the privacyadviseur on a class under five that the reader held unidentifiable."""

    lezing = models.OneToOneField(Lezing, on_delete=models.PROTECT, related_name="klasseadvies")
    adviseur = _person()
    advies = SealedJSONField()
    klasse = models.PositiveIntegerField()
    papier_sha256 = models.CharField(max_length=64)
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("klasseadviezen")

    def __str__(self) -> str:
        return f"Advies bij lezing {self.lezing_id}"


class Klassebesluit(models.Model):
    """The written decision of the afdelingshoofd on that advice. Never changed."""

    advies = models.OneToOneField(Klasseadvies, on_delete=models.PROTECT, related_name="besluit")
    hoofd = _person()
    mag = models.BooleanField()
    motivering = SealedJSONField()
    papier_sha256 = models.CharField(max_length=64)
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("klassebesluiten")

    def __str__(self) -> str:
        return f"Besluit op advies {self.advies_id}"


class Uitgebracht(models.Model):
    """That a casus left: card and words as they left. Never changed; every later class counts it in."""

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="uitgebracht")
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="uitgebracht")
    label = models.CharField(max_length=40)
    kaart = SealedJSONField()
    citaten = SealedJSONField(default=list)
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("uitgebrachte casussen")
        constraints = [models.UniqueConstraint(fields=["label"], name="uitgebracht_label_once")]

    def __str__(self) -> str:
        return f"Casus {self.casus_id} onder {self.label}"
