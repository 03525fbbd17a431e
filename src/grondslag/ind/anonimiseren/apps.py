from django.apps import AppConfig


class AnonimiserenConfig(AppConfig):
    """The anonymiser over a whole dossier, and what people decided about each of its findings."""

    name = "grondslag.ind.anonimiseren"
    label = "ind_anonimiseren"
    verbose_name = "Anonimiseren"

    def ready(self) -> None:
        from grondslag.ind.anonimiseren.stap import anonymise_step
        from grondslag.ind.zaken import stappen

        stappen.register(anonymise_step)
