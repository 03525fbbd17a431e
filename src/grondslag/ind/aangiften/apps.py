from django.apps import AppConfig


class AangiftenConfig(AppConfig):
    """The aangifte: one person, each datum with its reason, advised, decided, signed on paper."""

    name = "grondslag.ind.aangiften"
    label = "ind_aangiften"
    verbose_name = "Aangiften"

    def ready(self) -> None:
        from grondslag.both.gate import occasions
        from grondslag.both.ui import taken
        from grondslag.both.wet import cases
        from grondslag.ind.aangiften.counts import aangiften_of_year, handed_over, not_needed
        from grondslag.ind.aangiften.occasion import AangifteElektronisch, AangifteOpPapier
        from grondslag.ind.aangiften.selectors import aangifte_requests
        from grondslag.ind.aangiften.steps import aangifte_step, tasks_for
        from grondslag.ind.kamer import counts, momenten
        from grondslag.ind.zaken import stappen

        occasions.register(AangifteOpPapier())
        occasions.register(AangifteElektronisch())
        taken.register(tasks_for)
        cases.register(aangifte_requests)
        stappen.register(aangifte_step)
        counts.register("aangiften", aangiften_of_year)
        momenten.register(momenten.REPORTED, handed_over)
        momenten.register(momenten.NOT_NEEDED, not_needed)
