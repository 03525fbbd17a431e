from django.apps import AppConfig


class ZakenConfig(AppConfig):
    """The registration of 1F cases: the start of everything at the IND."""

    name = "grondslag.ind.zaken"
    label = "ind_zaken"
    verbose_name = "Zaken"

    def ready(self) -> None:
        from grondslag.both.ui.taken import register
        from grondslag.ind.kamer import momenten
        from grondslag.ind.zaken.selectors import held_against, tasks_for

        register(tasks_for)
        momenten.register(momenten.HELD_AGAINST, held_against)
