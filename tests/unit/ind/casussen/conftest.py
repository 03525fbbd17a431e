"""A casus on its way: the dossier anonymised, the register large enough, the people different."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

WHY = "Er zijn verklaringen van meer kanten."


@pytest.fixture
def mensen(persoon):
    """The persons around a casus, each another."""
    return SimpleNamespace(
        auteur=persoon("behandelaar", "tweede-lezer"),
        lezer=persoon("tweede-lezer"),
        ander=persoon("tweede-lezer"),
        adviseur=persoon("privacyadviseur"),
        hoofd=persoon("afdelingshoofd"),
        fg=persoon("fg"),
        coordinator=persoon("coordinator"),
    )


@pytest.fixture
def zaak(mensen, maak_zaak, voeg_toe):
    """A zaak of the author, anonymised, every finding accepted, among five alike."""
    from grondslag.ind.anonimiseren import selectors, services

    found = maak_zaak(mensen.auteur)
    voeg_toe(found)
    for _ in range(4):
        maak_zaak()
    services.anonymise_zaak(user=mensen.auteur, zaak=found)
    services.decide_findings(
        user=mensen.auteur,
        zaak=found,
        soort="aanvaard",
        bevindingen=[each for stuk in selectors.werkstukken(found) for each in stuk.bevindingen],
    )
    return found


@pytest.fixture
def met_woorden():
    """Give the card with other free words."""
    return lambda kaart, prangend=WHY: replace(kaart, prangend=prangend)


@pytest.fixture
def casus(zaak, mensen, met_woorden):
    """A casus with a card that may be read."""
    from grondslag.ind.casussen import services
    from grondslag.ind.casussen.inhoud import kaart_van

    made = services.make_casus(user=mensen.auteur, zaak=zaak)
    return services.save_kaart(user=mensen.auteur, casus=made, kaart=met_woorden(kaart_van(made)))


@pytest.fixture
def gevraagd(casus, mensen):
    """A casus that lies with the second reader."""
    from grondslag.ind.casussen import reading

    return reading.ask_reading(user=mensen.auteur, casus=casus, lezer=mensen.lezer)


@pytest.fixture
def antwoorden():
    """Answer four times no, with words; `antwoorden(afleiden=("mogelijk", "…"))` answers one otherwise."""
    from grondslag.ind.casussen.reading import QUESTIONS, Antwoord

    return lambda **changes: {
        name: Antwoord(*changes.get(name, ("nee", "Er staat niets op."))) for name in QUESTIONS
    }


@pytest.fixture
def keur_goed(antwoorden):
    """Approve as this reader."""
    from grondslag.ind.casussen import reading

    def approve(casus, lezer, **fields):
        given = {
            "versie_sha256": casus.versie_sha256,
            "antwoorden": antwoorden(),
            "gelezen": frozenset(range(1, len(casus.citaten) + 1)),
        }
        return reading.approve(user=lezer, casus=casus, **{**given, **fields})

    return approve
