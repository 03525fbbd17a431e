"""A bad register is refused at load with file, line and what to do; only what needs the bad file is shut."""

from datetime import date

import pytest

from grondslag.law import decide, load_register

TABLE = "gronden/overlegtafel.yaml"
BAD_GROUNDS = {
    "unknown field": ("mag: [casus]", "mag: [casus]\nextra: ja", "Onbekend veld 'extra'"),
    "null": ("mag: [casus] ", "mag: ", "Hier staat niets"),
    "null in words": ("feiten: alle", "feiten: null", "Hier staat niets"),
    "bare no": ("feiten: alle", "feiten: no", "schrijf ja of nee"),
    "bare yes in a list": ("mag: [casus]", "mag: [yes]", "schrijf ja of nee"),
    "number": ("feiten: alle", "feiten: 1.5", "onbruikbaar"),
    "a day that does not exist": ("vanaf: 2023-06-30", "vanaf: 2023-06-31", "bestaat niet"),
    "a month that does not exist": ("vanaf: 2023-06-30", "vanaf: grasmaand 2023", "geen bestaande dag"),
    "an empty window": (
        "vervalt_per: {gebeurtenis: inwerkingtreding_wet1f}",
        "vervalt_per: 2023-06-30",
        "vervalt",
    ),
    "no conditions": ("voorwaarden:", "voorwaarden: []\nwegen:", ""),
    "unknown judgement": ("{oordeel: prangend,", "{oordeel: prangnd,", "Het oordeel 'prangnd' bestaat niet"),
    "judgement twice": ("{oordeel: prangend,", "{oordeel: anoniem,", "twee keer"),
    "unknown kind": ("mag: [casus]", "mag: [casussen]", "De soort 'casussen' bestaat niet"),
    "unknown recipient": ("aan: om", "aan: politie", "De partij 'politie' bestaat niet"),
    "unknown event": ("{gebeurtenis: inwerkingtreding_wet1f}", "{gebeurtenis: ooit}", "gebeurtenis 'ooit'"),
    "unknown signer": ("[coordinator, jurist]", "[coordinator, koning]", "De rol 'koning' bestaat niet"),
    "one signer": ("[coordinator, jurist]", "[jurist, jurist]", "verschillende rollen"),
    "id of another file": ("id: overlegtafel", "id: overleg", "niet de naam van het bestand"),
    "a number that is taken": ("nummer: G8", "nummer: G10", "Nummer G10 is al van"),
    "the same field twice": ("aan: om", "aan: om\naan: ind", "twee keer"),
    "a source of two kinds": ('{nota: "par. 3', '{keuze: x, nota: "par. 3', "precies één van"),
    "an article without a law": ('{nota: "par. 3', '{artikel: 3, nota: "par. 3', "horen bij een wet"),
    "an unknown law": (
        '{nota: "par. 3 en 4: een periodieke',
        '{wet: "Sr: een periodieke',
        "staat niet in wetten",
    ),
    "a text that is not there": (
        '{nota: "par. 3',
        '{wet: Sv, tekst: weg.txt, noot: "par. 3',
        "staat niet in teksten",
    ),
    "a question undecided": ("blokkeert: nee", "blokkeert: misschien", "blokkeert"),
    "no YAML": ("mag: [casus]", "mag: [casus", "geen YAML"),
    "no reason for the rest": ("overige: ", "dossier: ", "voeg overige toe"),
}


@pytest.mark.parametrize("change", BAD_GROUNDS.values(), ids=BAD_GROUNDS)
def test_a_bad_ground_is_refused_with_file_line_and_what_to_do(folder, spoil, complete, register, change):
    old, new, message = change
    spoil(TABLE, old, new)
    loaded = load_register(folder=folder, demo=True)
    fault = loaded.faults["overlegtafel"][0]
    assert fault.file == "overlegtafel.yaml"
    assert fault.line >= 1
    assert message in fault.message
    decision = decide(complete(register, "overlegtafel"), loaded, loaded.events, date(2026, 11, 24))
    assert not decision.permit
    assert "overlegtafel.yaml, regel" in decision.refused[0].why


def test_the_fault_names_the_line_on_which_it_stands(folder, spoil):
    file = spoil(TABLE, "{oordeel: prangend,", "{oordeel: prangnd,")
    line = next(n for n, text in enumerate(file.read_text().splitlines(), start=1) if "prangnd" in text)
    assert load_register(folder=folder).faults["overlegtafel"][0].line == line


def test_a_condition_without_a_source_is_refused(folder, spoil):
    spoil(
        TABLE,
        '  - {oordeel: prangend, bron: {nota: "par. 4 (Toelichting): de meest prangende casuïstiek"}}',
        "  - {oordeel: prangend}",
    )
    assert "'bron' ontbreekt" in load_register(folder=folder).faults["overlegtafel"][0].message


def test_one_bad_ground_leaves_the_others_open(folder, spoil, complete, day):
    spoil(TABLE, "feiten: alle", "feiten: null")
    loaded = load_register(folder=folder, demo=True)
    assert decide(complete(loaded, "vordering-126nd"), loaded, loaded.events, day).permit


@pytest.mark.parametrize("name", ["soorten", "oordelen", "gebeurtenissen", "wetten", "partijen"])
def test_without_a_file_that_all_grounds_need_everything_is_refused(folder, complete, register, day, name):
    (folder / f"{name}.yaml").unlink()
    loaded = load_register(folder=folder, demo=True)
    assert not loaded.grounds
    for ground in register.grounds:
        decision = decide(complete(register, ground), loaded, loaded.events, day)
        assert not decision.permit
        assert f"{name}.yaml" in decision.refused[0].why


def test_a_judgement_by_an_unknown_role_shuts_everything(folder, spoil):
    spoil("oordelen.yaml", "door: tweede-lezer", "door: derde-lezer")
    loaded = load_register(folder=folder, demo=True)
    assert "De rol 'derde-lezer' bestaat niet" in loaded.faults["kamer"][0].message


def test_an_empty_file_and_another_encoding_are_refused(folder):
    (folder / TABLE).write_bytes(b"")
    (folder / "gronden" / "kamer.yaml").write_bytes("naam: ë".encode("utf-16"))
    faults = load_register(folder=folder).faults
    assert "leeg" in faults["overlegtafel"][0].message
    assert "UTF-8" in faults["kamer"][0].message


def test_the_register_reads_the_same_every_time():
    assert load_register(demo=True).sha256 == load_register(demo=True).sha256
    assert load_register(demo=True).sha256 != load_register().sha256
