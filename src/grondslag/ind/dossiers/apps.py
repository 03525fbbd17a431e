from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """The documents of a zaak: received, sealed, read in a child process, shown as text."""

    name = "grondslag.ind.dossiers"
    label = "ind_dossiers"
    verbose_name = "Dossiers"

    def ready(self) -> None:
        from grondslag.both.gate import occasions
        from grondslag.both.wet import cases
        from grondslag.ind.dossiers.occasion import EigenBeweging
        from grondslag.ind.dossiers.selectors import own_initiative_requests

        occasions.register(EigenBeweging())
        cases.register(own_initiative_requests)
