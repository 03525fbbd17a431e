"""Forget the second factor of somebody who lost it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from grondslag.both.accounts.models import User
from grondslag.both.accounts.services import clear_second_factor


class Command(BaseCommand):
    """`grondslag beheer ind tweede_factor_wissen jdevries`."""

    help = "Wis de tweede factor van een gebruiker; bij de volgende inlog wordt een nieuwe gekoppeld."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("gebruikersnaam")

    def handle(self, *_args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["gebruikersnaam"]).first()
        if user is None:
            raise CommandError("Deze gebruiker bestaat niet: controleer de gebruikersnaam.")
        clear_second_factor(user=user, actor=None)
        self.stdout.write(f"De tweede factor van {user.naam} is gewist.")
