"""What people decide about findings: kept over runs, undone as it was done, never changed behind them."""

from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from grondslag.ind.anonimiseren import selectors, services
from grondslag.ind.anonimiseren.models import Handeling
from grondslag.ind.dossiers import selectors as dossiers

pytestmark = pytest.mark.django_db

LATER = "Karim Rahimi schreef op 3 juni 2019 aan zijn gemachtigde. Gulbuddin Saberi is overleden.\n"


@pytest.fixture
def zaak(persoon, maak_zaak, voeg_toe):
    found = maak_zaak(persoon("behandelaar"))
    voeg_toe(found)
    return found


@pytest.fixture
def geanonimiseerd(zaak):
    services.anonymise_zaak(user=zaak.behandelaar, zaak=zaak)
    return zaak


def bevinding(zaak, tekst):
    return next(
        each for stuk in selectors.werkstukken(zaak) for each in stuk.bevindingen if each.tekst == tekst
    )


def decide(zaak, soort, *bevindingen, **fields):
    return services.decide_findings(
        user=zaak.behandelaar, zaak=zaak, soort=soort, bevindingen=bevindingen, **fields
    )


def all_of(zaak):
    return [each for stuk in selectors.werkstukken(zaak) for each in stuk.bevindingen]


def test_a_waiting_document_blocks_with_the_reason(zaak, voeg_toe):
    voeg_toe(zaak, "02-brief.txt", LATER, wacht=True)
    with pytest.raises(ValidationError, match="wordt nog gelezen"):
        services.anonymise_zaak(user=zaak.behandelaar, zaak=zaak)
    assert selectors.latest_run(zaak) is None


def test_an_empty_dossier_is_not_anonymised(persoon, maak_zaak):
    empty = maak_zaak(persoon("behandelaar"))
    with pytest.raises(ValidationError, match="nog geen leesbaar document"):
        services.anonymise_zaak(user=empty.behandelaar, zaak=empty)


def test_before_the_first_run_there_is_nothing(zaak):
    assert selectors.result_of(zaak) is None
    assert selectors.open_findings(zaak) == []
    assert "nog niet geanonimiseerd" in selectors.blockers(zaak)[0]


def test_the_names_are_gone_from_the_working_text_before_anyone_decides(geanonimiseerd):
    document = dossiers.documents_of(geanonimiseerd).get()
    text = selectors.working_text(document)
    assert "Rahimi" not in text
    assert "2801234567" not in text
    assert "[betrokkene]" in text


def test_every_finding_is_open_until_a_person_decides(geanonimiseerd):
    assert len(selectors.open_findings(geanonimiseerd)) == len(all_of(geanonimiseerd)) > 5
    decide(geanonimiseerd, "aanvaard", *all_of(geanonimiseerd))
    assert selectors.open_findings(geanonimiseerd) == []
    assert selectors.blockers(geanonimiseerd) == []


def test_deciding_about_nothing_is_refused(geanonimiseerd):
    with pytest.raises(ValidationError, match="niets gekozen"):
        decide(geanonimiseerd, "aanvaard")


def test_an_unknown_decision_is_refused(geanonimiseerd):
    with pytest.raises(ValidationError, match="aanvaarden, wijzigen of verwerpen"):
        decide(geanonimiseerd, "terug", *all_of(geanonimiseerd))


def test_what_is_rejected_stays_readable_and_is_no_longer_forbidden(geanonimiseerd):
    found = bevinding(geanonimiseerd, "Gulbuddin Saberi")
    assert "Gulbuddin Saberi" in {each.value for each in selectors.forbidden_of(geanonimiseerd)}
    decide(geanonimiseerd, "verworpen", found)
    document = dossiers.documents_of(geanonimiseerd).get()
    assert "Gulbuddin Saberi" in selectors.working_text(document)
    assert "Gulbuddin Saberi" not in {each.value for each in selectors.forbidden_of(geanonimiseerd)}
    assert "Gulbuddin Saberi" in selectors.kept_words(geanonimiseerd)
    assert found not in selectors.result_of(geanonimiseerd).documents[0].findings


def test_what_the_registration_knows_stays_forbidden_whatever_is_rejected(geanonimiseerd):
    decide(geanonimiseerd, "verworpen", *all_of(geanonimiseerd))
    assert "Karim Rahimi" in {each.value for each in selectors.forbidden_of(geanonimiseerd)}


def test_a_change_puts_other_words_in_the_working_text(geanonimiseerd):
    found = bevinding(geanonimiseerd, "Gulbuddin Saberi")
    decide(
        geanonimiseerd, "gewijzigd", found, label="PERSOON", action="masker", replacement="een bevelhebber"
    )
    document = dossiers.documents_of(geanonimiseerd).get()
    assert "[een bevelhebber]" in selectors.working_text(document)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"label": "PERSOON", "action": "masker", "replacement": ""}, "voor in de plaats"),
        (
            {"label": "PERSOON", "action": "masker", "replacement": "man als gulbuddin saberi"},
            "de tekst zelf",
        ),
        ({"label": "ALIEN", "action": "masker", "replacement": "x"}, "uit de lijst"),
        ({"label": "PERSOON", "action": "wis", "replacement": "x"}, "uit de lijst"),
    ],
)
def test_a_change_that_cannot_be_is_refused(geanonimiseerd, fields, why):
    with pytest.raises(ValidationError, match=why):
        decide(geanonimiseerd, "gewijzigd", bevinding(geanonimiseerd, "Gulbuddin Saberi"), **fields)
    assert not Handeling.objects.exists()


