import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grondslag.both.kluis import SealedJSONField
from grondslag.ind.zaken.models import Zaak


class Uitkomst(models.TextChoices):
    """What became of a demand as a whole."""

    OPEN = "", _("nog niet beantwoord")
    GEHEEL = "geheel", _("geheel voldaan")
    DEELS = "deels", _("deels voldaan")
    NIET = "niet", _("niet voldaan")


class Vordering(models.Model):
    """A demand of the OM as it came in. What it says stands sealed; only its named handlers know of it.

    `papier` is when the paper of an oral demand came. A zaak does not know its vorderingen: there is no way
    back.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referentie = models.UUIDField(unique=True)
    artikel = models.CharField(max_length=10)
    termijn = models.DateField()
    verlengd_tot = models.DateField(null=True)
    mondeling = models.BooleanField()
    gedaan = models.DateTimeField(null=True)
    papier = models.DateTimeField(null=True)
    inhoud = SealedJSONField()
    zaak = models.ForeignKey(Zaak, null=True, on_delete=models.PROTECT, related_name="+")
    ontvangen = models.DateTimeField()
    ingetrokken = models.DateTimeField(null=True)
    beantwoord = models.DateTimeField(null=True)
    uitkomst = models.CharField(max_length=10, choices=Uitkomst.choices, blank=True)
    brief = SealedJSONField(null=True)
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["ontvangen"]
        verbose_name = _("vordering")
        verbose_name_plural = _("vorderingen")

    def __str__(self) -> str:
        return f"Vordering {self.pk}"


class Taak(models.TextChoices):
    """What a named handler does for a demand."""

    OPSTELLER = "opsteller", _("stelt het antwoord op")
    ONDERTEKENAAR = "ondertekenaar", _("tekent als vorderingbehandelaar")
    JURIST = "jurist", _("toetst de omvang en tekent als jurist")


class Behandelaar(models.Model):
    """A person who may know of a demand, and why."""

    vordering = models.ForeignKey(Vordering, on_delete=models.PROTECT, related_name="behandelaars")
    persoon = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    taak = models.CharField(max_length=15, choices=Taak.choices)
    sinds = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("behandelaar")
        verbose_name_plural = _("behandelaars")
        constraints = [
            models.UniqueConstraint(fields=["vordering", "persoon"], name="behandelaar_een_taak"),
            models.UniqueConstraint(fields=["vordering", "taak"], name="behandelaar_een_per_taak"),
        ]

    def __str__(self) -> str:
        return f"{self.taak} van {self.vordering_id}"


class Oordeel(models.Model):
    """What a handler established, yes or no, in words. The newest of each name counts; none is changed."""

    vordering = models.ForeignKey(Vordering, on_delete=models.PROTECT, related_name="oordelen")
    naam = models.CharField(max_length=40)
    akkoord = models.BooleanField()
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


class Onderdeel(models.Model):
    """A fragment that might leave, under the item that asks for it: a registered datum or a passage.

    `inhoud`: {"tekst", "herkomst", "document" (pk or None), "voorstel" (kinds that the machine proposes) and
    "gezien" (in which words, by kind; not for what was chosen before it was kept)}.
    `soorten` is None until a person labelled it; `omvat` is None until the jurist looked at it.
    `tegenspraak`: {"soorten" (proposed, and by the labeller said not to be in it), "reden"}, or None; whether
    the jurist agrees stands in `tegenspraak_gevolgd`.
    """

    vordering = models.ForeignKey(Vordering, on_delete=models.CASCADE, related_name="onderdelen")
    nummer = models.PositiveSmallIntegerField()
    inhoud = SealedJSONField()
    soorten = SealedJSONField(null=True)
    gelabeld = models.DateTimeField(null=True)
    tegenspraak = SealedJSONField(null=True)
    tegenspraak_gevolgd = models.BooleanField(null=True)
    omvat = models.BooleanField(null=True)
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["nummer", "pk"]
        verbose_name = _("onderdeel")
        verbose_name_plural = _("onderdelen")

    def __str__(self) -> str:
        return f"Onderdeel {self.pk} bij {self.nummer}"

    @property
    def anker(self) -> str:
        """Where the fragment stands on a page with several."""
        return f"onderdeel-{self.pk}"

    @property
    def voorstel(self) -> list[str]:
        """The proposed kinds, each with the words it was seen in."""
        seen = self.inhoud.get("gezien", {})
        kinds = self.inhoud["voorstel"]
        return [f"{kind} ({', '.join(seen[kind])})" if seen.get(kind) else kind for kind in kinds]


class Antwoordpost(models.Model):
    """What is decided on one item that was asked: given, partly or not, on which article, and why."""

    vordering = models.ForeignKey(Vordering, on_delete=models.PROTECT, related_name="posten")
    nummer = models.PositiveSmallIntegerField()
    besluit = models.CharField(max_length=10)
    inhoud = SealedJSONField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["nummer"]
        verbose_name = _("antwoordpost")
        verbose_name_plural = _("antwoordposten")
        constraints = [
            models.UniqueConstraint(fields=["vordering", "nummer"], name="antwoordpost_een_per_onderdeel")
        ]

    def __str__(self) -> str:
        return f"{self.nummer}: {self.besluit}"
