"""What a registration says from closed lists, in the language of the reader."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from grondslag.anonymise.kaart import Field, Value

ROLES = [
    ("partner", _("partner")),
    ("kind", _("kind")),
    ("vader", _("vader")),
    ("moeder", _("moeder")),
    ("broer", _("broer")),
    ("zus", _("zus")),
    ("ander", _("ander familielid")),
]


def label_of(thing: Field | Value) -> str:
    """Return the words of a field of the card, or of one of its values."""
    return thing.label_en if get_language() == "en" else thing.label
