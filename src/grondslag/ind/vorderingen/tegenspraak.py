"""What it takes to say that a proposed kind is not in a fragment, where that kind would keep it in.

The machine sees words and a person reads, so the person may be right; but a special category that leaves by
mistake does not come back. So it takes a reason, and the jurist's word on it.
"""

from collections.abc import Collection

from grondslag.ind.vorderingen.models import Onderdeel
from grondslag.ind.vorderingen.voorstel import FROM_THE_DOSSIER
from grondslag.law import Ground, Register

SPECIAL = ("bijzonder", "biometrie")
"""The groups of kinds that no ground carries unasked (`law/soorten.yaml`)."""


def weighty(fragment: Onderdeel, register: Register, ground: Ground) -> list[str]:
    """Return the proposed kinds that take a reason to deny: special, or not carried by this ground."""
    kinds = register.vocabulary.kinds
    return [
        kind
        for kind in fragment.inhoud["voorstel"]
        if kinds[kind].groep in SPECIAL or (kind not in ground.kinds and kind != FROM_THE_DOSSIER)
    ]


def denied(proposed: Collection[str], labelled: Collection[str]) -> list[str]:
    """Return the proposed kinds that a label leaves out; without a label nothing is denied yet."""
    return sorted(set(proposed) - set(labelled)) if labelled else []


def has_reason(fragment: Onderdeel, kinds: Collection[str]) -> bool:
    """Whether a written reason stands against each of these kinds."""
    said = fragment.tegenspraak or {"soorten": []}
    return set(kinds) <= set(said["soorten"])
