from django.apps import AppConfig


class PostvakConfig(AppConfig):
    """What arrived, for who keeps the mailbox; and the one kind of message that no other app takes."""

    name = "grondslag.om.postvak"
    label = "om_postvak"
    verbose_name = "Postvak"

    def ready(self) -> None:
        from grondslag.both.exchange.handlers import register
        from grondslag.om.postvak.services import take_own_initiative

        register("eigen-beweging", take_own_initiative)
