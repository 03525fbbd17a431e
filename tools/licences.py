"""Refuse a run-time dependency whose licence an EUPL-1.2 work may not be built on.

Reads the licences from the installed metadata of every distribution in `requirements.lock`. GPL and AGPL
would pull the whole under their own terms; LGPL and MPL may be used as libraries.
"""

import re
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

LOCK = Path(__file__).parent.parent / "requirements.lock"
REFUSED = re.compile(r"\b(A?GPL)\b|GNU (Affero )?General Public", re.IGNORECASE)
ALLOWED_WITHIN = re.compile(r"LGPL|Lesser General Public", re.IGNORECASE)
NAME = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==", re.MULTILINE)


def main() -> int:
    """Print what is refused or unknown; 0 when nothing is."""
    wrong = []
    names = NAME.findall(LOCK.read_text(encoding="utf-8"))
    for name in names:
        stated = licence_of(name)
        if stated is None:
            continue  # of another platform or Python: its lock line does not apply here
        if not stated:
            wrong.append(f"{name}: geen licentie vermeld")
        elif REFUSED.search(ALLOWED_WITHIN.sub("", stated)):
            wrong.append(f"{name}: {stated}")
    for line in wrong:
        print(line)
    print(f"{len(names)} afhankelijkheden nagegaan, {len(wrong)} niet toegestaan.")
    return 1 if wrong else 0


def licence_of(name: str) -> str | None:
    """Return what a distribution says of its licence, or None when it is not installed."""
    try:
        found = metadata(name)
    except PackageNotFoundError:
        return None
    expression = found.get("License-Expression")
    if expression:
        return expression
    classifiers = [line for line in found.get_all("Classifier") or [] if line.startswith("License ::")]
    stated = (found.get("License") or "").strip()
    return "; ".join(classifiers) or stated.partition("\n")[0]


if __name__ == "__main__":
    sys.exit(main())
