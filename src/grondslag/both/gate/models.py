import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from grondslag.both.kluis import SealedJSONField
from grondslag.both.register.models import Entry


class State(models.TextChoices):
    """The life of a request at the gate."""

    PERMITTED = "getoetst", _("Getoetst: wacht op twee handtekeningen")
    REFUSED = "geweigerd", _("Geweigerd")
    RELEASED = "vrijgegeven", _("Vrijgegeven")
    WITHDRAWN = "ingetrokken", _("Ingetrokken")


RECIPIENTS = {
    "om": _("OM"),
    "ind": _("IND"),
    "tafel": _("Overlegtafel"),
    "tweede-kamer": _("Tweede Kamer"),
    "eenieder": _("Eenieder"),
}
"""Each recipient that `law` names, as a reader knows it."""


class Verzoek(models.Model):
    """A request to let something out: which occasion, on which ground, by whom; and what the gate decided."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    occasion = models.CharField(max_length=40)
    object_id = models.CharField(max_length=64)
    ground = models.CharField(max_length=40)
    recipient = models.CharField(max_length=60)
    requester = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=15, choices=State.choices)
    created = models.DateTimeField()
    bundle_sha256 = models.CharField(max_length=64, blank=True)
    decision = SealedJSONField()
    entry = models.OneToOneField(Entry, null=True, on_delete=models.PROTECT, related_name="verzoek")
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["-created"]
        verbose_name_plural = "verzoeken"
        constraints = [
            models.UniqueConstraint(
                fields=["occasion", "object_id"],
                condition=models.Q(state=State.PERMITTED),
                name="verzoek_een_open_per_stuk",
            )
        ]

    def __str__(self) -> str:
        return f"{self.occasion} {self.object_id} ({self.ground})"

    @property
    def recipient_name(self) -> str:
        """The recipient as a reader knows it."""
        return str(RECIPIENTS.get(self.recipient, self.recipient))

    @property
    def is_half_signed(self) -> bool:
        """Whether it waits for the second signature alone."""
        return self.state == State.PERMITTED and self.handtekeningen.exists()

    def get_state_display(self) -> str:  # type: ignore[no-redef]  # Django lets a model say it itself
        """Return the state in words; of an open request how many signatures it still waits for."""
        if self.is_half_signed:
            return gettext("Getoetst: wacht op nog één handtekening")
        return str(State(self.state).label)


class Handtekening(models.Model):
    """One of the two signatures under a request, over the exact bytes and the decision."""

    verzoek = models.ForeignKey(Verzoek, on_delete=models.PROTECT, related_name="handtekeningen")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    rol = models.CharField(max_length=30)
    over_sha256 = models.CharField(max_length=64)
    moment = models.DateTimeField()
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["moment"]
        verbose_name_plural = "handtekeningen"
        constraints = [
            models.UniqueConstraint(fields=["verzoek", "person"], name="handtekening_een_per_persoon"),
            models.UniqueConstraint(fields=["verzoek", "rol"], name="handtekening_een_per_rol"),
        ]

    def __str__(self) -> str:
        return f"{self.rol} onder {self.verzoek_id}"
