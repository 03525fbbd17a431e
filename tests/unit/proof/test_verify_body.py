"""A body that contradicts itself is found, whatever is signed around it."""

from collections.abc import Callable
from typing import Any

import pytest

from grondslag.proof import CanonicalError, FormError
from grondslag.proof.pinned import PinnedKey, PinnedKeys

from .uitkomst import Proof, outcome


def at(*way: Any, value: Any) -> Callable[[Proof], None]:
    """Return the change that puts `value` at a place."""

    def change(body: Proof) -> None:
        holder: Any = body
        for step in way[:-1]:
            holder = holder[step]
        holder[way[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (at("besluit", "permit", value=False), "body.besluit.permit"),
        (at("besluit", "steps", 1, "ok", value=False), "body.besluit.steps[1].ok"),
        (at("besluit", "steps", value=[]), "body.besluit.steps"),
        (at("besluit", "ground", value="vordering-126nd"), "body.besluit.ground"),
        (at("besluit", "register_sha256", value="cd" * 32), "body.besluit.register_sha256"),
        (at("besluit", "recipient", value="om"), "body.besluit.recipient"),
        (at("besluit", "day", value="2026-03-04"), "body.besluit.day"),
        (at("besluit", "demo", value=True), "body.demo"),
        (at("besluit", "aanname", value=True), "body.demo"),
        (at("besluit", "simulation", value=True), "body.besluit.simulation"),
        (at("grondslag", "tekst", value=None), "body.grondslag"),
        (at("grondslag", "naam", value=None), "body.grondslag"),
        (at("dag", value="2026-03-04"), "body.dag"),
        (at("moment", value="2026-03-04T22:59:59+00:00"), "body.dag"),
        (at("ondertekenaars", value=[]), "body.ondertekenaars"),
        (
            at(
                "ondertekenaars",
                value=[{"rol": "jurist", "persoon": "j", "moment": "2026-03-04T23:00:00Z"}],
            ),
            "body.ondertekenaars",
        ),
        (at("ondertekenaars", 1, "persoon", value="coordinator1"), "body.ondertekenaars"),
        (at("ondertekenaars", 1, "persoon", value=" Coordinator1"), "body.ondertekenaars"),
        (at("ondertekenaars", 1, "persoon", value="ｃoordinator1"), "body.ondertekenaars"),
        (
            at("ondertekenaars", 1, "moment", value="2026-03-04T23:30:01+00:00"),
            "body.ondertekenaars[1].moment",
        ),
        (at("opsteller", value="jurist1"), "body.opsteller"),
        (at("tweede_lezer", value="JURIST1"), "body.tweede_lezer"),
        (at("tweede_lezer", value="behandelaar1"), "body.tweede_lezer"),
        (at("bestand_sha256", value=None), "body.bestand_sha256"),
    ],
)
def test_a_release_that_contradicts_itself_is_refused(world, body, change, where):
    change(body)
    assert outcome(world.file(body=body), world.keys) == where


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (at("besluit", "permit", value=True), "body.besluit.permit"),
        (at("besluit", "steps", 1, "ok", value=True), "body.besluit.steps"),
        (at("besluit", "steps", value=[]), "body.besluit.steps"),
        (at("bestand_sha256", value="00" * 32), "body.bestand_sha256"),
    ],
)
def test_a_refusal_that_contradicts_itself_is_refused(world, refused, change, where):
    change(refused)
    assert outcome(world.file(body=refused, soort="weigering"), world.keys) == where


@pytest.mark.parametrize(
    "change",
    [
        at("dag", value="5 maart 2026"),
        at("dag", value="2026-02-30"),
        at("moment", value="2026-03-04T23:30:00"),
        at("moment", value="2026-W10-3T23:30:00Z"),
        at("moment", value="2026-03-04T25:30:00Z"),
        at("moment", value="9999-12-31T23:59:59-10:00"),
        at("moment", value="2026-03-04T23:30:00+99:99"),
        at("besluit", "steps", value=[{"line": "x", "ok": "ja"}]),
        at("besluit", "permit", value=1),
        at("bestand_sha256", value="AB" * 32),
        at("verzoeker", value=""),
        at("ondertekenaars", value=[None]),
        at("besluit", "steps", value="ok"),
        at("zaak_ref", value="V-nummer"),
        at("ontvanger", value=3.5),
        at("grondslag", value=None),
    ],
)
def test_a_body_of_another_form_is_not_built(world, body, change):
    change(body)
    with pytest.raises((FormError, CanonicalError)):
        world.proof(body=body)


def test_a_body_need_not_name_who_wrote_and_who_read(world, body):
    """The OM's own exits have no second reader, and their drafter may be one of the two who sign."""
    body["opsteller"], body["tweede_lezer"] = None, None
    register = PinnedKey("om-register", world.register.public_key().public_bytes_raw(), "checkpoint")
    data = world.file(body=body, zijde="om", origin="om-register")
    assert outcome(data, PinnedKeys((register,))) == "GELDIG"


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-03-29T00:59:59Z", "2026-03-29"),  # the hour that summer time takes away
        ("2026-10-25T00:30:00Z", "2026-10-25"),
        ("2026-12-31T22:59:59Z", "2026-12-31"),
        ("2026-12-31T23:00:00Z", "2027-01-01"),
        ("2026-07-01T21:59:59.999999Z", "2026-07-01"),
        ("2026-07-01T22:00:00Z", "2026-07-02"),
        ("2028-02-29T23:00:00Z", "2028-03-01"),
    ],
)
def test_the_day_is_the_day_in_amsterdam(world, body, moment, day):
    body["moment"], body["dag"], body["besluit"]["day"] = moment, day, day
    for signer in body["ondertekenaars"]:
        signer["moment"] = "2026-01-01T12:00:00Z"
    assert outcome(world.file(body=body), world.keys) == "GELDIG"
