from django.apps import AppConfig


class AangiftenConfig(AppConfig):
    """Aangiften of the IND that came through the electronic channel; what comes on paper is not here."""

    name = "grondslag.om.aangiften"
    label = "om_aangiften"
    verbose_name = "Aangiften"

    def ready(self) -> None:
        from grondslag.both.exchange import handlers
        from grondslag.both.ui import taken
        from grondslag.om.aangiften.selectors import tasks_for
        from grondslag.om.aangiften.services import receive

        handlers.register("aangifte", receive)
        taken.register(tasks_for)
