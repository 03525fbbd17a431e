import json
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grondslag.both.inzicht.logboeken import UnknownSubject, log_record, processing_lines
from grondslag.both.inzicht.stored import stored_line
from grondslag.both.register.models import Entry


class Command(BaseCommand):
    """Write every decision in the register, one JSON object a line, in one of three forms."""

    help = "schrijf alle besluiten met waar ze op rusten, om ze met `grondslag wet herhaal` opnieuw te nemen"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--uit", required=True, type=Path, help="het bestand")
        form = parser.add_mutually_exclusive_group()
        form.add_argument(
            "--beslislogboek",
            action="store_true",
            help="als Authorization Decision Log, om elders te bewaren",
        )
        form.add_argument(
            "--verwerkingenlogboek",
            metavar="URI",
            help="als Logboek dataverwerkingen; het adres van het register van verwerkingsactiviteiten",
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's own signature
        form = _form(beslislogboek=options["beslislogboek"], uri=options["verwerkingenlogboek"])
        number, unknown = 0, []
        with options["uit"].open("w", encoding="utf-8") as file:
            for entry in Entry.objects.order_by("seq").iterator():
                try:
                    lines = form(entry)
                except UnknownSubject as error:
                    unknown.append(str(error))
                    continue
                file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
                number += len(lines)
        self.stdout.write(f"{number} regels geschreven in {options['uit']}.")
        if unknown:
            raise CommandError("\n".join(unknown))


def _form(*, beslislogboek: bool, uri: str | None) -> Callable[[Entry], list[dict[str, Any]]]:
    """Return what makes the lines of one entry."""
    if uri:
        return lambda entry: processing_lines(entry, uri)
    one = log_record if beslislogboek else stored_line
    return lambda entry: [line for line in [one(entry)] if line is not None]
