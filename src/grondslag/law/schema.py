"""The form of the files of the register. Strict: nothing more and nothing less than this.

`gronden/<id>.yaml` is a `GroundFile`, `oordelen.yaml` a `JudgementsFile`, and so on. The words of the files
are Dutch because jurists read and sign them.
"""

from datetime import date, timedelta
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from grondslag.law.days import parse_period

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Citation(_Strict):
    """Where a line comes from: exactly one of `wet`, `nota`, `kamerstuk`, `staatsblad` or `keuze`.

    `keuze` is a choice of this register where the law is silent, or stricter; who signs, confirms it.
    """

    wet: Text | None = None  # abbreviation in wetten.yaml
    artikel: str | int | None = None
    lid: int | None = None
    onder: Text | None = None
    tekst: Text | None = (
        None  # file in teksten/ that holds the cited words; absent: to be confirmed by a jurist
    )
    nota: Text | None = None  # paragraph of the decision note
    kamerstuk: Text | None = None
    staatsblad: Text | None = None  # a sentence of a law that is entered with its event
    keuze: Text | None = None
    noot: Text | None = None

    @model_validator(mode="after")
    def _one_source(self) -> Self:
        kinds = (self.wet, self.nota, self.kamerstuk, self.staatsblad, self.keuze)
        if sum(bool(kind) for kind in kinds) != 1:
            raise ValueError(
                "Een bron noemt precies één van wet, nota, kamerstuk, staatsblad of keuze: kies er één."
            )
        if not self.wet and (self.artikel or self.lid or self.onder or self.tekst):
            raise ValueError("Artikel, lid, onder en tekst horen bij een wet: noem de wet.")
        return self


class Event(_Strict):
    """A boundary that hangs on an event: so many days after the day on which it happens."""

    gebeurtenis: Id
    dagen: int = 0


def _boundary(value: object) -> object:
    """A day may be written as text ("april 2022"): read it here, so that a wrong one is refused at load."""
    if isinstance(value, str) and value != "open":
        try:
            parse_period(value)
        except ValueError as error:
            message = (
                f"'{value}' is geen bestaande dag, maand of jaar; schrijf jjjj-mm-dd, 'april 2022' of open."
            )
            raise ValueError(message) from error
    return value.isoformat() if isinstance(value, date) else value


Boundary = Annotated[str | Event, BeforeValidator(_boundary)]  # "open", a period as text, or an event


class InForce(_Strict):
    """First axis of time: when the text is in force. Both ends are read strictly (see days.py)."""

    vanaf: Boundary
    vervalt_per: Boundary  # the first day on which it is gone
    bron: Annotated[tuple[Citation, ...], Field(min_length=1, strict=False)]
    buiten_werking: Text | None = None  # the sentence that explains a refusal outside the window

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> Self:
        ends = [boundary for boundary in (self.vanaf, self.vervalt_per) if isinstance(boundary, str)]
        if "open" not in ends and len(ends) > 1 and parse_period(ends[0]).last >= parse_period(ends[1]).first:
            raise ValueError("De grondslag vervalt voordat zij begint: verbeter vanaf of vervalt_per.")
        return self


class Condition(_Strict):
    """One condition: the judgement that must stand, and the source that asks for it."""

    oordeel: Id
    bron: Citation


class OpenQuestion(_Strict):
    """A question for a jurist. `blokkeert: ja` shuts the ground for anything but simulation."""

    vraag: Text
    blokkeert: Literal["ja", "nee"]
    besloten_door: Text  # who decided whether it blocks; who signs the ground confirms that


class GroundFile(_Strict):
    """One ground: a permission, and all its conditions together. Alternatives are two grounds."""

    id: Id
    nummer: Annotated[str, StringConstraints(pattern=r"^G[1-9][0-9]*$")]
    naam: Text
    gebruik: Literal["verstrekking", "historie"]  # historie never permits; it explains what was
    van: Annotated[tuple[Id, ...], Field(min_length=1, strict=False)]
    aan: Id
    ondertekenaars: dict[Id, Annotated[tuple[Id, Id], Field(strict=False)]]  # sending side → two roles
    werking: InForce
    feiten: Literal["alle", "nog_niet", "onbekend"]  # second axis: the facts it governs (transitional law)
    bekend: date  # third axis: the day on which this version was known to the register
    bron: Annotated[tuple[Citation, ...], Field(min_length=1, strict=False)]
    mag: Annotated[tuple[Id, ...], Field(strict=False)]
    mag_niet: dict[Id, Text]  # kind, group of kinds, or `overige` → why not
    voorwaarden: Annotated[tuple[Condition, ...], Field(min_length=1, strict=False)]
    wegen: Annotated[tuple[Id, ...], Field(strict=False)] = ()  # lawful routes to name beside a refusal
    open_vragen: Annotated[tuple[OpenQuestion, ...], Field(strict=False)]

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if set(self.ondertekenaars) != set(self.van):
            raise ValueError("Noem bij ondertekenaars precies de partijen die onder van staan.")
        if any(first == second for first, second in self.ondertekenaars.values()):
            raise ValueError("De twee ondertekenaars hebben verschillende rollen: noem er twee.")
        names = [condition.oordeel for condition in self.voorwaarden]
        if len(set(names)) != len(names) or len(set(self.mag)) != len(self.mag):
            raise ValueError("Een oordeel of soort staat er twee keer; laat er één staan.")
        return self


