"""What passes between parent and child, and the check on what the child says: nothing is believed unseen.

A job is one JSON line (name, size, limits) and the bytes of the file. A reply is one JSON line (status, size)
by the server, which parses no file, and then the reader's own words: one JSON line and the bytes of its
parts.
"""

import json
from typing import Any

from grondslag.documents.draft import Draft, Notice, Part, replace_surrogates
from grondslag.documents.kinds import KINDS
from grondslag.documents.limits import Limits
from grondslag.documents.model import Page, Unreadable
from grondslag.documents.names import safe_name
from grondslag.documents.wording import HIDDEN_LINE, WORDING

_MOST_NOTICES = 1_000
_PLAUSIBLE = 1_000_000_000


class Reading:
    """A checked reply: what a reader found in one file, without its attachments' own contents."""

    __slots__ = ("hidden_start", "kind", "notices", "pages", "parts", "text")

    def __init__(self, head: dict[str, Any], blobs: bytes, limits: Limits) -> None:
        self.kind = _one_of(head["kind"], KINDS)
        self.text = replace_surrogates(_text(head["text"], limits.text))
        self.hidden_start = _hidden_start(head["hidden_start"], self.text)
        self.pages = _pages(head["pages"], limits, len(self.text))
        self.notices = tuple(_notice(item, "warning") for item in _list(head["notices"], _MOST_NOTICES))
        self.parts = tuple(_parts(_list(head["parts"], limits.attachments), blobs))


def pack(draft: Draft) -> bytes:
    """Write a finished draft as a reply."""
    text, hidden_start = draft.text()
    head = {
        "kind": draft.kind,
        "text": text,
        "hidden_start": hidden_start,
        "pages": [list(page) for page in ((p.number, p.start, p.end) for p in draft.pages)],
        "notices": [[notice.key, notice.values] for notice in draft.notices[:_MOST_NOTICES]],
        "parts": [[part.name, len(part.data)] for part in draft.parts],
    }
    return json.dumps(head).encode() + b"\n" + b"".join(part.data for part in draft.parts)


def pack_fault(fault: Unreadable) -> bytes:
    """Write a refusal as a reply."""
    return json.dumps({"unreadable": [fault.reason, fault.values]}).encode() + b"\n"


def unpack(reply: bytes, limits: Limits) -> Reading:
    """Check a reply and return it; Unreadable where it is a refusal, or nothing an honest reader says."""
    try:
        line, _, blobs = reply.partition(b"\n")
        head = json.loads(line)
        if "unreadable" in head:
            refusal = _notice(head["unreadable"], "unreadable")
            raise Unreadable(refusal.key, **refusal.values)
        return Reading(head, blobs, limits)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError) as fault:
        raise Unreadable("ongeldig_antwoord") from fault


def _one_of(value: object, allowed: frozenset[str]) -> str:
    if not isinstance(value, str) or value not in allowed:
        raise ValueError("no known kind")
    return value


def _text(value: object, most: int) -> str:
    # The tail's own line comes on top of what the draft counted.
    if not isinstance(value, str) or len(value) > most + len(HIDDEN_LINE) + 3:
        raise ValueError("no text, or more than may be")
    return value


def _list(value: object, most: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise ValueError("no list, or longer than may be")
    return value


def _number(value: object, most: int) -> int:
    if type(value) is not int or not 0 <= value <= most:
        raise ValueError("no number, or outside its bounds")
    return value


def _hidden_start(value: object, text: str) -> int | None:
    if value is None:
        return None
    start = _number(value, len(text))
    if not text.startswith(HIDDEN_LINE + "\n", start) or (start and text[start - 1] != "\n"):
        raise ValueError("no hidden line there")
    return start


def _pages(value: object, limits: Limits, length: int) -> tuple[Page, ...]:
    pages: list[Page] = []
    reached = 0
    for place, (number, start, end) in enumerate(_list(value, limits.pages), start=1):
        page = Page(_number(number, place), _number(start, length), _number(end, length))
        if page.number != place or page.start < reached or page.end < page.start:
            raise ValueError("pages out of order")
        reached = page.end
        pages.append(page)
    return tuple(pages)


def _notice(value: object, table: str) -> Notice:
    key, values = _list(value, 2)
    shown = {
        name: safe_name(item) if isinstance(item, str) else _number(item, _PLAUSIBLE)
        for name, item in values.items()
    }
    WORDING[table][key].format_map(shown)
    return Notice(key, shown)


def _parts(claims: list[Any], blobs: bytes) -> list[Part]:
    parts: list[Part] = []
    at = 0
    for name, size in claims:
        end = at + _number(size, len(blobs) - at)
        parts.append(Part(_text(name, _PLAUSIBLE), blobs[at:end]))
        at = end
    if at != len(blobs):
        raise ValueError("bytes that no part claims")
    return parts
