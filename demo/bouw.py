"""Build the files of the invented dossiers from their sources: `python demo/bouw.py --uit <folder>`.

Each folder under `demo/dossiers/` becomes a folder of files as a case worker receives them: text, Word with
tracked changes and comments, PDF with text, scanned PDF without, mail with attachments, and `zaak.json`.
The same sources give the same bytes.
"""

import argparse
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from bouwen.docx import docx
from bouwen.mail import mail
from bouwen.pdf import pdf
from bouwen.scan import scan
from bouwen.stuk import Stuk, read_dossier

DOSSIERS = Path(__file__).parent / "dossiers"


def txt(stuk: Stuk) -> bytes:
    return stuk.bron.encode(stuk.codering)


BOUWERS: dict[str, Callable[[Stuk], bytes]] = {"txt": txt, "docx": docx, "pdf": pdf, "scan": scan}


def build_dossier(source: Path) -> dict[str, bytes]:
    """All files of one dossier by name; what goes only as an attachment is in its mail and nowhere else."""
    stukken = {stuk.bestand: stuk for stuk in read_dossier(source)}
    built = {naam: BOUWERS[stuk.soort](stuk) for naam, stuk in stukken.items() if stuk.soort in BOUWERS}
    mails = {naam: mail(stuk, built) for naam, stuk in stukken.items() if stuk.soort == "eml"}
    files = {naam: data for naam, data in (built | mails).items() if not stukken[naam].alleen_bijlage}
    files["zaak.json"] = (source / "zaak.json").read_bytes()
    return dict(sorted(files.items()))


def main() -> int:
    parser = argparse.ArgumentParser(description="Maak de bestanden van de verzonnen dossiers.")
    parser.add_argument("--uit", type=Path, required=True, help="map waarin de dossiers komen")
    parser.add_argument("dossiers", nargs="*", help="namen van dossiers; zonder namen alle")
    arguments = parser.parse_args()
    names = arguments.dossiers or sorted(path.name for path in DOSSIERS.iterdir() if path.is_dir())
    for name in names:
        if not (DOSSIERS / name / "dossier.yaml").is_file():
            print(f"Er is geen dossier '{name}' in {DOSSIERS}.", file=sys.stderr)
            return 2
        target = arguments.uit / name
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        files = build_dossier(DOSSIERS / name)
        for filename, data in files.items():
            (target / filename).write_bytes(data)
        print(f"{name}: {len(files)} bestanden in {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
