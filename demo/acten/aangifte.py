"""Step 8: the table gave cause, and one person is reported: each datum with its reason, signed on paper."""

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
from PIL import ImageDraw

from bezoeker import Stuck, Visitor

if TYPE_CHECKING:
    from keten import Stage

NAME = "afghanistan"
DRAFTER, ADVISER, SIGNER, HEAD = "Behandelaar 1F", "Jurist", "Jurist 2", "Afdelingshoofd"
USERNAMES = {"adviseur": "demo-jurist", "medetekenaar": "demo-jurist-2"}
SIGNATURE = [(0, 40), (30, 0), (45, 50), (70, 5), (95, 40), (140, 20)]


def begonnen(stage: "Stage") -> None:
    """From the outcome an aangifte begins; a law that is younger than the facts is refused."""
    person, said = stage.als(DRAFTER), _said(stage)
    person.open(stage.dossier(NAME).adressen["zaak"] + "aangifte/")
    person.submit("Begin de aangifte")
    stage.adressen["aangifte"] = person.url.removesuffix("toetslijst/")
    _refused(person, "Bewaar de toetslijst", {**said["toetslijst"], "wet": "wim"}, "gold deze wet niet")
    person.open(stage.adressen["aangifte"] + "toetslijst/")
    person.submit("Bewaar de toetslijst", said["toetslijst"])


def opgesteld(stage: "Stage") -> None:
    """Facts, place, time; then the data one by one. A datum without a reason of its own is refused."""
    person, said = stage.als(DRAFTER), _said(stage)
    person.open(stage.adressen["aangifte"] + "feiten/")
    words = {key: said[key] for key in ("kwalificatie", "plaats", "tijd")}
    person.submit("Bewaar de feiten", {**words, "feiten": "\n\n".join(said["feiten"])})
    for datum in said["persoon"]:
        person.submit("Neem op", datum)
    again = {**said["persoon"][0], "naam": "Geslacht", "waarde": "man"}
    _refused(person, "Neem op", again, "eigen reden")
    person.open(stage.adressen["aangifte"] + "indienen/")
    person.submit("Leg voor aan de jurist", USERNAMES)


def geadviseerd_en_besloten(stage: "Stage") -> None:
    """A jurist advises in writing and names the addressee; the head of unit decides, on her mandate."""
    said, page = _said(stage), stage.adressen["aangifte"]
    jurist, to = stage.als(ADVISER), said["geadresseerde"]
    jurist.open(page + "advies/")
    address = {"geadresseerde": to["naam"], "regels": "\n".join(to["regels"]), "reden": to["reden"]}
    jurist.submit("Leg het advies vast", {"mag": "ja", "tekst": said["advies"], **address})
    mandate = stage.folder.parent / "mandaat-demo.txt"
    mandate.write_text(said["mandaat"]["tekst"], encoding="utf-8")
    head = stage.als(HEAD)
    head.open(page + "besluit/")
    decision = {key: said["mandaat"][key] for key in ("omschrijving", "dag")}
    head.submit(
        "Leg het besluit vast",
        {"akkoord": "ja", "tekst": said["besluit"], **decision},
        files={"mandaat": [mandate]},
    )


def vrijgegeven(stage: "Stage") -> None:
    """The drafter establishes the document; the gate asks two others, and not the jurist who advised."""
    person = stage.als(DRAFTER)
    person.open(stage.adressen["aangifte"] + "vaststellen/")
    person.submit("Stel vast", {"volledig": True})
    if "De elektronische weg staat dicht" not in person.text:
        raise Stuck(f"De elektronische weg staat niet dicht: {person.text[:600]}")
    person.submit("Leg voor aan de poort")
    if "Ja, mits twee mensen tekenen" not in person.text:
        raise Stuck(f"De poort laat de aangifte niet door: {person.text[:1500]}")
    stage.adressen["aangifte-verzoek"] = person.url
    adviser = stage.als(ADVISER)
    adviser.open(person.url)
    if "U tekent voor precies deze inhoud" in adviser.text:
        raise Stuck("De jurist die adviseerde kan ook tekenen.")
    for role in (SIGNER, HEAD):
        signer = stage.als(role)
        signer.open(stage.adressen["aangifte-verzoek"])
        signer.submit("Onderteken")
    if "Vrijgegeven" not in signer.text:
        raise Stuck(f"Na twee handtekeningen is de aangifte niet vrijgegeven: {signer.text[:1200]}")


