"""What the gate asks of the app that wants something out: the facts, the bytes, the people.

The caller names the object; the gate fetches the facts itself through the occasion, so a caller cannot lie
about them. Each app registers its occasions in `ready()`; the gate knows no app.
"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from grondslag.both.exchange.models import Channel
from grondslag.law import Judgement
from grondslag.risk import Forbidden

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["Bundle", "Channel", "Facts", "NotReady", "Occasion", "Subject", "get", "known", "register"]


@dataclass(frozen=True)
class Bundle:
    """The exact bytes that would leave, rebuilt from reviewed values: one object gives one and the same."""

    data: bytes
    file_name: str
    media_type: str
    kinds: frozenset[str]
    """The kinds of data that these bytes hold, every fragment counted; from `law`'s closed list."""


@dataclass(frozen=True)
class Facts:
    """What people established about the object, with their papers."""

    judgements: Mapping[str, Judgement]
    author: Any = None
    """The user who made the content, or None."""
    second_reader: Any = None
    """The user who read it against the originals, or None."""
    forbidden: tuple[Forbidden, ...] = ()
    """What may not be readable in the bytes, file name and metadata included."""
    labels: tuple[str, ...] = ()
    """The labels that were drawn by chance for what the bytes are about; they may be readable."""
    subject: str = ""
    """The zaak's random internal reference (never an identifier); the proof holds a salted hash of it."""
    until: Mapping[str, dt.date] = field(default_factory=dict)
    """The last day on which a judgement can stand, where its paper sets a term; for a look ahead only."""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Plain JSON that the proof records beside the decision (measured class size, hashes of papers)."""


class NotReady(Exception):
    """There are no bytes to judge yet; str() is one Dutch sentence that says what is missing."""


class Subject(Protocol):
    """What can be asked about: who may know of it, what stands established of it, and where it is shown."""

    @property
    def name(self) -> str:
        """Stable id, used in addresses and in the register."""

    @property
    def title(self) -> "StrOrPromise":
        """Dutch, translatable, for screens."""

    def may_see(self, user: Any, object_id: str) -> bool:
        """Whether this person may know that the object, or a request about it, exists."""

    def facts(self, object_id: str) -> Facts:
        """Return what has been established, as it stands now."""

    def bundle(self, object_id: str) -> Bundle:
        """Rebuild the exact bytes.

        Raises:
            NotReady: something that the bytes need is not there yet.
        """

    def url(self, object_id: str) -> str:
        """Return the page of the object on this side."""


class Occasion(Subject, Protocol):
    """A reason to let something out: a casus, an aangifte, an answer to a vordering, a nota, ..."""

    @property
    def message_kind(self) -> str:
        """The kind of message that the other side handles."""

    @property
    def channel(self) -> Channel:
        """How it leaves: in an envelope, on paper, in public."""

    @property
    def recipient(self) -> str:
        """The recipient as `law` names it (data of the ground)."""

    @property
    def signed_by_author(self) -> bool:
        """True where the ground lets the author be one of the signers (the OM's own exits); else never."""

    def may_request(self, user: Any, object_id: str) -> bool:
        """Whether this person may ask the gate."""

    def released(self, object_id: str, entry_seq: int) -> None:
        """Note, inside the transaction of the release, that the object left."""


@runtime_checkable
class SeesMany(Protocol):
    """An occasion with so many objects that a list asks about all of them at once."""

    def may_see_of(self, user: Any, object_ids: Collection[str]) -> set[str]:
        """Return those of these objects of which this person may know that a request exists."""


def seen_of(occasion: Occasion, user: Any, object_ids: Collection[str]) -> set[str]:
    """Return those of these objects of which this person may know, asked at once where the occasion can."""
    if isinstance(occasion, SeesMany):
        return occasion.may_see_of(user, object_ids)
    return {object_id for object_id in object_ids if occasion.may_see(user, object_id)}


@runtime_checkable
class Labelled(Protocol):
    """An occasion whose objects have a label, so that two requests can be told apart in a list."""

    def labels_of(self, object_ids: Collection[str]) -> dict[str, str]:
        """Return a short name of each of these objects; no personal data, for whoever may see a request."""


def labels_of(subject: Subject, object_ids: Collection[str]) -> dict[str, str]:
    """Return the label of each of these objects that has one."""
    return subject.labels_of(object_ids) if isinstance(subject, Labelled) else {}


_occasions: dict[str, Occasion] = {}


def register(occasion: Occasion) -> None:
    """Make an occasion known to the gate."""
    _occasions[occasion.name] = occasion


def get(name: str) -> Occasion:
    """Return an occasion.

    Raises:
        KeyError: no app registered it.
    """
    return _occasions[name]


def known() -> tuple[Occasion, ...]:
    """Return every registered occasion."""
    return tuple(_occasions.values())
