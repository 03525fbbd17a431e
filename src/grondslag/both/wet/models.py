from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Soort(models.TextChoices):
    """What a jurist enters about the day of the law."""

    INWERKINGTREDING = "inwerkingtreding", _("Inwerkingtreding")
    NIEUWE_DAG = "nieuwe-dag", _("Andere dag van inwerkingtreding")
    INTREKKING = "intrekking", _("Intrekking")


class Inwerkingtreding(models.Model):
    """What one jurist entered about the law's entry into force. It does nothing until another confirms it.

    A change (another day, a withdrawal) is a new row that replaces an older one: rows are never changed and
    never deleted, so that what the gate went by on any day can be read back.
    """

    soort = models.CharField(max_length=20, choices=Soort.choices)
    vervangt = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="vervangen_door")
    staatsblad = models.CharField(max_length=20, blank=True)
    """ "2026, 123" = Stb. 2026, 123; empty under an AANNAME."""
    artikelonderdeel = models.CharField(max_length=200)
    dag = models.DateField(null=True)
    """The Amsterdam day of entry into force; None where the entry is withdrawn."""
    overgangsrecht = models.TextField(blank=True)
    """The sentence of law that says which dossiers from before that day it reaches."""
    soorten = models.JSONField(default=list)
    """[{"soort": a kind of data, "zin": the sentence of law that lets it go out}]"""
    voorwaarden = models.JSONField(default=list)
    """[{"oordeel": the judgement that must be there, "zin": the sentence of law that asks for it}]"""
    reden = models.TextField(blank=True)
    aanname = models.BooleanField(default=False)
    """True for an assumed text: it works in the demo and in a what-if only."""
    ingevoerd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()
    inhoud_sha256 = models.CharField(max_length=64)
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name = "inwerkingtreding"
        verbose_name_plural = "inwerkingtredingen"
        constraints = [
            models.CheckConstraint(
                name="inwerkingtreding_dag_behalve_bij_intrekking",
                condition=Q(soort=Soort.INTREKKING, dag__isnull=True)
                | (~Q(soort=Soort.INTREKKING) & Q(dag__isnull=False)),
            ),
            models.CheckConstraint(
                name="inwerkingtreding_staatsblad_of_aanname",
                condition=~Q(soort=Soort.INWERKINGTREDING)
                | Q(aanname=True, staatsblad="")
                | (Q(aanname=False) & ~Q(staatsblad="")),
            ),
            models.CheckConstraint(
                name="inwerkingtreding_wijziging_vervangt_met_reden",
                condition=Q(soort=Soort.INWERKINGTREDING) | (Q(vervangt__isnull=False) & ~Q(reden="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.dag or ''}".strip()


class Bevestiging(models.Model):
    """The word of a second jurist on what the first entered: yes or no, over exactly that content.

    That the two are different persons is held by a trigger (migration 0001), not by this code alone.
    """

    inwerkingtreding = models.OneToOneField(
        Inwerkingtreding, on_delete=models.PROTECT, related_name="bevestiging"
    )
    akkoord = models.BooleanField()
    reden = models.TextField(blank=True)
    bevestigd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()
    over_sha256 = models.CharField(max_length=64)
    bewaartermijn = models.CharField(max_length=40, default="onbekend")

    class Meta:
        ordering = ["pk"]
        verbose_name = "bevestiging"
        verbose_name_plural = "bevestigingen"
        constraints = [
            models.CheckConstraint(name="bevestiging_nee_met_reden", condition=Q(akkoord=True) | ~Q(reden=""))
        ]

    def __str__(self) -> str:
        return f"{'akkoord' if self.akkoord else 'niet akkoord'}: {self.inwerkingtreding_id}"
