import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grondslag.both.kluis import SealedJSONField


class Vordering(models.Model):
    """A demand of the OM. Who and what it is about stands sealed in `inhoud`; its number names nobody.

    Known to three people only: who drafted it, the officier and the parketsecretaris. `verzonden` is the
    moment it left, `schriftelijk` the moment its paper did; an oral demand has the first before the second.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    artikel = models.CharField(max_length=10)
    functie = models.CharField(max_length=30)
    termijn = models.DateField()
    mondeling = models.BooleanField(default=False)
    gedaan = models.DateTimeField(null=True)
    inhoud = SealedJSONField()
    opsteller = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    officier = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    parketsecretaris = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opgesteld = models.DateTimeField()
    verzonden = models.DateTimeField(null=True)
    schriftelijk = models.DateTimeField(null=True)
    ingetrokken = models.DateTimeField(null=True)
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["-opgesteld"]
        verbose_name = _("vordering")
        verbose_name_plural = _("vorderingen")

    def __str__(self) -> str:
        return f"Vordering {self.pk}"


class Oordeel(models.Model):
    """What one of the three established about a demand, yes or no; it counts for the text of that moment.

    `akkoord` is None for words from before the choice was asked: they are no judgement, and it is given anew.
    """

    vordering = models.ForeignKey(Vordering, on_delete=models.PROTECT, related_name="oordelen")
    naam = models.CharField(max_length=40)
    akkoord = models.BooleanField(null=True)
    persoon = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    toelichting = SealedJSONField()
    over_sha256 = models.CharField(max_length=64)
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("oordeel")
        verbose_name_plural = _("oordelen")

    def __str__(self) -> str:
        return f"{self.naam} over {self.vordering_id}"


class Antwoord(models.Model):
    """What the IND answered, as it came in; never changed."""

    vordering = models.OneToOneField(Vordering, on_delete=models.PROTECT)
    inhoud = SealedJSONField()
    ontvangen = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        verbose_name = _("antwoord")
        verbose_name_plural = _("antwoorden")

    def __str__(self) -> str:
        return f"Antwoord op {self.vordering_id}"
