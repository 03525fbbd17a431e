"""The people of the demo and their login links."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction

from grondslag.both.accounts.models import User
from grondslag.both.accounts.rollen import Rol, roles_of
from grondslag.both.accounts.services import create_user, issue_demo_link


class NotTheDemo(Exception):
    """Login links exist in the demo only."""


@dataclass(frozen=True)
class Inlog:
    """A role, who plays it, and the path of the login link."""

    rol: Rol
    nummer: int
    user: User
    path: str

    @property
    def naam(self) -> str:
        """The role in Dutch, with a number for a second person in it."""
        name = self.rol.namen["nl"]
        return f"{name} {self.nummer}" if self.nummer > 1 else name


@transaction.atomic
def demo_people() -> list[tuple[str, int, User]]:
    """Return the invented people of this side, each with role and number, made where there are none yet.

    Raises:
        NotTheDemo: outside the demo nobody is invented.
    """
    if not settings.DEMO:
        raise NotTheDemo("Dit kan alleen in de demo: zet GRONDSLAG_DEMO=1.")
    text = Path(__file__).with_name("demo_personen.toml").read_text(encoding="utf-8")
    people = tomllib.loads(text)
    return [
        (role, number, _person(role, number, known["naam"], known["functie"]))
        for role in roles_of(settings.ZIJDE)
        for number, known in enumerate(people[role], start=1)
    ]


def fresh_links() -> Iterator[Inlog]:
    """Make a new login link for each person; links made earlier stop working.

    Raises:
        NotTheDemo: outside the demo.
    """
    for role, number, user in demo_people():
        path = f"/demo-inloggen/{issue_demo_link(user=user)}/"
        yield Inlog(roles_of(settings.ZIJDE)[role], number, user, path)


def _person(role: str, number: int, naam: str, functie: str) -> User:
    username = f"demo-{role}" if number == 1 else f"demo-{role}-{number}"
    found = User.objects.filter(username=username).first()
    return found or create_user(username=username, naam=naam, functie=functie, rollen=[role])
