from django.apps import AppConfig


class RenderingConfig(AppConfig):
    """Holds no models: installed so that the templates and fonts belong to each side's own copy."""

    name = "grondslag.both.rendering"
    label = "rendering"
