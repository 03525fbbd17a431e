from django.apps import AppConfig


class CasussenConfig(AppConfig):
    """The casusbladen that the IND brought to a meeting: cards of generalised values, under labels."""

    name = "grondslag.om.casussen"
    label = "om_casussen"
    verbose_name = "Casussen"

    def ready(self) -> None:
        from grondslag.both.exchange.handlers import register
        from grondslag.om.casussen.services import take_casus

        register("casus", take_casus)
