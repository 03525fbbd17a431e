import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from grondslag.both.gate.stored import log_record, stored_line
from grondslag.both.register.models import Entry


class Command(BaseCommand):
    """Write every decision in the register with what it was decided on, one JSON object a line."""

    help = "schrijf alle besluiten met waar ze op rusten, om ze met `grondslag wet herhaal` opnieuw te nemen"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--uit", required=True, type=Path, help="het bestand")
        parser.add_argument(
            "--beslislogboek",
            action="store_true",
            help="als Authorization Decision Log, om elders te bewaren",
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's own signature
        number, form = 0, log_record if options["beslislogboek"] else stored_line
        with options["uit"].open("w", encoding="utf-8") as file:
            for entry in Entry.objects.order_by("seq").iterator():
                line = form(entry)
                if line is not None:
                    file.write(json.dumps(line, ensure_ascii=False) + "\n")
                    number += 1
        self.stdout.write(f"{number} besluiten geschreven in {options['uit']}.")
