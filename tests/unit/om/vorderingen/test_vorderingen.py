"""The OM's demands: what is refused, who may know, and what leaves."""

import datetime as dt
import json

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.http import Http404

from grondslag.both import clock
from grondslag.both.exchange.handlers import UnusableMessage
from grondslag.both.exchange.models import OutboxMessage
from grondslag.both.exchange.services import outgoing_bytes
from grondslag.both.gate.exit import refuse_exit
from grondslag.both.gate.selectors import requests_for
from grondslag.both.gate.services import GateError, request_release, sign
from grondslag.both.vordering.bericht import Intrekking, Vordering, read
from grondslag.om.vorderingen import selectors, services
from grondslag.om.vorderingen.models import Antwoord, Oordeel

from .conftest import QUESTIONS, answer_to, deliver, demand, leave

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"titel": "Artikel 126nc Sv"}, "titel"),
        ({"termijn": dt.date(2020, 1, 1)}, "termijn"),
        ({"artikel": "126nf", "titel": "126nf Sv"}, "machtiging_instantie"),
        ({"functie": "opsporingsambtenaar"}, "functie"),
        ({"artikel": "126nc", "titel": "126nc Sv", "functie": "opsporingsambtenaar"}, "functie"),
        ({"mondeling": True}, "gedaan"),
    ],
)
def test_a_demand_with_a_fault_is_not_drafted(drafted, changes, field):
    with pytest.raises(ValidationError) as refused:
        drafted(**changes)
    assert list(refused.value.message_dict) == [field]
    assert not selectors.Vordering.objects.exists()


def test_nothing_leaves_before_all_three_judgements_are_there(drafted, people):
    vordering = drafted()
    services.establish(user=people["officier"], vordering=vordering, oordelen=QUESTIONS["officier"])
    asked = request_release(
        occasion="vordering", object_id=str(vordering.pk), ground="om-vordering", requester=people["officier"]
    )
    assert asked.state == "geweigerd"
    assert not OutboxMessage.objects.exists()


def test_a_judgement_is_given_by_the_person_it_is_asked_of_and_in_words(drafted, people):
    vordering = drafted()
    for person in ("parketsecretaris", "vreemde"):
        with pytest.raises(ValidationError, match="aan een ander"):
            services.establish(user=people[person], vordering=vordering, oordelen=QUESTIONS["officier"])
    for words in (" ", "x", "ok", "Nee.", "nee, nee, nee"):
        with pytest.raises(ValidationError, match="ten minste 3"):
            services.establish(
                user=people["officier"], vordering=vordering, oordelen={"om_machtiging": (True, words)}
            )
    assert not Oordeel.objects.exists()


@pytest.mark.parametrize("name", list(selectors.OORDELEN))
def test_one_no_shuts_the_gate_which_says_who_said_it_about_what(established, people, name):
    vordering = established()
    person = people[selectors.OORDELEN[name]]
    services.establish(user=person, vordering=vordering, oordelen={name: (False, "Dit is nog niet in orde.")})
    asked = request_release(
        occasion="vordering", object_id=str(vordering.pk), ground="om-vordering", requester=people["officier"]
    )
    assert asked.state == "geweigerd"
    assert selectors.OORDELEN[name] in asked.entry.body["reden"]
    assert "nee" in asked.entry.body["reden"]
    services.establish(user=person, vordering=vordering, oordelen={name: (True, "Nu is het in orde.")})
    assert (
        request_release(
            occasion="vordering",
            object_id=str(vordering.pk),
            ground="om-vordering",
            requester=people["officier"],
        ).state
        == "getoetst"
    )


def test_words_without_a_choice_are_no_judgement_and_a_no_is_not_a_yes(drafted, people, als):
    vordering = drafted()
    client, page = als(people["parketsecretaris"]), f"/vorderingen/{vordering.pk}/vaststellen/"
    client.post(page, {"om_vordering_vorm_waarom": "Nee, dit is veel te ruim gevraagd."})
    assert not Oordeel.objects.exists()
    answer = client.post(
        page, {"om_vordering_vorm": "nee", "om_vordering_vorm_waarom": "Veel te ruim gevraagd."}
    )
    assert answer.status_code == 302
    assert not selectors.oordelen_of(vordering)["om_vordering_vorm"].akkoord
    assert selectors.missing_of(people["parketsecretaris"], vordering) == []
    assert b"Oordeel herzien" in client.get(f"/vorderingen/{vordering.pk}/").content


