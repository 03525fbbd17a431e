from django.apps import AppConfig


class InzichtConfig(AppConfig):
    """What the law would say of an object, and what it said: it looks, decides nothing and sends nothing."""

    name = "grondslag.both.inzicht"
    label = "inzicht"
    verbose_name = "Inzicht"
