from django.apps import AppConfig


class VorderingenConfig(AppConfig):
    """The OM's demands as the IND has them: known to their named handlers, answered through the gate."""

    name = "grondslag.ind.vorderingen"
    label = "ind_vorderingen"
    verbose_name = "Vorderingen"

    def ready(self) -> None:
        from grondslag.both.exchange import handlers
        from grondslag.both.gate import occasions
        from grondslag.both.ui import taken
        from grondslag.ind.kamer import counts, momenten
        from grondslag.ind.vorderingen import tellen
        from grondslag.ind.vorderingen.arrival import receive_demand, receive_withdrawal
        from grondslag.ind.vorderingen.occasion import AntwoordOpVordering
        from grondslag.ind.vorderingen.selectors import tasks_for

        occasions.register(AntwoordOpVordering())
        handlers.register("vordering", receive_demand)
        handlers.register("vordering-ingetrokken", receive_withdrawal)
        taken.register(tasks_for)
        counts.register("vorderingen", tellen.received)
        counts.register("vorderingen-afgedaan", tellen.settled)
        counts.register("vorderingen-open", tellen.still_open)
        momenten.register(momenten.DEMAND, tellen.moments)
        momenten.register(momenten.ANSWERED, tellen.answered)
