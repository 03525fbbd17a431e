"""The register to sign: every sentence on one page, and what changed since the signature."""

import dataclasses

import pytest
from django.conf import settings
from django.urls import reverse

from grondslag.both.wet import lezing
from grondslag.both.wet.selectors import current_register
from grondslag.law import LAW_GROUND
from grondslag.law.reading_copy import to_read

pytestmark = pytest.mark.django_db
READER = {"ind": "jurist", "om": "officier"}[settings.ZIJDE]


def _page(als) -> str:
    return als(READER).get(reverse("wet:lezing")).content.decode()


def test_every_numbered_sentence_stands_on_the_page(als):
    page = _page(als)
    register = current_register()
    for name in register.grounds:
        for line in register.lines[name]:
            assert f"{line.id} " in page


def test_as_signed_says_so_and_shows_no_change(als):
    page = _page(als)
    assert "Getekend, en sindsdien niet veranderd" in page
    assert "<del>" not in page


def _without_first_line(monkeypatch, name="overlegtafel"):
    """What stands now is one sentence shorter than what was signed, and another is new."""

    def changed(ground, register):
        lines = to_read(ground, register)
        return (*lines[:4], "G8.zz Verzonnen zin.", *lines[5:]) if ground == name else lines

    monkeypatch.setattr(lezing, "to_read", changed)


def test_a_changed_ground_shows_the_sentence_of_then_and_of_now(als, monkeypatch):
    then = to_read("overlegtafel", current_register())[4]
    _without_first_line(monkeypatch)
    found = next(one for one in lezing.lezingen() if one.ground.id == "overlegtafel")
    assert found.vergelijking == "gewijzigd"
    assert [line.text for line in found.regels if line.what == "vervallen"] == [then]
    page = _page(als)
    assert '<ins><strong>Nu:</strong> <span lang="nl">G8.zz Verzonnen zin.</span></ins>' in page
    assert page.count("<del>") == 1


def test_never_signed_and_lost_are_told_apart(monkeypatch, tmp_path):
    found = {one.ground.id: one.vergelijking for one in lezing.lezingen()}
    assert found["inlichtingen-162-2"] == "nooit"
    monkeypatch.setattr(lezing, "signatures_file", lambda: tmp_path / "weg.yaml")
    found = {one.ground.id: one.vergelijking for one in lezing.lezingen()}
    assert found["overlegtafel"] == "kwijt"


def test_outside_the_demo_where_nobody_signed_all_is_to_be_signed(settings):
    settings.DEMO = False
    assert {one.vergelijking for one in lezing.lezingen()} == {"nooit"}


def test_a_signature_that_fell_by_a_change_outside_the_sentences_is_said(als, monkeypatch):
    register = current_register()
    ground = register.grounds["overlegtafel"]
    fallen = dataclasses.replace(ground, signature=ground.signature.model_copy(update={"regel": "0" * 64}))
    changed = dataclasses.replace(register, grounds={**register.grounds, "overlegtafel": fallen})
    monkeypatch.setattr(lezing, "current_register", lambda: changed)
    assert "maar de handtekening is vervallen" in _page(als)


@pytest.mark.usefixtures("confirmed")
def test_a_law_is_set_beside_the_text_that_waited_for_it_with_who_entered_and_confirmed_it(als):
    found = next(one for one in lezing.lezingen() if one.ground.id == LAW_GROUND)
    assert found.vergelijking == "wet"
    gone = [line.text for line in found.regels if line.what == "vervallen"]
    new = [line.text for line in found.regels if line.what == "nieuw"]
    assert any("geen enkele soort" in text for text in gone)
    assert any("De verstrekking is noodzakelijk voor de opsporing" in text for text in new)
    assert any("daarna is de wet erin ingevoerd" in text for text in new)
    page = " ".join(_page(als).split())
    assert "Eerste jurist voerde de wet in op 24 november 2026" in page
    assert "Tweede jurist bevestigde haar" in page
    assert "Nooit getekend" in page  # others, that have no law
