"""What reading a document gives: an extract, or the reason why there is none."""

from collections.abc import Callable
from dataclasses import dataclass

from grondslag.documents.wording import sentence


class Unreadable(Exception):
    """The document could not be read in full.

    `reason` is a stable id from `wording.toml`; `str()` is one Dutch sentence: what is wrong and what to do.
    """

    def __init__(self, reason: str, **values: str | int) -> None:
        super().__init__(sentence("unreadable", reason, values))
        self.reason = reason
        self.values = values

    def __reduce__(self) -> tuple[Callable[..., "Unreadable"], tuple[str, dict[str, str | int]]]:
        """Let the fault pass between processes, which by default would take its sentence for its reason."""
        return _revived, (self.reason, self.values)


def _revived(reason: str, values: dict[str, str | int]) -> Unreadable:
    return Unreadable(reason, **values)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `number` counts from 1; its text is `text[start:end]` of the extract."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Failure:
    """An attachment that could not be read: it is kept, marked, and blocks what depends on the document."""

    name: str
    sha256: str
    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of one document.

    `kind` is one of `kinds.KINDS`. `text` holds everything; `hidden_start` is the offset of the line
    `--- verborgen ---`, or None where nothing was hidden. `sha256` is the hex digest of the file's bytes.
    `attachments` are named `<name>.bijlage-1`, `<name>.bijlage-2`, and so on; a number that is missing there
    stands in `failures`.
    """

    name: str
    kind: str
    sha256: str
    text: str
    hidden_start: int | None = None
    pages: tuple[Page, ...] = ()
    attachments: tuple["Extract", ...] = ()
    warnings: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every attachment, at every depth, was read too."""
        return not self.failures and all(attachment.complete for attachment in self.attachments)
