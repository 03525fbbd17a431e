from django.apps import AppConfig


class IncidentenConfig(AppConfig):
    """What went wrong with someone's data: opened by the system, judged by the privacyadviseur."""

    name = "grondslag.ind.incidenten"
    label = "ind_incidenten"
    verbose_name = "Incidenten"

    def ready(self) -> None:
        from grondslag.both.ui.taken import register
        from grondslag.ind.incidenten.selectors import tasks_for

        register(tasks_for)
