from django.apps import AppConfig


class UiConfig(AppConfig):
    """Holds no models: templates, components and static files."""

    name = "grondslag.both.ui"
    label = "ui"
    verbose_name = "Vormgeving"

    def ready(self) -> None:
        from grondslag.both.ui import checks  # noqa: F401 (registers the check of the menu)
