"""A special category that the machine proposes does not leave because a person did not tick it."""

import pytest
from django.core.exceptions import ValidationError

from grondslag.ind.vorderingen import onderdelen, selectors
from grondslag.ind.vorderingen.antwoord import items_of, leaving, weighed

from .conftest import decide, hidden, judge_all

pytestmark = pytest.mark.django_db
WORDS = "Betrokkene is Hutu en hij is methodist. Hij heeft littekens op zijn rug."
WHY = "Dit zegt de getuige over een ander dorp, niet over een persoon."


@pytest.fixture
def special(chosen, people, zaak, voeg_toe):
    """A demand with, beside the rest, a passage in which faith, descent and health are seen."""

    def make(**changes):
        vordering = chosen(**changes)
        document = voeg_toe(zaak, "bijzonder.txt", WORDS)
        onderdelen.add_passage(
            user=people.opsteller, vordering=vordering, nummer=2, document=document.pk, woorden=WORDS
        )
        return vordering, vordering.onderdelen.last()

    return make


def labels(vordering, row, kinds):
    plain = {1: ["identificerend"], 2: ["dossier", "strafrechtelijk"]}
    return {one.pk: kinds if one == row else plain[one.nummer] for one in vordering.onderdelen.all()}


def test_what_was_seen_is_proposed_with_its_words(special):
    _vordering, row = special()
    assert {"godsdienst", "ras", "gezondheid", "dossier"} <= set(row.inhoud["voorstel"])
    assert "gezondheid (littekens)" in row.voorstel


def test_leaving_a_proposed_special_category_out_takes_a_written_reason(special, people, als):
    vordering, row = special()
    for reason in ("", "ok", "nee nee nee"):
        with pytest.raises(ValidationError) as refused:
            onderdelen.label(
                user=people.opsteller,
                vordering=vordering,
                soorten=labels(vordering, row, ["dossier"]),
                redenen={row.pk: reason},
            )
        assert list(refused.value.message_dict) == [f"reden-{row.pk}"]
    assert all(one.soorten is None for one in vordering.onderdelen.all())
    page = f"/vorderingen/{vordering.pk}/labels/"
    client = als(people.opsteller)
    answer = client.post(page, {f"soorten-{row.pk}": ["dossier"], **hidden(client.get(page))})
    assert "gezondheid, godsdienst, ras" in answer.content.decode()


def test_labelled_against_the_proposal_without_a_reason_it_stays_behind(special, people, ask):
    vordering, row = special()
    vordering.onderdelen.filter(pk=row.pk).update(soorten=["dossier"], omvat=True)
    one = next(one for one in weighed(vordering) if one.onderdeel == row)
    assert not one.mag
    assert "gezondheid, godsdienst, ras" in one.waarom
    assert row not in leaving(items_of(vordering))


def contradicted(special, people):
    vordering, row = special()
    onderdelen.label(
        user=people.opsteller,
        vordering=vordering,
        soorten=labels(vordering, row, ["dossier"]),
        redenen={row.pk: WHY},
    )
    return vordering, row


def test_the_jurist_sees_the_contradiction_and_decides_on_it(special, people, als, ask):
    vordering, row = contradicted(special, people)
    client, page = als(people.jurist), f"/vorderingen/{vordering.pk}/omvang/"
    shown = client.get(page)
    assert WHY in shown.content.decode()
    values = hidden(shown) | {f"omvat-{one.pk}": "ja" for one in vordering.onderdelen.all()}
    values["toelichting"] = "Dit is gevraagd."
    assert client.post(page, values).status_code == 200  # the question on the contradiction is unanswered
    judge_all(vordering, people.jurist)
    assert row not in leaving(items_of(vordering))
    decide(vordering, second="deels")
    values |= hidden(client.get(page))
    assert client.post(page, {**values, f"gevolgd-{row.pk}": "ja"}).status_code == 302
    assert row in leaving(items_of(vordering))
    decide(vordering)
    assert ask(vordering).state == "getoetst"


def test_a_jurist_who_disagrees_keeps_it_in(special, people):
    vordering, row = contradicted(special, people)
    onderdelen.judge_scope(
        user=people.jurist,
        vordering=vordering,
        omvat={one.pk: True for one in vordering.onderdelen.all()},
        gevolgd={row.pk: False},
        woorden="Hier staat wel een godsdienst.",
    )
    one = next(one for one in weighed(vordering) if one.onderdeel == row)
    assert not one.gaat
    assert "vond de jurist" in one.waarom


def test_another_reason_falls_back_to_the_jurist(special, people):
    vordering, row = contradicted(special, people)
    judged = {one.pk: True for one in vordering.onderdelen.all()}
    onderdelen.judge_scope(
        user=people.jurist,
        vordering=vordering,
        omvat=judged,
        gevolgd={row.pk: True},
        woorden="Dit is gevraagd.",
    )
    assert selectors.scope_stands(vordering)
    onderdelen.label(
        user=people.opsteller,
        vordering=vordering,
        soorten=labels(vordering, row, ["dossier"]),
        redenen={row.pk: "Een heel andere reden dan eerst."},
    )
    assert not selectors.scope_stands(vordering)


def test_ticking_what_was_proposed_takes_no_reason_and_keeps_it_in(special, people):
    vordering, row = special()
    kinds = ["dossier", "gezondheid", "godsdienst", "ras"]
    onderdelen.label(user=people.opsteller, vordering=vordering, soorten=labels(vordering, row, kinds))
    row.refresh_from_db()
    assert row.tegenspraak is None
    assert row not in leaving(items_of(vordering))


def test_on_126nc_a_third_person_that_was_seen_weighs_as_much(tied, people, zaak, voeg_toe):
    vordering = tied(artikel="126nc")
    document = voeg_toe(zaak, "adres.txt", "Hij woont bij zijn zuster in Zwolle.")
    onderdelen.add_passage(
        user=people.opsteller,
        vordering=vordering,
        nummer=1,
        document=document.pk,
        woorden="Hij woont bij zijn zuster in Zwolle.",
    )
    row = vordering.onderdelen.get()
    with pytest.raises(ValidationError):
        onderdelen.label(user=people.opsteller, vordering=vordering, soorten={row.pk: ["identificerend"]})
