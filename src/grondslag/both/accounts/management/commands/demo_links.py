"""Print one login link a role, for the demo."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grondslag.both.accounts import demo


class Command(BaseCommand):
    """`grondslag beheer ind demo_links --adres http://127.0.0.1:8001`."""

    help = "Maak voor elke rol een inloglink. Alleen in de demo; eerdere links vervallen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--adres", default="http://127.0.0.1:8001", help="adres van de site, zonder pad")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            links = list(demo.fresh_links())
        except demo.NotTheDemo as error:
            raise CommandError(str(error)) from error
        for link in links:
            self.stdout.write(f"{link.naam:<36} {link.user.naam:<24} {options['adres']}{link.path}")
