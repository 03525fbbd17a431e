from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grondslag.both.kluis import SealedJSONField


class Soort(models.TextChoices):
    """What kind of incident it is."""

    HERKEND = "herkend", _("Casus herkend door het OM")


class Incident(models.Model):
    """Something that may be a breach of personal data. Never changed; the judgement is a row of its own.

    `adres` is the page of what it is about, given by the app that opened it; this app knows no other.
    """

    soort = models.CharField(max_length=20, choices=Soort.choices)
    onderwerp = models.CharField(max_length=120)
    adres = models.CharField(max_length=120)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    geopend = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["-geopend", "-pk"]
        verbose_name = _("incident")
        verbose_name_plural = _("incidenten")

    def __str__(self) -> str:
        return f"Incident {self.pk}"

    @property
    def gesloten(self) -> bool:
        """Whether the privacyadviseur has judged it."""
        return hasattr(self, "beoordeling")


class Datalek(models.TextChoices):
    """Whether it is a breach of personal data."""

    JA = "ja", _("Ja")
    NEE = "nee", _("Nee")
    ONBEKEND = "onbekend", _("Onbekend")


class Beoordeling(models.Model):
    """The judgement of the privacyadviseur, in words; it closes the incident. Never changed."""

    incident = models.OneToOneField(Incident, on_delete=models.PROTECT, primary_key=True)
    datalek = models.CharField(max_length=10, choices=Datalek.choices)
    motivering = SealedJSONField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        verbose_name = _("beoordeling")
        verbose_name_plural = _("beoordelingen")

    def __str__(self) -> str:
        return f"Beoordeling van {self.incident_id}"
