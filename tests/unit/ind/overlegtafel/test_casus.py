"""A casus goes to one meeting, under a label of its own, through the gate; and the OM's answers come back."""

import datetime as dt
import json
import re
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from grondslag.both import clock
from grondslag.both.exchange.handlers import UnusableMessage
from grondslag.both.exchange.models import OutboxMessage
from grondslag.both.exchange.services import hold_back_if_refused, outgoing_bytes
from grondslag.both.gate.decisions import own_checks
from grondslag.both.gate.models import State
from grondslag.both.gate.services import GateError, sign
from grondslag.ind.casussen.models import Stand as CasusStand
from grondslag.ind.casussen.models import Uitgebracht
from grondslag.ind.incidenten.models import Incident
from grondslag.ind.overlegtafel import controle, keuzes, occasion, selectors, services
from grondslag.ind.overlegtafel.models import Agendapunt, Reactie
from grondslag.ind.overlegtafel.onderwerp import table_requests
from grondslag.risk import Forbidden, leak_check

pytestmark = pytest.mark.django_db


def test_a_casus_that_is_not_approved_cannot_come(overleg, casus, mensen):
    casus.stand = CasusStand.CONCEPT
    casus.save()
    with pytest.raises(ValidationError):
        services.put_on_agenda(user=mensen.coordinator, overleg=overleg, casus=casus, prangend="De ernst.")


def test_it_comes_with_a_reason_in_words_by_the_coordinator_alone(overleg, casus, mensen):
    with pytest.raises(ValidationError, match="in woorden"):
        services.put_on_agenda(user=mensen.coordinator, overleg=overleg, casus=casus, prangend=" ")
    with pytest.raises(ValidationError, match="coördinator"):
        services.put_on_agenda(user=mensen.auteur, overleg=overleg, casus=casus, prangend="De ernst.")


def test_it_is_on_one_agenda_at_a_time(punt, overleg, mensen):
    with pytest.raises(ValidationError):
        services.put_on_agenda(user=mensen.coordinator, overleg=overleg, casus=punt.casus, prangend="Weer.")


def test_a_label_is_a_word_and_a_number_that_no_dossier_holds_and_no_meeting_had(punt, monkeypatch, mensen):
    assert re.fullmatch(r"[A-Z][a-z]+ [1-9][0-9]", punt.label)
    assert not leak_check(punt.label, controle.forbidden_at(punt.overleg))
    monkeypatch.setattr(keuzes, "random_label", lambda: punt.label)
    with pytest.raises(ValidationError, match="label"):
        services._new_label(punt.overleg, punt.casus)


def test_a_label_that_sounds_like_a_name_of_the_dossier_stops_nothing(punt, monkeypatch):
    known = (Forbidden("naam", "Kotal-e Zard", "document"), Forbidden("naam", "Majd Sabbagh", "document"))
    for module in (controle, occasion):
        monkeypatch.setattr(module, "forbidden_of", lambda _zaak: known)
    for label in ("Ketel 96", "Mand 79"):
        punt.label = label
        punt.save()
        door, pk = occasion.CasusUitgang(), str(punt.pk)
        checked = own_checks(door.bundle(pk), door.facts(pk), clock.today())
        assert checked["lekvrij"].evidence, label
        bare = replace(
            door.facts(pk), labels=(), forbidden=(Forbidden("naam", label.split()[0], "document"),)
        )
        assert not own_checks(door.bundle(pk), bare, clock.today())["lekvrij"].evidence, label


def test_what_leaves_is_the_card_alone_the_same_every_time(op_tafel):
    payload = outgoing_bytes(OutboxMessage.objects.get())
    message = json.loads(payload)
    assert set(message) == {
        "soort", "versie", "overleg", "label", "kaart", "citaten", "prangend", "voorwaarden",
    }  # fmt: skip
    assert set(message["overleg"]) == {"referentie", "datum", "naam"}
    assert op_tafel.prangend not in payload.decode()
    assert not leak_check(payload, controle.forbidden_at(op_tafel.overleg))
    assert Uitgebracht.objects.get().label == op_tafel.label


