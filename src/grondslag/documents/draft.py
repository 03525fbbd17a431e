"""What a reader writes into, in the child: visible text, hidden pieces, pages, warnings, parts."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from grondslag.documents.limits import Limits
from grondslag.documents.model import Page, Unreadable
from grondslag.documents.wording import HIDDEN_LINE, sentence

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Part(NamedTuple):
    """A file within the file: the name that it claims (untrusted) and its bytes."""

    name: str
    data: bytes


class Notice(NamedTuple):
    """A warning: its id in `wording.toml` and the values of its sentence."""

    key: str
    values: dict[str, str | int]


def replace_surrogates(text: str) -> str:
    """Replace each lone surrogate by U+FFFD; the length stays."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def plain(text: str) -> str:
    """Return `text` with one kind of line end and no control characters, for formats that carry markup."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


@dataclass(slots=True)
class Draft:
    """One document under construction. `begin_page` tells the parent that work goes on, and buys time."""

    kind: str
    limits: Limits
    begin_page: Callable[[], None] = lambda: None
    visible: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    _length: int = 0
    _hidden_length: int = 0

    def show(self, text: str) -> None:
        """Add visible text, as it is."""
        self._length += len(text)
        self._check_length()
        self.visible.append(replace_surrogates(text))

    def show_page(self, text: str) -> None:
        """Add one page of visible text, its end closed by a line feed that belongs to the page."""
        start = self._length
        self.show(text if text.endswith("\n") or not text else text + "\n")
        self.pages.append(Page(len(self.pages) + 1, start, self._length))

    def hide(self, caption: str, text: str, **values: str | int) -> None:
        """Add one piece of the hidden tail under its caption; nothing when the text is blank."""
        if not text.strip():
            return
        shown = {key: plain(value) if isinstance(value, str) else value for key, value in values.items()}
        piece = f"{sentence('caption', caption, shown)} {plain(text).strip()}"
        self._hidden_length += len(piece) + 1
        self._check_length()
        self.hidden.append(replace_surrogates(piece))

    def warn(self, key: str, **values: str | int) -> None:
        """Add a warning, once."""
        notice = Notice(key, values)
        if notice not in self.notices:
            self.notices.append(notice)

    def attach(self, name: str, data: bytes) -> None:
        """Add a file within the file, and its name to the hidden tail."""
        if len(self.parts) >= self.limits.attachments:
            raise Unreadable("te_veel_bijlagen", limit=self.limits.attachments)
        self.parts.append(Part(replace_surrogates(name), data))
        self.hide("bijlagenaam", name, number=len(self.parts))

    def text(self) -> tuple[str, int | None]:
        """Return the whole text and the offset of the hidden line, or None where nothing is hidden."""
        seen = "".join(self.visible)
        if not self.hidden:
            return seen, None
        if seen and not seen.endswith("\n"):
            seen += "\n"
        return f"{seen}{HIDDEN_LINE}\n" + "\n".join(self.hidden) + "\n", len(seen)

    def _check_length(self) -> None:
        if self._length + self._hidden_length > self.limits.text:
            raise Unreadable("te_veel_tekst", limit=self.limits.text)
