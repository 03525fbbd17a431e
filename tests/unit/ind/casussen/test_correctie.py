"""An approved casus does not outlive a correction of the registration that it rests on."""

import pytest

from grondslag.ind.anonimiseren import services as anonimiseren
from grondslag.ind.casussen import reading, selectors
from grondslag.ind.casussen.models import Casus
from grondslag.ind.overlegtafel.selectors import candidates
from grondslag.ind.zaken.selectors import steps_of
from grondslag.ind.zaken.services import REGISTERED, correct_registration

pytestmark = pytest.mark.django_db


def learn_alias(zaak, alias):
    known = dict(zaak.gegevens)
    first, *rest = known["personen"]
    known["personen"] = [{**first, "aliassen": [alias]}, *rest]
    values = {**{name: getattr(zaak, name) for name in REGISTERED}, "gegevens": known}
    correct_registration(user=zaak.behandelaar, zaak=zaak, reden="Vergeten bijnaam.", **values)


def test_an_approved_casus_falls_is_shown_stale_and_has_no_judgement_left(gevraagd, mensen, keur_goed, als):
    keur_goed(gevraagd, mensen.lezer)
    casus = Casus.objects.get(pk=gevraagd.pk)
    assert "anoniem" in selectors.judgements_of(casus)
    assert candidates() == [casus]
    learn_alias(casus.zaak, "Abu Verzonnen")
    casus = Casus.objects.get(pk=casus.pk)
    assert "anoniem" not in selectors.judgements_of(casus)
    assert candidates() == []
    again = {str(step.naam) for step in steps_of(casus.zaak) if step.staat == "nu"}
    assert {"Anonimiseren", "Tweede lezing"} <= again
    for page in ("/casussen/", f"/casussen/{casus.pk}/"):
        assert "De lezing geldt niet meer" in als(mensen.auteur).get(page).content.decode()
    anonimiseren.anonymise_zaak(user=mensen.auteur, zaak=casus.zaak)
    assert selectors.valid_reading(casus) is None
    assert selectors.lapsed(casus)


def test_words_that_name_the_alias_cannot_be_approved(gevraagd, mensen):
    learn_alias(gevraagd.zaak, "meer kanten")
    fresh = Casus.objects.get(pk=gevraagd.pk)
    assert any("meer kanten" in sentence for sentence in reading.reading_blockers(fresh))
