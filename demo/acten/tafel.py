"""Steps 5, 6 and 7: the casussen go to the table under labels, the OM answers, the meeting concludes."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from acten.casus import herlezen
from bezoeker import Stuck, Visitor, wait_until
from grondslag.both import clock

if TYPE_CHECKING:
    from keten import Stage

COORDINATOR, JURIST, WRITER = "Coördinator overlegtafel", "Jurist", "Jurist 2"
OFFICIER, SECRETARIS = "Officier van justitie", "Parketsecretaris"
IND_SIGN, OM_SIGN = (COORDINATOR, JURIST), (OFFICIER, SECRETARIS)
UNTIL_THE_NEXT = dt.timedelta(days=14)
MEETING = re.compile(r"Overlegtafel van \d+ \w+ \d{4}(?:, \d+e van die dag)?")
RELEASED = "Dit staat in het register als inschrijving"
SAID: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent.parent / "tafel.yaml").read_text(encoding="utf-8")
)


def gepland(stage: "Stage", nummer: int = 1) -> None:
    """Step 5: the coordinator plans a meeting for today; a second of the day is asked for by number."""
    _plan(stage, clock.today(), nummer)


def op_de_agenda(stage: "Stage", name: str) -> None:
    """Step 5: a casus comes on the agenda with a reason in words; the gate says yes, if two people sign."""
    dossier = stage.dossier(name)
    _put_on_agenda(stage, name, dossier.keuzes["tafel"]["prangend"])


def vrijgegeven(stage: "Stage", name: str) -> None:
    """Step 5: two people sign, and the casus leaves."""
    _sign(stage, stage.dossier(name).adressen["vrijgave"], IND_SIGN)


def deelgenomen(stage: "Stage") -> None:
    """Step 6: the meeting arrives at the OM; the parketsecretaris lets an officier take part."""
    person = stage.als(SECRETARIS)
    meeting = stage.adressen["overleg-naam"]
    _wait(person, "/overlegtafel/", lambda page: meeting in page, "De eerste casus")
    person.follow(meeting)
    stage.adressen["overleg-om"] = person.url
    labels = [stage.dossier(name).adressen["label"] for name in stage.dossiers]
    _wait(
        person,
        stage.adressen["overleg-om"],
        lambda page: all(label in page for label in labels),
        "De andere casussen",
    )
    person.submit("Laat deelnemen")
    person.open("/postvak/")
    if "Casus" not in person.text:
        raise Stuck(f"Het postvak noemt geen binnengekomen casus: {person.text[:300]}")


def gereageerd(stage: "Stage", name: str) -> None:
    """Step 6: the officier reads a casus, which names nobody, and answers; a telling question is refused."""
    dossier, person = stage.dossier(name), stage.als(OFFICIER)
    said = dossier.keuzes["tafel"]
    person.open(stage.adressen["overleg-om"])
    person.follow(dossier.adressen["label"])
    if dossier.zaak["personen"][0]["naam"] in person.text:
        raise Stuck(f"De naam van de betrokkene van {name} staat op het casusblad.")
    _refused(person, "Geef reactie", {"reactie": "nadere_vraag", "vraag": SAID["geweigerd"]}, "Baghlan")
    person.open(stage.adressen["overleg-om"])
    person.follow(dossier.adressen["label"])
    person.submit("Geef reactie", {"reactie": said["reactie"], "vraag": said.get("vraag_om", "")})
    _sign(stage, person.url, OM_SIGN)


def uitkomst_vastgelegd(stage: "Stage", name: str) -> None:
    """Step 7: the meeting concludes on a casus, with a reason and an owner."""
    dossier, person = stage.dossier(name), stage.als(COORDINATOR)
    said = dossier.keuzes["tafel"]
    _wait(
        person, dossier.adressen["punt"], lambda page: "Nog geen reactie" not in page, "De reactie van het OM"
    )
    fields = {key: said[key] for key in ("uitkomst", "motivering", "eigenaar")}
    person.submit("Leg de uitkomst vast", fields)
    person.open(dossier.adressen["punt"])
    if "Vastgelegd" not in person.text:
        raise Stuck(f"De uitkomst van {name} is niet vastgelegd: {person.text[:300]}")


def vergadering_gesloten(stage: "Stage") -> None:
    """Step 7: who was there, by function; then the meeting is closed."""
    person = stage.als(COORDINATOR)
    person.open(stage.adressen["overleg"])
    for one in SAID["aanwezig"]:
        person.submit("Leg aanwezigheid vast", one)
    person.submit("Sluit de vergadering")
    stage.adressen["verslag"] = person.url


def verslag_ind(stage: "Stage") -> None:
    """Step 7: our half of the minutes; words that point at somebody are refused, and the place is named."""
    person = stage.als(WRITER)
    person.open(stage.adressen["verslag"])
    _refused(person, "Stel onze helft vast", {"overig": SAID["geweigerd"]}, "Pardes")
    person.open(stage.adressen["verslag"])
    values = {"overig": "\n".join(SAID["overig_ind"])}
    for name in stage.dossiers:
        dossier = stage.dossier(name)
        point = dossier.adressen["punt"].rstrip("/").rpartition("/")[2]
        values[f"besproken-{point}"] = "\n".join(dossier.keuzes["tafel"]["besproken"])
    person.submit("Stel onze helft vast", values)
    _sign(stage, person.url, IND_SIGN)


def verslag_vastgesteld(stage: "Stage") -> None:
    """Step 7: the OM's half names ours; when it arrives, the minutes are fixed by both sides."""
    person, page = stage.als(OFFICIER), stage.adressen["overleg-om"] + "verslag/"
    _wait(person, page, lambda text: "Schrijf onze helft" in text, "De helft van de IND")
    person.submit("Stel onze helft vast", {"overig": "\n".join(SAID["overig_om"])})
    _sign(stage, person.url, OM_SIGN)
    for who, where in ((COORDINATOR, stage.adressen["verslag"]), (OFFICIER, page)):
        _wait(stage.als(who), where, lambda text: "Verslag vastgesteld" in text, "De vaststelling")
    if not stage.als(COORDINATOR).fetch(stage.adressen["verslag"] + "pdf/").startswith(b"%PDF"):
        raise Stuck("Het vastgestelde verslag is geen PDF.")


