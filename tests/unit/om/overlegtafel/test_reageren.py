"""An officier answers from a fixed list, in words that point at nobody; recognising freezes at once."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from grondslag.both.exchange.handlers import UnusableMessage
from grondslag.both.exchange.models import OutboxMessage
from grondslag.both.exchange.services import outgoing_bytes
from grondslag.both.gate.models import State, Verzoek
from grondslag.both.gate.services import request_release, sign, withdraw
from grondslag.both.ui.taken import tasks_for
from grondslag.om.overlegtafel import selectors, services
from grondslag.om.overlegtafel.models import Herkenning, Reactie

pytestmark = pytest.mark.django_db


@pytest.fixture
def teken(mensen):
    def sign_both(request):
        sign(request=request, person=mensen.officier, rol="officier")
        return sign(request=request, person=mensen.secretaris, rol="parketsecretaris")

    return sign_both


@pytest.mark.parametrize(
    ("reactie", "vraag"),
    [
        ("herkend", ""),
        ("vervolgen", ""),
        ("nadere_vraag", ""),
        ("van_belang", "Dit is hem."),
        ("nadere_vraag", "Heet hij Karim Rahimi?"),
        ("nadere_vraag", "Was dit op 12 mei 1997?"),
        ("nadere_vraag", "Was dit in Baghlan?"),
        ("nadere_vraag", "Is het zaak 2801234567?"),
        ("nadere_vraag", "Diende hij bij de KhAD?"),
    ],
)
def test_what_is_not_in_the_list_or_points_at_somebody_is_refused_on_entry(casus, mensen, reactie, vraag):
    with pytest.raises(ValidationError) as refused:
        services.answer(user=mensen.officier, casus=casus, reactie=reactie, vraag=vraag)
    assert all(message.endswith(".") for message in refused.value.messages)
    assert not Reactie.objects.exists()


def test_another_officier_and_the_parketsecretaris_cannot_answer(casus, mensen):
    for person in (mensen.ander, mensen.secretaris):
        with pytest.raises(ValidationError):
            services.answer(user=person, casus=casus, reactie="van_belang", vraag="")


def test_the_page_says_what_is_wrong_with_a_question_and_keeps_it(casus, als, mensen):
    words = {"reactie": "nadere_vraag", "vraag": "Was dit in Baghlan?"}
    page = als(mensen.officier).post(f"/overlegtafel/casus/{casus.pk}/", words).content.decode()
    assert "Was dit in Baghlan?" in page
    assert "&#x27;Baghlan&#x27;" in page


def test_an_answer_leaves_with_two_signatures_of_which_the_author_sets_one(casus, als, mensen, teken):
    words = {"reactie": "nadere_vraag", "vraag": "Zijn er ook stukken?"}
    answer = als(mensen.officier).post(f"/overlegtafel/casus/{casus.pk}/", words)
    request = Verzoek.objects.get()
    assert answer.url == f"/poort/verzoek/{request.pk}/"
    assert als(mensen.secretaris).get(f"/overlegtafel/reactie/{Reactie.objects.get().pk}/").status_code == 200
    assert teken(request).state == State.RELEASED
    sent = json.loads(outgoing_bytes(OutboxMessage.objects.get()))
    assert sent == {
        "soort": "tafelreactie",
        "versie": 1,
        "overleg": {"referentie": str(casus.overleg.referentie)},
        "label": "Anker 48",
        "reactie": "nadere_vraag",
        "vraag": "Zijn er ook stukken?",
    }


def test_one_answer_at_a_time_lies_at_the_gate(casus, als, mensen):
    client, page = als(mensen.officier), f"/overlegtafel/casus/{casus.pk}/"
    client.post(page, {"reactie": "geen_belang", "vraag": ""})
    assert "Geef reactie" not in client.get(page).content.decode()
    with pytest.raises(ValidationError, match="ligt al"):
        services.answer(user=mensen.officier, casus=casus, reactie="van_belang", vraag="")
    withdraw(request=Verzoek.objects.get(), person=mensen.officier)
    services.answer(user=mensen.officier, casus=casus, reactie="van_belang", vraag="")


def test_after_the_meeting_there_is_nothing_to_answer_but_still_to_recognise(
    casus, als, mensen, stuur, helft
):
    stuur("verslag", helft())
    page = als(mensen.officier).get(f"/overlegtafel/casus/{casus.pk}/").content.decode()
    assert "Geef reactie" not in page
    assert "Ik herken deze casus" in page
    with pytest.raises(ValidationError, match="voorbij"):
        services.answer(user=mensen.officier, casus=casus, reactie="van_belang", vraag="")


def test_recognising_freezes_at_once_and_says_only_the_label(casus, als, mensen, teken):
    client = als(mensen.officier)
    assert (
        "Ja, ik herken deze casus" in client.get(f"/overlegtafel/casus/{casus.pk}/herkend/").content.decode()
    )
    client.post(f"/overlegtafel/casus/{casus.pk}/herkend/")
    casus.refresh_from_db()
    assert casus.bevroren is not None
    assert not OutboxMessage.objects.exists()
    assert client.get(f"/overlegtafel/casus/{casus.pk}/").status_code == 404
    teken(Verzoek.objects.get())
    sent = json.loads(outgoing_bytes(OutboxMessage.objects.get()))
    assert set(sent) == {"soort", "versie", "overleg", "label"}


def test_recognising_says_what_happens_where_and_who_must_sign(casus, als, mensen, teken):
    client = als(mensen.officier)
    asks = client.get(f"/overlegtafel/casus/{casus.pk}/herkend/").content.decode()
    assert "bij ons meteen" in asks
    assert "twee handtekeningen" in asks
    told = client.post(f"/overlegtafel/casus/{casus.pk}/herkend/", follow=True).content.decode()
    assert "bevroren en verdwenen" in told
    assert "Onderteken" in told
    page = f"/overlegtafel/herkenning/{Herkenning.objects.get().pk}/"
    for person in (mensen.officier, mensen.secretaris):
        waiting = [task for task in tasks_for(person) if task.url == page]
        assert [task.urgent for task in waiting] == [True]
    assert not [task for task in tasks_for(mensen.ander) if task.url == page]
    teken(Verzoek.objects.get())
    assert not [task for task in tasks_for(mensen.officier) if task.url == page]
    assert "is vertrokken" in client.get(page).content.decode()


def test_an_open_answer_to_a_recognised_casus_does_not_leave(casus, als, mensen, teken):
    als(mensen.officier).post(f"/overlegtafel/casus/{casus.pk}/", {"reactie": "van_belang", "vraag": ""})
    request = Verzoek.objects.get()
    services.recognise(user=mensen.officier, casus=casus)
    assert teken(request).state == State.REFUSED
    assert not OutboxMessage.objects.exists()


def test_a_signal_that_did_not_get_out_can_be_offered_again(casus, als, mensen):
    client = als(mensen.officier)
    client.post(f"/overlegtafel/casus/{casus.pk}/herkend/")
    withdraw(request=Verzoek.objects.get(), person=mensen.officier)
    page = f"/overlegtafel/herkenning/{Herkenning.objects.get().pk}/"
    assert "opnieuw" in client.get(page).content.decode()
    client.post(page)
    assert Verzoek.objects.filter(state=State.PERMITTED).exists()
    assert als(mensen.ander).get(page).status_code == 404


def test_answers_and_recognitions_are_never_changed(casus, mensen):
    services.answer(user=mensen.officier, casus=casus, reactie="van_belang", vraag="")
    services.recognise(user=mensen.officier, casus=casus)
    for model in (Reactie, Herkenning):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all().delete()


def test_our_half_waits_for_the_other_and_names_it(casus, mensen, stuur, helft, teken):
    def fix():
        return services.fix_minutes(
            user=mensen.officier, overleg=casus.overleg, besproken={casus.label: ["Gelezen."]}, overig=[]
        )

    with pytest.raises(ValidationError, match="wacht daarop"):
        fix()
    stuur("verslag", helft())
    with pytest.raises(UnusableMessage, match="verandert niet meer"):
        stuur("verslag", helft())
    half = fix()
    assert half.bericht["sha256_van_andere_helft"] == selectors.their_half(casus.overleg).sha256
    request = request_release(
        occasion="verslag", object_id=str(half.pk), ground="vaststelling-verslag", requester=mensen.officier
    )
    assert teken(request).state == State.RELEASED
    assert not selectors.minutes_fixed(casus.overleg)  # not before the IND receipted it
    with pytest.raises(ValidationError, match="al weg"):
        fix()


@pytest.mark.parametrize("changes", [{"zijde": "om"}, {"overleg": {"referentie": "9" * 32}}, {"x": 1}])
def test_a_half_that_is_not_the_senders_or_of_no_meeting_is_refused(stuur, helft, changes):
    with pytest.raises(UnusableMessage):
        stuur("verslag", helft(**changes))


def test_words_that_point_at_somebody_are_not_fixed(casus, mensen, stuur, helft, als):
    stuur("verslag", helft())
    page = f"/overlegtafel/{casus.overleg.referentie}/verslag/"
    client = als(mensen.officier)
    answer = client.post(page, {f"besproken-{casus.pk}": "Het is Karim Rahimi.", "overig": ""})
    assert "Rahimi" in answer.content.decode()
    assert selectors.latest_half(casus.overleg) is None
    answer = client.post(page, {f"besproken-{casus.pk}": "", "overig": "Anker 48 is gelezen."})
    assert answer.url.startswith("/poort/verzoek/")
    assert als(mensen.ander).get(page).status_code == 404
