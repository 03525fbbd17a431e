"""Write docs/toegang.md from the access matrix and the roles, so that people can read who may do what."""

import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
ACCOUNTS = ROOT / "src" / "grondslag" / "both" / "accounts"
TARGET = ROOT / "docs" / "toegang.md"
SIDES = {"ind": "IND", "om": "OM"}
LEVELS = {
    "iedereen": "iedereen, ook zonder in te loggen",
    "wachtwoord": "wie met een wachtwoord is ingelogd, vóór de tweede factor",
    "ingelogd": "elke rol",
}
HEAD = """# Wie mag wat

Deze tabel is gemaakt uit `src/grondslag/both/accounts/toegang.toml`, het enige bestand waarin toegang
staat. Wijzig haar niet hier, maar daar; daarna `.venv/bin/python tools/toegang.py`. Een site start niet
als een route geen regel heeft, of een regel geen route. Wie een route niet mag openen, krijgt dezelfde
bladzijde als bij een adres dat niet bestaat.

Een regel geeft toegang tot de bladzijde, niet tot elke zaak erop: of iets van u is, bepaalt de app zelf,
en wat niet van u is, bestaat voor u niet. Wat elke rol doet staat in de [handleiding](handleiding.md).
"""


def document() -> str:
    """Return the whole document."""
    matrix, roles = _read("toegang.toml"), _read("rollen.toml")
    return HEAD + "".join(_side(side, matrix[side], roles) for side in SIDES)


def _side(side: str, lines: dict[str, Any], roles: dict[str, Any]) -> str:
    rows = [f"| `{route}` | {_who(value, roles)} |" for route, value in lines.items()]
    return "\n".join([f"\n## {SIDES[side]}\n", "| route | wie |", "| --- | --- |", *rows, ""])


def _who(value: str | list[str], roles: dict[str, Any]) -> str:
    if isinstance(value, str) and value in LEVELS:
        return LEVELS[value]
    names = [value] if isinstance(value, str) else value
    return ", ".join(roles[name]["naam"]["nl"] for name in names)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((ACCOUNTS / name).read_text(encoding="utf-8"))


if __name__ == "__main__":
    TARGET.write_text(document(), encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)} geschreven")
