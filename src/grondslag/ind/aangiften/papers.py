"""The canonical papers of an aangifte, and their hashes: what was judged is what these say."""

import hashlib
from collections.abc import Mapping
from typing import Any

from grondslag.ind.aangiften.models import Aangifte
from grondslag.proof import canonical


def sha256_of(paper: Any) -> str:
    """Return the hex SHA-256 of the canonical text of a paper."""
    return hashlib.sha256(canonical(paper)).hexdigest()


def content_of(aangifte: Aangifte) -> dict[str, Any]:
    """Return all that an aangifte says at this moment."""
    return {
        "kenmerk": aangifte.kenmerk,
        "zaak": str(aangifte.zaak.referentie),
        "grondslag": aangifte.grondslag,
        "aanleiding": {"soort": aangifte.aanleiding, **aangifte.aanleiding_papier},
        "toets": aangifte.toets,
        "inhoud": aangifte.inhoud,
        "gegevens": aangifte.gegevens,
    }


def opinion(over_sha256: str, verdict: Any, inhoud: Mapping[str, Any], author: Any) -> dict[str, Any]:
    """Return the paper of an advice or a decision: over what, what it says, by whom."""
    return {"over": over_sha256, "uitkomst": verdict, "inhoud": dict(inhoud), "door": author.username}
