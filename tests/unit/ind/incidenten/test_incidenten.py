"""An incident is seen by two roles, judged once, by one of them."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from grondslag.ind.incidenten.models import Beoordeling, Incident
from grondslag.ind.incidenten.services import judge, open_incident

pytestmark = pytest.mark.django_db


@pytest.fixture
def incident():
    return open_incident(soort="herkend", onderwerp="Anker 48", adres="/overlegtafel/agendapunt/1/")


def test_opening_it_again_gives_the_one_that_is_there(incident):
    assert open_incident(soort="herkend", onderwerp="Anker 48", adres=incident.adres) == incident
    assert Incident.objects.count() == 1


@pytest.mark.parametrize("rol", ["behandelaar", "coordinator", "jurist", "afdelingshoofd"])
def test_another_role_does_not_see_it_nor_that_it_exists(als, incident, rol):
    client = als(rol)
    assert client.get("/incidenten/").status_code == 404
    assert client.get(f"/incidenten/{incident.pk}/").status_code == 404
    with pytest.raises(ValidationError):
        judge(user=client.user, incident=incident, datalek="nee", motivering="Niets aan de hand.")


def test_the_fg_sees_it_and_decides_nothing(als, incident):
    client = als("fg")
    assert "Anker 48" in client.get("/incidenten/").content.decode()
    assert "Leg het oordeel vast" not in client.get(f"/incidenten/{incident.pk}/").content.decode()
    client.post(f"/incidenten/{incident.pk}/", {"datalek": "nee", "motivering": "Nee."})
    assert not Beoordeling.objects.exists()


def test_the_privacyadviseur_judges_it_once_in_words(als, incident):
    client, page = als("privacyadviseur"), f"/incidenten/{incident.pk}/"
    assert "Incidenten te beoordelen" in client.get("/").content.decode()
    for empty in (" ", "ok", "x x x"):
        answer = client.post(page, {"datalek": "ja", "motivering": empty})
        assert 'class="gr-fouten"' in answer.content.decode()
    assert not Beoordeling.objects.exists()
    with pytest.raises(ValidationError, match="ten minste"):
        judge(user=client.user, incident=incident, datalek="nee", motivering="ok")
    client.post(page, {"datalek": "onbekend", "motivering": "Het OM herkende de casus aan het verhaal."})
    client.post(page, {"datalek": "nee", "motivering": "Bij nader inzien."})
    assert Beoordeling.objects.get().datalek == "onbekend"
    assert "Incidenten te beoordelen" not in client.get("/").content.decode()


def test_what_was_recorded_is_never_changed(incident, persoon):
    judge(
        user=persoon("privacyadviseur"), incident=incident, datalek="ja", motivering="Een casus werd herkend."
    )
    for model in (Incident, Beoordeling):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all().delete()
