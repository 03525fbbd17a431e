from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The append-only log of who did what."""

    name = "grondslag.both.audit"
    label = "audit"
    verbose_name = "Logboek"
