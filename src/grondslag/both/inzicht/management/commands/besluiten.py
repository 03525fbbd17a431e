import json
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from grondslag.both.inzicht.logboeken import UnknownSubject, log_lines, processing_lines
from grondslag.both.inzicht.stored import open_lines, stored_lines
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
            action="store_true",
            help="als Logboek dataverwerkingen; het adres van het register staat in GRONDSLAG_VERWERKINGEN",
        )

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's own signature
        logs = {"beslislogboek": log_lines, "verwerkingenlogboek": processing_lines}
        log = next((form for name, form in logs.items() if options[name]), None)
        if log is processing_lines and not settings.VERWERKINGEN:
            raise CommandError(
                "Zet GRONDSLAG_VERWERKINGEN op het adres van het register van verwerkingsactiviteiten."
            )
        number, unknown = 0, []
        with options["uit"].open("w", encoding="utf-8") as file:
            for entry in Entry.objects.order_by("seq").iterator():
                try:
                    lines = (log or stored_lines)(entry)
                except UnknownSubject as error:
                    unknown.append(str(error))
                    continue
                number += _write(file, lines)
            if log is None:
                number += _write(file, open_lines())
        self.stdout.write(f"{number} regels geschreven in {options['uit']}.")
        if unknown:
            raise CommandError("\n".join(unknown))


def _write(file: TextIO, lines: Iterable[dict[str, Any]]) -> int:
    """Write a line each; return how many."""
    written = [json.dumps(line, ensure_ascii=False) + "\n" for line in lines]
    file.writelines(written)
    return len(written)
