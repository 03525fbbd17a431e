"""The browser walks all steps of the chain, act by act, as the people of both sides do."""

import pytest
from browser import BrowserVisitor, Faults

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def faults() -> Faults:
    return Faults()


@pytest.fixture(scope="module")
def stage(sides, browser, faults):
    import keten
    from draai import links_of

    folder = sides["ind"].folder.parent / "dossiers"
    links = {name: links_of(side) for name, side in sides.items()}
    return keten.Stage(sides, folder, links, lambda link: BrowserVisitor(browser, link, faults))


def test_the_whole_chain_can_be_walked(stage):
    import keten

    for name, act in keten.STAPPEN:
        try:
            act(stage)
        except Exception as error:
            error.add_note(f"in de stap: {name}")
            raise


def test_axe_finds_nothing_on_any_page(faults):
    assert faults.seen
    assert faults.axe == []


def test_no_page_says_anything_on_the_console(faults):
    assert faults.console == []


def test_every_disclosure_has_a_proof_that_verifies_offline(sides, tmp_path):
    import json

    from grondslag.cli import main

    for side in sides.values():
        side.manage("bewijzen", "--uit", str(tmp_path), "--weigeringen")
    proofs = sorted(tmp_path.glob("*-verstrekking.json")) + sorted(tmp_path.glob("*-weigering.json"))
    assert proofs
    for proof in proofs:
        assert main(["verify", str(proof), "--sleutels", str(tmp_path / "sleutels.json")]) == 0, proof
        changed = json.loads(proof.read_text(encoding="utf-8"))
        changed["body"]["ontvanger"] = "iemand-anders"
        (tmp_path / "gewijzigd.json").write_text(json.dumps(changed), encoding="utf-8")
        arguments = [
            "verify",
            str(tmp_path / "gewijzigd.json"),
            "--sleutels",
            str(tmp_path / "sleutels.json"),
        ]
        assert main(arguments) == 1, proof
