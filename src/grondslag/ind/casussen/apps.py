from django.apps import AppConfig


class CasussenConfig(AppConfig):
    """The casus: a card of generalised values, made by one person, read by another."""

    name = "grondslag.ind.casussen"
    label = "ind_casussen"
    verbose_name = "Casussen"

    def ready(self) -> None:
        from grondslag.ind.casussen.access import reads_documents_of
        from grondslag.ind.dossiers.selectors import let_read

        let_read(reads_documents_of)
