from django.apps import AppConfig


class WetConfig(AppConfig):
    """What this side knows of the law beyond the shipped register: signatures, the law's entry, what-if."""

    name = "grondslag.both.wet"
    label = "wet"
    verbose_name = "Wet"

    def ready(self) -> None:
        from grondslag.both.ui import taken
        from grondslag.both.wet.pages import tasks_for

        taken.register(tasks_for)
