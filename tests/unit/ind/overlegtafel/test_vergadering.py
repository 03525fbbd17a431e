"""A meeting: what is fixed at it, what it misses, and minutes that point at nobody, fixed by both sides."""

import datetime as dt
import json

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from grondslag.both import clock
from grondslag.both.exchange.handlers import UnusableMessage
from grondslag.both.exchange.models import OutboxMessage
from grondslag.both.exchange.services import outgoing_bytes
from grondslag.both.gate.models import State, Verzoek
from grondslag.both.gate.services import GateError, request_release, sign
from grondslag.ind.casussen import reading
from grondslag.ind.casussen.services import note_release
from grondslag.ind.overlegtafel import keuzes, selectors, services, tellen
from grondslag.ind.overlegtafel.inhoud import meeting_name
from grondslag.ind.overlegtafel.models import Agendapunt, Stand, Uitkomst, Verslaghelft
from grondslag.ind.overlegtafel.occasion import CasusUitgang
from grondslag.ind.overlegtafel.stap import table_step

pytestmark = pytest.mark.django_db


@pytest.fixture
def leg_vast(mensen):
    def fix(punt, uitkomst="aangifte_overwegen", motivering="De aard van de feiten.", eigenaar="IND, jurist"):
        return services.fix_outcome(
            user=mensen.coordinator,
            agendapunt=punt,
            uitkomst=uitkomst,
            motivering=motivering,
            eigenaar=eigenaar,
        )

    return fix


@pytest.fixture
def gehouden(op_tafel, leg_vast, mensen):
    """A meeting that was held, with one outcome."""
    leg_vast(op_tafel)
    services.note_presence(
        user=mensen.coordinator, overleg=op_tafel.overleg, functie="coördinator", organisatie="IND"
    )
    return services.close_meeting(user=mensen.coordinator, overleg=op_tafel.overleg)


@pytest.fixture
def schrijf(persoon):
    """Fix our half of the minutes and let it leave."""

    def write(overleg, teken, lines=("Er is over het bewijs gesproken.",)):
        label, writer = selectors.at_the_table(overleg)[0].label, persoon("jurist")
        half = services.fix_minutes(user=writer, overleg=overleg, besproken={label: lines}, overig=[])
        teken(
            request_release(
                occasion="verslag",
                object_id=str(half.pk),
                ground="vaststelling-verslag",
                requester=writer,
            )
        )
        return half

    return write


def helft_van_het_om(overleg, andere, **changes):
    plain = {
        "soort": "verslag",
        "versie": 1,
        "overleg": {"referentie": str(overleg.referentie)},
        "zijde": "om",
        "tekst": {"aanwezig": [], "casussen": [], "overig": ["Wij lezen mee."]},
        "sha256_van_andere_helft": andere,
    }
    return {**plain, **changes}


def test_a_day_has_one_meeting(overleg, mensen):
    with pytest.raises(ValidationError, match="al een vergadering"):
        services.plan_meeting(user=mensen.coordinator, datum=overleg.datum)


def test_a_second_meeting_of_a_day_is_asked_for_by_number_and_has_its_own_name(overleg, mensen, als):
    second = services.plan_meeting(user=mensen.coordinator, datum=overleg.datum, nummer=2)
    assert meeting_name(second) == f"{meeting_name(overleg)}, 2e van die dag"
    for number in (2, 4):
        with pytest.raises(ValidationError, match="3e"):
            services.plan_meeting(user=mensen.coordinator, datum=overleg.datum, nummer=number)
    with pytest.raises(ValidationError, match="nog geen vergadering"):
        services.plan_meeting(user=mensen.coordinator, datum=overleg.datum + dt.timedelta(days=1), nummer=2)
    answer = als(mensen.coordinator).post("/overlegtafel/nieuw/", {"datum": overleg.datum, "nummer": 3})
    assert answer.status_code == 302


def test_a_later_meeting_of_the_day_takes_other_words_for_its_labels(punt, mensen):
    second = services.plan_meeting(user=mensen.coordinator, datum=punt.overleg.datum, nummer=2)
    assert keuzes.word_of(punt.label) in selectors.words_in_mind(second)


