"""A form that is sent twice does one thing, and the second of two tabs does not overwrite the first."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from grondslag.both import clock
from grondslag.both.gate.services import GateError, request_release
from grondslag.ind.vorderingen import onderdelen, selectors, services
from grondslag.ind.vorderingen.models import Behandelaar

from .conftest import YES, arrive, decide, hidden, label_all

pytestmark = pytest.mark.django_db


def test_taking_twice_takes_one(people, als):
    arrive()
    arrive(artikel="126nc")
    client, page = als(people.opsteller), "/vorderingen/toewijzen/"
    values = {"ondertekenaar": str(people.ondertekenaar.pk), "jurist": str(people.jurist.pk)}
    values |= hidden(client.get(page))
    first, second = (client.post(page, values) for _ in range(2))
    assert first.url == second.url
    assert Behandelaar.objects.count() == 3
    client.post(page, {**values, **hidden(client.get(page))})
    assert Behandelaar.objects.count() == 6


def test_the_same_choice_twice_is_one_fragment(chosen, people, als):
    vordering = chosen()
    before = vordering.onderdelen.count()
    with pytest.raises(ValidationError, match="al gekozen"):
        onderdelen.add_registered(user=people.opsteller, vordering=vordering, nummer=1, gekozen=["naam"])
    document = vordering.zaak.documenten.order_by("pk").last()
    page = f"/vorderingen/{vordering.pk}/documenten/{document.pk}/"
    answer = als(people.opsteller).post(page, {"nummer": "2", "passage": "Ik heb de deur dichtgehouden."})
    assert b"al gekozen" in answer.content
    assert vordering.onderdelen.count() == before
    onderdelen.add_registered(
        user=people.opsteller, vordering=vordering, nummer=1, gekozen=["naam", "geslacht"]
    )
    assert vordering.onderdelen.count() == before + 1


def test_asking_the_gate_twice_is_asking_once(ready, people, als):
    vordering = ready()
    client = als(people.opsteller)
    first, second = (client.post(f"/vorderingen/{vordering.pk}/poort/") for _ in range(2))
    assert first.url == second.url
    assert first.url.startswith("/poort/verzoek/")


def test_what_was_answered_is_not_asked_of_the_gate_again(ready, release, people):
    vordering = ready()
    release(vordering)
    with pytest.raises(GateError):
        request_release(
            occasion="antwoord",
            object_id=str(vordering.pk),
            ground="vordering-126nd",
            requester=people.opsteller,
        )


def test_a_letter_an_extension_and_a_zaak_sent_twice_count_once(tied, people, zaak):
    vordering = tied()
    services.tie_zaak(user=people.opsteller, vordering=vordering, vnummer=zaak.gegevens["vnummer"])
    later = vordering.termijn + dt.timedelta(days=7)
    for _ in range(2):
        services.extend_term(user=people.opsteller, vordering=vordering, tot=later, stuk="brief van 3 mei")
    assert vordering.oordelen.filter(naam="vordering_termijn").count() == 2  # the form, and one extension
    decide(vordering, "niet", "niet")
    for _ in range(2):
        onderdelen.answer_on_paper(
            user=people.opsteller, vordering=vordering, dag=clock.today(), kenmerk="B-1"
        )
    assert vordering.brief["kenmerk"] == "B-1"


def test_the_form_judged_twice_alike_is_one_judgement(taken, people):
    vordering = taken()
    for _ in range(2):
        services.judge_form(user=people.opsteller, vordering=vordering, oordelen=YES)
    assert vordering.oordelen.count() == len(YES)


def scope(vordering, answer: str = "ja", words: str = "Dit is allemaal gevraagd.") -> dict[str, str]:
    return {f"omvat-{one.pk}": answer for one in vordering.onderdelen.all()} | {"toelichting": words}


def test_a_jurist_does_not_judge_what_was_relabelled_meanwhile(chosen, people, als):
    vordering = chosen()
    label_all(vordering, people.opsteller)
    client, page = als(people.jurist), f"/vorderingen/{vordering.pk}/omvang/"
    opened = hidden(client.get(page))
    label_all(vordering, people.opsteller, ("dossier",))
    answer = client.post(page, {**scope(vordering, words="Ik typte dit al."), **opened})
    assert answer.status_code == 200
    assert "intussen" in answer.content.decode()
    assert "Ik typte dit al." in answer.content.decode()
    assert not selectors.scope_stands(vordering)
    assert client.post(page, {**scope(vordering), **hidden(answer)}).status_code == 302
    assert selectors.scope_stands(vordering)


@pytest.mark.parametrize("page", ["labels", "beslissen"])
def test_the_second_of_two_tabs_does_not_overwrite_the_first(ready, people, als, page):
    vordering = ready()
    client, url = als(people.opsteller), f"/vorderingen/{vordering.pk}/{page}/"
    opened = hidden(client.get(url))
    if page == "labels":
        label_all(vordering, people.opsteller, ("dossier",))
        values = {f"soorten-{one.pk}": ["identificerend"] for one in vordering.onderdelen.all()}
    else:
        decide(vordering, "deels", "deels")
        article = {f"artikel-{number}": "artikel 126nd Sv" for number in (1, 2)}
        values = article | {f"reden-{number}": "Dit is gevraagd." for number in (1, 2)}
        values |= {f"besluit-{number}": "verstrekt" for number in (1, 2)}
    answer = client.post(url, {**values, **opened})
    assert answer.status_code == 200
    assert "intussen" in answer.content.decode()
    assert client.post(url, {**values, **hidden(answer)}).status_code == 302
