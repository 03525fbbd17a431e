"""A casusblad arrives strictly, is read by who takes part alone, and nothing else can be done with it."""

import pytest
from django.urls import get_resolver

from grondslag.both.audit.models import AuditEvent
from grondslag.both.exchange.handlers import UnusableMessage
from grondslag.om.casussen.models import Casus
from grondslag.om.casussen.services import freeze

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "changes",
    [
        {"naam": "Karim"},
        {"versie": 2},
        {"label": "Karim Rahimi"},
        {"label": "anker 48"},
        {"kaart": {"regio": "midden_oosten"}},
        {"citaten": "tekst"},
        {"prangend": None},
        {"overleg": {"referentie": "geen"}},
    ],
)
def test_a_message_of_another_form_has_no_effect(stuur, blad, changes):
    with pytest.raises(UnusableMessage):
        stuur("casus", {**blad(), **changes})
    assert not Casus.objects.exists()


def test_a_value_that_no_card_has_is_refused(stuur, blad):
    finer = {**blad()["kaart"], "regio": "baghlan"}
    with pytest.raises(UnusableMessage):
        stuur("casus", blad(kaart=finer))


def test_a_label_lies_once_on_a_meeting_and_a_meeting_has_one_day(stuur, blad):
    stuur("casus", blad())
    with pytest.raises(UnusableMessage, match="al een casus"):
        stuur("casus", blad())
    other_day = {**blad()["overleg"], "datum": "2026-12-11"}
    with pytest.raises(UnusableMessage, match="andere dag"):
        stuur("casus", blad("Kaars 20", overleg=other_day))
    assert Casus.objects.count() == 1


def test_what_it_says_lies_sealed(casus):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT inhoud FROM om_casussen_casus")
        assert b"verklaringen" not in bytes(cursor.fetchone()[0])


def test_who_takes_part_reads_it_logged_before_it_is_shown(casus, als, mensen):
    page = als(mensen.officier).get(f"/overlegtafel/casus/{casus.pk}/").content.decode()
    assert "gevangenen heeft geslagen" in page
    assert "achtergehouden of onbekend" in page
    assert "Namen en bijnamen" in page
    assert AuditEvent.objects.filter(event="tafelcasus:gelezen", actor=mensen.officier).exists()


def test_another_officier_finds_nothing_of_it(casus, als, mensen):
    client = als(mensen.ander)
    for path in ("casus/{0.pk}/", "casus/{0.pk}/herkend/", "{0.overleg.referentie}/"):
        assert client.get(f"/overlegtafel/{path.format(casus)}").status_code == 404
        assert client.post(f"/overlegtafel/{path.format(casus)}").status_code == 404
    assert "10 december" not in client.get("/overlegtafel/").content.decode()


def test_a_casus_of_another_meeting_is_as_unknown_as_none(casus, als, mensen):
    other = Casus.objects.exclude(pk=casus.pk).get()
    client = als(mensen.officier)
    assert client.get(f"/overlegtafel/casus/{other.pk}/").status_code == 404
    assert client.get("/overlegtafel/casus/9999/").status_code == 404


def test_the_parketsecretaris_prepares_and_does_not_read(casus, als, mensen):
    client = als(mensen.secretaris)
    assert casus.label in client.get(f"/overlegtafel/{casus.overleg.referentie}/").content.decode()
    assert client.get(f"/overlegtafel/casus/{casus.pk}/").status_code == 404


def test_a_frozen_casus_is_gone_from_every_page(casus, als, mensen):
    freeze(casus=casus)
    client = als(mensen.officier)
    assert client.get(f"/overlegtafel/casus/{casus.pk}/").status_code == 404
    assert casus.label not in client.get(f"/overlegtafel/{casus.overleg.referentie}/").content.decode()


def test_the_table_has_no_search_list_export_or_download():
    table = next(p for p in get_resolver().url_patterns if getattr(p, "app_name", "") == "overlegtafel")
    names = {pattern.name for pattern in table.url_patterns}
    assert names == {"lijst", "overleg", "verslag", "casus", "herkend", "reactie", "herkenning"}


def test_only_the_parketsecretaris_lets_an_officier_take_part(casus, als, mensen):
    page = f"/overlegtafel/{casus.overleg.referentie}/"
    als(mensen.officier).post(page, {"officier": mensen.ander.pk})
    assert als(mensen.ander).get(page).status_code == 404
    als(mensen.secretaris).post(page, {"officier": mensen.ander.pk})
    assert als(mensen.ander).get(page).status_code == 200
