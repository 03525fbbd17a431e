"""Turn a citation into the words a reader sees, with its Juriconnect link (BWB 1.3.1) if it is law."""

from collections.abc import Mapping
from dataclasses import dataclass

from grondslag.law.schema import Citation, Note, Statute


@dataclass(frozen=True)
class Library:
    """What can be cited: the laws, the note, and the cited texts that are stored (file name → text)."""

    statutes: Mapping[str, Statute]
    note: Note
    texts: Mapping[str, str]


def juriconnect(citation: Citation, statute: Statute) -> str | None:
    """The link to the place in the law; None for law outside the Basiswettenbestand.

    Without the parts `g` and `z` the link means the text as it is in force when it is followed.
    """
    if statute.bwb is None:
        return None
    place = "".join(
        f"&{part}={value}"
        for part, value in (("artikel", citation.artikel), ("lid", citation.lid))
        if value is not None
    )
    return f"jci1.3:c:{statute.bwb}{place}"


def cite(citation: Citation, library: Library) -> str:
    """The citation in words: `art. 126nd lid 3 Sv [jci1.3:c:...] (de titel)`."""
    if citation.nota:
        words = f"nota {library.note.kenmerk}, {citation.nota}"
    elif citation.kamerstuk:
        words = f"Kamerstukken {citation.kamerstuk}"
    elif citation.staatsblad:
        words = citation.staatsblad
    elif citation.keuze:
        words = f"keuze van dit register: {citation.keuze}"
    else:
        words = _place(citation, library.statutes[citation.wet or ""])
    return f"{words} ({citation.noot})" if citation.noot else words


def _place(citation: Citation, statute: Statute) -> str:
    parts = (
        f"art. {citation.artikel}" if citation.artikel is not None else "",
        f"lid {citation.lid}" if citation.lid is not None else "",
        f"onder {citation.onder}" if citation.onder else "",
        citation.wet or "",
    )
    link = juriconnect(citation, statute) or f"CELEX {statute.celex}"
    return f"{' '.join(part for part in parts if part)} [{link}]"
