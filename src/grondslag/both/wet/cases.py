"""What a what-if is counted over: the side's open cases and past refusals, which their own apps hand in.

This app knows no other app. Each registers a function in its `ready()`:

    from grondslag.both.wet import cases
    cases.register(selectors.open_requests)                  # () -> Iterable[law.Request]
    cases.register_refusals(selectors.refused_requests)      # the same, for what was refused in the past
"""

from collections.abc import Callable, Iterable

from grondslag.law import Request

Source = Callable[[], Iterable[Request]]
_open: list[Source] = []
_refused: list[Source] = []


def register(source: Source) -> Source:
    """Add a function that tells the open cases; adding it twice equals once."""
    return _add(_open, source)


def register_refusals(source: Source) -> Source:
    """Add a function that tells what was refused; adding it twice equals once."""
    return _add(_refused, source)


def open_cases() -> list[Request]:
    """Return every open case of this side as a request on the route it takes."""
    return [request for source in _open for request in source()]


def past_refusals() -> list[Request]:
    """Return every refusal of the past as the request that was made."""
    return [request for source in _refused for request in source()]


def _add(sources: list[Source], source: Source) -> Source:
    if source not in sources:
        sources.append(source)
    return source
