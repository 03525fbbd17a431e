import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grondslag.both.kluis import SealedJSONField


class Stand(models.TextChoices):
    """The life of a nota."""

    CONCEPT = "concept", _("Concept")
    VRIJGEGEVEN = "vrijgegeven", _("Openbaar")
    INGETROKKEN = "ingetrokken", _("Ingetrokken")


def new_salt() -> str:
    """Return a salt, so that the proof can commit to a passage without anyone guessing a name from it."""
    return secrets.token_hex(16)


class Nota(models.Model):
    """A decision note in five sections. `inhoud`: onderwerp, kop [[naam, waarde]], four lists of paragraphs.

    `paragraaf5`: what the note itself says of what is not public (toelichting, aantallen by ground), or None.
    """

    inhoud = SealedJSONField()
    paragraaf5 = SealedJSONField(null=True)
    stand = models.CharField(max_length=12, choices=Stand.choices, default=Stand.CONCEPT)
    reden = models.CharField(max_length=300, blank=True)
    inschrijving = models.PositiveBigIntegerField(null=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    gemaakt = models.DateTimeField()
    gewijzigd = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = _("nota's")

    def __str__(self) -> str:
        return f"Nota {self.pk}"


class Passage(models.Model):
    """What was decided of a piece of text, wherever it stands in the nota.

    `grond` is the ground of the Woo on which it is withheld; or empty, and then `blijft` says why it stays.
    """

    nota = models.ForeignKey(Nota, on_delete=models.PROTECT, related_name="passages")
    tekst = SealedJSONField()
    grond = models.CharField(max_length=10, blank=True)
    blijft = models.CharField(max_length=20, blank=True)
    reden = SealedJSONField()
    zout = models.CharField(max_length=32, default=new_salt)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("passages")

    def __str__(self) -> str:
        return f"Passage {self.pk} van nota {self.nota_id}"
