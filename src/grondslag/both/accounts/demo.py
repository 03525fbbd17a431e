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
    user: User
    path: str


@transaction.atomic
def demo_people() -> dict[str, User]:
    """Return the invented person of each role of this side, made where there is none yet.

    Raises:
        NotTheDemo: outside the demo nobody is invented.
    """
    if not settings.DEMO:
        raise NotTheDemo("Dit kan alleen in de demo: zet GRONDSLAG_DEMO=1.")
    text = Path(__file__).with_name("demo_personen.toml").read_text(encoding="utf-8")
    people = tomllib.loads(text)
    return {
        role: _person(role, people[role]["naam"], people[role]["functie"])
        for role in roles_of(settings.ZIJDE)
    }


def fresh_links() -> Iterator[Inlog]:
    """Make a new login link for each role; links made earlier stop working.

    Raises:
        NotTheDemo: outside the demo.
    """
    for role, user in demo_people().items():
        yield Inlog(roles_of(settings.ZIJDE)[role], user, f"/demo-inloggen/{issue_demo_link(user=user)}/")


def _person(role: str, naam: str, functie: str) -> User:
    found = User.objects.filter(username=f"demo-{role}").first()
    return found or create_user(username=f"demo-{role}", naam=naam, functie=functie, rollen=[role])
