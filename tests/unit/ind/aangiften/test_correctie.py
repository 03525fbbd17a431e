"""An aangifte that was handed in falls when the registration that it rests on is corrected."""

import pytest
from tests.unit.ind.aangiften.conftest import ask_gate

from grondslag.both.gate.models import State
from grondslag.ind.aangiften import selectors, services
from grondslag.ind.zaken.services import REGISTERED, correct_registration

pytestmark = pytest.mark.django_db


def correct_name(zaak):
    known = dict(zaak.gegevens)
    first, *rest = known["personen"]
    known["personen"] = [{**first, "naam": "Ghulam Anders"}, *rest]
    values = {**{name: getattr(zaak, name) for name in REGISTERED}, "gegevens": known}
    correct_registration(user=zaak.behandelaar, zaak=zaak, reden="Andere schrijfwijze.", **values)


def test_advice_and_decision_fall_and_the_gate_refuses(bring, zaak, people, als):
    aangifte = bring("vastgesteld")
    correct_name(zaak)
    assert selectors.chain_of(aangifte).indiening is None
    assert ask_gate(aangifte, people.behandelaar).state == State.REFUSED
    page = als(people.behandelaar).get(f"/aangiften/{aangifte.pk}/").content.decode()
    assert "De registratie is daarna verbeterd" in page


def test_a_request_at_the_gate_does_not_survive_it_and_taking_back_opens_it_again(bring, zaak, people):
    aangifte = bring("vastgesteld")
    assert ask_gate(aangifte, people.behandelaar).state == State.PERMITTED
    correct_name(zaak)
    assert not selectors.judgements_of(aangifte).keys() & {"juridisch_advies", "aangifte_vorm"}
    services.take_back(user=people.behandelaar, aangifte=aangifte, reden="De naam is verbeterd.")
    assert not selectors.outdated(type(aangifte).objects.get(pk=aangifte.pk))
