from django.apps import AppConfig


class KamerConfig(AppConfig):
    """The figures for the Kamer: of closed years, small counts hidden, through the gate."""

    name = "grondslag.ind.kamer"
    label = "ind_kamer"
    verbose_name = "Cijfers voor de Kamer"

    def ready(self) -> None:
        from grondslag.both.gate import occasions
        from grondslag.both.ui import taken
        from grondslag.ind.kamer import counts, lacune, poort
        from grondslag.ind.kamer.cijferlijst import cijferlijst
        from grondslag.ind.kamer.occasion import KamerCijfers
        from grondslag.ind.kamer.selectors import tasks_for

        cijferlijst()  # a list that contradicts itself stops the site from starting
        counts.register("eigen-beweging", poort.own_initiative)
        counts.register("weigeringen", poort.refusals)
        counts.register("lacune", lacune.received)
        counts.register("lacune-wacht", lacune.waiting)
        counts.register("lacune-onbekend", lacune.undated)
        occasions.register(KamerCijfers())
        taken.register(tasks_for)
