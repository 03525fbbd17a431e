"""The data each template takes. Unknown keys are refused: what has no place on the page is not in the file.

All text is plain text. Days are ISO dates; the template writes them out ("10 december 2026").
"""

from datetime import date, datetime
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

# Documents show the time of the clock on the wall in The Hague, whatever zone the moment was given in.
Moment = Annotated[AwareDatetime, AfterValidator(lambda moment: moment.astimezone(AMSTERDAM))]
Tekst = Annotated[str, Field(min_length=1)]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Vorm(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Document(Vorm):
    """What every document has: `moment` becomes the PDF's creation date, `demo` prints the mark DEMO."""

    moment: Moment
    demo: bool = False


class Veld(Vorm):
    """One line of a form. A list of values is shown one below the other."""

    naam: Tekst
    waarde: Tekst | list[Tekst]


class Ondertekenaar(Vorm):
    """A signature that was given. `naam` only where the recipient may know it."""

    functie: Tekst
    moment: Moment
    naam: Tekst | None = None


class Bijlage(Vorm):
    nummer: int = Field(ge=1)
    omschrijving: Tekst
    sha256: Hash
    bladzijden: int | None = Field(default=None, ge=1)


# What the recipient of a card is asked to keep to. The card's JSON carries the same sentences.
VOORWAARDEN = (
    "Dit blad dient alleen om op de overlegtafel te bespreken of er aanleiding is voor een vervolg.",
    "Probeer niet vast te stellen om wie het gaat, en vergelijk het blad niet met andere gegevens.",
    "Herkent u de casus, noem dan niets daarvan in de vergadering en meld alleen dat u de casus herkent.",
    "Neem het blad niet over in een ander systeem en verstrek het niet verder.",
    "Persoonsgegevens worden langs deze weg niet verstrekt. Daarvoor is een vordering of een aangifte nodig.",
)


class Casusblad(Vorm):
    """The card for the table. No reference, author or hour: only the label of this meeting and its day."""

    demo: bool = False
    label: Tekst
    vergadering: Tekst
    dag: date
    velden: list[Veld] = Field(min_length=1)
    waarom_prangend: Tekst | None = None
    citaten: list[Tekst] = []
    voorwaarden: list[Tekst] = Field(default=list(VOORWAARDEN), min_length=1)

    @property
    def moment(self) -> datetime:
        """The day of the meeting at midnight UTC, so that the file does not tell when it was made."""
        return datetime.fromisoformat(f"{self.dag.isoformat()}T00:00:00+00:00")


class Geadresseerde(Vorm):
    naam: Tekst
    regels: list[Tekst] = []


class Mandaat(Vorm):
    omschrijving: Tekst
    dag: date
    bijlage: int | None = None


class Aangever(Vorm):
    organisatie: Tekst
    functie: Tekst
    mandaat: Mandaat
    naam: Tekst | None = None


class Gegeven(Vorm):
    """One personal datum with its own reason; `bijzonder` names the special category, when it is one."""

    gegeven: Tekst
    waarde: Tekst
    noodzaak: Tekst
    bijzonder: Tekst | None = None


class Aangifte(Document):
    """Written aangifte for signature (art. 163 Sv)."""

    kenmerk: Tekst
    geadresseerde: Geadresseerde
    aangever: Aangever
    grondslag: Tekst
    feiten: list[Tekst] = Field(min_length=1)
    kwalificatie: Tekst
    plaats: Tekst
    tijd: Tekst
    persoon: list[Gegeven] = Field(min_length=1)
    advies: Tekst
    besluit: Tekst
    bijlagen: list[Bijlage] = []


class Machtiging(Vorm):
    instantie: Tekst
    dag: date
    kenmerk: Tekst
    reikwijdte: Tekst


class Mondeling(Vorm):
    """A demand first made by word of mouth; the paper follows within three days."""

    gedaan: Moment
    uiterlijk: date


class Vordering(Document):
    """The OM's demand (artt. 126nc, 126nd, 126nf Sv)."""

    kenmerk: Tekst
    artikel: Tekst
    bevoegdheid: Tekst
    afzender: Geadresseerde
    geadresseerde: Geadresseerde
    persoon: list[Veld] = Field(min_length=1)
    gegevens: list[Tekst] = Field(min_length=1)
    titel: Tekst
    verdenking: Tekst
    termijn: Tekst
    wijze: Tekst
    machtiging: Machtiging | None = None
    mondeling: Mondeling | None = None
    ondertekenaars: list[Ondertekenaar] = []


class Bestand(Vorm):
    naam: Tekst
    sha256: Hash
    bladzijden: int | None = Field(default=None, ge=1)


class Post(Vorm):
    """What was asked, and what became of it. `artikel` is the provision that the decision rests on."""

    nummer: int = Field(ge=1)
    gevraagd: Tekst
    besluit: Literal["verstrekt", "deels verstrekt", "niet verstrekt"]
    artikel: Tekst
    reden: Tekst
    bestanden: list[Bestand] = []


class Antwoord(Document):
    """The IND's answer to a demand: also the delivery record that the OM needs for its proces-verbaal."""

    kenmerk: Tekst
    vordering: list[Veld] = Field(min_length=1)
    afzender: Geadresseerde
    geadresseerde: Geadresseerde
    posten: list[Post] = Field(min_length=1)
    wijze: Tekst
    ondertekenaars: list[Ondertekenaar] = []


class Aanwezige(Vorm):
    functie: Tekst
    organisatie: Tekst


class Behandeling(Vorm):
    """One casus at the table. `uitkomst` is the wording of the fixed list."""

    label: Tekst
    vraag: Tekst | None = None
    besproken: list[Tekst] = []
    uitkomst: Tekst
    motivering: Tekst
    eigenaar: Tekst | None = None
    uiterlijk: date | None = None


class Vaststelling(Vorm):
    zijde: Tekst
    functie: Tekst
    moment: Moment


class Verslag(Document):
    vergadering: Tekst
    dag: date
    aanwezig: list[Aanwezige] = Field(min_length=1)
    agenda: list[Tekst] = []
    casussen: list[Behandeling] = []
    overig: list[Tekst] = []
    vastgesteld: list[Vaststelling] = []


class Regel(Vorm):
    """One line of the proof: a condition, whether it held, the sentence of law, the paper that shows it."""

    regel: Tekst
    ok: bool
    bron: Tekst
    waarom: Tekst
    bewijsstuk: Tekst | None = None


class Weg(Vorm):
    """A lawful route that the register names beside a refusal."""

    naam: Tekst
    zin: Tekst


class Ontbreekt(Vorm):
    grondslag: Tekst
    regels: list[Tekst] = Field(min_length=1)


class Bewijsblad(Document):
    """One disclosure or refusal, line by line."""

    soort: Tekst
    toegestaan: bool
    dag: date
    samenvatting: Tekst
    grondslag_naam: Tekst
    grondslag_id: Tekst
    grondslag_tekst: list[Tekst] = Field(min_length=1)
    register_sha256: Hash
    waarover: Tekst | None = None
    verzoeker: Tekst
    ontvanger: Tekst
    soorten: list[Tekst] = []
    stappen: list[Regel] = Field(min_length=1)
    wegen: list[Weg] = []
    ontbreekt_elders: list[Ontbreekt] = []
    ondertekenaars: list[Ondertekenaar] = []
    bestand: Bestand | None = None
    inschrijving: list[Veld] = Field(min_length=1)
    checkpoint: Tekst
    ontvangst: list[Veld] | None = None
    simulatie: bool = False


class Definitie(Vorm):
    begrip: Tekst
    omschrijving: Tekst
    bron: Tekst | None = None


class Rij(Vorm):
    naam: Tekst
    waarden: list[Tekst]
    totaal: bool = False


class Tabel(Vorm):
    titel: Tekst
    kolommen: list[Tekst] = Field(min_length=2)
    rijen: list[Rij] = Field(min_length=1)
    toelichting: Tekst | None = None


class Plot(Vorm):
    """`svg` from plots.bar_plot; `alt` says in words what the picture shows."""

    svg: Tekst
    alt: Tekst
    bijschrift: Tekst


class Cijfers(Document):
    titel: Tekst
    jaar: int
    peildatum: date
    inleiding: list[Tekst] = []
    tabellen: list[Tabel] = Field(min_length=1)
    plot: Plot | None = None
    onderdrukking: Tekst
    definities: list[Definitie] = []


class Weggelaten(Vorm):
    """A withheld passage: only its Woo ground is in the file, and nothing of its text or length."""

    weg: Tekst


Alinea = list[Tekst | Weggelaten]


class Kopregel(Vorm):
    """A line at the head of the note (Aan, Van, Datum, Kenmerk, ...)."""

    naam: Tekst
    waarde: Alinea


class Woogrond(Vorm):
    grond: Tekst
    omschrijving: Tekst
    aantal: int = Field(ge=1)


class Nota(Document):
    """The five sections of a decision note. A paragraph is a list of pieces: text, or a withheld passage."""

    onderwerp: Tekst
    kop: list[Kopregel] = []
    aanleiding: list[Alinea] = Field(min_length=1)
    besluit: list[Alinea] = Field(min_length=1)
    kernpunten: list[Alinea] = Field(min_length=1)
    toelichting: list[Alinea] = Field(min_length=1)
    niet_openbaar: list[Alinea] = Field(min_length=1)
    weglatingen: list[Woogrond] = []


VORMEN: dict[str, type[Document | Casusblad]] = {
    "casusblad": Casusblad,
    "aangifte": Aangifte,
    "vordering": Vordering,
    "antwoord": Antwoord,
    "verslag": Verslag,
    "bewijs": Bewijsblad,
    "cijfers": Cijfers,
    "nota": Nota,
}
