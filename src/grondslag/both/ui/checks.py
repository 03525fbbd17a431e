"""The site does not start while its menu names a route that does not exist."""

from typing import Any

from django.core.checks import Error, register

from grondslag.both.accounts import toegang
from grondslag.both.ui import navigatie


@register()
def check_menu(**_: Any) -> list[Error]:
    """Report each item of the menu without a route."""
    routes = toegang.route_names()
    return [
        Error(f"navigatie.toml noemt {item.route}, een route die niet bestaat", id="ui.E001")
        for item in navigatie.items()
        if item.route not in routes
    ]
