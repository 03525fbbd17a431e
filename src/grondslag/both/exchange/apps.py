from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Outbox, inbox, receipts and the transports between the two sides."""

    name = "grondslag.both.exchange"
    label = "exchange"
    verbose_name = "Uitwisseling"
