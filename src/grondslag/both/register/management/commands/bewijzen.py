from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from grondslag.both.register.keys import published_file
from grondslag.both.register.models import Entry, Kind
from grondslag.both.register.selectors import bewijs
from grondslag.proof import dumps


class Command(BaseCommand):
    """Write one proof a disclosure to a folder, with the keys to check them beside them."""

    help = "schrijf van iedere verstrekking het bewijs in een map, met de sleutels erbij"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--uit", required=True, help="de map")
        parser.add_argument("--weigeringen", action="store_true", help="ook van iedere weigering")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's own signature
        folder = Path(options["uit"])
        folder.mkdir(parents=True, exist_ok=True)
        kinds = [Kind.VERSTREKKING, Kind.WEIGERING] if options["weigeringen"] else [Kind.VERSTREKKING]
        entries = Entry.objects.filter(kind__in=kinds).order_by("seq")
        for entry in entries:
            name = f"{settings.ZIJDE}-{entry.seq:05d}-{entry.kind}.json"
            (folder / name).write_bytes(dumps(bewijs(entry)))
        (folder / "sleutels.json").write_bytes(published_file())
        self.stdout.write(f"{entries.count()} bewijzen geschreven in {folder}.")
