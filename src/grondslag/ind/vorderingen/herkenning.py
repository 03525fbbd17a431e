"""Is this zaak about the person whom the demand designates? Asked before a zaak is tied to a demand.

Without this a handler could try numbers and learn which zaken exist; now a number of another person's zaak
gets the same answer as a number that nobody has.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from grondslag.both.vordering.bericht import Persoon

SHORTEST = 4
"""Letters that a part of a name has at least, to count: `al-` and `van` name nobody."""


def is_about(person: Persoon, gegevens: Mapping[str, Any]) -> bool:
    """Whether designation and registration agree: on the number, or on a name and not against the year."""
    if re.sub(r"\D", "", person.nummer) == gegevens["vnummer"]:
        return True
    subject = next(one for one in gegevens["personen"] if one["rol"] == "betrokkene")
    known = _parts(" ".join([subject["naam"], *subject.get("aliassen", [])]))
    return bool(_parts(f"{person.naam} {person.aanduiding}") & known) and _years_agree(person, gegevens)


def _years_agree(person: Persoon, gegevens: Mapping[str, Any]) -> bool:
    said = re.findall(r"\b(?:19|20)\d\d\b", person.geboren)
    registered = str(gegevens.get("geboortedatum", ""))[:4]
    return not said or not registered.isdigit() or registered in said


def _parts(text: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return frozenset(part for part in re.findall(r"[^\W\d_]+", letters) if len(part) >= SHORTEST)
