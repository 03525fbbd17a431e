from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grondslag.both.kluis import SealedJSONField


class Jaarcijfers(models.Model):
    """The figures of one closed year: counted once, frozen. Never changed, never deleted.

    `geteld` holds every count, the hidden ones too, sealed: the next year is checked against it. `tabellen`
    holds what may be seen, `definities` what each figure meant at that moment.
    """

    jaar = models.PositiveSmallIntegerField(unique=True)
    peildatum = models.DateField()
    tussentijds = models.BooleanField()
    gesloten = models.DateTimeField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    geteld = SealedJSONField()
    tabellen = models.JSONField()
    definities = models.JSONField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["-jaar"]
        verbose_name = _("jaarcijfers")
        verbose_name_plural = _("jaarcijfers")

    def __str__(self) -> str:
        return f"Cijfers {self.jaar}"


class Toelichting(models.Model):
    """What the beleidsmedewerker says of the figures of a year; the latest one counts. Never changed."""

    cijfers = models.ForeignKey(Jaarcijfers, on_delete=models.PROTECT, related_name="toelichtingen")
    tekst = models.TextField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = _("toelichtingen")

    def __str__(self) -> str:
        return f"Toelichting {self.pk} bij {self.cijfers_id}"
