from django.apps import AppConfig


class OverlegtafelConfig(AppConfig):
    """The periodic table with the OM. Only here does a label meet its casus."""

    name = "grondslag.ind.overlegtafel"
    label = "ind_overlegtafel"
    verbose_name = "Overlegtafel"

    def ready(self) -> None:
        from grondslag.both.exchange import handlers
        from grondslag.both.gate import occasions
        from grondslag.both.inzicht import onderwerpen
        from grondslag.both.ui.taken import register
        from grondslag.both.wet import cases
        from grondslag.ind.kamer import counts, momenten
        from grondslag.ind.overlegtafel import ontvangst, tellen
        from grondslag.ind.overlegtafel.occasion import CasusUitgang, VerslagUitgang
        from grondslag.ind.overlegtafel.onderwerp import CasusVooraf, table_requests
        from grondslag.ind.overlegtafel.selectors import tasks_for
        from grondslag.ind.overlegtafel.stap import table_step
        from grondslag.ind.zaken import stappen

        occasions.register(CasusUitgang())
        occasions.register(VerslagUitgang())
        onderwerpen.register(CasusVooraf())
        cases.register(table_requests)
        handlers.register("tafelreactie", ontvangst.take_reaction)
        handlers.register("herkend", ontvangst.take_recognised)
        handlers.register("verslag", ontvangst.take_minutes)
        register(tasks_for)
        stappen.register(table_step)
        counts.register("tafel-bijeenkomsten", tellen.meetings)
        counts.register("casussen", tellen.cases)
        counts.register("uitkomsten", tellen.outcomes)
        momenten.register(momenten.TABLE, tellen.moments)
