from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from grondslag.both.register.keys import folder
from grondslag.proof import keys


class Command(BaseCommand):
    """Make the keys of this side, once."""

    help = "maak de sleutels van deze zijde; bestaande sleutels blijven staan"

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's own signature
        if (folder() / "publiek.json").exists():
            self.stdout.write("De sleutels van deze zijde bestaan al; er is niets gewijzigd.")
            return
        keys.generate(folder(), settings.ZIJDE)
        self.stdout.write(f"Sleutels gemaakt in {folder()}; geef publiek.json aan de andere zijde.")
