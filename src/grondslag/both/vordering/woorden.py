"""What the questions about a demand share on both sides: yes or no, and from what that shows. Pure."""

from typing import Any

from django.utils.translation import gettext_lazy as _

JA_NEE = [("ja", _("Ja")), ("nee", _("Nee"))]
FROM_WHAT: Any = _("%(wat)s: waaruit blijkt dat?")
