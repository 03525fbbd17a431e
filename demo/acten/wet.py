"""Step 10: the law to come is entered by one jurist, confirmed by another, and tried out beforehand.

Everything typed here is an AANNAME: there is no Staatsblad, and the demo says so wherever it shows.
"""

from typing import TYPE_CHECKING

from bezoeker import Stuck

if TYPE_CHECKING:
    from keten import Stage

AANNAME = {
    "aanname": True,
    "artikelonderdeel": "artikel I, onderdeel A",
    "dag": "2027-01-01",
    "overgangsrecht": "De wet geldt ook voor dossiers van voor de dag van inwerkingtreding.",
    "soort-identificerend": "De IND verstrekt aan het OM de identificerende gegevens.",
    "soort-dossier": "De IND verstrekt aan het OM de stukken van het dossier.",
}


def wat_als(stage: "Stage") -> None:
    """Show beforehand what the law would open and close, in numbers; it can't send anything."""
    person = stage.als("Beleidsmedewerker")
    person.open("/wet/wat-als/")
    person.submit("Doorrekenen", {"dag": AANNAME["dag"], "soorten": ["identificerend", "dossier"]})
    if "SIMULATIE" not in person.text:
        raise Stuck(f"De uitkomst zegt niet dat zij een simulatie is: {person.text[:400]}")


def wet_ingevoerd(stage: "Stage") -> None:
    """One jurist enters, the same one cannot confirm, another does."""
    first, second = stage.als("Jurist"), stage.als("Jurist 2")
    first.open("/wet/inwerkingtreding/invoeren/")
    first.submit("Voorleggen ter bevestiging", AANNAME)
    entered = first.url
    if first.links("/bevestigen/"):
        first.follow("Vergelijken en bevestigen")
        if "Bevestigen" in first.text and "andere jurist" not in first.text:
            raise Stuck("De jurist die invoerde kan ook bevestigen.")
    second.open(entered)
    second.follow("Vergelijken en bevestigen")
    second.submit("Bevestigen", {"gelezen": True})
    second.open("/wet/grond/eigen-beweging-wet/")
    if "AANNAME" not in second.text:
        raise Stuck("De bevestigde aanname is niet te zien bij de grondslag.")


STAPPEN = [
    ("De wet die komt: wat-als op 1 januari 2027", wat_als),
    ("De wet die komt: ingevoerd door een jurist, bevestigd door een ander (AANNAME)", wet_ingevoerd),
]