def onder_nieuw_label(stage: "Stage") -> None:
    """Step 7: the casus that was held over comes back at a later meeting, under another label."""
    held = next(
        name for name in stage.dossiers if stage.dossier(name).keuzes["tafel"]["uitkomst"] == "aanhouden"
    )
    before = stage.dossier(held).adressen["label"]
    _plan(stage, clock.today() + UNTIL_THE_NEXT)
    if "Kan terugkomen na een nieuwe tweede lezing" not in stage.als(COORDINATOR).text:
        raise Stuck("De aangehouden casus kan terugkomen zonder dat iemand hem opnieuw las.")
    herlezen(stage, held)
    _put_on_agenda(stage, held, SAID["terug"])
    if stage.dossier(held).adressen["label"] == before:
        raise Stuck("De aangehouden casus kwam terug onder hetzelfde label.")
    vrijgegeven(stage, held)


def _plan(stage: "Stage", day: dt.date, nummer: int = 1) -> None:
    person = stage.als(COORDINATOR)
    person.open("/overlegtafel/nieuw/")
    values = {"datum": day.isoformat(), "nummer": str(nummer), "plaats": SAID["plaats"]}
    person.submit("Plan de vergadering", values)
    stage.adressen["overleg"] = person.url
    stage.adressen["overleg-naam"] = MEETING.search(person.text)[0]  # type: ignore[index]  # its page names it


def _put_on_agenda(stage: "Stage", name: str, why: str) -> None:
    dossier, person = stage.dossier(name), stage.als(COORDINATOR)
    number = dossier.adressen["casus"].rstrip("/").rpartition("/")[2]
    person.open(stage.adressen["overleg"] + f"casus/{number}/")
    person.submit("Zet op de agenda", {"prangend": why})
    dossier.adressen["punt"] = person.url
    dossier.adressen["label"] = person.text.split("onder het label ")[1].split(".")[0]
    person.submit("Vraag vrijgave")
    if "Ja, mits twee mensen tekenen" not in person.text:
        raise Stuck(f"De poort laat de casus van {name} niet door: {person.text[:1200]}")
    dossier.adressen["vrijgave"] = person.url


def _sign(stage: "Stage", request: str, roles: tuple[str, str]) -> None:
    """Let two people sign a request at the gate, on its own page."""
    for role in roles:
        person = stage.als(role)
        person.open(request)
        person.submit("Onderteken")
    if RELEASED not in person.text:
        raise Stuck(f"Na twee handtekeningen vertrok het niet: {person.text[:1200]}")


def _refused(person: Visitor, button: str, values: dict[str, str], word: str) -> None:
    """Try words that point at somebody: they must be refused, with the word named."""
    try:
        person.submit(button, values)
    except Stuck as stuck:
        if word in str(stuck):
            return
        raise
    raise Stuck(f"Woorden die iemand aanwijzen werden toegelaten ({button}).")


def _wait(person: Visitor, path: str, there: Callable[[str], bool], what: str) -> None:
    wait_until(person, path, there, what)


def _each(act: Callable[["Stage", str], None]) -> Callable[["Stage"], None]:
    def acts(stage: "Stage") -> None:
        for name in tuple(stage.dossiers):
            act(stage, name)

    return acts


STAPPEN = [
    ("Plan een vergadering van de overlegtafel", gepland),
    ("Zet de casussen op de agenda en vraag de poort", _each(op_de_agenda)),
    ("Twee mensen tekenen: de casussen vertrekken", _each(vrijgegeven)),
    ("Het OM ontvangt de casussen; een officier neemt deel", deelgenomen),
    ("De officier leest, vraagt en reageert, door de poort van het OM", _each(gereageerd)),
    ("De vergadering legt van elke casus de uitkomst vast", _each(uitkomst_vastgelegd)),
    ("De vergadering sluit, met presentielijst", vergadering_gesloten),
    ("Onze helft van het verslag: nagelezen, getekend, vertrokken", verslag_ind),
    ("Het verslag staat vast: elke zijde heeft de helft van de andere", verslag_vastgesteld),
    ("De aangehouden casus komt terug onder een nieuw label", onder_nieuw_label),
]
