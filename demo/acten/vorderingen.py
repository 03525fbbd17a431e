"""Step 9: the OM demands through its gate; the IND checks, matches, holds back, and answers through its own.

Everything typed stands in `demo/vorderingen.yaml`.
"""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import yaml

from bezoeker import Stuck, Visitor, wait_until

if TYPE_CHECKING:
    from keten import Stage

OFFICIER, SECRETARIS = "Officier van justitie", "Parketsecretaris"
DRAFTS, SIGNS = "Behandelaar vorderingen", "Behandelaar vorderingen 2"
JURISTS = ("Jurist", "Jurist 2")
STRANGERS = ("Behandelaar 1F", "Coördinator overlegtafel", "Functionaris gegevensbescherming")
RELEASED = "Dit staat in het register als inschrijving"
DEMANDS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "vorderingen.yaml").read_text(encoding="utf-8")
)


def opgesteld(stage: "Stage", demand: dict[str, Any]) -> None:
    """The OM drafts; one without the article in its title, or without leave, is not taken."""
    person, typed = stage.als(demand["door"]), _typed(demand)
    _refused(person, {**typed, "titel": "Wetboek van Strafvordering"}, "noemt artikel")
    _refused(person, {**typed, "termijn": (_today() - dt.timedelta(days=1)).isoformat()}, "al voorbij")
    if typed["artikel"] == "126nf":
        bare = {key: "" if key.startswith("machtiging_") else value for key, value in typed.items()}
        _refused(person, bare, "machtiging van de rechter-commissaris")
    person.open("/vorderingen/nieuw/")
    person.submit("Vordering vastleggen", typed)
    stage.adressen[_key("om", demand)] = person.url


def vastgesteld(stage: "Stage", demand: dict[str, Any]) -> None:
    """The officier and the parketsecretaris establish it, the OM's gate lets it out, and both sign."""
    words = {
        OFFICIER: {
            "om_vordering_bevoegd": "Vastgesteld door wie het artikel bevoegd noemt.",
            "om_machtiging": "Gezien: wat het artikel aan machtiging vraagt, is er.",
        },
        SECRETARIS: {"om_vordering_vorm": "Volledig, en niet meer dan nodig."},
    }
    for role, reasons in words.items():
        said = {f"{name}_waarom": why for name, why in reasons.items()} | dict.fromkeys(reasons, "ja")
        person = stage.als(role)
        person.open(stage.adressen[_key("om", demand)] + "vaststellen/")
        person.submit("Oordeel vastleggen", said)
    person = stage.als(demand["door"])
    person.open(stage.adressen[_key("om", demand)])
    person.submit("Vraag de poort")
    _sign(stage, person, (OFFICIER, SECRETARIS))


def genomen(stage: "Stage", _demand: dict[str, Any]) -> None:
    """At the IND a handler takes the oldest; before that a number shows, and others never see anything."""
    person = stage.als(DRAFTS)
    _wait(person, "/vorderingen/", lambda page: "op een behandelaar" in page, "De vordering")
    person.open("/vorderingen/toewijzen/")
    person.submit("Neem in behandeling")
    taken = next(one for one in DEMANDS if f"artikel {one['vordering']['artikel']} Sv" in person.text)
    stage.adressen[_key("ind", taken)] = person.url
    for role in STRANGERS:
        stranger = stage.als(role)
        try:
            stranger.open(stage.adressen[_key("ind", taken)])
        except Stuck as stuck:
            if "404" in str(stuck):
                continue
            raise
        raise Stuck(f"{role} ziet een vordering zonder behandelaar te zijn.")


def getoetst(stage: "Stage", demand: dict[str, Any]) -> None:
    """The form is judged, and the zaak is tied; another person's zaak cannot be."""
    person = stage.als(DRAFTS)
    names = ("vordering_vorm", "vordering_functie", "vordering_titel", "vordering_termijn")
    said = dict.fromkeys(names, "ja") | {f"{name}_waarom": "Dat staat in de vordering." for name in names}
    person.open(stage.adressen[_key("ind", demand)] + "vorm/")
    person.submit("Oordeel vastleggen", said)
    person.open(stage.adressen[_key("ind", demand)] + "zaak/")
    person.submit("Koppel de zaak", {"vnummer": stage.dossier(demand["dossier"]).zaak["vnummer"]})


def gekozen(stage: "Stage", demand: dict[str, Any]) -> None:
    """Under each item what belongs to it, and nothing more: registered data, or words from a document."""
    person = stage.als(DRAFTS)
    for one in demand["fragmenten"]:
        person.open(stage.adressen[_key("ind", demand)] + "onderdelen/")
        number = str(one["nummer"])
        if "registratie" in one:
            person.submit("Gegevens kiezen", {"nummer": number, "gegevens": one["registratie"]})
        else:
            person.follow(one["document"])
            person.submit("Passage kiezen", {"nummer": number, "passage": one["passage"]})


def gelabeld(stage: "Stage", demand: dict[str, Any]) -> None:
    """A person labels each fragment; what the article does not carry shows with the sentence of law."""
    person = stage.als(DRAFTS)
    person.open(stage.adressen[_key("ind", demand)] + "labels/")
    kinds = [one["soorten"] for one in demand["fragmenten"] for _ in one.get("registratie", [""])]
    fields = [url.rpartition("#onderdeel-")[2] for url in person.links("#onderdeel-")]
    labels = {f"soorten-{key}": chosen for key, chosen in zip(fields, kinds, strict=True)}
    person.submit("Labels vastleggen", labels)
    held = demand.get("achtergehouden", [])
    missing = [kind for kind in held if f"{kind}: art. 126nd lid 2" not in person.text]
    if missing or person.text.count("blijft achter") != len(held):
        raise Stuck(f"Wat achterblijft staat er niet met zijn wetszin: {missing}: {person.text[:2000]}")


