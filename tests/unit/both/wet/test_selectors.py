"""What the gate reads: never stale, never more than two people confirmed, and on every day its own answer."""

import datetime as dt

import pytest

from grondslag.both import clock
from grondslag.both.wet import selectors, services
from grondslag.law import LAW_EVENT, LAW_GROUND, NOT_YET, Judgement, Request, decide, law_from

LAW_DAY = dt.date(2027, 1, 1)
NOW = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)
AFTER = dt.datetime(2027, 1, 1, 9, 0, tzinfo=dt.UTC)

EVE = LAW_DAY - dt.timedelta(days=1)


def open_on(day):
    return {name for name, stand in selectors.as_of(day).items() if stand.open}


@pytest.mark.django_db
def test_before_any_entry_the_event_has_not_happened():
    assert selectors.events_known() == {LAW_EVENT: NOT_YET}
    assert LAW_GROUND not in open_on(dt.date(2040, 1, 1))


def test_an_entry_does_nothing_until_it_is_confirmed(eerste, tweede, law):
    before = selectors.current_register().sha256
    row = services.enter_law(person=eerste, **law)
    assert selectors.current_register().sha256 == before
    assert selectors.events_known() == {LAW_EVENT: NOT_YET}
    services.confirm_law(invoer=row, person=tweede)
    assert selectors.current_register().sha256 != before
    assert selectors.events_known() == {LAW_EVENT: LAW_DAY}


def test_from_the_day_on_exactly_one_path_more_is_open(eerste, tweede, law):
    without = {day: open_on(day) for day in (EVE, LAW_DAY)}
    row = services.enter_law(person=eerste, **law)
    services.confirm_law(invoer=row, person=tweede)
    assert open_on(EVE) == without[EVE]
    assert open_on(LAW_DAY) - without[LAW_DAY] == {LAW_GROUND}


def test_with_no_kinds_nothing_opens(eerste, tweede, law):
    without = open_on(LAW_DAY)
    row = services.enter_law(person=eerste, **{**law, "soorten": {}})
    services.confirm_law(invoer=row, person=tweede)
    assert open_on(LAW_DAY) <= without


def _own_initiative():
    register = selectors.current_register()
    words = register.vocabulary.judgements
    asked = [condition.oordeel for condition in register.grounds[LAW_GROUND].rule.voorwaarden]
    papers = {name: Judgement(words[name].door, "papier 1", "0" * 64, dt.date(2026, 11, 1)) for name in asked}
    return Request("v1", LAW_GROUND, frozenset({"identificerend"}), "om", papers)


@pytest.mark.usefixtures("confirmed")
def test_the_law_asks_its_own_condition_beside_those_of_the_register():
    register, events = selectors.current_register(), selectors.events_known()
    request = _own_initiative()
    assert decide(request, register, events, LAW_DAY).permit
    assert not decide(request, register, events, EVE).permit
    bare = {name: paper for name, paper in request.judgements.items() if name != "wet_voorwaarden"}
    assert not decide(Request("v2", LAW_GROUND, request.kinds, "om", bare), register, events, LAW_DAY).permit


def test_every_sentence_of_the_law_is_a_line_of_its_own(eerste, tweede, law):
    sentences = [("wet_voorwaarden", "De eerste zin."), ("wet_voorwaarden", "De tweede zin.")]
    row = services.enter_law(person=eerste, **{**law, "voorwaarden": sentences})
    services.confirm_law(invoer=row, person=tweede)
    text = selectors.ground_as_it_stands(LAW_GROUND)["tekst"]
    assert all(sum(sentence in line for line in text.splitlines()) == 1 for _, sentence in sentences)
    assert "Stb. 2026, 456" in text


@pytest.mark.usefixtures("confirmed")
def test_a_postponement_shuts_and_changes_no_old_record(eerste, tweede):
    old = decide(_own_initiative(), selectors.current_register(), selectors.events_known(), LAW_DAY).as_json()
    later = dt.date(2027, 2, 1)
    with clock.frozen(AFTER):
        known_before = clock.now()
    with clock.frozen(AFTER + dt.timedelta(days=1)):
        row = services.move_day(
            person=eerste, dag=later, staatsblad="2026, 500", reden="Uitgesteld bij besluit."
        )
        assert selectors.events_known() == {LAW_EVENT: LAW_DAY}
        services.confirm_law(invoer=row, person=tweede)
    assert selectors.events_known() == {LAW_EVENT: later}
    assert LAW_GROUND not in open_on(LAW_DAY)
    # What was known on the old day still gives the old decision, byte for byte.
    register = selectors.current_register(known_at=known_before)
    events = selectors.events_known(known_at=known_before)
    assert decide(_own_initiative(), register, events, LAW_DAY).as_json() == old