def test_a_judgement_from_before_the_choice_is_to_be_given_anew(established, people):
    vordering = established()
    Oordeel.objects.create(
        vordering=vordering,
        naam="om_machtiging",
        akkoord=None,
        persoon=people["officier"],
        toelichting="Nee.",
        over_sha256=selectors.fingerprint(vordering),
        moment=clock.now(),
    )
    assert selectors.missing_of(people["officier"], vordering) == ["om_machtiging"]


def test_a_changed_text_lets_the_judgements_fall(established, people):
    vordering = established()
    vordering = services.draft(
        user=people["officier"],
        bericht=demand(referentie=vordering.pk, gegevens=["iets anders"]),
        verdenking="Verdenking.",
        officier=people["officier"],
        parketsecretaris=people["parketsecretaris"],
        vordering=vordering,
    )
    assert selectors.oordelen_of(vordering) == {}


def test_what_was_asked_of_the_gate_is_not_changed_any_more(established, people):
    vordering = established()
    request_release(
        occasion="vordering", object_id=str(vordering.pk), ground="om-vordering", requester=people["officier"]
    )
    with pytest.raises(ValidationError, match="niet meer te wijzigen"):
        services.draft(
            user=people["officier"],
            bericht=demand(referentie=vordering.pk),
            verdenking="Verdenking.",
            officier=people["officier"],
            parketsecretaris=people["parketsecretaris"],
            vordering=vordering,
        )


def test_what_leaves_is_the_demand_without_the_suspicion(sent):
    vordering = sent()
    payload = outgoing_bytes(OutboxMessage.objects.get())
    assert read(Vordering, json.loads(payload)) == selectors.bericht_of(vordering)
    assert b"erdenking" not in payload
    assert (vordering.verzonden, vordering.schriftelijk) != (None, None)


def test_a_term_that_ends_between_signature_and_exit_stops_the_demand(sent):
    vordering = sent()
    message = OutboxMessage.objects.get()
    payload = outgoing_bytes(message)
    assert refuse_exit(message.entry, payload) is None
    with clock.frozen(clock.now() + dt.timedelta(days=15)):
        assert refuse_exit(message.entry, payload) is not None
    assert vordering.verzonden


def test_a_stranger_with_every_role_knows_nothing(sent, people, als):
    vordering = sent()
    stranger = als(people["vreemde"])
    with pytest.raises(Http404):
        selectors.vordering_for(people["vreemde"], vordering.pk)
    assert requests_for(people["vreemde"]) == []
    assert selectors.tasks_for(people["vreemde"])[0].aantal == 0
    for page in ("", "wijzigen/", "vaststellen/", "vordering.pdf/"):
        assert stranger.get(f"/vorderingen/{vordering.pk}/{page}").status_code == 404
    for act in ("verzenden/", "papier/", "intrekken/", "verwijderen/"):
        assert stranger.post(f"/vorderingen/{vordering.pk}/{act}").status_code == 404
    with pytest.raises(GateError):
        request_release(
            occasion="vordering",
            object_id=f"{vordering.pk}:papier",
            ground="om-vordering",
            requester=people["vreemde"],
        )


def test_the_named_officier_signs_and_no_other(established, people, persoon):
    vordering = established()
    asked = request_release(
        occasion="vordering", object_id=str(vordering.pk), ground="om-vordering", requester=people["officier"]
    )
    with pytest.raises(GateError):
        sign(request=asked, person=persoon("officier"), rol="officier")


def test_an_opsporingsambtenaar_demands_identifying_data(drafted, people, send):
    vordering = drafted(
        "opsporingsambtenaar", artikel="126nc", titel="Artikel 126nc Sv", functie="opsporingsambtenaar"
    )
    for role, words in QUESTIONS.items():
        services.establish(user=people[role], vordering=vordering, oordelen=words)
    send(str(vordering.pk))
    vordering.refresh_from_db()
    assert vordering.verzonden


def test_an_oral_demand_is_followed_by_its_paper_which_says_the_same(sent, send):
    vordering = sent(mondeling=True, gedaan=clock.now())
    assert vordering.schriftelijk is None
    assert [clock_.soort for clock_ in selectors.clocks_of(vordering)] == ["neutraal", "let-op"]
    send(f"{vordering.pk}:papier")
    vordering.refresh_from_db()
    assert vordering.schriftelijk
    oral, paper = (json.loads(outgoing_bytes(one)) for one in OutboxMessage.objects.order_by("created"))
    assert oral == {**paper, "mondeling": True}


def test_overdue_paper_is_visible(sent):
    vordering = sent(mondeling=True, gedaan=clock.now())
    with clock.frozen(clock.now() + dt.timedelta(days=4)):
        assert [one.soort for one in selectors.clocks_of(vordering)] == ["neutraal", "fout"]


