from django.apps import AppConfig


class GateConfig(AppConfig):
    """The one door: decide, two signatures, release."""

    name = "grondslag.both.gate"
    label = "gate"
    verbose_name = "Poort"

    def ready(self) -> None:
        from grondslag.both.exchange import checks
        from grondslag.both.gate.exit import may_collect, refuse_exit
        from grondslag.both.gate.selectors import tasks_for
        from grondslag.both.ui.taken import register

        register(tasks_for)
        checks.before_exit = refuse_exit
        checks.may_collect = may_collect