def test_the_copy_in_our_own_file_is_a_pdf_without_an_identifier(op_tafel, als, mensen):
    page = f"/overlegtafel/agendapunt/{op_tafel.pk}/blad/"
    pdf = als(mensen.coordinator).get(page).content
    assert pdf.startswith(b"%PDF")
    assert not leak_check(pdf, controle.forbidden_at(op_tafel.overleg), name="casusblad.pdf")


def test_a_released_casus_still_holds_at_the_moment_of_exit(op_tafel):
    message = OutboxMessage.objects.get()
    assert not hold_back_if_refused(message, outgoing_bytes(message))


def test_an_identifier_in_the_copy_alone_stops_the_release(punt, vraag_vrijgave, monkeypatch):
    label = (Forbidden("naam", "Basis voor de beoordeling", "dossier"),)
    monkeypatch.setattr(controle, "forbidden_of", lambda zaak: label)
    monkeypatch.setattr(
        "grondslag.ind.overlegtafel.occasion.casusblad", lambda message: _pdf_that_says(label[0].value)
    )
    request = vraag_vrijgave(punt)
    assert request.state == State.REFUSED
    assert "casusblad" in request.entry.body["reden"]


def test_author_and_second_reader_cannot_sign(punt, vraag_vrijgave, mensen):
    request = vraag_vrijgave(punt)
    assert request.state == State.PERMITTED
    for person in (mensen.auteur, mensen.lezer):
        person.rollen = [*person.rollen, "jurist"]
        person.save()
        with pytest.raises(GateError, match="vier verschillende"):
            sign(request=request, person=person, rol="jurist")


def test_a_casus_changed_after_the_reading_is_refused(punt, vraag_vrijgave):
    punt.casus.kaart = {**punt.casus.kaart, "prangend": "Anders."}
    punt.casus.save()
    assert vraag_vrijgave(punt).state == State.REFUSED


def test_an_answer_to_what_does_not_lie_there_has_no_effect(punt, op_tafel, stuur, zeg):
    for changes in (
        {"label": "Anker 10"},
        {"overleg": {"referentie": "0" * 32}},
        {"reactie": "ja"},
        {"x": 1},
    ):
        with pytest.raises(UnusableMessage):
            stuur("tafelreactie", zeg(op_tafel, **changes))
    assert not Reactie.objects.exists()


def test_words_come_with_a_question_only(op_tafel, stuur, zeg):
    with pytest.raises(UnusableMessage):
        stuur("tafelreactie", zeg(op_tafel, "van_belang", "Dit is hem."))
    with pytest.raises(UnusableMessage):
        stuur("tafelreactie", zeg(op_tafel, "nadere_vraag", ""))


def test_an_answer_to_a_casus_that_did_not_leave_has_no_effect(punt, stuur, zeg):
    with pytest.raises(UnusableMessage):
        stuur("tafelreactie", zeg(punt))


def test_a_question_is_shown_with_the_casus_and_how_it_is_answered(op_tafel, stuur, zeg, als, mensen):
    stuur("tafelreactie", zeg(op_tafel, "nadere_vraag", "Zijn er ook stukken?"))
    page = als(mensen.coordinator).get(f"/overlegtafel/agendapunt/{op_tafel.pk}/").content.decode()
    assert "Zijn er ook stukken?" in page
    assert "grovere casus" in page


def test_recognised_freezes_hides_and_opens_one_incident(op_tafel, herken, als, mensen):
    herken(op_tafel)
    herken(op_tafel)
    assert Incident.objects.get().onderwerp.startswith(op_tafel.label)
    op_tafel.casus.refresh_from_db()
    assert op_tafel.casus.stand == CasusStand.BEVROREN
    page = f"/overlegtafel/agendapunt/{op_tafel.pk}/"
    for person in (mensen.coordinator, mensen.jurist, mensen.auteur):
        told = als(person).get(page).content.decode()
        assert "Wat het OM krijgt" not in told
        assert "Er zijn verklaringen van meer kanten." not in told
    assert (
        op_tafel.label
        not in als(mensen.coordinator).get(f"/overlegtafel/{op_tafel.overleg_id}/").content.decode()
    )
    assert als(mensen.adviseur).get(page).status_code == 200


