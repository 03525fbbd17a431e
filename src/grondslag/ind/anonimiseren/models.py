from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grondslag.both.kluis import SealedJSONField
from grondslag.ind.zaken.models import Correctie, Zaak


class Anonimisering(models.Model):
    """One run over the documents that a dossier then held. Never changed; the newest counts.

    `correctie`: the newest correction of the registration that it knew of.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="anonimiseringen")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()
    documenten = models.JSONField()
    correctie = models.ForeignKey(Correctie, null=True, on_delete=models.PROTECT, related_name="+")
    resultaat = models.CharField(max_length=32)
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("anonimiseringen")

    def __str__(self) -> str:
        return f"Anonimisering {self.pk} van zaak {self.zaak_id}"


class Soort(models.TextChoices):
    """What a person did with findings."""

    AANVAARD = "aanvaard", _("Aanvaard")
    GEWIJZIGD = "gewijzigd", _("Gewijzigd")
    VERWORPEN = "verworpen", _("Verworpen")
    TOEGEVOEGD = "toegevoegd", _("Toegevoegd")
    TERUG = "terug", _("Ongedaan gemaakt")


class Handeling(models.Model):
    """One act: a decision on one or many findings, a mark added, or an act undone. Never changed.

    `plekken`: [document, start, end, label, action] of each finding as it was seen. `inhoud`: what a change
    or an addition puts in its place. `herroept`: the act that this one undoes, which is undone once.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="handelingen")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()
    soort = models.CharField(max_length=12, choices=Soort.choices)
    plekken = models.JSONField(default=list)
    inhoud = SealedJSONField(default=dict)
    herroept = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="herroepen_door"
    )
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("handelingen")

    def __str__(self) -> str:
        return f"{self.soort} in zaak {self.zaak_id}"
