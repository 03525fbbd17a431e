"""What holds: a proof says that it holds, what it does not say, and nothing more."""

from grondslag.proof import dumps
from grondslag.proof.verify import Verdict, verify

from .uitkomst import outcome


def test_a_whole_proof_holds_and_says_only_that(world, received):
    assert str(verify(dumps(received), world.keys)) == "GELDIG"


def test_a_proof_without_receipt_says_so(world):
    lines = str(verify(world.file(), world.keys)).splitlines()
    assert lines[0] == "GELDIG"
    assert lines[1].startswith("Zonder ontvangstbevestiging")


def test_a_refusal_holds(world, refused):
    assert str(verify(world.file(body=refused, soort="weigering"), world.keys)) == "GELDIG"


def test_a_refusal_on_a_ground_that_is_not_there_holds(world, refused):
    refused["grondslag"] |= {"naam": None, "tekst": None}
    assert outcome(world.file(body=refused, soort="weigering"), world.keys) == "GELDIG"


def test_a_demo_says_so_on_the_second_line(world, body):
    body["demo"] = True
    verdict = verify(world.file(body=body), world.keys)
    assert verdict.demo
    assert str(verdict).splitlines()[0] == "GELDIG"
    assert str(verdict).splitlines()[1].startswith("DEMO")


def test_another_kind_of_entry_is_in_the_register_and_not_judged(world):
    body = {"inschrijving": 3, "reden": "De grondslag is niet meer van kracht.", "dag": "2026-03-05"}
    verdict = verify(world.file(body=body, soort="tegengehouden"), world.keys)
    assert verdict.valid
    assert "niet beoordeeld" in str(verdict)


def test_the_file_must_be_the_one(world, received, refused):
    right = received["body"]["bestand_sha256"]
    assert outcome(dumps(received), world.keys, right) == "GELDIG"
    assert outcome(dumps(received), world.keys, "00" * 32) == "bestand"
    assert outcome(world.file(body=refused, soort="weigering"), world.keys, right) == "bestand"


def test_an_invalid_verdict_names_place_and_reason():
    assert str(Verdict("body.dag", "het moment valt op een andere dag")) == (
        "ONGELDIG: body.dag: het moment valt op een andere dag"
    )
