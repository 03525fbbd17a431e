"""The access matrix: every role × every route of this side, from the one file that says who may."""

import uuid
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from grondslag.both.accounts import toegang
from grondslag.both.accounts.rollen import roles_of

ZIJDE = settings.ZIJDE
EXAMPLES = {"int": 1, "str": "x", "slug": "x", "uuid": uuid.UUID(int=1), "path": "x"}


def every_pattern(patterns: list[Any], prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from every_pattern(pattern.url_patterns, inner)
        else:
            yield f"{prefix}{pattern.name}", pattern


ROUTES = dict(every_pattern(get_resolver().url_patterns))


def address(route: str) -> str:
    converters = ROUTES[route].pattern.converters.items()
    names = {converter: name for name, converter in _registered().items()}
    return reverse(route, kwargs={key: EXAMPLES[names[type(converter)]] for key, converter in converters})


def _registered() -> dict[str, type]:
    from django.urls.converters import get_converters

    return {name: type(converter) for name, converter in get_converters().items()}


@pytest.fixture
def reached(monkeypatch: pytest.MonkeyPatch) -> Callable[[Client], set[str]]:
    """Tell which routes a client reaches: every view is replaced by one that only says that it was called."""
    for pattern in ROUTES.values():
        monkeypatch.setattr(pattern, "callback", lambda request, **_: HttpResponse(status=204))
    return lambda client: {route for route in ROUTES if client.get(address(route)).status_code == 204}


def admitting(*levels: str, role: str = "") -> set[str]:
    lines = toegang.matrix(ZIJDE).items()
    return {route for route, line in lines if line.level in levels or role in line.roles}


@pytest.mark.parametrize("role", roles_of(ZIJDE))
def test_a_role_reaches_exactly_the_routes_that_the_file_gives_it(role: str, als: Any, reached: Any) -> None:
    assert reached(als(role)) == admitting("iedereen", "wachtwoord", "ingelogd", role=role)


def test_a_stranger_reaches_only_what_is_for_everybody(db: None, reached: Any) -> None:
    assert reached(Client()) == admitting("iedereen")


def test_a_password_alone_reaches_only_the_second_factor(persoon: Any, reached: Any) -> None:
    from grondslag.both import clock

    client = Client()
    client.force_login(persoon(*roles_of(ZIJDE).keys() - {"beheerder", "beleidsmedewerker"}))
    session = client.session
    session["begonnen_op"] = clock.now().timestamp()
    session.save()
    assert reached(client) == admitting("iedereen", "wachtwoord")


def test_the_matrix_and_the_routes_agree() -> None:
    assert toegang.problems(ZIJDE, toegang.route_names()) == []


def test_a_route_without_a_line_is_named() -> None:
    found = toegang.problems(ZIJDE, [*toegang.route_names(), "zaken:achterdeur"])
    assert found == [f"route zaken:achterdeur heeft geen regel in toegang.toml [{ZIJDE}]"]


def test_a_line_without_a_route_is_named() -> None:
    without = [route for route in toegang.route_names() if route != "ui:start"]
    assert toegang.problems(ZIJDE, without) == [
        f"toegang.toml [{ZIJDE}] noemt ui:start, een route die niet bestaat"
    ]


@pytest.mark.parametrize("value", ["iederen", ["bestaat-niet"], []])
def test_a_line_that_names_no_role_or_word_is_named(value: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toegang, "matrix", lambda _: {"ui:start": toegang._regel(value)})
    (sentence,) = toegang.problems(ZIJDE, ["ui:start"])
    assert "ui:start" in sentence


def test_a_route_without_a_name_is_a_problem() -> None:
    nameless = URLPattern(SimpleNamespace(__str__=lambda _: "geheim/"), lambda request: None)
    assert next(toegang._walk([nameless], "")).startswith("zonder naam")


def test_the_site_does_not_start_with_a_route_outside_the_matrix(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.core.management import call_command
    from django.core.management.base import SystemCheckError

    monkeypatch.setattr(toegang, "route_names", lambda: [*ROUTES, "zaken:achterdeur"])
    with pytest.raises(SystemCheckError, match="zaken:achterdeur"):
        call_command("check")


def test_forbidden_and_unknown_are_the_same_bytes(als: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toegang, "regel", lambda _: toegang.Regel("rollen", frozenset({"niemand"})))
    client = als(next(iter(roles_of(ZIJDE))))
    forbidden, unknown = client.get("/hulp/"), client.get("/bestaat/niet/")
    assert (forbidden.status_code, unknown.status_code) == (404, 404)
    assert forbidden.content == unknown.content
    assert forbidden.headers.items() == unknown.headers.items()


def test_a_stranger_cannot_tell_known_from_unknown(db: None) -> None:
    known, unknown = Client().get("/hulp/"), Client().get("/bestaat/niet/")
    assert known.status_code == unknown.status_code == 302
    assert (
        known["Location"].split("?")[0] == unknown["Location"].split("?")[0] == reverse("accounts:inloggen")
    )


def test_a_path_without_its_slash_is_unknown(als: Any) -> None:
    assert als(next(iter(roles_of(ZIJDE)))).get("/hulp").status_code == 404


def test_a_menu_shows_only_what_the_person_may_open(als: Any) -> None:
    from grondslag.both.ui.navigatie import menu_for

    for role in roles_of(ZIJDE):
        user = als(role).user
        assert all(toegang.regel(item.route).admits(user.rollen) for item in menu_for(user))
