"""Beginning and writing: one cause, one person, one datum at a time, each with a reason of its own."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import Http404
from tests.unit.ind.aangiften.conftest import FEITEN, NAAM, TOETS, make_zaak, outcome

from grondslag.ind.aangiften import causes, selectors, services
from grondslag.ind.aangiften.models import Aangifte, Stand

pytestmark = pytest.mark.django_db


def test_without_cause_nothing_begins(people, zaak, outcomes):
    for soort, ref in (("tafel", 7), ("artikel-160", 1), ("eigen-beweging", 1), ("", 0)):
        with pytest.raises(ValidationError, match="overlegtafel of een notitie"):
            services.begin(user=people.behandelaar, zaak=zaak, soort=soort, ref=ref)
    assert not Aangifte.objects.exists()


def test_only_the_behandelaar_begins(persoon, zaak, outcomes):
    outcomes[zaak.pk] = [outcome()]
    with pytest.raises(ValidationError, match="behandelaar"):
        services.begin(user=persoon("behandelaar"), zaak=zaak, soort="tafel", ref=7)


def test_another_zaaks_outcome_gives_no_cause_here(people, zaak, outcomes):
    other = make_zaak(people.behandelaar, "2719403382")
    outcomes[other.pk] = [outcome()]
    with pytest.raises(ValidationError):
        services.begin(user=people.behandelaar, zaak=zaak, soort="tafel", ref=7)


def test_one_outcome_gives_one_aangifte_and_one_zaak_has_one_open(people, zaak, outcomes, aangifte):
    outcomes[zaak.pk] = [outcome(), outcome(8)]
    with pytest.raises(ValidationError, match="loopt al"):
        services.begin(user=people.behandelaar, zaak=zaak, soort="tafel", ref=8)
    services.refrain(user=people.behandelaar, aangifte=aangifte, reden="Niet nodig gebleken.")
    with pytest.raises(ValidationError):
        services.begin(user=people.behandelaar, zaak=zaak, soort="tafel", ref=7)
    assert services.begin(user=people.behandelaar, zaak=zaak, soort="tafel", ref=8).pk


def test_a_batch_is_impossible_in_the_database_too(people, zaak, aangifte):
    other = make_zaak(people.behandelaar, "2719403382")
    for target, ref in ((zaak, 8), (other, 7)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Aangifte.objects.create(
                zaak=target,
                opsteller=people.behandelaar,
                grondslag="aangifte-161",
                aanleiding="tafel",
                aanleiding_ref=ref,
                aanleiding_papier={},
                begonnen=aangifte.begonnen,
                gewijzigd=aangifte.begonnen,
            )


@pytest.mark.parametrize(
    ("oordeel", "ground"), [("verplicht", "aangifte-160"), ("kan", "aangifte-161"), ("nee", None)]
)
def test_a_jurists_note_gives_cause_and_duty_gives_the_ground(people, zaak, outcomes, oordeel, ground):
    services.ask_jurist(user=people.behandelaar, zaak=zaak, vraag="Kan artikel 160 hier verplichten?")
    assert selectors.open_questions().count() == 1
    services.note_160(
        jurist=people.jurist, zaak_nummer=zaak.pk, oordeel=oordeel, notitie="Het feit valt onder lid 1."
    )
    assert not selectors.open_questions().exists()
    assert [cause.grondslag for cause in causes.causes_of(zaak)] == ([ground] if ground else [])


@pytest.mark.parametrize(
    "word", ["2719403381", "271.940.3381", "Ghulam Verzonnen", "Wali", "Kabul", "14 maart 1958", "999174022"]
)
def test_a_question_to_the_jurist_names_nobody_and_says_which_word(people, zaak, word):
    with pytest.raises(ValidationError) as refused:
        services.ask_jurist(user=people.behandelaar, zaak=zaak, vraag=f"Geldt de plicht voor {word} hier?")
    told = " ".join(refused.value.messages)
    assert "Uw vraag: '" in told
    assert word.split()[-1] in told
    assert not selectors.open_questions().exists()


def test_a_question_may_name_the_law(people, zaak):
    words = "Verplicht artikel 160 Sv, lid 1 of lid 2, bij 1F-a?"
    services.ask_jurist(user=people.behandelaar, zaak=zaak, vraag=words)
    assert selectors.open_questions().get().vraag == words


def test_a_note_needs_a_jurist_a_zaak_in_treatment_and_words(people, zaak, persoon):
    note = {"zaak_nummer": zaak.pk, "oordeel": "kan", "notitie": "Het feit valt onder lid 1."}
    for wrong in (
        {"jurist": people.hoofd},
        {"jurist": people.jurist, "zaak_nummer": 999},
        {"jurist": people.jurist, "oordeel": "misschien"},
        {"jurist": people.jurist, "notitie": "ja"},
    ):
        with pytest.raises(ValidationError):
            services.note_160(**{**note, **wrong})


def test_the_behandelaar_cannot_flag_her_own_zaak(persoon):
    both = persoon("behandelaar", "jurist")
    zaak = make_zaak(both, "2719403383")
    with pytest.raises(ValidationError, match="andere jurist"):
        services.note_160(
            jurist=both, zaak_nummer=zaak.pk, oordeel="kan", notitie="Het feit valt onder lid 1."
        )


def test_the_checklist_comes_before_the_words(people, aangifte):
    with pytest.raises(ValidationError, match="toetslijst"):
        services.save_facts(user=people.behandelaar, aangifte=aangifte, inhoud=FEITEN)
    with pytest.raises(ValidationError, match="toetslijst"):
        services.add_datum(user=people.behandelaar, aangifte=aangifte, gegeven=NAAM)


def test_nothing_rides_along_by_default(people, aangifte):
    services.save_checklist(user=people.behandelaar, aangifte=aangifte, toets=TOETS)
    assert Aangifte.objects.get(pk=aangifte.pk).gegevens == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"waarde": " "}, "waarde"),
        ({"soort": "dossier"}, "soort"),
        ({"soort": "biometrie"}, "soort"),
        ({"soort": "onzin"}, "soort"),
        ({"dient": ""}, "dient"),
        ({"noodzaak": ""}, "noodzaak"),
        ({"noodzaak": "nodig"}, "noodzaak"),
        ({"soort": "derden"}, "extra afweging"),
        ({"soort": "godsdienst"}, "extra afweging"),
        ({"waarde": "de verdachte"}, "decide|beslist het OM"),
    ],
)
def test_a_datum_without_kind_purpose_or_reason_is_refused(people, bring, aangifte, change, sentence):
    bring("geschreven", gegevens=())
    with pytest.raises(ValidationError, match=sentence):
        services.add_datum(user=people.behandelaar, aangifte=aangifte, gegeven={**NAAM, **change})


def test_a_reason_serves_one_datum(people, bring, aangifte):
    bring("geschreven")
    with pytest.raises(ValidationError, match="eigen reden"):
        services.add_datum(
            user=people.behandelaar, aangifte=aangifte, gegeven={**NAAM, "naam": "Functie", "waarde": "hoofd"}
        )


@pytest.mark.parametrize("word", ["De verdachte was erbij.", "Hij is dader.", "Mededaders hielpen."])
def test_the_ind_does_not_write_suspect(people, aangifte, word):
    services.save_checklist(user=people.behandelaar, aangifte=aangifte, toets=TOETS)
    with pytest.raises(ValidationError, match="betrokkene"):
        services.save_facts(user=people.behandelaar, aangifte=aangifte, inhoud={**FEITEN, "feiten": [word]})


@pytest.mark.parametrize(
    "loose",
    ["Zijn broer Wali hielp.", "V-nummer 271.940.3381.", "BSN 999174022.", "Geboren op 14 maart 1958."],
)
def test_identifiers_that_no_datum_carries_do_not_slip_in_with_the_facts(people, bring, loose):
    bring("geschreven", feiten={**FEITEN, "feiten": [loose]})
    with pytest.raises(ValidationError, match="niet als gegeven opgenomen"):
        services.hand_in(
            user=people.behandelaar,
            aangifte=Aangifte.objects.get(),
            adviseur=people.jurist,
            medetekenaar=people.tweede,
        )


def test_a_third_party_in_the_facts_needs_a_weighing_and_then_may(people, bring, aangifte):
    facts = {**FEITEN, "feiten": ["Zijn broer Wali hielp hem."], "soorten": ["derden"]}
    bring("geschreven")
    with pytest.raises(ValidationError, match="afweging"):
        services.save_facts(user=people.behandelaar, aangifte=aangifte, inhoud=facts)
    weighed = {**facts, "afweging": "Zonder de broer is het feit niet te begrijpen."}
    services.save_facts(user=people.behandelaar, aangifte=aangifte, inhoud=weighed)
    services.hand_in(
        user=people.behandelaar, aangifte=aangifte, adviseur=people.jurist, medetekenaar=people.tweede
    )


def test_an_aangifte_that_identifies_nobody_is_not_handed_in(people, bring, aangifte):
    bring("geschreven", gegevens=({**NAAM, "dient": "bewijs"},))
    with pytest.raises(ValidationError, match="op wie"):
        services.hand_in(
            user=people.behandelaar, aangifte=aangifte, adviseur=people.jurist, medetekenaar=people.tweede
        )


def test_two_other_jurists_are_named(people, bring, aangifte, persoon):
    bring("geschreven")
    for adviser, signer in (
        (people.jurist, people.jurist),
        (people.hoofd, people.jurist),
        (people.behandelaar, people.jurist),
    ):
        with pytest.raises(ValidationError, match="twee verschillende juristen"):
            services.hand_in(
                user=people.behandelaar, aangifte=aangifte, adviseur=adviser, medetekenaar=signer
            )


def test_after_handing_in_nothing_changes_until_it_is_taken_back(people, bring, aangifte):
    bring("ingediend")
    with pytest.raises(ValidationError, match="neem haar eerst terug"):
        services.add_datum(user=people.behandelaar, aangifte=aangifte, gegeven={**NAAM, "naam": "x"})
    services.take_back(user=people.behandelaar, aangifte=aangifte, reden="Er ontbreekt een gegeven.")
    assert Aangifte.objects.get(pk=aangifte.pk).stand == Stand.CONCEPT


def test_others_find_nothing_the_fg_finds_what_was_handed_in(people, persoon, bring, aangifte):
    for stranger in (persoon("behandelaar"), persoon("jurist"), people.jurist, people.hoofd, people.fg):
        with pytest.raises(Http404):
            selectors.aangifte_for(stranger, aangifte.pk)
    bring("ingediend")
    for knows in (people.behandelaar, people.jurist, people.tweede, people.fg):
        assert selectors.aangifte_for(knows, aangifte.pk)
    for stranger in (persoon("jurist"), people.hoofd, persoon("privacyadviseur"), persoon("coordinator")):
        with pytest.raises(Http404):
            selectors.aangifte_for(stranger, aangifte.pk)