def omvang_getoetst(stage: "Stage", demand: dict[str, Any]) -> None:
    """The jurist says of each fragment whether it was asked, and sees the leave where one is needed."""
    stage.adressen[_key("jurist", demand)] = next(
        role for role in JURISTS if _knows(stage.als(role), stage.adressen[_key("ind", demand)])
    )
    person = stage.als(stage.adressen[_key("jurist", demand)])
    person.open(stage.adressen[_key("ind", demand)] + "omvang/")
    keys = [url.rpartition("#onderdeel-")[2] for url in person.links("#onderdeel-")]
    values = {f"omvat-{key}": "ja" for key in keys}
    values["toelichting"] = "Gevraagd, en over deze persoon."
    if demand["vordering"]["artikel"] == "126nf":
        values["machtiging"] = "ja"
        values["toelichting"] = "Gevraagd, over deze persoon, en de machtiging dekt het."
    person.submit("Oordeel vastleggen", values)


def beantwoord(stage: "Stage", demand: dict[str, Any]) -> None:
    """Each item gets its decision and reason; the gate lets the answer out, and two others sign."""
    person = stage.als(DRAFTS)
    person.open(stage.adressen[_key("ind", demand)] + "beslissen/")
    values = {
        f"{part}-{number}": post[part]
        for number, post in enumerate(demand["posten"], start=1)
        for part in ("besluit", "artikel", "reden")
    }
    person.submit("Besluiten vastleggen", values)
    person.submit("Vraag de poort")
    _sign(stage, person, (SIGNS, stage.adressen[_key("jurist", demand)]))
    if not person.fetch(stage.adressen[_key("ind", demand)] + "verslag/").startswith(b"%PDF"):
        raise Stuck("Het verslag van de verstrekking is geen PDF.")


def ontvangen(stage: "Stage", demand: dict[str, Any]) -> None:
    """The answer arrives at who demanded, item by item, and holds nothing of what was held back."""
    person = stage.als(demand["door"])
    _wait(
        person, stage.adressen[_key("om", demand)], lambda page: "Antwoord van de IND" in page, "Het antwoord"
    )
    held = [
        one for one in demand["fragmenten"] if set(one["soorten"]) & set(demand.get("achtergehouden", []))
    ]
    leaked = [one["passage"] for one in held if " ".join(one["passage"].split()) in person.text]
    if leaked or demand["posten"][0]["reden"] not in person.text:
        raise Stuck(f"Het antwoord is niet wat er moest komen: {leaked or person.text[:1500]}")


def _key(what: str, demand: dict[str, Any]) -> str:
    return f"vordering-{what}-{demand['vordering']['artikel']}"


def _typed(demand: dict[str, Any]) -> dict[str, Any]:
    typed = {**demand["vordering"], "gegevens": "\n".join(demand["vordering"]["gegevens"])}
    typed["termijn"] = (_today() + dt.timedelta(days=demand["termijn_dagen"])).isoformat()
    if "machtiging_instantie" in typed:
        typed["machtiging_datum"] = _today().isoformat()
    return typed


def _today() -> dt.date:
    return dt.datetime.now(ZoneInfo("Europe/Amsterdam")).date()


def _refused(person: Visitor, values: dict[str, Any], words: str) -> None:
    """Try a demand with a fault: it must be refused, in these words."""
    person.open("/vorderingen/nieuw/")
    try:
        person.submit("Vordering vastleggen", values)
    except Stuck as stuck:
        if words in str(stuck):
            return
        raise
    raise Stuck(f"Een vordering met een gebrek werd vastgelegd ({words}).")


def _knows(person: Visitor, url: str) -> bool:
    person.open("/vorderingen/")
    return bool(person.links(url.rstrip("/").rpartition("/")[2]))


def _sign(stage: "Stage", asker: Visitor, roles: tuple[str, str]) -> None:
    """Let two people sign the request that is open at the asker, on its own page."""
    request = asker.url
    if "Ja, mits twee mensen tekenen" not in asker.text:
        raise Stuck(f"De poort laat het niet door: {asker.text[:2000]}")
    for role in roles:
        person = stage.als(role)
        person.open(request)
        person.submit("Onderteken")
    if RELEASED not in person.text:
        raise Stuck(f"Na twee handtekeningen vertrok het niet: {person.text[:1200]}")


def _wait(person: Visitor, path: str, there: Callable[[str], bool], what: str) -> None:
    wait_until(person, path, there, what)


def _each(act: Callable[["Stage", dict[str, Any]], None]) -> Callable[["Stage"], None]:
    def acts(stage: "Stage") -> None:
        for demand in DEMANDS:
            act(stage, demand)

    return acts


STAPPEN = [
    ("Het OM stelt vorderingen op: artikel 126nc, 126nd en 126nf Sv", _each(opgesteld)),
    ("Officier en parketsecretaris stellen ze vast; de poort van het OM laat ze door", _each(vastgesteld)),
    ("De IND neemt ze in behandeling; niemand anders ziet iets", _each(genomen)),
    ("Toets de vorm en koppel de zaak", _each(getoetst)),
    ("Kies per onderdeel wat is gevraagd", _each(gekozen)),
    ("Label ieder onderdeel: wat het artikel niet draagt blijft achter", _each(gelabeld)),
    ("De jurist toetst de omvang en de machtiging", _each(omvang_getoetst)),
    ("Antwoord met redenen, door de poort van de IND", _each(beantwoord)),
    ("Wie vorderde leest het antwoord", _each(ontvangen)),
]
