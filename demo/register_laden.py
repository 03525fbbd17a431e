"""Load the demo's register of invented zaken into the IND's site."""

import json
from pathlib import Path

import register
from zijden import Side


def load(side: Side, folder: Path) -> None:
    """Write the register to a file and read it in with the operator's own command."""
    path = folder / "register.jsonl"
    lines = (json.dumps({"geboorteplaats": "", **zaak}, ensure_ascii=False) for zaak in register.zaken())
    path.write_text("\n".join(lines), encoding="utf-8")
    side.manage("zaken_inlezen", str(path))
