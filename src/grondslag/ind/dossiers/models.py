from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grondslag.both.kluis import SealedJSONField
from grondslag.ind.zaken.models import Zaak


class Document(models.Model):
    """A document as it was received: sealed, hashed, never changed, never deleted.

    An attachment of a mail is a document of its own; its bytes lie in those of its `ouder`.
    """

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="documenten")
    ouder = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="bijlagen")
    naam = SealedJSONField()
    sha256 = models.CharField(max_length=64)
    grootte = models.PositiveBigIntegerField()
    bron = models.CharField(max_length=32, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ontvangen = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("documenten")
        constraints = [
            models.UniqueConstraint(fields=["zaak", "ouder", "sha256"], name="document_once_per_parent"),
            models.UniqueConstraint(
                fields=["zaak", "sha256"], condition=models.Q(ouder=None), name="document_once_per_zaak"
            ),
        ]

    def __str__(self) -> str:
        return f"Document {self.pk}"

    @property
    def stand(self) -> str:
        """`wacht`, `gelezen`, `onleesbaar` or `ingetrokken`."""
        if getattr(self, "intrekking", None):
            return "ingetrokken"
        extractie = getattr(self, "extractie", None)
        return extractie.stand if extractie else "wacht"


class Stand(models.TextChoices):
    """How the reading of a document ended."""

    GELEZEN = "gelezen", _("Gelezen")
    ONLEESBAAR = "onleesbaar", _("Onleesbaar")


class Extractie(models.Model):
    """What reading a document gave: its text, sealed, or the reason why there is none. Never changed."""

    document = models.OneToOneField(Document, on_delete=models.PROTECT, primary_key=True)
    stand = models.CharField(max_length=12, choices=Stand.choices)
    reden = models.CharField(max_length=300, blank=True)
    soort = models.CharField(max_length=20, blank=True)
    paginas = models.JSONField(default=list)
    waarschuwingen = SealedJSONField(default=list)
    verborgen_vanaf = models.PositiveIntegerField(null=True)
    tekst = models.CharField(max_length=32, blank=True)
    gelezen = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        verbose_name_plural = _("extracties")

    def __str__(self) -> str:
        return f"Extractie van {self.document_id}"


class Documentintrekking(models.Model):
    """That an unreadable document no longer counts in its dossier, by whom and why. Never changed.

    The document itself stays, sealed, with the fact that it came; `vervanging` is what came in its place.
    """

    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, primary_key=True, related_name="intrekking"
    )
    vervanging = models.OneToOneField(Document, null=True, on_delete=models.PROTECT, related_name="vervangt")
    reden = SealedJSONField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["moment"]
        verbose_name_plural = _("documentintrekkingen")

    def __str__(self) -> str:
        return f"Intrekking van {self.document_id}"


class Noodzaak(models.Model):
    """Why each datum is needed for a provision of one's own initiative, in words. Never changed."""

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="noodzaken")
    tekst = SealedJSONField()
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = _("noodzaken")

    def __str__(self) -> str:
        return f"Noodzaak bij zaak {self.zaak_id}"
