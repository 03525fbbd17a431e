"""HTML to text: what a browser shows, and apart from it what it hides (comments, addresses, alt texts)."""

import re
from html.parser import HTMLParser
from typing import NamedTuple

from grondslag.documents.draft import Draft, plain
from grondslag.documents.readers import txt
from grondslag.documents.wording import WORDING

_BLOCKS = frozenset(
    {
        "address",
        "article",
        "blockquote",
        "br",
        "caption",
        "div",
        "dd",
        "dl",
        "dt",
        "footer",
        "form",
        "h1",
        "h2",
    }
    | {
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "title",
        "tr",
        "ul",
    }
)
_CELLS = frozenset({"td", "th"})
_MUTE = frozenset({"script", "style"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_SPOKEN_ATTRIBUTES = ("alt", "title", "value", "placeholder", "aria-label", "content")
_BROWSER_WORDS = frozenset(WORDING["given"]["browser"])
_ADDRESSES = ("href", "src", "action")
_NOT_SHOWN = re.compile(
    r"(?i)display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])"
)


class Hidden(NamedTuple):
    """One hidden piece: its caption in `wording.toml`, and its text."""

    caption: str
    text: str


def read(data: bytes, draft: Draft) -> None:
    """Read a web page."""
    seen, hidden = to_text(txt.decode(data).text)
    draft.show(seen)
    for piece in hidden:
        draft.hide(piece.caption, piece.text)


def to_text(markup: str) -> tuple[str, list[Hidden]]:
    """Return the visible text of `markup`, and its hidden pieces in order, each once."""
    parser = _Parser()
    parser.feed(markup)
    parser.close()
    lines = (re.sub(r"[ \r\f\v]+", " ", line).strip(" ") for line in "".join(parser.seen).split("\n"))
    seen = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
    parser.end_hidden()
    return plain(seen), list(dict.fromkeys(parser.hidden))


def _to_the_browser(content: str) -> bool:
    """Whether a page says only how to show it ("width=device-width"), in words that name nobody."""
    return set(re.findall(r"[^\W\d_]+", content.lower())) <= _BROWSER_WORDS


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[str] = []
        self.hidden: list[Hidden] = []
        self._mute: str | None = None
        self._hiding: list[str] = []
        self._pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _MUTE:
            self._mute = tag
        self._keep_attributes(tag, {name: value or "" for name, value in attrs})
        if tag in _BLOCKS:
            self._write("\n")
        elif tag in _CELLS:
            self._write("\t")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._mute:
            self._mute = None
        if self._hiding and tag in self._hiding:
            del self._hiding[len(self._hiding) - 1 - self._hiding[::-1].index(tag) :]
            if not self._hiding:
                self.end_hidden()
        if tag in _BLOCKS:
            self._write("\n")

    def handle_data(self, data: str) -> None:
        if self._mute is None:
            self._write(re.sub(r"\s+", " ", data))

    def handle_comment(self, data: str) -> None:
        self.hidden.append(Hidden("html_commentaar", data))

    def end_hidden(self) -> None:
        """Close the hidden piece under way."""
        if self._pieces:
            self.hidden.append(Hidden("html_verborgen", "".join(self._pieces)))
        self._pieces = []

    def _write(self, text: str) -> None:
        (self._pieces if self._hiding else self.seen).append(text)

    def _keep_attributes(self, tag: str, attributes: dict[str, str]) -> None:
        unseen = "hidden" in attributes or _NOT_SHOWN.search(attributes.get("style", ""))
        if tag not in _VOID and (self._hiding or unseen):
            self._hiding.append(tag)
        for name in _SPOKEN_ATTRIBUTES:
            told = attributes.get(name, "").strip()
            if told and not (tag == "meta" and _to_the_browser(told)):
                self.hidden.append(Hidden("html_verborgen", attributes[name]))
        for name in _ADDRESSES:
            if attributes.get(name, "").strip() and not attributes[name].startswith("data:"):
                self.hidden.append(Hidden("koppeling", attributes[name]))
