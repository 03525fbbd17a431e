from django.apps import AppConfig


class PublicatieConfig(AppConfig):
    """Decision notes for the public: officials' data out, with a ground for each, in a rebuilt file."""

    name = "grondslag.ind.publicatie"
    label = "ind_publicatie"
    verbose_name = "Publicatie"

    def ready(self) -> None:
        from grondslag.both.gate import occasions
        from grondslag.both.ui import taken
        from grondslag.ind.publicatie.occasion import NotaOpenbaar
        from grondslag.ind.publicatie.selectors import tasks_for
        from grondslag.ind.publicatie.woo import woo

        woo()  # grounds that can't be read stop the site from starting
        occasions.register(NotaOpenbaar())
        taken.register(tasks_for)
