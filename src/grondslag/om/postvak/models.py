from django.db import models
from django.utils.translation import gettext_lazy as _

from grondslag.both.kluis import SealedJSONField


class EigenBeweging(models.Model):
    """What the IND provided of its own initiative, sealed: only once a law is in force. Never changed."""

    bericht = models.UUIDField(unique=True)
    inhoud = SealedJSONField()
    ontvangen = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["-ontvangen"]
        verbose_name = _("verstrekking uit eigen beweging")
        verbose_name_plural = _("verstrekkingen uit eigen beweging")

    def __str__(self) -> str:
        return f"Verstrekking {self.pk}"
