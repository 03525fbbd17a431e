"""What the case worker enters in the demo passes the checks that the real case worker meets."""

import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from grondslag.anonymise.kaart import Kaart, kaart_of, validate, validate_quotation, values_of_zaak
from grondslag.both.rendering import render_pdf
from grondslag.law import load_register
from grondslag.risk import RegisterRow, class_size

DEMO = Path(__file__).parents[3] / "demo"
NAMEN = sorted(path.name for path in (DEMO / "dossiers").iterdir() if path.is_dir())
MOMENT = "2026-12-10T09:30:00+01:00"
AFZENDER = {"naam": "Immigratie- en Naturalisatiedienst"}


@pytest.fixture(scope="module")
def register() -> list[RegisterRow]:
    sys.path.insert(0, str(DEMO))
    try:
        from register import rows
    finally:
        sys.path.remove(str(DEMO))
    return rows()


def casus(naam: str) -> dict[str, Any]:
    return yaml.safe_load((DEMO / "dossiers" / naam / "casus.yaml").read_text("utf-8"))


def kaart(values: dict[str, Any]) -> Kaart:
    return Kaart(
        **{field: frozenset(value) if isinstance(value, list) else value for field, value in values.items()}
    )


def own_row(naam: str) -> RegisterRow:
    counted = {key: value for key, value in casus(naam)["registratie"].items() if key != "tegengeworpen_op"}
    return RegisterRow(naam, values_of_zaak(**counted))


@pytest.mark.parametrize("naam", NAMEN)
def test_the_card_holds_only_what_may_leave(naam: str) -> None:
    chosen = kaart(casus(naam)["kaart"])
    assert validate(chosen) == ()
    for citaat in casus(naam)["citaten"]:
        assert validate_quotation(citaat["tekst"], chosen) == ()


@pytest.mark.parametrize("naam", NAMEN)
def test_the_finest_card_is_too_fine_and_the_chosen_one_is_not(
    naam: str, register: list[RegisterRow]
) -> None:
    own = own_row(naam)
    everyone = [*register, own]
    quotes = [citaat["tekst"] for citaat in casus(naam)["citaten"]]
    assert not class_size(kaart_of(own.values), own, everyone).enough
    chosen = class_size(kaart(casus(naam)["kaart"]), own, everyone, quotes=quotes)
    assert chosen.enough
    assert chosen.contradicts == ()


@pytest.mark.parametrize("naam", NAMEN)
def test_each_quotation_is_taken_from_the_document_it_names(naam: str) -> None:
    folder = DEMO / "dossiers" / naam
    sources = {
        stuk["bestand"]: stuk["bron"]
        for stuk in yaml.safe_load((folder / "dossier.yaml").read_text("utf-8"))["stukken"]
    }
    for citaat in casus(naam)["citaten"]:
        text = " ".join((folder / sources[citaat["document"]]).read_text("utf-8").split())
        assert citaat["bron"] in text


@pytest.mark.parametrize("naam", [naam for naam in NAMEN if "aangifte" in casus(naam)])
def test_the_aangifte_can_be_made_into_a_document(naam: str) -> None:
    given = casus(naam)["aangifte"]
    geadresseerde = {key: given["geadresseerde"][key] for key in ("naam", "regels")}
    aangever = {
        "organisatie": AFZENDER["naam"],
        "functie": "afdelingshoofd",
        "mandaat": {"omschrijving": "mandaat", "dag": "2026-11-02"},
    }
    extra = {
        "moment": MOMENT,
        "demo": True,
        "kenmerk": "A-1",
        "geadresseerde": geadresseerde,
        "aangever": aangever,
    }
    words = ("feiten", "kwalificatie", "plaats", "tijd", "advies", "besluit")
    persoon = [
        {"gegeven": row["naam"], **{key: row[key] for key in ("waarde", "noodzaak")}}
        for row in given["persoon"]
    ]
    said = {**{key: given[key] for key in words}, "persoon": persoon, "grondslag": "artikel 161 Sv"}
    assert render_pdf("aangifte", {**said, **extra}).startswith(b"%PDF")


def vorderingen() -> list[dict[str, Any]]:
    return yaml.safe_load((DEMO / "vorderingen.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("given", vorderingen(), ids=lambda given: given["vordering"]["artikel"])
def test_every_item_of_a_vordering_is_decided_and_nothing_goes_without_a_decision(
    given: dict[str, Any],
) -> None:
    asked = given["vordering"]["gegevens"]
    assert len(given["posten"]) == len(asked)
    assert {fragment["nummer"] for fragment in given["fragmenten"]} <= set(range(1, len(asked) + 1))


@pytest.mark.parametrize("given", vorderingen(), ids=lambda given: given["vordering"]["artikel"])
def test_what_the_article_does_not_carry_is_listed_as_held_back(given: dict[str, Any]) -> None:
    ground = load_register(signatures=None, demo=True).grounds[f"vordering-{given['vordering']['artikel']}"]
    chosen = {kind for fragment in given["fragmenten"] for kind in fragment["soorten"]}
    assert chosen - ground.kinds == set(given.get("achtergehouden", []))
