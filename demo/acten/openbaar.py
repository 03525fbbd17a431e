"""Steps 12 and 13: the figures of a closed year go to the Kamer, and a nota becomes public without names.

Everything typed stands in `demo/nota.yaml`.
"""

import datetime as dt
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pikepdf
import pypdfium2
import yaml

from bezoeker import Stuck, Visitor

if TYPE_CHECKING:
    from keten import Stage

POLICY = "Beleidsmedewerker"
SIGNERS = ("Jurist", "Afdelingshoofd")


def cijfers_gesloten(stage: "Stage") -> None:
    """Nobody sees figures of the running year; in the demo the head of the unit closes it."""
    jaar, person = _year(), stage.als(POLICY)
    person.open(f"/kamer/{jaar}/")
    if "Dit jaar loopt nog" not in person.text:
        raise Stuck(f"Van het lopende jaar zijn cijfers te zien: {person.text[:300]}")
    head = stage.als("Afdelingshoofd")
    head.open("/kamer/")
    head.follow(f"Sluit {jaar} tussentijds (DEMO)")
    head.submit(f"Ja, sluit {jaar}")
    person.open(f"/kamer/{jaar}/")
    if "Verstrekkingen uit eigen beweging 0" not in person.text:
        raise Stuck(f"Uit eigen beweging staat niet op nul: {person.text[:600]}")


def cijfers_vrijgegeven(stage: "Stage") -> None:
    """The beleidsmedewerker explains the figures; jurist and head of unit sign; the same bytes leave."""
    person = stage.als(POLICY)
    person.open(f"/kamer/{_year()}/")
    person.submit("Leg toelichting vast", {"tekst": _typed()["cijfers"]["toelichting"]})
    person.submit("Vraag vrijgave")
    _signed(stage, person)
    if "eigen beweging" not in _text(person.download("Haal het stuk op")):
        raise Stuck("In het stuk voor de Kamer ontbreekt het cijfer over eigen beweging.")


def traject_gevolgd(stage: "Stage") -> None:
    """What a source says of the bill and of promises is recorded; everything else stays unknown."""
    typed, jurist, policy = _typed()["traject"], stage.als("Jurist"), stage.als(POLICY)
    jurist.open("/kamer/traject/stap/voorbereiding/")
    jurist.submit("Leg vast", typed["stap"])
    policy.open("/kamer/traject/")
    policy.follow("Leg een toezegging vast")
    policy.submit("Leg vast", typed["toezegging"])
    if "onbekend" not in policy.text or typed["toezegging"]["bron"] not in policy.text:
        raise Stuck(f"Het traject toont zijn bronnen niet: {policy.text[:600]}")


def nota_geschreven(stage: "Stage") -> None:
    """The nota is taken over with the names in it; as it stands it cannot become public."""
    person, nota = stage.als(POLICY), _typed()["nota"]
    person.open("/notas/nieuw/")
    sections = ("kop", "aanleiding", "besluit", "kernpunten", "toelichting")
    lines = {section: "\n".join(nota[section]) for section in sections}
    person.submit("Bewaar de nota", {"onderwerp": nota["onderwerp"], **lines})
    if "nog niet beslist" not in person.text or "Vraag vrijgave" in person.text:
        raise Stuck(f"Een nota met namen erin kan naar buiten: {person.text[:400]}")


def nota_openbaar(stage: "Stage") -> None:
    """Each official's datum is withheld on a ground, section 5 agrees, two sign; none is in the file."""
    person, nota = stage.als(POLICY), _typed()["nota"]
    person.open("/notas/")
    person.follow(nota["onderwerp"])
    for passage in nota["achterhouden"]:
        values = {"tekst": passage["tekst"], "keuze": passage["grond"], "reden": passage["reden"]}
        person.submit("Wijs aan", values)
    said = nota["paragraaf5"]
    numbers = {f"aantal-{grond}": str(number) for grond, number in said["aantallen"].items()}
    person.submit("Leg paragraaf 5 vast", {"toelichting": said["toelichting"], **numbers})
    person.submit("Vraag vrijgave")
    _signed(stage, person)
    _nothing_left(person.download("Haal het stuk op"), [p["tekst"] for p in nota["achterhouden"]])


def _signed(stage: "Stage", asker: Visitor) -> None:
    """Let both signers sign the request that is open before the asker."""
    request = asker.url
    for role in SIGNERS:
        signer = stage.als(role)
        signer.open(request)
        signer.submit("Onderteken")
    asker.open(request)
    if "Haal het stuk op" not in asker.text:
        raise Stuck(f"Na twee handtekeningen is het stuk niet vrij: {asker.text[:600]}")


def _nothing_left(pdf: bytes, withheld: list[str]) -> None:
    text = _text(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        hidden = str(dict(document.docinfo))
    for value in withheld:
        if value in text or value in hidden:
            raise Stuck(f"In de openbare nota is '{value}' nog te lezen.")


def _text(pdf: bytes) -> str:
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    return " ".join(" ".join(pages).split())


def _typed() -> dict[str, Any]:
    text = (Path(__file__).parent.parent / "nota.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def _year() -> int:
    return dt.datetime.now(ZoneInfo("Europe/Amsterdam")).year


STAPPEN = [
    ("Cijfers: het lopende jaar toont niets, en wordt voor de demo gesloten", cijfers_gesloten),
    ("Cijfers: toegelicht, ondertekend, en vrij voor de Kamer", cijfers_vrijgegeven),
    ("Traject: van de wet staat er alleen wat een bron zegt", traject_gevolgd),
    ("Nota: met namen erin kan zij niet naar buiten", nota_geschreven),
    ("Nota: iedere weglating heeft een grond, en zij wordt openbaar", nota_openbaar),
]
