import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grondslag.both.kluis import SealedJSONField
from grondslag.ind.casussen.models import Casus


def _person(*, null: bool = False) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=null)


class Stand(models.TextChoices):
    """Where a meeting stands. Only the first lets its agenda change; only the second its minutes begin."""

    VOORBEREIDING = "voorbereiding", _("In voorbereiding")
    GEHOUDEN = "gehouden", _("Gehouden")
    VASTGESTELD = "vastgesteld", _("Verslag vastgesteld")


class Overleg(models.Model):
    """One meeting. Both sides know it by `referentie`, which is random and says nothing.

    `nummer` counts the meetings of one day; most days have one.
    """

    referentie = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    datum = models.DateField()
    nummer = models.PositiveSmallIntegerField(default=1)
    plaats = models.CharField(max_length=120, blank=True)
    stand = models.CharField(max_length=15, choices=Stand.choices, default=Stand.VOORBEREIDING)
    gemaakt = models.DateTimeField()
    door = _person()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["-datum", "-nummer"]
        verbose_name = _("overleg")
        verbose_name_plural = _("overleggen")
        constraints = [models.UniqueConstraint(fields=["datum", "nummer"], name="overleg_number_once_a_day")]

    def __str__(self) -> str:
        return f"Overleg {self.pk}"


class Agendapunt(models.Model):
    """A casus on the agenda of one meeting. This row is the key from label to casus, and stays at the IND.

    `prangend`: the coordinator's motivation, in words. `blad` and `blad_sleutel`: the PDF that was filed when
    the casus left. `herkend`: when the OM said that it knows who this is; from then on it is hidden.
    """

    overleg = models.ForeignKey(Overleg, on_delete=models.PROTECT, related_name="agendapunten")
    casus = models.ForeignKey(Casus, on_delete=models.PROTECT, related_name="agendapunten")
    label = models.CharField(max_length=40, unique=True)
    prangend = SealedJSONField()
    door = _person()
    toegevoegd = models.DateTimeField()
    inschrijving = models.PositiveIntegerField(null=True)
    blad = models.CharField(max_length=32, blank=True)
    herkend = models.DateTimeField(null=True)
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("agendapunten")
        constraints = [
            models.UniqueConstraint(fields=["overleg", "casus"], name="agendapunt_casus_once_a_meeting")
        ]

    def __str__(self) -> str:
        return f"Agendapunt {self.pk}"


class Aanwezige(models.Model):
    """Who was there: function and organisation; names of officials have no place here. Never changed."""

    overleg = models.ForeignKey(Overleg, on_delete=models.PROTECT, related_name="aanwezigen")
    functie = models.CharField(max_length=80)
    organisatie = models.CharField(max_length=80)
    door = _person()
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("aanwezigen")

    def __str__(self) -> str:
        return f"{self.functie} ({self.organisatie})"


class Reactie(models.Model):
    """What the OM answered to a casus; its words, if any, lie sealed. Never changed."""

    agendapunt = models.ForeignKey(Agendapunt, on_delete=models.PROTECT, related_name="reacties")
    bericht = models.UUIDField(unique=True)
    reactie = models.CharField(max_length=20)
    vraag = SealedJSONField()
    ontvangen = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("reacties")

    def __str__(self) -> str:
        return f"{self.reactie} bij agendapunt {self.agendapunt_id}"


class Uitkomst(models.Model):
    """What the meeting concluded on a casus: a value of the fixed list, why, whose it is. Never changed."""

    agendapunt = models.OneToOneField(Agendapunt, on_delete=models.PROTECT, related_name="uitkomst")
    uitkomst = models.CharField(max_length=30)
    motivering = SealedJSONField()
    eigenaar = models.CharField(max_length=80)
    uiterlijk = models.DateField(null=True)
    door = _person()
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("uitkomsten")

    def __str__(self) -> str:
        return f"{self.uitkomst} bij agendapunt {self.agendapunt_id}"


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


class Verslaguitgang(models.Model):
    """That our half left, under which entry of the register. Never changed."""

    helft = models.OneToOneField(
        Verslaghelft, on_delete=models.PROTECT, primary_key=True, related_name="uitgang"
    )
    inschrijving = models.PositiveIntegerField()
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        verbose_name = _("verslaguitgang")
        verbose_name_plural = _("verslaguitgangen")

    def __str__(self) -> str:
        return f"Verslaghelft {self.helft_id} vertrok"