def test_accepting_after_a_change_keeps_the_change(geanonimiseerd):
    found = bevinding(geanonimiseerd, "Gulbuddin Saberi")
    decide(geanonimiseerd, "gewijzigd", found, label="FUNCTIE", action="generaliseer", replacement="een man")
    changed = bevinding(geanonimiseerd, "Gulbuddin Saberi")
    decide(geanonimiseerd, "aanvaard", changed)
    assert bevinding(geanonimiseerd, "Gulbuddin Saberi").finding.replacement == "[een man]"


def test_a_missed_text_is_marked_wherever_it_stands_in_later_documents_too(geanonimiseerd, voeg_toe):
    zaak = geanonimiseerd
    services.add_finding(
        user=zaak.behandelaar, zaak=zaak, tekst="de  deur", label="KENMERK", replacement="iets"
    )
    found = bevinding(zaak, "de deur")
    assert (found.stand, found.finding.replacement) == ("toegevoegd", "[iets]")
    voeg_toe(zaak, "02-brief.txt", "Hij schilderde de deur.\n")
    services.anonymise_zaak(user=zaak.behandelaar, zaak=zaak)
    assert sum(each.tekst == "de deur" for each in all_of(zaak)) == 2


def test_marking_more_than_a_finding_takes_all_of_it_along(geanonimiseerd):
    zaak = geanonimiseerd
    services.add_finding(
        user=zaak.behandelaar, zaak=zaak, tekst="kende commandant Gulbuddin", label="KENMERK", replacement="x"
    )
    text = selectors.working_text(dossiers.documents_of(zaak).get())
    assert "Gulbuddin" not in text
    assert "Saberi" not in text
    spans = [(each.finding.start, each.finding.end) for each in all_of(zaak)]
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_marking_what_is_hidden_already_changes_nothing(geanonimiseerd):
    zaak = geanonimiseerd
    before = selectors.working_text(dossiers.documents_of(zaak).get())
    services.add_finding(
        user=zaak.behandelaar, zaak=zaak, tekst="Rahimi", label="PERSOON", replacement="iemand"
    )
    assert selectors.working_text(dossiers.documents_of(zaak).get()) == before


@pytest.mark.parametrize(
    ("tekst", "why"),
    [("x", "ten minste twee"), ("Nergens Hier", "nergens in het dossier"), ("  ", "twee tekens")],
)
def test_a_text_that_cannot_be_marked_is_refused(geanonimiseerd, tekst, why):
    with pytest.raises(ValidationError, match=why):
        services.add_finding(
            user=geanonimiseerd.behandelaar,
            zaak=geanonimiseerd,
            tekst=tekst,
            label="PERSOON",
            replacement="x",
        )


def test_undo_takes_the_last_act_back_a_bulk_act_whole(geanonimiseerd):
    zaak = geanonimiseerd
    decide(zaak, "verworpen", bevinding(zaak, "Gulbuddin Saberi"))
    decide(zaak, "aanvaard", *all_of(zaak))
    services.undo_last(user=zaak.behandelaar, zaak=zaak)
    assert bevinding(zaak, "Gulbuddin Saberi").stand == "verworpen"
    assert len(selectors.open_findings(zaak)) == len(all_of(zaak)) - 1
    services.undo_last(user=zaak.behandelaar, zaak=zaak)
    assert len(selectors.open_findings(zaak)) == len(all_of(zaak))
    with pytest.raises(ValidationError, match="niets meer"):
        services.undo_last(user=zaak.behandelaar, zaak=zaak)


def test_undo_never_takes_back_what_another_person_did(geanonimiseerd, persoon):
    zaak = geanonimiseerd
    decide(zaak, "aanvaard", *all_of(zaak))
    with pytest.raises(ValidationError, match="niets meer"):
        services.undo_last(user=persoon("tweede-lezer"), zaak=zaak)


def test_a_new_run_keeps_what_was_decided_where_nothing_changed(geanonimiseerd, voeg_toe):
    zaak = geanonimiseerd
    decide(zaak, "aanvaard", *all_of(zaak))
    decide(zaak, "verworpen", bevinding(zaak, "Gulbuddin Saberi"))
    voeg_toe(zaak, "02-brief.txt", LATER)
    assert "documenten bij gekomen" in selectors.blockers(zaak)[0]
    services.anonymise_zaak(user=zaak.behandelaar, zaak=zaak)
    first, second = selectors.werkstukken(zaak)
    assert first.open == 0
    assert second.open == len(second.bevindingen) > 0
    assert next(e for e in first.bevindingen if e.tekst == "Gulbuddin Saberi").stand == "verworpen"


def test_a_decision_is_never_changed_or_deleted(geanonimiseerd):
    decide(geanonimiseerd, "aanvaard", *all_of(geanonimiseerd))
    with pytest.raises(DatabaseError), transaction.atomic():
        Handeling.objects.update(soort="verworpen")
    with pytest.raises(DatabaseError), transaction.atomic():
        Handeling.objects.all().delete()


def test_any_act_and_any_run_gives_another_state(geanonimiseerd):
    zaak = geanonimiseerd
    seen = {selectors.state_of(zaak)}
    decide(zaak, "aanvaard", *all_of(zaak))
    seen.add(selectors.state_of(zaak))
    services.undo_last(user=zaak.behandelaar, zaak=zaak)
    seen.add(selectors.state_of(zaak))
    services.anonymise_zaak(user=zaak.behandelaar, zaak=zaak)
    assert len({*seen, selectors.state_of(zaak)}) == 4


def test_no_text_of_the_dossier_lies_readable_in_the_database(geanonimiseerd):
    services.add_finding(
        user=geanonimiseerd.behandelaar,
        zaak=geanonimiseerd,
        tekst="de deur",
        label="KENMERK",
        replacement="iets",
    )
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM ind_anonimiseren_handeling")
        rows = str(cursor.fetchall())
    assert "de deur" not in rows
