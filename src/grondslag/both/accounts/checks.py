"""The site does not start while a route and the access matrix disagree."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, register

from grondslag.both.accounts import toegang


@register()
def check_access_matrix(**_: Any) -> list[Error]:
    """Report each route without an entry, each entry without a route, each unknown role."""
    found = toegang.problems(settings.ZIJDE, toegang.route_names())
    return [Error(sentence, id="accounts.E001") for sentence in found]
