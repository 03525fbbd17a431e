import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grondslag.both.kluis import SealedJSONField


class Status(models.TextChoices):
    """Where the question of article 1F stands in a zaak."""

    IN_ONDERZOEK = "in_onderzoek", _("In onderzoek")
    TEGENGEWORPEN = "tegengeworpen", _("Tegengeworpen")
    ONHERROEPELIJK = "onherroepelijk", _("Onherroepelijk")
    VERVALLEN = "vervallen", _("Vervallen")


HELD_AGAINST = (Status.TEGENGEWORPEN, Status.ONHERROEPELIJK)
"""The stands in which article 1F is held against the betrokkene."""


SEXES = {"m": _("man"), "v": _("vrouw"), "x": _("onbekend of anders")}


class Zaak(models.Model):
    """One registered 1F case. Who it is about stands sealed in `gegevens`; the rest names nobody."""

    referentie = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    gegevens = SealedJSONField()
    vnummer_mac = models.CharField(max_length=64, unique=True)
    limbs = models.JSONField()
    status = models.CharField(max_length=20, choices=Status.choices)
    tegengeworpen_op = models.DateField(null=True)
    land = models.CharField(max_length=2)
    periode_van = models.PositiveSmallIntegerField(null=True)
    periode_tot = models.PositiveSmallIntegerField(null=True)
    feitsoorten = models.JSONField()
    rolklasse = models.CharField(max_length=20)
    behandelaar = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="zaken"
    )
    sleutel = models.CharField(max_length=32, blank=True)
    geregistreerd = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["-geregistreerd", "-pk"]
        verbose_name = _("zaak")
        verbose_name_plural = _("zaken")

    def __str__(self) -> str:
        return f"Zaak {self.pk}"

    @property
    def naam(self) -> str:
        """The name of the betrokkene, for those who may open the zaak."""
        return next((p["naam"] for p in self.gegevens["personen"] if p["rol"] == "betrokkene"), "")


class Correctie(models.Model):
    """That a registration was set right: what it said, what it says, by whom and why. Never changed.

    `voor` and `na`: {gegevens, limbs, land, periode_van, periode_tot, feitsoorten, rolklasse}.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="correcties")
    voor = SealedJSONField()
    na = SealedJSONField()
    reden = SealedJSONField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("correcties")

    def __str__(self) -> str:
        return f"Correctie van zaak {self.zaak_id}"