def test_a_meeting_is_not_planned_in_the_past_nor_by_another_role(mensen):
    yesterday = clock.today() - dt.timedelta(days=1)
    with pytest.raises(ValidationError, match="voorbij"):
        services.plan_meeting(user=mensen.coordinator, datum=yesterday)
    with pytest.raises(ValidationError):
        services.plan_meeting(user=mensen.jurist, datum=clock.today())


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Karim Rahimi heeft het bekend.", "Rahimi"),
        ("Het is zaak 2801234567.", "2801234567"),
        ("Er is een getuige genaamd Vermeulen.", "Vermeulen"),
    ],
)
def test_the_reason_for_the_agenda_names_nobody(overleg, casus, mensen, words, place):
    with pytest.raises(ValidationError, match=f"prangende\\?: .*{place}"):
        services.put_on_agenda(user=mensen.coordinator, overleg=overleg, casus=casus, prangend=words)
    assert not Agendapunt.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"uitkomst": "vervolgen"},
        {"motivering": ""},
        {"eigenaar": " "},
        {"motivering": "Het gaat om Karim Rahimi."},
        {"motivering": "De feiten van 12 mei 1984."},
        {"eigenaar": "mevrouw Jansen"},
    ],
)
def test_an_outcome_that_is_not_one_or_tells_too_much_is_refused(op_tafel, leg_vast, changes):
    with pytest.raises(ValidationError):
        leg_vast(op_tafel, **changes)
    assert not Uitkomst.objects.exists()


def test_an_outcome_is_fixed_once_and_stays(op_tafel, leg_vast):
    leg_vast(op_tafel)
    with pytest.raises(ValidationError, match="verandert niet meer"):
        leg_vast(op_tafel, "geen_vervolg")
    with pytest.raises(DatabaseError), transaction.atomic():
        Uitkomst.objects.update(uitkomst="geen_vervolg")


def test_there_is_no_outcome_of_what_is_not_on_the_table(punt, leg_vast):
    with pytest.raises(ValidationError, match="ligt niet op tafel"):
        leg_vast(punt)


def test_nothing_is_fixed_before_the_day_of_the_meeting(op_tafel, leg_vast):
    op_tafel.overleg.datum = clock.today() + dt.timedelta(days=1)
    op_tafel.overleg.save()
    with pytest.raises(ValidationError, match="moet nog komen"):
        leg_vast(op_tafel)


def test_a_meeting_does_not_close_while_something_is_missing(op_tafel, mensen):
    with pytest.raises(ValidationError) as refused:
        services.close_meeting(user=mensen.coordinator, overleg=op_tafel.overleg)
    assert op_tafel.label in " ".join(refused.value.messages)
    assert len(refused.value.messages) == 2


def test_after_it_was_held_its_agenda_does_not_change(gehouden, maak_casus, mensen):
    with pytest.raises(ValidationError, match="gehouden"):
        services.put_on_agenda(
            user=mensen.coordinator, overleg=gehouden, casus=maak_casus(), prangend="De ernst."
        )


def test_only_an_outcome_of_a_meeting_that_was_held_gives_cause_for_an_aangifte(op_tafel, leg_vast, mensen):
    zaak = op_tafel.casus.zaak
    leg_vast(op_tafel)
    assert not selectors.outcomes_for_aangifte(zaak)
    services.note_presence(
        user=mensen.coordinator, overleg=op_tafel.overleg, functie="officier van justitie", organisatie="OM"
    )
    services.close_meeting(user=mensen.coordinator, overleg=op_tafel.overleg)
    assert selectors.outcomes_for_aangifte(zaak).get().agendapunt == op_tafel


def test_a_held_casus_comes_back_under_another_label_and_an_ended_one_does_not(
    op_tafel, leg_vast, herlees, mensen
):
    leg_vast(op_tafel, "aanhouden")
    tomorrow = clock.today() + dt.timedelta(days=1)
    later = services.plan_meeting(user=mensen.coordinator, datum=tomorrow)
    again = services.put_on_agenda(
        user=mensen.coordinator, overleg=later, casus=herlees(op_tafel.casus), prangend="Opnieuw."
    )
    assert keuzes.word_of(again.label) != keuzes.word_of(op_tafel.label)
    again.delete()
    assert op_tafel.casus in selectors.candidates()


def test_a_held_casus_comes_back_only_once_it_was_read_beside_the_sheet_that_left(
    als, op_tafel, leg_vast, herlees, mensen
):
    assert "anoniem" in CasusUitgang().facts(str(op_tafel.pk)).judgements
    leg_vast(op_tafel, "aanhouden")
    casus = op_tafel.casus
    tomorrow = clock.today() + dt.timedelta(days=1)
    later = services.plan_meeting(user=mensen.coordinator, datum=tomorrow)
    assert (selectors.candidates(), selectors.to_read_again()) == ([], [casus])
    with pytest.raises(ValidationError, match="opnieuw lezen"):
        services.put_on_agenda(user=mensen.coordinator, overleg=later, casus=casus, prangend="Opnieuw.")
    page = als(mensen.coordinator).get(f"/overlegtafel/{later.pk}/").content.decode()
    assert "na een nieuwe tweede lezing" in page
    page = als(mensen.auteur).get(f"/casussen/{casus.pk}/").content.decode()
    assert "dan leest iemand hem eerst opnieuw" in page
    herlees(casus)
    assert (selectors.candidates(), selectors.to_read_again()) == ([casus], [])


