"""The lists of the gate stay quick when there is much, and tell nothing of what somebody may not know."""

import pytest
from django.core.paginator import Paginator

from grondslag.both import clock
from grondslag.both.gate import occasions, selectors, views
from grondslag.both.gate.models import State, Verzoek
from grondslag.both.gate.services import request_release, sign

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(occasion, ground, persoon, roles):
    """Make 300 requests about 30 objects, of which 15 are secret to whoever did not ask."""
    asker = persoon(roles[0], naam="Wie vraagt")
    occasion.may_see = lambda _user, object_id: not object_id.startswith("geheim")
    names = [f"geheim-{n}" for n in range(15)] + [f"open-{n}" for n in range(15)]
    Verzoek.objects.bulk_create(
        Verzoek(
            occasion=occasion.name,
            object_id=names[number % 30],
            ground=ground,
            recipient="om",
            requester=asker,
            state=State.WITHDRAWN,
            created=clock.now(),
            decision={"steps": []},
        )
        for number in range(300)
    )
    return asker


def test_a_list_takes_one_question_to_the_database_and_one_an_object(
    many, occasion, persoon, roles, django_assert_num_queries
):
    asked = []
    may_see = occasion.may_see
    occasion.may_see = lambda user, object_id: asked.append(object_id) or may_see(user, object_id)
    stranger = persoon(roles[1])
    with django_assert_num_queries(1):
        found = selectors.requests_for(stranger)
    assert len(found) == 150
    assert len(asked) == 30


def test_the_pages_count_what_somebody_may_know_only(many, persoon, roles):
    pages = {
        user: Paginator(selectors.requests_for(user), views.ON_A_PAGE).num_pages
        for user in (many, persoon(roles[1]))
    }
    assert list(pages.values()) == [6, 3]


def test_who_signs_nothing_is_asked_nothing(occasion, ground, persoon, roles, monkeypatch):
    request_release(occasion=occasion.name, object_id="1", ground=ground, requester=persoon(roles[0]))
    without = {"ind": "beleidsmedewerker", "om": "opsporingsambtenaar"}

    def asked(*_arguments):
        raise AssertionError("the occasion was asked")

    monkeypatch.setattr(occasion, "may_see", asked)
    monkeypatch.setattr(occasion, "facts", asked)
    from django.conf import settings

    assert selectors.tasks_for(persoon(without[settings.ZIJDE])) == []


def test_what_waits_is_told_apart_by_a_label_and_by_how_many_still_sign(
    als, occasion, ground, persoon, roles
):
    asker, first, second = persoon(roles[0]), persoon(roles[0]), persoon(roles[1])
    for object_id in ("1", "2"):
        request = request_release(occasion=occasion.name, object_id=object_id, ground=ground, requester=asker)
    page = als(second).get("/poort/te-tekenen/").content.decode()
    assert "Verzonnen aanleiding: stuk 1" in page
    assert "Verzonnen aanleiding: stuk 2" in page
    assert page.count("wacht op twee handtekeningen") == 2
    sign(request=request, person=first, rol=roles[0])
    page = als(second).get("/poort/te-tekenen/").content.decode()
    assert page.count("wacht op twee handtekeningen") == 1
    assert page.count("wacht op nog één handtekening") == 1


def test_who_signs_finds_the_way_to_what_is_signed(als, occasion, ground, persoon, roles):
    request = request_release(
        occasion=occasion.name, object_id="1", ground=ground, requester=persoon(roles[0])
    )
    first, second = persoon(roles[0]), persoon(roles[1])
    address = f"/poort/verzoek/{request.pk}/"
    assert "Ja, mits twee mensen tekenen" in als(second).get(address).content.decode()
    sign(request=request, person=first, rol=roles[0])
    page = als(second).get(address).content.decode()
    assert "Ja, mits nog één ander tekent" in page
    signing = page[page.index('id="handtekeningen"') :]
    assert f'href="{occasion.url("1")}"' in signing[: signing.index("</form>")]
    assert "stuk 1" in page


def test_every_occasion_of_this_side_has_labels():
    assert occasions.known()
    assert all(isinstance(occasion, occasions.Labelled) for occasion in occasions.known())


def test_an_occasion_without_labels_is_known_by_its_title():
    assert occasions.labels_of(object(), {"1"}) == {}


def test_who_signed_or_whose_role_is_signed_has_nothing_to_do(occasion, ground, persoon, roles):
    request = request_release(
        occasion=occasion.name, object_id="1", ground=ground, requester=persoon(roles[0])
    )
    first, colleague, second = persoon(roles[0]), persoon(roles[0]), persoon(roles[1])
    assert [len(selectors.to_sign(user)) for user in (first, colleague, second)] == [1, 1, 1]
    sign(request=request, person=first, rol=roles[0])
    assert [len(selectors.to_sign(user)) for user in (first, colleague, second)] == [0, 0, 1]
