"""The dossier that the demo leaves to its visitor can be walked to its end, also when the demo met today."""

import pytest

pytestmark = pytest.mark.browser
FOURTH = "sierra-leone"


def test_the_fourth_dossier_can_be_walked_from_intake_to_outcome(sides):
    import keten
    from acten import casus, tafel
    from bezoeker import HttpVisitor
    from draai import links_of

    links = {name: links_of(side) for name, side in sides.items()}
    stage = keten.Stage(sides, sides["ind"].folder.parent / "dossiers", links, HttpVisitor)
    made = (keten.registreer, keten.gelezen, casus.geanonimiseerd, casus.besloten, casus.casus_gemaakt)
    for act in (*made, casus.lezing_gevraagd, casus.gelezen):
        act(stage, FOURTH)
    _planned_today(stage)
    for act in (tafel.op_de_agenda, tafel.vrijgegeven):
        act(stage, FOURTH)
    tafel.deelgenomen(stage)
    for act in (tafel.gereageerd, tafel.uitkomst_vastgelegd):
        act(stage, FOURTH)
    for done in (tafel.vergadering_gesloten, tafel.verslag_ind, tafel.verslag_vastgesteld):
        done(stage)


def _planned_today(stage):
    """Plan a meeting; when the chain held one today, this is the second of the day."""
    from acten import tafel
    from bezoeker import Stuck

    try:
        tafel.gepland(stage)
    except Stuck:
        tafel.gepland(stage, nummer=2)