class Freshness(_Strict):
    """How many days old a judgement may be on the day of the decision, and who says so."""

    dagen: Annotated[int, Field(ge=0)]
    bron: Citation


class JudgementKind(_Strict):
    """A judgement: question, who answers it, and on which paper."""

    stelling: Text
    vraag: Text
    door: Id
    bewijs: Text
    geldig: Literal["onbeperkt"] | Freshness

    @property
    def max_days(self) -> timedelta | None:
        """The greatest age on the day of the decision; None when age does not count."""
        return timedelta(days=self.geldig.dagen) if isinstance(self.geldig, Freshness) else None


class Kind(_Strict):
    """A kind of data, in a group by which a ground can exclude several at once."""

    groep: Literal["persoon", "bijzonder", "biometrie", "stuk"]
    naam: Text


class Statute(_Strict):
    """A law that is cited: with its BWB number (Juriconnect) or, for European law, its CELEX number."""

    naam: Text
    bwb: Annotated[str, StringConstraints(pattern=r"^BWB[RV]\d{7}$")] | None = None
    celex: Text | None = None


class EventKind(_Strict):
    """An event on which a ground hangs, and its state as the register knows it."""

    naam: Text
    stand: date | Literal["nog_niet"]
    bron: Citation


class KindsFile(_Strict):
    soorten: dict[Id, Kind]


class JudgementsFile(_Strict):
    oordelen: dict[Id, JudgementKind]


class EventsFile(_Strict):
    gebeurtenissen: dict[Id, EventKind]


class Note(_Strict):
    """The decision note that lines cite by paragraph."""

    kenmerk: Text
    naam: Text


class StatutesFile(_Strict):
    wetten: dict[str, Statute]
    nota: Note


class PartiesFile(_Strict):
    partijen: dict[Id, Text]
    rollen: dict[Id, Text]


class Signer(_Strict):
    rol: Id
    naam: Text


class Signature(_Strict):
    """A signature under one ground: hashes of the rule, the cited text and what was read; day and signers."""

    regel: Sha256
    teksten: Sha256
    gelezen: Sha256
    op: date
    door: Annotated[tuple[Signer, ...], Field(min_length=1, strict=False)]

    @model_validator(mode="after")
    def _by_a_jurist(self) -> Self:
        if all(signer.rol != "jurist" for signer in self.door):
            raise ValueError("Een grondslag wordt door een jurist getekend: noem de jurist.")
        return self


class SignaturesFile(_Strict):
    demo: Literal["ja", "nee"]
    handtekeningen: dict[Id, Signature]


class LawKind(_Strict):
    """A kind that the law lets pass, with the sentence of the law that says so."""

    soort: Id
    zin: Text


class LawCondition(_Strict):
    """A condition of the law, as a judgement, with the sentence of the law that asks for it."""

    oordeel: Id
    zin: Text


class Law(_Strict):
    """The law to come, as one jurist enters it and another confirms. Marked AANNAME while it is a draft.

    With no `soorten` nothing opens. `overgangsrecht` is the sentence on files from before the law.
    """

    staatsblad: Text
    artikelonderdeel: Text
    datum: date
    overgangsrecht: Text
    soorten: Annotated[tuple[LawKind, ...], Field(strict=False)]
    voorwaarden: Annotated[tuple[LawCondition, ...], Field(strict=False)]
    aanname: bool

    @property
    def name(self) -> str:
        """How the law is cited in a line."""
        mark = "AANNAME: " if self.aanname else ""
        return f"{mark}{self.staatsblad}, {self.artikelonderdeel}"
