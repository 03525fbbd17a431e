from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Aangifte(models.Model):
    """An aangifte as it arrived: the document sealed, its hash, the IND's reference. Never changed."""

    bericht = models.UUIDField(unique=True)
    kenmerk = models.CharField(max_length=12, unique=True)
    document_sha256 = models.CharField(max_length=64)
    sleutel = models.CharField(max_length=32)
    blob = models.CharField(max_length=32)
    demo = models.BooleanField()
    ontvangen = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["-ontvangen", "-pk"]
        verbose_name = _("aangifte")
        verbose_name_plural = _("aangiften")

    def __str__(self) -> str:
        return f"Aangifte {self.kenmerk}"


class Gelezen(models.Model):
    """That an officier opened the document. Never changed."""

    aangifte = models.ForeignKey(Aangifte, on_delete=models.PROTECT, related_name="gelezen")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("lezing van een aangifte")
        verbose_name_plural = _("lezingen van aangiften")

    def __str__(self) -> str:
        return f"Aangifte {self.aangifte_id} gelezen"
