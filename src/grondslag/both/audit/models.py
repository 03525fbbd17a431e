from django.conf import settings
from django.db import models


class AuditEvent(models.Model):
    """One act of one person, chained to the act before it by hash. Never changed, never deleted."""

    seq = models.PositiveBigIntegerField(primary_key=True)
    moment = models.DateTimeField()
    event = models.CharField(max_length=80)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    fields = models.JSONField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["seq"]

    def __str__(self) -> str:
        return f"{self.seq} {self.event}"
