from django.db import models
from django.utils.translation import gettext_lazy as _

from grondslag.both.kluis import SealedJSONField


class Kind(models.TextChoices):
    """What an entry records. Only a VERSTREKKING may stand behind an outbox row (a trigger holds that)."""

    VERSTREKKING = "verstrekking", _("Verstrekking")
    WEIGERING = "weigering", _("Weigering")
    TEGENGEHOUDEN = "tegengehouden", _("Tegengehouden bij uitgang")


class Entry(models.Model):
    """One decision of the gate that had an effect: a leaf of the Merkle tree. Never changed or deleted."""

    seq = models.PositiveBigIntegerField(primary_key=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    moment = models.CharField(max_length=40)
    commitment = models.CharField(max_length=64)
    salt = models.CharField(max_length=64)
    leaf_hash = models.CharField(max_length=64)
    body = SealedJSONField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["seq"]
        verbose_name = "inschrijving"

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"


class Checkpoint(models.Model):
    """The signed size and root of the tree after an entry; `frontier` is what the next entry needs of it.

    Never changed, never deleted.
    """

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True)
    note = models.TextField()
    frontier = models.JSONField()

    def __str__(self) -> str:
        return f"Checkpoint {self.entry_id}"


class Receipt(models.Model):
    """The receipt that the recipient signed for an entry. Never changed, never deleted."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True)
    receipt = models.JSONField()
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    def __str__(self) -> str:
        return f"Ontvangstbewijs {self.entry_id}"
