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


class Stand(models.TextChoices):
    """Whether a stage of the bill was reached, or is only planned."""

    GEPLAND = "gepland", _("Gepland")
    GEZET = "gezet", _("Gezet")


class Vastgelegd(models.Model):
    """What somebody recorded of the trajectory, at which moment and with which source. Never changed."""

    bron = models.CharField(max_length=300)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        abstract = True


class Trajectstap(Vastgelegd):
    """What is known of one stage of the bill, with its source; its latest row counts. Never changed.

    `dag` is a day, a month, a year, or the word onbekend.
    """

    stap = models.CharField(max_length=40)
    stand = models.CharField(max_length=10, choices=Stand.choices)
    dag = models.CharField(max_length=20)
    stuk = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("trajectstap")
        verbose_name_plural = _("trajectstappen")

    def __str__(self) -> str:
        return f"{self.stap} {self.stand} {self.dag}"


class Toezegging(Vastgelegd):
    """A promise to Parliament: what, when made, where it stands, and by when. Never changed."""

    tekst = models.CharField(max_length=300)
    gedaan = models.CharField(max_length=20)
    uiterlijk = models.CharField(max_length=20)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("toezegging")
        verbose_name_plural = _("toezeggingen")

    def __str__(self) -> str:
        return f"Toezegging {self.pk}"


class Opvolging(Vastgelegd):
    """What became of a promise: kept, or another day, with its source; the latest counts. Never changed.

    `uiterlijk` is the new day; empty where the promise was kept.
    """

    toezegging = models.ForeignKey(Toezegging, on_delete=models.PROTECT, related_name="opvolgingen")
    uiterlijk = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("opvolging")
        verbose_name_plural = _("opvolgingen")

    def __str__(self) -> str:
        return f"Opvolging {self.pk} van {self.toezegging_id}"
