import datetime as dt
import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from grondslag.ind.zaken.services import register_zaak

COUNTED = ("limbs", "status", "land", "periode_van", "periode_tot", "feitsoorten", "rolklasse")


class Command(BaseCommand):
    """Read the older stock of registered zaken, without a behandelaar: all of a file, or nothing."""

    help = "lees geregistreerde zaken in, één JSON-object per regel"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("bestand")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's own signature
        lines = Path(options["bestand"]).read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            try:
                row = json.loads(line)
                counted = {key: row.pop(key) for key in COUNTED}
                held_since = row.pop("tegengeworpen_op", None)
                day = dt.date.fromisoformat(held_since) if held_since else None
                register_zaak(user=None, gegevens=row, tegengeworpen_op=day, **counted)
            except (ValueError, KeyError, TypeError) as error:
                raise CommandError(
                    f"Regel {number} is geen zaak; er is niets ingelezen. ({error})"
                ) from error
            except ValidationError as error:
                raise CommandError(f"Regel {number}: {error.messages[0]} Er is niets ingelezen.") from error
        self.stdout.write(f"{len(lines)} zaken ingelezen.")
