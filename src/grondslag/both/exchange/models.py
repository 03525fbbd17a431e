from django.db import models
from django.utils.translation import gettext_lazy as _

from grondslag.both.register.models import Entry


class Channel(models.TextChoices):
    """How bytes leave: sealed to the other side, or on paper or in public through a person."""

    ENVELOPE = "envelop", _("Verzegelde envelop")
    PAPER = "papier", _("Op papier")
    PUBLIC = "openbaar", _("Openbaar")


class OutboxState(models.TextChoices):
    """Where a disclosure is on its way out."""

    WAITING = "wacht", _("Wacht op verzending")
    RECEIPTED = "ontvangen", _("Ontvangen, met ontvangstbewijs")
    READY = "gereed", _("Gereed om op te halen")
    COLLECTED = "opgehaald", _("Opgehaald")
    HELD_BACK = "tegengehouden", _("Tegengehouden")


class OutboxMessage(models.Model):
    """Bytes that the gate released: written by `both.gate` alone (`outbox.py`), read by this app alone."""

    message_id = models.UUIDField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT)
    channel = models.CharField(max_length=10, choices=Channel.choices)
    recipient = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    blob = models.CharField(max_length=32)
    key_id = models.CharField(max_length=32)
    file_name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=80)
    payload_sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=15, choices=OutboxState.choices)
    created = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    next_attempt = models.DateTimeField()
    last_error = models.CharField(max_length=200, blank=True)
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    def __str__(self) -> str:
        return f"{self.message_id} {self.state}"


class InboxMessage(models.Model):
    """A message of the other side that had its effect, once. Never changed, never deleted."""

    message_id = models.UUIDField(primary_key=True)
    sender = models.CharField(max_length=20)
    kind = models.CharField(max_length=40)
    payload_sha256 = models.CharField(max_length=64)
    receipt = models.JSONField()
    received = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    def __str__(self) -> str:
        return f"{self.message_id} {self.kind}"
