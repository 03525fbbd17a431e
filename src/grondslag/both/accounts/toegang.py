"""The access matrix: which role may open which route. Read from `toegang.toml`; no entry means nobody.

`problems` compares the file with the routes that exist, so that neither can drift from the other.
"""

import functools
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from grondslag.both.accounts.rollen import roles_of

IEDEREEN, WACHTWOORD, INGELOGD = "iedereen", "wachtwoord", "ingelogd"
LEVELS = (IEDEREEN, WACHTWOORD, INGELOGD)


@dataclass(frozen=True)
class Regel:
    """One line of the matrix: a level, or the roles that may (level "rollen")."""

    level: str
    roles: frozenset[str] = frozenset()

    def admits(self, role_ids: list[str]) -> bool:
        """Tell whether a fully signed-in person with these roles may pass."""
        return self.level in LEVELS or not self.roles.isdisjoint(role_ids)


@functools.cache
def matrix(zijde: str) -> Mapping[str, Regel]:
    """Return the lines of one side by route name."""
    text = Path(__file__).with_name("toegang.toml").read_text(encoding="utf-8")
    return {route: _regel(value) for route, value in tomllib.loads(text)[zijde].items()}


def regel(route: str) -> Regel:
    """Return the line of a route of this side; a route without one admits nobody."""
    return matrix(settings.ZIJDE).get(route, Regel("rollen"))


def may_open(user: Any, route: str) -> bool:
    """Tell whether a signed-in person may open a route. For menus; the middleware decides for itself."""
    return bool(user.is_authenticated) and regel(route).admits(user.rollen)


def may_follow(user: Any, url: str) -> bool:
    """Tell whether a signed-in person may open the route behind an address of this site."""
    return may_open(user, resolve(url).view_name)


def route_names(urlconf: str | None = None) -> list[str]:
    """Return the full name of every route of a site; a route without a name appears as its pattern."""
    return sorted(_walk(get_resolver(urlconf).url_patterns, ""))


def problems(zijde: str, routes: list[str]) -> list[str]:
    """Return one sentence for each disagreement between the matrix of `zijde` and `routes`."""
    lines, roles = matrix(zijde), roles_of(zijde)
    missing = [
        f"route {route} heeft geen regel in toegang.toml [{zijde}]" for route in routes if route not in lines
    ]
    surplus = [
        f"toegang.toml [{zijde}] noemt {route}, een route die niet bestaat"
        for route in lines
        if route not in routes
    ]
    wrong = [
        f"toegang.toml [{zijde}] {route}: {name!r} is geen rol of toegangswoord van deze zijde"
        for route, line in lines.items()
        for name in sorted(line.roles - roles.keys())
        or ([] if line.level in LEVELS or line.roles else ["[]"])
    ]
    return missing + surplus + wrong


def _regel(value: str | list[str]) -> Regel:
    if isinstance(value, str):
        return Regel(value) if value in LEVELS else Regel("rollen", frozenset({value}))
    return Regel("rollen", frozenset(value))


def _walk(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from _walk(pattern.url_patterns, inner)
        else:
            yield f"{prefix}{pattern.name}" if pattern.name else f"zonder naam: {pattern.pattern}"
