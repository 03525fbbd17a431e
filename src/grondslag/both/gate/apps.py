from django.apps import AppConfig


class GateConfig(AppConfig):
    """The one door: decide, two signatures, release."""

    name = "grondslag.both.gate"
    label = "gate"
    verbose_name = "Poort"

    def ready(self) -> None:
        from grondslag.both.exchange import checks
        from grondslag.both.gate.exit import may_collect, refuse_exit
        from grondslag.both.gate.refusals import refused_requests
        from grondslag.both.gate.selectors import tasks_for
        from grondslag.both.ui.taken import register
        from grondslag.both.wet import cases

        register(tasks_for)
        cases.register_refusals(refused_requests)
        checks.before_exit = refuse_exit
        checks.may_collect = may_collect
