"""Make a user."""

import getpass
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from grondslag.both.accounts.services import create_user


class Command(BaseCommand):
    """`grondslag beheer ind gebruiker_toevoegen jdevries --naam "J. de Vries" --rol jurist`."""

    help = (
        "Voeg een gebruiker toe; het wachtwoord wordt gevraagd, de tweede factor stelt de gebruiker zelf in."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("gebruikersnaam")
        parser.add_argument("--naam", required=True, help="naam zoals anderen die zien")
        parser.add_argument("--functie", default="")
        parser.add_argument("--rol", action="append", required=True, help="rol; mag vaker voorkomen")

    def handle(self, *_args: Any, **options: Any) -> None:
        password = getpass.getpass("Wachtwoord (ten minste 12 tekens): ")
        try:
            user = create_user(
                username=options["gebruikersnaam"],
                naam=options["naam"],
                functie=options["functie"],
                rollen=options["rol"],
                password=password,
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{user.naam} is toegevoegd.")
