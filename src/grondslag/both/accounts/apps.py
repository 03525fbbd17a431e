from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users, roles, sign-in and the access matrix."""

    name = "grondslag.both.accounts"
    label = "accounts"
    verbose_name = "Gebruikers"

    def ready(self) -> None:
        from grondslag.both.accounts import checks  # noqa: F401 (registers the check of the access matrix)
