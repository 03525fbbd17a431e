from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grondslag.both.kluis import SealedJSONField
from grondslag.om.casussen.models import Casus, Overleg


def _person(*, null: bool = False) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=null)


class Deelnemer(models.Model):
    """An officier who takes part in a meeting; who is not here does not see it. Never changed."""

    overleg = models.ForeignKey(Overleg, on_delete=models.PROTECT, related_name="deelnemers")
    officier = _person()
    door = _person()
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("deelnemers")
        constraints = [
            models.UniqueConstraint(fields=["overleg", "officier"], name="deelnemer_once_a_meeting")
        ]

    def __str__(self) -> str:
        return f"Deelnemer {self.officier_id} van overleg {self.overleg_id}"


class Antwoord(models.TextChoices):
    """What an officier can answer to a casus; recognising it is an act of its own."""

    GEEN_BELANG = "geen_belang", _("Geen belang")
    NADERE_VRAAG = "nadere_vraag", _("Nadere vraag")
    VAN_BELANG = "van_belang", _("Van belang")
    BUITEN_RECHTSMACHT = "buiten_rechtsmacht", _("Buiten rechtsmacht")


class Reactie(models.Model):
    """One answer to a casus; it leaves through the gate. Never changed."""

    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="reacties")
    reactie = models.CharField(max_length=20, choices=Antwoord.choices)
    vraag = SealedJSONField()
    door = _person()
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("reacties")

    def __str__(self) -> str:
        return f"Reactie {self.pk}"


class Herkenning(models.Model):
    """That somebody recognised a casus: the label and the word, nothing else. Never changed."""

    casus = models.OneToOneField(Casus, on_delete=models.PROTECT, related_name="herkenning")
    door = _person()
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("herkenningen")

    def __str__(self) -> str:
        return f"Herkenning {self.pk}"


class Verslaghelft(models.Model):
    """One side's half of the minutes, as fixed or arrived: the whole message and its hash. Never changed."""

    overleg = models.ForeignKey(Overleg, on_delete=models.PROTECT, related_name="helften")
    zijde = models.CharField(max_length=3)
    bericht = SealedJSONField()
    sha256 = models.CharField(max_length=64)
    door = _person(null=True)
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("verslaghelften")

    def __str__(self) -> str:
        return f"Verslaghelft {self.pk} ({self.zijde})"