def test_whoever_reads_anew_has_the_sheet_that_left_beside_it(als, op_tafel, leg_vast, mensen):
    leg_vast(op_tafel, "aanhouden")
    reading.ask_reading(user=mensen.auteur, casus=op_tafel.casus, lezer=mensen.lezer)
    page = als(mensen.lezer).get(f"/casussen/{op_tafel.casus_id}/lezen/").content.decode()
    assert "Wat al vertrok over deze zaak" in page
    assert op_tafel.label in page


def test_a_point_that_was_set_before_the_sheet_left_does_not_pass_the_gate(
    op_tafel, leg_vast, herlees, vraag_vrijgave, mensen
):
    leg_vast(op_tafel, "aanhouden")
    tomorrow = clock.today() + dt.timedelta(days=1)
    later = services.plan_meeting(user=mensen.coordinator, datum=tomorrow)
    casus = herlees(op_tafel.casus)
    again = services.put_on_agenda(user=mensen.coordinator, overleg=later, casus=casus, prangend="Opnieuw.")
    note_release(casus=casus, label="Emmer 999")
    assert vraag_vrijgave(again).state == State.REFUSED


def test_an_ended_casus_does_not_come_back(op_tafel, leg_vast):
    leg_vast(op_tafel, "geen_vervolg")
    assert op_tafel.casus not in selectors.candidates()


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Karim Rahimi werd genoemd.", "Rahimi"),
        ("Het was in mei 1997.", "1997"),
        ("Hij werkte voor KhAD.", "KhAD"),
    ],
)
def test_minutes_that_point_at_somebody_are_not_fixed_and_the_place_is_named(gehouden, mensen, words, place):
    label = selectors.at_the_table(gehouden)[0].label
    with pytest.raises(ValidationError) as refused:
        services.fix_minutes(user=mensen.coordinator, overleg=gehouden, besproken={label: [words]}, overig=[])
    assert any(label in message and place in message for message in refused.value.messages)
    assert not Verslaghelft.objects.exists()


def test_minutes_of_one_casus_may_not_name_what_another_dossier_holds(gehouden, mensen):
    words = "Dezelfde Gulbuddin kwam ter sprake."
    with pytest.raises(ValidationError, match="Gulbuddin"):
        services.fix_minutes(user=mensen.coordinator, overleg=gehouden, besproken={}, overig=[words])


def test_there_are_no_minutes_of_a_meeting_that_was_not_held(op_tafel, mensen):
    with pytest.raises(ValidationError, match="sluit eerst"):
        services.fix_minutes(user=mensen.coordinator, overleg=op_tafel.overleg, besproken={}, overig=[])


def test_until_it_left_a_new_half_replaces_the_old_which_cannot_leave_any_more(gehouden, mensen):
    old, new = (
        services.fix_minutes(user=mensen.coordinator, overleg=gehouden, besproken={}, overig=[words])
        for words in ("Eerst zo.", "Liever zo.")
    )
    assert selectors.latest_half(gehouden) == new
    answer = request_release(
        occasion="verslag", object_id=str(old.pk), ground="vaststelling-verslag", requester=mensen.coordinator
    )
    assert answer.state == State.REFUSED


def test_the_half_that_leaves_holds_presence_outcome_and_words(gehouden, schrijf, teken, mensen):
    schrijf(gehouden, teken)
    sent = json.loads(outgoing_bytes(OutboxMessage.objects.get(kind="verslag")))
    assert sent["tekst"]["aanwezig"] == [{"functie": "coördinator", "organisatie": "IND"}]
    assert sent["tekst"]["casussen"][0]["uitkomst"] == "De IND overweegt aangifte"
    with pytest.raises(ValidationError):
        services.fix_minutes(user=mensen.coordinator, overleg=gehouden, besproken={}, overig=["Meer."])


def test_the_other_half_must_be_of_a_meeting_that_was_held_and_name_ours(
    gehouden, schrijf, teken, stuur, overleg
):
    with pytest.raises(UnusableMessage, match="een andere helft"):
        stuur("verslag", helft_van_het_om(gehouden, "ab" * 32))
    half = schrijf(gehouden, teken)
    for changes in ({"zijde": "ind"}, {"extra": 1}, {"sha256_van_andere_helft": "cd" * 32}):
        with pytest.raises(UnusableMessage):
            stuur("verslag", helft_van_het_om(gehouden, half.sha256, **changes))
    gehouden.refresh_from_db()
    assert gehouden.stand == Stand.GEHOUDEN


