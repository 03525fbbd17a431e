"""Read a dossier: its documents and their texts."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from grondslag.both import kluis
from grondslag.documents import Extract, Page
from grondslag.ind.dossiers.models import Document, Stand
from grondslag.ind.dossiers.occasion import GROUND, EigenBeweging
from grondslag.ind.dossiers.services import context
from grondslag.ind.zaken.models import Zaak
from grondslag.law import Request


def documents_of(zaak: Zaak) -> QuerySet[Document]:
    """Return the documents of a zaak in the order of arrival, attachments after their mail."""
    found = Document.objects.filter(zaak=zaak)
    return found.select_related("extractie", "intrekking__door", "intrekking__vervanging")


def document_for(user: Any, pk: int) -> Document:
    """Return a document of a zaak that this person handles, or was asked to read.

    Raises:
        Http404: it does not exist, or is not this person's to read.
    """
    document = Document.objects.select_related("extractie", "zaak").filter(pk=pk).first()
    if document is None or not may_read(user, document.zaak):
        raise Http404
    return document


def may_read(user: Any, zaak: Zaak) -> bool:
    """Whether this person may read the documents of a zaak."""
    return any(allows(user, zaak) for allows in _readers)


def let_read(allows: Callable[[Any, Zaak], bool]) -> None:
    """Let a later stage say who else may read the documents of a zaak (a second reader)."""
    if allows not in _readers:
        _readers.append(allows)


def _handles(user: Any, zaak: Zaak) -> bool:
    return bool(zaak.behandelaar == user)


_readers: list[Callable[[Any, Zaak], bool]] = [_handles]


def visible_and_hidden(extract: Extract) -> dict[str, str]:
    """Return the text that a reader of the file sees, and what was hidden in it."""
    start = extract.hidden_start
    if start is None:
        return {"zichtbaar": extract.text, "verborgen": ""}
    hidden = extract.text[start:].partition("\n")[2]
    return {"zichtbaar": extract.text[:start], "verborgen": hidden}


def waiting_of(zaak: Zaak) -> int:
    """Return how many documents of a zaak still wait to be read."""
    return documents_of(zaak).filter(extractie=None).count()


def unreadable_of(zaak: Zaak) -> QuerySet[Document]:
    """Return the documents that could not be read: they block every release that rests on the dossier."""
    return documents_of(zaak).filter(extractie__stand=Stand.ONLEESBAAR, intrekking=None)


def withdrawn_of(zaak: Zaak) -> QuerySet[Document]:
    """Return the documents that were withdrawn unread, each with who did so and why."""
    return documents_of(zaak).exclude(intrekking=None)


def to_withdraw(user: Any, pk: int) -> Document:
    """Return an unreadable document of this person's own zaak that still counts.

    Raises:
        Http404: it does not exist, is another's, was read, or was withdrawn.
    """
    document = Document.objects.select_related("zaak", "extractie", "intrekking").filter(pk=pk).first()
    if document is None or document.zaak.behandelaar != user or document.stand != Stand.ONLEESBAAR:
        raise Http404
    return document


def extract_of(document: Document) -> Extract:
    """Return the text of a document that was read, with its positions."""
    reading = document.extractie
    text = kluis.load_blob(document.zaak.sleutel, reading.tekst, context(document.zaak)).decode()
    return Extract(
        name=document.naam,
        kind=reading.soort,
        sha256=document.sha256,
        text=text,
        hidden_start=reading.verborgen_vanaf,
        pages=tuple(Page(*page) for page in reading.paginas),
        warnings=tuple(reading.waarschuwingen),
    )


def extracts_of(zaak: Zaak) -> tuple[tuple[Document, Extract], ...]:
    """Return every document of a zaak that was read, attachments too, each with its text."""
    read = documents_of(zaak).filter(extractie__stand=Stand.GELEZEN)
    return tuple((document, extract_of(document)) for document in read)


def own_initiative_requests() -> Iterator[Request]:
    """Return, for the what-if, one request of own initiative for each zaak that has a behandelaar.

    With the papers that lie there now, as the gate would find them.
    """
    for zaak in Zaak.objects.exclude(behandelaar=None).only("pk"):
        yield Request(
            id=f"zaak-{zaak.pk}",
            ground=GROUND,
            kinds=frozenset({"identificerend"}),
            recipient="om",
            judgements=EigenBeweging().facts(str(zaak.pk)).judgements,
        )
