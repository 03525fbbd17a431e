"""What a what-if is told of past refusals: what was asked, with the papers of now, and nothing that left."""

import pytest
from django.core.exceptions import ObjectDoesNotExist

from grondslag.both.gate.refusals import refused_requests
from grondslag.both.gate.services import request_release

pytestmark = pytest.mark.django_db


@pytest.fixture
def refused(occasion, ground, persoon, roles):
    occasion.without = {name for name in occasion.facts("1").judgements if "lekvrij" not in name}
    return request_release(
        occasion=occasion.name, object_id="1", ground=ground, requester=persoon(roles[0], naam="Vraagt")
    )


def test_a_refusal_is_told_with_the_papers_that_lie_there_now(refused, occasion, ground):
    occasion.without = set()
    (told,) = refused_requests()
    assert (told.id, told.ground, told.recipient) == (str(refused.pk), ground, occasion.recipient)
    assert told.kinds == frozenset(refused.decision["kinds"])
    assert told.judgements == occasion.facts("1").judgements


def test_an_object_that_is_gone_brings_no_papers(refused, occasion):
    def gone(_object_id):
        raise ObjectDoesNotExist

    occasion.facts = gone
    (told,) = refused_requests()
    assert told.judgements == {}


def test_what_is_permitted_is_no_refusal(occasion, ground, persoon, roles):
    request_release(occasion=occasion.name, object_id="1", ground=ground, requester=persoon(roles[0]))
    assert list(refused_requests()) == []
