"""The sentences that must stand beside the figures, as Dutch msgids for the screens to translate.

They are part of the engine because a figure without them says something untrue.
"""

from typing import Final


def gettext_noop(text: str) -> str:
    """Mark a sentence for the catalogue of the screens; what gathers it goes by this name."""
    return text


NO_PROOF: Final = gettext_noop(
    "Dit aantal is een ondergrens van het risico, geen bewijs van anonimiteit: het telt alleen wat de "
    "registratie weet. Wie meer weet, houdt minder personen over."
)
COUNTED: Final = gettext_noop(
    "Geteld zijn de geregistreerde zaken, de eigen zaak inbegrepen, die passen bij de waarden van de kaart, "
    "bij de uitleg en de citaten, en bij alles wat over dezelfde zaak eerder is verstrekt."
)
TOO_SMALL: Final = gettext_noop(
    "Met minder dan %(k)d zaken kan de kaart niet naar de tafel; kies een grovere kaart."
)
NO_COARSER_CARD: Final = gettext_noop(
    "Ook de grofste kaart komt niet op %(k)d zaken: de uitleg, de citaten of een eerdere verstrekking zeggen "
    "al te veel. Haal citaten weg, of breng deze zaak niet naar de tafel."
)
CONTRADICTION: Final = gettext_noop(
    "De kaart zegt iets anders dan de registratie van de zaak (%(velden)s); verbeter de kaart of de "
    "registratie."
)
UNMEASURED: Final = gettext_noop("Niet geteld, omdat de registratie het niet bijhoudt: %(velden)s.")
KNOWN: Final = gettext_noop(
    "Voor wie van deze persoon ook %(veld)s precies weet, is het aantal zaken %(aantal)d."
)
WITHOUT: Final = gettext_noop("Zonder %(veld)s zouden het er %(aantal)d zijn.")
NOTHING_FOUND: Final = gettext_noop(
    "Er is geen gegeven uit het dossier gevonden. Dat zegt niet dat er geen is: lees het stuk zelf na."
)
