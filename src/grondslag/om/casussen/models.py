from django.db import models
from django.utils.translation import gettext_lazy as _

from grondslag.both.kluis import SealedJSONField


class Overleg(models.Model):
    """A meeting, as the first casus for it made it known: a random number, a day, a name. Never changed."""

    referentie = models.UUIDField(unique=True)
    datum = models.DateField()
    naam = models.CharField(max_length=120)
    bekend = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["-datum", "-pk"]
        verbose_name = _("overleg")
        verbose_name_plural = _("overleggen")

    def __str__(self) -> str:
        return f"Overleg {self.pk}"


class Casus(models.Model):
    """A casusblad for one meeting; all that it says lies sealed. `bevroren`: somebody recognised it."""

    overleg = models.ForeignKey(Overleg, on_delete=models.PROTECT, related_name="casussen")
    label = models.CharField(max_length=40)
    inhoud = SealedJSONField()
    bericht = models.UUIDField(unique=True)
    ontvangen = models.DateTimeField()
    bevroren = models.DateTimeField(null=True)
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["label"]
        verbose_name = _("casus")
        verbose_name_plural = _("casussen")
        constraints = [
            models.UniqueConstraint(fields=["overleg", "label"], name="casus_label_once_a_meeting")
        ]

    def __str__(self) -> str:
        return f"Casus {self.pk}"
