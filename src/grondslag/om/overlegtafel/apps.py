from django.apps import AppConfig


class OverlegtafelConfig(AppConfig):
    """The table as the OM sits at it: read, ask, respond; and its half of the minutes."""

    name = "grondslag.om.overlegtafel"
    label = "om_overlegtafel"
    verbose_name = "Overlegtafel"

    def ready(self) -> None:
        from grondslag.both.exchange import handlers
        from grondslag.both.gate import occasions
        from grondslag.both.ui.taken import register
        from grondslag.om.overlegtafel.occasion import HerkendUitgang, ReactieUitgang, VerslagUitgang
        from grondslag.om.overlegtafel.selectors import tasks_for
        from grondslag.om.overlegtafel.services import take_minutes

        for occasion in (ReactieUitgang(), HerkendUitgang(), VerslagUitgang()):
            occasions.register(occasion)
        handlers.register("verslag", take_minutes)
        register(tasks_for)