def test_paper_cannot_come_before_the_oral_demand(established, people):
    vordering = established(mondeling=True, gedaan=clock.now())
    with pytest.raises(GateError):
        request_release(
            occasion="vordering",
            object_id=f"{vordering.pk}:papier",
            ground="om-vordering",
            requester=people["officier"],
        )


def test_a_withdrawal_carries_the_reference_alone_and_ends_the_clock(sent, send):
    vordering = sent()
    send(str(vordering.pk), "vordering-intrekking")
    vordering.refresh_from_db()
    assert vordering.ingetrokken
    payload = json.loads(outgoing_bytes(OutboxMessage.objects.get(kind="vordering-ingetrokken")))
    assert read(Intrekking, payload).referentie == vordering.pk
    assert set(payload) == {"soort", "versie", "referentie"}


@pytest.mark.parametrize(
    "changes",
    [
        {"vordering": "00000000-0000-0000-0000-000000000001"},
        {"onderdelen": []},
        {"extra": 1},
        {"soort": "vordering"},
    ],
)
def test_an_answer_that_fits_nothing_has_no_effect(sent, changes):
    with pytest.raises(UnusableMessage):
        deliver(answer_to(sent(), **changes))
    assert not Antwoord.objects.exists()


def test_an_answer_to_other_items_than_were_asked_has_no_effect(sent):
    answer = answer_to(sent())
    answer["onderdelen"][0]["gevraagd"] = "iets anders"
    with pytest.raises(UnusableMessage, match="volgt niet"):
        deliver(answer)


def test_an_answer_before_the_demand_left_has_no_effect(established):
    with pytest.raises(UnusableMessage, match="hoort bij geen"):
        deliver(answer_to(established()))


def test_a_second_answer_changes_nothing(sent):
    vordering = sent()
    deliver(answer_to(vordering))
    with pytest.raises(UnusableMessage, match="al beantwoord"):
        deliver(answer_to(vordering, kenmerk="A-2"))
    assert Antwoord.objects.get().inhoud["kenmerk"] == "A-1"
    with pytest.raises(DatabaseError), transaction.atomic():
        Antwoord.objects.update(ontvangen=clock.now())


def test_the_answer_is_for_who_demanded_and_not_for_the_parketsecretaris(sent, people, als):
    vordering = sent()
    deliver(answer_to(vordering))
    page = f"/vorderingen/{vordering.pk}/"
    assert "Inhoud 1." in als(people["officier"]).get(page).content.decode()
    assert "Inhoud 1." not in als(people["parketsecretaris"]).get(page).content.decode()


def test_nothing_about_the_person_lies_open_in_the_database(sent):
    sent()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {selectors.Vordering._meta.db_table}")  # noqa: S608 - our own table
        row = cursor.fetchone()
    assert b"Jan Verzonnen" not in b"".join(bytes(value) for value in row if isinstance(value, bytes))
    assert not any("Verzonnen" in str(value) for value in row if not isinstance(value, bytes))


def test_the_document_is_a_pdf_and_the_same_each_time(sent, people, als):
    vordering = sent(artikel="126nf", titel="Artikel 126nf Sv", machtiging=leave())
    client = als(people["officier"])
    first, second = (client.get(f"/vorderingen/{vordering.pk}/vordering.pdf/").content for _ in range(2))
    assert first.startswith(b"%PDF")
    assert first == second


def test_the_gate_is_offered_only_when_it_can_let_the_demand_out(drafted, people, als):
    vordering = drafted(
        "opsporingsambtenaar", artikel="126nc", titel="Artikel 126nc Sv", functie="opsporingsambtenaar"
    )
    client, page = als(people["opsporingsambtenaar"]), f"/vorderingen/{vordering.pk}/"

    def shown() -> str:
        return client.get(page).content.decode()

    assert "Vraag de poort" not in shown()
    assert "Nog vast te stellen door Secretaris (parketsecretaris): Vorm." in shown()
    for role, words in QUESTIONS.items():
        services.establish(user=people[role], vordering=vordering, oordelen=words)
    assert "Vraag de poort" in shown()
    with clock.frozen(clock.now() + dt.timedelta(days=15)):
        assert "De termijn is al voorbij" in "".join(selectors.hindrances_of(vordering))


def test_whether_it_may_leave_is_one_click_away_for_its_people_only(drafted, people, als):
    vordering = drafted()
    where = f"/inzicht/mag-dit/vordering/{vordering.pk}/"
    for who in ("officier", "parketsecretaris"):
        assert f'href="{where}"' in als(people[who]).get(f"/vorderingen/{vordering.pk}/").content.decode()
        assert als(people[who]).get(where).status_code == 200
    assert als(people["vreemde"]).get(where).status_code == 404
