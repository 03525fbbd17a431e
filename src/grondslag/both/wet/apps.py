from django.apps import AppConfig


class WetConfig(AppConfig):
    """What this side knows of the law beyond the shipped register: signatures, the law's entry, what-if."""

    name = "grondslag.both.wet"
    label = "wet"
    verbose_name = "Wet"
