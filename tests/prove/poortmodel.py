"""A model of the gate at work: demands and casus come and change, the law moves, the clock runs.

The gate, the register, the exchange and the law's entry are the real ones; the occasions are invented, so
that every fact behind them can be bent at any moment. What the gate must say, the second reading says.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from tweede_lezing import LEZING, OORDELEN, WET, Lezing, met_wet, staat_toe

from grondslag.both import clock
from grondslag.both.gate.occasions import Bundle, Channel, Facts
from grondslag.law import Judgement

DRIE_DAGEN = dt.timedelta(days=3)  # in which the paper of an oral demand follows: Sv 126nd lid 4
WET_SOORTEN = frozenset({"identificerend", "dossier"})
WET_OORDEEL = "wet_voorwaarden"
VAN_DE_POORT = {"lekvrij", "verslag_lekvrij"}  # the gate believes its own eyes only


@dataclass
class Stuk:
    """Something that may want to leave, with all that was found about it."""

    nummer: str
    grond: str
    soorten: frozenset[str]
    ontbreekt: set[str] = field(default_factory=set)
    mondeling_op: dt.date | None = None
    ingetrokken: bool = False
    machtiging_tot: dt.date | None = None  # the last day of the judge's leave
    versie: int = 1

    def vast(self, dag: dt.date) -> set[str]:
        """The judgements that stand on `dag`, but for those that the gate makes itself."""
        namen = set(LEZING[self.grond].oordelen) | ({WET_OORDEEL} if self.grond == WET else set())
        namen -= self.ontbreekt
        te_laat = self.mondeling_op is not None and dag > self.mondeling_op + DRIE_DAGEN
        if self.ingetrokken or te_laat:
            namen.discard("vordering_staat")
        if self.machtiging_tot is None or dag > self.machtiging_tot:
            namen.discard("machtiging_rc")
        return namen

    @property
    def bytes(self) -> bytes:
        return f'{{"stuk": "{self.nummer}", "versie": {self.versie}}}'.encode()


@dataclass
class Wet:
    """The law as confirmed by two jurists; `dag` is None while there is none."""

    dag: dt.date | None = None

    def lezing(self, grond: str) -> Lezing:
        """The second reading of a ground under this law."""
        return LEZING[grond] if self.dag is None else met_wet(WET_SOORTEN, {WET_OORDEEL})[grond]


def mag(stuk: Stuk, wet: Wet, dag: dt.date) -> bool:
    """What the second reading says of `stuk` on `dag`."""
    return staat_toe(
        wet.lezing(stuk.grond),
        dag=dag,
        wet=wet.dag,
        soorten=stuk.soorten,
        aan=LEZING[stuk.grond].aan,
        vast=stuk.vast(dag) | VAN_DE_POORT,
    )


@dataclass
class Aanleiding:
    """The occasion of every `Stuk` on one ground: it tells the gate what the model holds now."""

    grond: str
    stukken: dict[str, Stuk]
    author: Any
    reader: Any
    channel: Channel = Channel.ENVELOPE
    message_kind: str = "verzonnen"
    signed_by_author: bool = False

    @property
    def name(self) -> str:
        return f"model-{self.grond}"

    @property
    def title(self) -> str:
        return self.name

    @property
    def recipient(self) -> str:
        return LEZING[self.grond].aan

    def may_see(self, user: Any, object_id: str) -> bool:
        return True

    def may_request(self, user: Any, object_id: str) -> bool:
        return True

    def facts(self, object_id: str) -> Facts:
        dag = clock.today()
        papieren = {
            naam: Judgement(OORDELEN[naam][0], f"stuk {naam}", "ab" * 32, dag)
            for naam in self.stukken[object_id].vast(dag)
        }
        return Facts(papieren, self.author, self.reader, subject=f"zaak-{object_id}")

    def bundle(self, object_id: str) -> Bundle:
        stuk = self.stukken[object_id]
        return Bundle(stuk.bytes, "stuk.json", "application/json", stuk.soorten)

    def released(self, object_id: str, entry_seq: int) -> None:
        """Nothing to note: the model keeps its own books."""

    def url(self, object_id: str) -> str:
        return "/"
