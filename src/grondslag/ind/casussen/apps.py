from django.apps import AppConfig


class CasussenConfig(AppConfig):
    """The casus: a card of generalised values, made by one person, read by another."""

    name = "grondslag.ind.casussen"
    label = "ind_casussen"
    verbose_name = "Casussen"

    def ready(self) -> None:
        from grondslag.both.ui import taken
        from grondslag.ind.casussen.access import reads_documents_of
        from grondslag.ind.casussen.taken import casus_step, reading_step, tasks_for
        from grondslag.ind.dossiers.selectors import let_read
        from grondslag.ind.zaken import stappen

        let_read(reads_documents_of)
        taken.register(tasks_for)
        stappen.register(casus_step)
        stappen.register(reading_step)
