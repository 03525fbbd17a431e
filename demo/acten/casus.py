"""Steps 3 and 4: the dossier is anonymised and decided on, the casus made, and read by a second person."""

from typing import TYPE_CHECKING

from bezoeker import Stuck, Visitor

if TYPE_CHECKING:
    from keten import Stage

AUTHOR, READER = "Behandelaar 1F", "Tweede lezer"
ALL_OF_IT = "Aanvaard alles in dit document"
QUESTIONS = ("herleiden", "koppelen", "afleiden", "rechercheur")


def geanonimiseerd(stage: "Stage", name: str) -> None:
    """Step 3: one press runs the anonymiser over the whole dossier; names are gone before anyone decides."""
    dossier, person = stage.dossier(name), stage.als(AUTHOR)
    person.open(dossier.adressen["zaak"] + "anonimiseren/")
    person.submit("Anonimiseer het dossier")
    if "nog niet besloten" not in person.text:
        raise Stuck(f"Na het anonimiseren wacht geen bevinding op een besluit: {person.text[:300]}")
    subject = dossier.zaak["personen"][0]["naam"]
    person.open(_documents(person)[0])
    work = person.text.split("verlaat de IND nooit")[1].split("Bevindingen")[0]
    if subject in work:
        raise Stuck(f"De naam van de betrokkene staat nog in de werktekst van {name}.")


def besloten(stage: "Stage", name: str) -> None:
    """Step 3: the case worker decides on all documents but the last, and undoes one act on the way."""
    dossier, person = stage.dossier(name), stage.als(AUTHOR)
    person.open(dossier.adressen["zaak"] + "anonimiseren/")
    for number, document in enumerate(_documents(person)[:-1]):
        person.open(document)
        person.submit(ALL_OF_IT)
        if number == 0:
            person.submit("Maak ongedaan")
            person.submit(ALL_OF_IT)


def casus_gemaakt(stage: "Stage", name: str) -> None:
    """Step 4: the card of generalised values, and quotations that were each chosen by themselves."""
    dossier, person = stage.dossier(name), stage.als(AUTHOR)
    person.open(dossier.adressen["zaak"] + "casus/")
    person.submit("Maak casus")
    person.submit("Opslaan", dossier.keuzes["kaart"])
    dossier.adressen["casus"] = person.url
    if "te klein" in person.text:
        raise Stuck(f"De klasse van de casus van {name} is te klein: {person.text[:600]}")
    for quotation in dossier.keuzes["citaten"]:
        person.open(dossier.adressen["casus"] + "citaten/")
        person.follow(quotation["document"])
        _refused(person, quotation["bron"])
        person.submit("Voeg citaat toe", {"bron": quotation["bron"], "tekst": quotation["tekst"]})


def herlezen(stage: "Stage", name: str) -> None:
    """A casus that comes back is read anew, beside the sheet that left."""
    lezing_gevraagd(stage, name)
    dossier, person = stage.dossier(name), stage.als(READER)
    person.open(dossier.adressen["casus"] + "lezen/")
    if "Wat al vertrok over deze zaak" not in person.text:
        raise Stuck(f"De lezer van {name} ziet niet wat er al vertrok: {person.text[:600]}")
    _approve(stage, name, dossier.keuzes["lezing"] | dossier.keuzes["herlezing"])


def lezing_gevraagd(stage: "Stage", name: str) -> None:
    """Step 4: the case worker asks another person to read; she herself can't."""
    address, person = stage.dossier(name).adressen["casus"], stage.als(AUTHOR)
    person.open(address + "lezing-vragen/")
    person.submit("Vraag tweede lezing")
    if "Bij de tweede lezer" not in person.text:
        raise Stuck(f"De casus van {name} ligt niet bij de tweede lezer: {person.text[:300]}")


def gelezen(stage: "Stage", name: str) -> None:
    """Step 4: the second reader decides what was left open, answers the four questions, and approves."""
    dossier, person = stage.dossier(name), stage.als(READER)
    page, said = dossier.adressen["casus"] + "lezen/", dossier.keuzes["lezing"]
    person.open(page)
    if "nog niet besloten" not in person.text:
        raise Stuck(f"Een open bevinding in {name} hield de goedkeuring niet tegen.")
    for document in _documents(person):
        person.open(document)
        if "nog open: 0" not in person.text:
            person.submit(ALL_OF_IT)
    _approve(stage, name, said)


def _approve(stage: "Stage", name: str, said: dict[str, str]) -> None:
    dossier, person = stage.dossier(name), stage.als(READER)
    answers: dict[str, str | bool] = dict.fromkeys(QUESTIONS, "nee")
    answers |= {f"{question}_woorden": said[question] for question in QUESTIONS}
    read = range(1, len(dossier.keuzes["citaten"]) + 1)
    person.open(dossier.adressen["casus"] + "lezen/")
    person.submit("Keur goed", answers | {f"citaat_{number}": True for number in read})
    person.open(dossier.adressen["casus"])
    if "Goedgekeurd door de tweede lezer" not in person.text:
        raise Stuck(f"De casus van {name} is niet goedgekeurd: {person.text[:300]}")


def _documents(person: Visitor) -> list[str]:
    """Return the addresses of the documents on a page, each once, in order."""
    found = [link.partition("#")[0] for link in person.links("/documenten/")]
    return list(dict.fromkeys(found))


def _refused(person: Visitor, passage: str) -> None:
    """Try a quotation that says a year: it must be refused, whatever the passage."""
    try:
        person.submit("Voeg citaat toe", {"bron": passage, "tekst": "De betrokkene verklaart over 1994."})
    except Stuck as stuck:
        if "1994" in str(stuck):
            return
        raise
    raise Stuck("Een citaat met een jaartal werd toegelaten.")
