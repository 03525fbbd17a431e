from django.apps import AppConfig


class VorderingenConfig(AppConfig):
    """The OM's demands: drafted, established by three people, sent through the gate, answered."""

    name = "grondslag.om.vorderingen"
    label = "om_vorderingen"
    verbose_name = "Vorderingen"

    def ready(self) -> None:
        from grondslag.both.exchange import handlers
        from grondslag.both.gate import occasions
        from grondslag.both.ui import taken
        from grondslag.om.vorderingen.arrival import receive_answer
        from grondslag.om.vorderingen.occasion import UitgaandeIntrekking, UitgaandeVordering
        from grondslag.om.vorderingen.selectors import tasks_for

        occasions.register(UitgaandeVordering())
        occasions.register(UitgaandeIntrekking())
        handlers.register("antwoord", receive_answer)
        taken.register(tasks_for)
