"""What must be asked of the gate once more. This app may not know the gate, so the gate fills these in."""

from collections.abc import Callable
from typing import Any

from grondslag.both.register.models import Entry


def _no_gate(entry: Entry, payload: bytes, attempts: int) -> str | None:  # noqa: ARG001 - the form of the hook
    """Refuse everything as long as no gate has put its own check here."""
    return "Er is geen poort die de uitgang bewaakt."


def _nobody(person: Any, entry: Entry) -> bool:  # noqa: ARG001 - the form of the hook
    """Let nobody collect as long as no gate says who may."""
    return False


before_exit: Callable[[Entry, bytes, int], str | None] = _no_gate
"""Given an entry, the exact bytes and how often they were sent before, returns why they may not leave now, or
None."""

may_collect: Callable[[Any, Entry], bool] = _nobody
"""Whether a person may take the bytes of an entry out on paper or in public."""