def test_the_minutes_are_fixed_when_the_other_half_names_ours(gehouden, schrijf, teken, stuur, als):
    half, client = schrijf(gehouden, teken), als("jurist")
    page = f"/overlegtafel/{gehouden.pk}/verslag/pdf/"
    assert client.get(page).status_code == 404
    stuur("verslag", helft_van_het_om(gehouden, half.sha256))
    gehouden.refresh_from_db()
    assert gehouden.stand == Stand.VASTGESTELD
    pdf = client.get(page).content
    assert pdf.startswith(b"%PDF")
    assert pdf == client.get(page).content
    with pytest.raises(UnusableMessage, match="verandert niet meer"):
        stuur("verslag", helft_van_het_om(gehouden, half.sha256))


def test_who_wrote_our_half_does_not_sign_it(gehouden, mensen):
    half = services.fix_minutes(user=mensen.jurist, overleg=gehouden, besproken={}, overig=["Kort."])
    request = request_release(
        occasion="verslag", object_id=str(half.pk), ground="vaststelling-verslag", requester=mensen.jurist
    )
    with pytest.raises(GateError, match="verschillende personen"):
        sign(request=request, person=mensen.jurist, rol="jurist")
    with pytest.raises(ValidationError, match="coördinator of een jurist"):
        services.fix_minutes(user=mensen.auteur, overleg=gehouden, besproken={}, overig=[])


def test_a_half_that_came_first_is_named_by_ours(gehouden, schrijf, teken, stuur):
    stuur("verslag", helft_van_het_om(gehouden, None))
    schrijf(gehouden, teken)
    gehouden.refresh_from_db()
    assert gehouden.stand == Stand.VASTGESTELD


def test_the_whole_way_through_the_pages(casus, mensen, als):
    joost, nadia = als(mensen.coordinator), als(mensen.jurist)
    made = joost.post("/overlegtafel/nieuw/", {"datum": clock.today().isoformat(), "plaats": ""})
    meeting = made.url
    assert f"Casus {casus.pk}" in joost.get(meeting).content.decode()
    made = joost.post(f"{meeting}casus/{casus.pk}/", {"prangend": "De ernst van de feiten."})
    point = made.url
    request = joost.post(f"{point}vrijgave/").url
    for client, rol in ((joost, "coordinator"), (nadia, "jurist")):
        assert client.get(point).status_code == 200
        client.post(f"{request}tekenen/", {"rol": rol})
    assert Verzoek.objects.get().state == State.RELEASED
    outcome = {
        "uitkomst": "aanhouden",
        "motivering": "Er is meer tijd nodig.",
        "eigenaar": "IND, coördinator",
    }
    joost.post(point, outcome)
    joost.post(meeting, {"functie": "officier van justitie", "organisatie": "OM"})
    minutes = joost.post(f"{meeting}sluiten/").url
    key = Agendapunt.objects.get().pk
    answer = joost.post(minutes, {f"besproken-{key}": "Kort besproken.", "overig": "Namen: Karim Rahimi"})
    assert "Rahimi" in answer.content.decode()
    answer = joost.post(minutes, {f"besproken-{key}": "Kort besproken.", "overig": ""})
    assert answer.url.startswith("/poort/verzoek/")
    assert nadia.get(minutes).status_code == 200


def test_the_yearly_figures_count_meetings_that_were_held(op_tafel, leg_vast, mensen):
    year = clock.today().year
    leg_vast(op_tafel)
    assert (tellen.meetings(year), tellen.cases(year), sum(tellen.outcomes(year).values())) == (0, 1, 0)
    services.note_presence(
        user=mensen.coordinator, overleg=op_tafel.overleg, functie="coördinator", organisatie="IND"
    )
    services.close_meeting(user=mensen.coordinator, overleg=op_tafel.overleg)
    assert tellen.meetings(year) == 1
    assert tellen.outcomes(year)["aangifte_overwegen"] == 1
    assert (tellen.meetings(year - 1), tellen.cases(year - 1)) == (0, 0)


def test_the_road_of_a_zaak_shows_the_table_and_hides_what_was_recognised(op_tafel, leg_vast):
    zaak = op_tafel.casus.zaak
    assert table_step(zaak).staat == "nu"
    leg_vast(op_tafel)
    assert table_step(zaak).staat == "klaar"
    op_tafel.herkend = clock.now()
    op_tafel.save()
    assert table_step(zaak).url == ""