def test_an_answer_to_a_recognised_casus_is_not_kept(op_tafel, herken, stuur, zeg):
    herken(op_tafel)
    with pytest.raises(UnusableMessage):
        stuur("tafelreactie", zeg(op_tafel))


def test_who_knew_a_recognised_casus_reads_what_is_known_and_what_to_do(
    op_tafel, herken, als, mensen, persoon
):
    herken(op_tafel)
    page = f"/overlegtafel/agendapunt/{op_tafel.pk}/"
    for person in (mensen.coordinator, mensen.jurist, mensen.auteur):
        client = als(person)
        told = client.get(page).content.decode()
        for words in (op_tafel.label, "herkende", f"incident {Incident.objects.get().pk}", "privacyadviseur"):
            assert words in told
        assert client.get(f"{page}blad/").status_code == 404
    coordinator = als(mensen.coordinator)
    assert coordinator.post(f"{page}vrijgave/").status_code == 404
    assert page in coordinator.get(f"/overlegtafel/{op_tafel.overleg_id}/").content.decode()
    assert als(persoon("behandelaar")).get(page).status_code == 404


def test_a_recognised_casus_is_not_read_along_its_own_page_either(op_tafel, herken, als, mensen, persoon):
    page = f"/casussen/{op_tafel.casus_id}/"
    assert als(mensen.coordinator).get(page).status_code == 200
    herken(op_tafel)
    for person in (mensen.coordinator, mensen.jurist):
        assert als(person).get(page).status_code == 404
    assert als(mensen.auteur).get(page).status_code == 200
    assert als(persoon("fg")).get(page).status_code == 200


def test_recognised_before_it_was_carried_holds_it_back(op_tafel, herken):
    herken(op_tafel)
    waiting = OutboxMessage.objects.get()
    assert hold_back_if_refused(waiting, outgoing_bytes(waiting))


def test_an_author_sees_her_own_casus_and_no_other(op_tafel, als, mensen, persoon):
    page = f"/overlegtafel/agendapunt/{op_tafel.pk}/"
    assert als(mensen.auteur).get(page).status_code == 200
    assert als(persoon("behandelaar")).get(page).status_code == 404
    assert als(mensen.auteur).get("/overlegtafel/").status_code == 404


def test_what_came_from_the_om_is_never_changed(op_tafel, stuur, zeg):
    stuur("tafelreactie", zeg(op_tafel))
    with pytest.raises(DatabaseError), transaction.atomic():
        Reactie.objects.update(reactie="geen_belang")


def test_what_was_asked_of_the_gate_stays_on_the_agenda(punt, vraag_vrijgave, mensen, als):
    client = als(mensen.coordinator)
    vraag_vrijgave(punt)
    client.post(f"/overlegtafel/agendapunt/{punt.pk}/schrappen/")
    assert Agendapunt.objects.exists()


def test_what_was_not_asked_can_be_taken_off_and_comes_again(punt, mensen, als):
    als(mensen.coordinator).post(f"/overlegtafel/agendapunt/{punt.pk}/schrappen/")
    assert selectors.candidates() == [punt.casus]


def _pdf_that_says(text):
    from grondslag.both.rendering import render_pdf

    return render_pdf(
        "casusblad",
        {
            "label": text,
            "vergadering": "Overleg",
            "dag": "2026-12-10",
            "velden": [{"naam": "a", "waarde": "b"}],
        },
    )


def _table(client, casus):
    """What "Mag dit?" says of the table for this casus."""
    from grondslag.both import clock
    from grondslag.both.gate.decisions import established
    from grondslag.both.inzicht import mag_dit, onderwerpen
    from grondslag.both.inzicht.toetsvraag import Toetsvraag

    page = f"/inzicht/mag-dit/casus-vooraf/{casus.pk}/"
    assert f'href="{page}"' in client.get(f"/casussen/{casus.pk}/").content.decode()
    assert client.get(page).status_code == 200
    ways = mag_dit.ways(
        Toetsvraag(established(onderwerpen.find("casus-vooraf"), str(casus.pk)), "overlegtafel"),
        clock.today(),
    )
    return next(way for way in ways if way.ground.id == "overlegtafel")


