"""An entry of the register as older versions of this program made it."""

from collections.abc import Callable

import pytest

from grondslag.both.register.models import Entry


@pytest.fixture
def forget_papers(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From then on every entry reads as one that was made before the register kept the papers."""
    real = Entry.from_db.__func__  # type: ignore[attr-defined]

    def from_db(cls: type[Entry], *arguments: object) -> Entry:
        entry: Entry = real(cls, *arguments)
        if "body" not in entry.get_deferred_fields():
            entry.body = {name: value for name, value in entry.body.items() if name != "oordelen"}
        return entry

    return lambda: monkeypatch.setattr(Entry, "from_db", classmethod(from_db))
