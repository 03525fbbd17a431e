from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from grondslag.both import kluis
from grondslag.both.peer import peer
from grondslag.both.register.keys import partner_file
from grondslag.proof import keys


class Command(BaseCommand):
    """Pin the public keys of the other side, after they were compared by telephone or in person."""

    help = "zet de openbare sleutels van de andere zijde vast"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand", help="publiek.json van de andere zijde")
        parser.add_argument(
            "--certificaat", help="eigen.pem van de andere zijde, voor uitwisseling over HTTPS"
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's own signature
        source = Path(options["bestand"])
        try:
            public = keys.load_public(source)
        except keys.KeysError as error:
            raise CommandError(str(error)) from error
        if public.zijde != peer():
            raise CommandError("Dit zijn niet de sleutels van de andere zijde.")
        if partner_file().exists():
            raise CommandError(
                "Er zijn al sleutels vastgezet; wisselen vraagt eerst een besluit van twee personen."
            )
        kluis.write_once(partner_file(), source.read_bytes())
        if options["certificaat"]:
            kluis.write_once(settings.DATA / "tls" / "partner.pem", Path(options["certificaat"]).read_bytes())
        self.stdout.write("De sleutels van de andere zijde staan vast.")