def test_before_and_on_an_agenda_mag_dit_tells_of_this_casus(als, casus, overleg, mensen, persoon):
    client = als(mensen.auteur)
    before = _table(client, casus)
    assert [fault.regel for fault in before.gebreken] == ["G8.h", "G8.k"]
    services.put_on_agenda(user=mensen.coordinator, overleg=overleg, casus=casus, prangend="De ernst.")
    assert _table(client, casus).mag.value == "ja"
    page = f"/inzicht/mag-dit/casus-vooraf/{casus.pk}/"
    assert als(persoon("behandelaar")).get(page).status_code == 404
    assert als(mensen.auteur).get("/inzicht/mag-dit/casus-vooraf/99999/").status_code == 404


def test_mag_dit_begins_with_the_answer_on_the_ground_that_this_goes(als, casus, mensen):
    client = als(mensen.auteur)
    of_casus = client.get(f"/inzicht/mag-dit/casus-vooraf/{casus.pk}/").content.decode()
    assert "Ja, mits, op" in of_casus
    assert "op de grondslag waarop dit gaat (G8)" in of_casus
    of_zaak = client.get(f"/inzicht/mag-dit/eigen-beweging/{casus.zaak_id}/").content.decode()
    assert "Nee, op" in of_zaak
    assert "op de grondslag waarop dit gaat (G12)" in of_zaak
    assert of_zaak.index("was tot april 2022 een praktijk") < of_zaak.index("G8 ")
    table = of_zaak[of_zaak.index("<caption") :]
    order = [table.index(f">{number} <a") for number in ("G12", "G8", "G10", "G2", "G3", "G6", "G9")]
    assert order == sorted(order)
    row = table[table.index(">G8 <a") : table.index(">G10 <a")]
    assert "Met een eigen stuk" in row


def test_the_zaak_and_its_casus_point_at_each_other_on_mag_dit(als, casus, mensen):
    client = als(mensen.auteur)
    of_casus = f"/inzicht/mag-dit/casus-vooraf/{casus.pk}/"
    of_zaak = f"/inzicht/mag-dit/eigen-beweging/{casus.zaak_id}/"
    assert f'href="{of_casus}"' in client.get(of_zaak).content.decode()
    assert f'href="{of_zaak}"' in client.get(of_casus).content.decode()
    assert f'href="{of_casus}"' not in client.get(of_casus).content.decode()


def test_a_casus_in_preparation_counts_on_the_road_of_the_table_until_it_leaves(punt, vraag_vrijgave, teken):
    (asked,) = table_requests()
    assert (asked.id, asked.ground, asked.kinds) == (f"casus-{punt.casus_id}", "overlegtafel", {"casus"})
    assert {"zaak_is_1f", "anoniem", "prangend"} <= asked.judgements.keys()
    teken(vraag_vrijgave(punt))
    assert list(table_requests()) == []


def test_a_casus_that_was_held_over_counts_again_once_it_is_on_an_agenda(punt, vraag_vrijgave, teken, mensen):
    teken(vraag_vrijgave(punt))
    assert list(table_requests()) == []
    Agendapunt.objects.create(
        overleg=services.plan_meeting(user=mensen.coordinator, datum=clock.today() + dt.timedelta(days=14)),
        casus=punt.casus,
        label="Baken 999",
        prangend="nog eens",
        door=mensen.coordinator,
        toegevoegd=clock.now(),
    )
    assert [each.id for each in table_requests()] == [f"casus-{punt.casus_id}"]


def test_who_supervises_reads_the_judgement_behind_what_left_and_only_that(
    als, punt, vraag_vrijgave, teken, mensen
):
    address = f"/overlegtafel/agendapunt/{punt.pk}/"
    said = punt.casus.lezingen.get().antwoorden["rechercheur"]["woorden"]
    assert said not in als(mensen.adviseur).get(address).content.decode()
    teken(vraag_vrijgave(punt))
    assert said in als(mensen.adviseur).get(address).content.decode()
    assert said not in als(mensen.coordinator).get(address).content.decode()
