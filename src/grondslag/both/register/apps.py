from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """The append-only register of disclosures and refusals, with its checkpoints and receipts."""

    name = "grondslag.both.register"
    label = "register"
    verbose_name = "Register van verstrekkingen"
