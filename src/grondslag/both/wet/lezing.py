"""The register as a jurist reads it to sign: every sentence, and what changed since it was signed before."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from django.utils.html import format_html
from django.utils.safestring import SafeString

from grondslag.both.wet.models import Bevestiging
from grondslag.both.wet.selectors import (
    confirmation_in_force,
    current_register,
    register_with,
    signatures_file,
)
from grondslag.law import Ground
from grondslag.law.reading_copy import ReadLine, kept, since, to_read

Vergelijking: TypeAlias = Literal["gelijk", "gewijzigd", "nooit", "kwijt", "wet"]


@dataclass(frozen=True)
class Lezing:
    """One ground to read. `vergelijking`: as signed, changed since, never signed, or the copy is lost.

    Or `wet`: a law was entered and confirmed (`bevestiging`), and that is set beside the text that waited
    for it.
    """

    ground: Ground
    vergelijking: Vergelijking
    regels: tuple[ReadLine, ...]
    bevestiging: Bevestiging | None = None

    @property
    def kop(self) -> SafeString:
        """Number and name, which are Dutch in whatever language the screen is."""
        return format_html('<span lang="nl">{} {}</span>', self.ground.rule.nummer, self.ground.rule.naam)


def lezingen() -> list[Lezing]:
    """Return every ground to read, in the order of the register."""
    grounds = current_register().grounds.values()
    return [_lezing(ground) for ground in sorted(grounds, key=lambda ground: int(ground.rule.nummer[1:]))]


def _lezing(ground: Ground) -> Lezing:
    now = to_read(ground.id, current_register())
    if ground.law is not None:
        waited = to_read(ground.id, register_with(None))
        return Lezing(ground, "wet", tuple(since(waited, now)), confirmation_in_force())
    plain = tuple(ReadLine("gelijk", line) for line in now)
    file = signatures_file()
    if ground.signature is None or file is None:
        return Lezing(ground, "nooit", plain)
    then = kept(ground.id, ground.signature, file)
    if then is None:
        return Lezing(ground, "kwijt", plain)
    lines = tuple(since(then, now))
    return Lezing(ground, "gelijk" if then == now else "gewijzigd", lines)
