"""Why an envelope was refused: a stable reason and its Dutch sentence, for this side's own log.

To the outside all reasons look the same; that is for the exchange to hold.
"""

SENTENCES = {
    "afgebroken": "De envelop is afgebroken: vraag de afzender om hem opnieuw te sturen.",
    "algoritme": "De envelop gebruikt een algoritme of kopveld dat niet is toegestaan.",
    "gewijzigd": "De envelop is onderweg gewijzigd: vraag de afzender om hem opnieuw te sturen.",
    "handtekening": "De handtekening in de envelop klopt niet: neem contact op met de afzender.",
    "onbekende-sleutel": "De envelop is getekend met een onbekende sleutel: ga na wie hem stuurde.",
    "te-groot": "De inhoud is te groot voor een envelop: verdeel hem over meer berichten.",
    "uit-de-toekomst": "De envelop is in de toekomst verzegeld: controleer de klok aan beide kanten.",
    "verkeerde-afzender": "De envelop noemt een andere afzender dan wie hem heeft getekend.",
    "verkeerde-ontvanger": "De envelop is niet voor deze zijde bestemd.",
    "verlopen": "De envelop is verlopen: vraag de afzender om een nieuwe.",
    "versie": "De envelop heeft een onbekende versie: gebruik aan beide kanten dezelfde.",
    "vorm": "De envelop heeft niet de vorm van een bericht van dit systeem.",
}


class EnvelopeError(Exception):
    """An envelope that is not sealed or opened; `reason` is a key of `SENTENCES`, str() its sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(SENTENCES[reason])
        self.reason = reason