@pytest.mark.usefixtures("confirmed")
def test_a_withdrawal_shuts_and_a_new_entry_opens_again(eerste, tweede, law):
    row = services.withdraw_law(person=eerste, reden="De wet is ingetrokken.")
    services.confirm_law(invoer=row, person=tweede)
    assert selectors.events_known() == {LAW_EVENT: NOT_YET}
    again = services.enter_law(person=tweede, **law)
    services.confirm_law(invoer=again, person=eerste)
    assert selectors.events_known() == {LAW_EVENT: LAW_DAY}


@pytest.mark.usefixtures("confirmed")
def test_a_rejected_change_leaves_what_counted(eerste, tweede):
    row = services.withdraw_law(person=eerste, reden="De wet is ingetrokken.")
    services.reject_law(invoer=row, person=tweede, reden="Dat staat nergens.")
    assert selectors.events_known() == {LAW_EVENT: LAW_DAY}


@pytest.mark.django_db
def test_outside_the_demo_nothing_is_open_without_signatures(settings):
    settings.DEMO = False
    assert not selectors.current_register().demo
    assert open_on(NOW.date()) == set()


@pytest.mark.django_db
def test_signatures_kept_in_the_data_folder_count_once_they_are_there(settings):
    from grondslag.law.signing import add_signatures

    settings.DEMO = False
    assert not selectors.as_of(NOW.date())["overlegtafel"].open
    file = settings.DATA / selectors.SIGNATURES
    register = selectors.current_register()
    add_signatures(register, ["overlegtafel"], file, day=NOW.date(), jurist="Een jurist", demo=False)
    assert open_on(NOW.date()) == {"overlegtafel"}


@pytest.mark.django_db
def test_signers_are_two_roles_of_this_side_or_nobody(settings):
    found = selectors.signers_of("vaststelling-verslag")
    assert found == {"ind": ("coordinator", "jurist"), "om": ("officier", "parketsecretaris")}[settings.ZIJDE]
    assert selectors.signers_of("bestaat-niet") == ()
    elsewhere = {"ind": "om-vordering", "om": "overlegtafel"}[settings.ZIJDE]
    assert selectors.signers_of(elsewhere) == ()


@pytest.mark.django_db
def test_a_ground_as_it_stands_is_its_numbered_sentences():
    ground = selectors.ground_as_it_stands("overlegtafel")
    register = selectors.current_register()
    assert ground["register_sha256"] == register.sha256
    assert [row.split()[0] for row in ground["tekst"].splitlines()] == [
        line.id for line in register.lines["overlegtafel"]
    ]
    assert "nota 4754492" in ground["bron"][0]


@pytest.mark.django_db
def test_an_unknown_ground_has_no_text():
    ground = selectors.ground_as_it_stands("bestaat-niet")
    assert (ground["naam"], ground["tekst"]) == (None, None)


@pytest.mark.usefixtures("confirmed")
def test_a_confirmed_law_that_the_register_cannot_hold_any_more_shuts_its_ground_only(monkeypatch):
    open_before, request, law_of = open_on(EVE), _own_initiative(), selectors.law_of

    def with_a_kind_that_is_gone(row):
        plain = law_of(row).model_dump()
        return law_from({**plain, "soorten": [{"soort": "verdwenen", "zin": "Een zin."}]})

    monkeypatch.setattr(selectors, "law_of", with_a_kind_that_is_gone)
    register, events = selectors.current_register(), selectors.events_known()
    refused = decide(request, register, events, LAW_DAY)
    assert not refused.permit
    assert "niet te lezen" in refused.refused[0].why
    assert open_on(EVE) == open_before
    assert selectors.ground_as_it_stands(LAW_GROUND)["tekst"] is None