def overhandigd(stage: "Stage") -> None:
    """The head takes the document out, signs it by hand, hands it over; the OM's answer stays apart."""
    head, said, page = stage.als(HEAD), _said(stage), stage.adressen["aangifte"]
    head.open(stage.adressen["aangifte-verzoek"])
    scan = _signed_by_hand(
        head.download("Haal het stuk op"), stage.folder.parent / "aangifte-ondertekend.pdf"
    )
    _note(head, page, "ondertekend", {"functie": said["ondertekend"]})
    _note(head, page, "overhandigd", said["overhandigd"])
    head.open(page + "vervolg/scan/")
    head.submit("Leg vast", files={"bestand": [scan]})
    _note(head, page, "om-kenmerk", {"kenmerk": said["om_kenmerk"]})
    _note(head, page, "om-reactie", {"reactie": said["om_reactie"]})
    drafter = stage.als(DRAFTER)
    drafter.open(page)
    if said["om_kenmerk"] in drafter.text or "Overhandigd" not in drafter.text:
        raise Stuck("De opsteller ziet wat het OM antwoordde, of niet dat de aangifte is overhandigd.")


def kanaal_geopend(stage: "Stage") -> None:
    """The electronic channel: an assumption, entered by one jurist, confirmed by another, marked DEMO."""
    first, second = stage.als(ADVISER), stage.als(SIGNER)
    said = stage.dossier(NAME).keuzes["kanaal"]
    first.open("/aangiften/kanaal/")
    first.submit("Voer in", {"stand": "open", "tekst": said["tekst"], "bron": said["bron"], "demo": True})
    if "een andere jurist bevestigt het" not in first.text:
        raise Stuck("De jurist die de regeling invoerde kan haar ook bevestigen.")
    second.open("/aangiften/kanaal/")
    second.submit("Bevestig")
    if "Het kanaal staat open" not in second.text or "DEMO" not in second.text:
        raise Stuck(f"Het kanaal staat niet open, of draagt het merk DEMO niet: {second.text[:600]}")


def _said(stage: "Stage") -> dict[str, Any]:
    said: dict[str, Any] = stage.dossier(NAME).keuzes["aangifte"]
    return said


def _note(person: Visitor, page: str, soort: str, values: dict[str, str]) -> None:
    person.open(f"{page}vervolg/{soort}/")
    person.submit("Leg vast", values)


def _refused(person: Visitor, button: str, values: dict[str, str], word: str) -> None:
    """Try what must be refused, with this word in the reason."""
    try:
        person.submit(button, values)
    except Stuck as stuck:
        if word in str(stuck):
            return
        raise
    raise Stuck(f"'{button}' had geweigerd moeten worden ({word}).")


def _signed_by_hand(document: bytes, path: Path) -> Path:
    """Print, sign and scan: the pages become pictures, with an invented scribble on the last."""
    pages = [
        page.render(scale=1.5).to_pil().convert("RGB") for page in pypdfium2.PdfDocument(io.BytesIO(document))
    ]
    across, down = pages[-1].width * 4 // 10, pages[-1].height * 58 // 100
    points = [(across + x, down + y) for x, y in SIGNATURE]
    ImageDraw.Draw(pages[-1]).line(points, fill=(20, 30, 120), width=4)
    pages[0].save(path, save_all=True, append_images=pages[1:])
    return path


STAPPEN = [
    ("De aangifte begint bij de uitkomst van de tafel, met de toetslijst", begonnen),
    ("Feiten, en elk gegeven met zijn eigen reden", opgesteld),
    ("Een jurist adviseert, het afdelingshoofd besluit", geadviseerd_en_besloten),
    ("De poort geeft het document vrij voor ondertekening", vrijgegeven),
    ("De aangifte wordt met de hand getekend en overhandigd", overhandigd),
    ("Het elektronische kanaal: een aanname van de demo, door twee juristen", kanaal_geopend),
]
