"""The components: what they show, that they escape, and how forms are read aloud."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from lxml import html

from grondslag.both.ui import taken
from grondslag.both.ui.taken import Task

EVIL = '<script>alert("x")</script>'


def render(source: str, **values: Any) -> Any:
    text = Template("{% load ui %}" + source).render(
        Context({"request": RequestFactory().get("/?q=a&pagina=2"), **values})
    )
    return html.fragment_fromstring(text, create_parent="div")


class ZaakForm(forms.Form):
    nummer = forms.RegexField(label="V-nummer", regex=r"^\d{10}$", help_text="Tien cijfers.")
    lid = forms.ChoiceField(label="Onderdeel", choices=[("a", "a"), ("b", "b")], widget=forms.RadioSelect)
    bestand = forms.FileField(label="Document", required=False)
    gelezen = forms.BooleanField(label="Gelezen")
    versie = forms.CharField(label="Versie", widget=forms.HiddenInput)


@pytest.mark.parametrize(
    "source",
    [
        "{% melding 'info' evil %}{{ evil }}{% endmelding %}",
        "{% tabel evil %}<tbody><tr><td>{{ evil }}</td></tr></tbody>{% endtabel %}",
        "{% leeg evil %}{{ evil }}{% endleeg %}",
        "{% kaart evil id=evil %}{{ evil }}{% endkaart %}",
        "{% knop evil naam=evil waarde=evil toets=evil %}",
        "{% knoplink evil evil toets=evil %}",
        "{% status evil %}",
        "{% kruimel evil evil %}",
        "{% gegevens rijen %}",
        "{% stappen stappen %}",
    ],
)
def test_what_is_put_in_is_escaped(source: str) -> None:
    step = SimpleNamespace(naam=EVIL, staat="nu", url=EVIL)
    page = render(source, evil=EVIL, rijen=[(EVIL, EVIL)], stappen=[step])
    assert not page.findall(".//script")
    assert EVIL in "".join(page.itertext()) or EVIL in "".join(
        value for node in page.iter() for value in node.attrib.values()
    )


@pytest.mark.parametrize("soort", ["info", "goed", "let-op", "fout"])
def test_the_kind_of_a_message_is_said_in_words(soort: str) -> None:
    words = {"info": "Ter informatie", "goed": "Gelukt", "let-op": "Let op", "fout": "Fout"}
    assert words[soort] in render(f"{{% melding '{soort}' %}}<p>x</p>{{% endmelding %}}").text_content()


def test_a_kind_that_does_not_exist_is_a_fault() -> None:
    with pytest.raises(KeyError):
        render("{% melding 'paars' %}x{% endmelding %}")
    with pytest.raises(ValueError, match="paars"):
        render("{% status 'x' 'paars' %}")


def test_a_form_with_faults_lists_them_first_and_links_to_the_fields() -> None:
    page = render(
        "{% formulier form knop='Registreren' terug='/' %}", form=ZaakForm({"nummer": "12"}), csrf_token="t"
    )
    summary = page.find(".//form/div[@role='alert']")
    targets = [link.get("href")[1:] for link in summary.iter("a")]
    assert targets == ["id_nummer", "id_lid_0", "id_gelezen"]
    assert all(page.find(f".//*[@id='{target}']") is not None for target in targets)
    assert "Versie" in summary.text_content()


def test_a_field_is_tied_to_its_label_its_help_and_its_fault() -> None:
    page = render("{% formulier form %}", form=ZaakForm({"nummer": "12"}), csrf_token="t")
    field = page.find(".//input[@id='id_nummer']")
    assert page.find(".//label[@for='id_nummer']") is not None
    assert field.get("aria-invalid") == "true"
    for described in field.get("aria-describedby").split():
        assert page.find(f".//*[@id='{described}']") is not None, described
    assert "id_nummer_error" in field.get("aria-describedby")


def test_a_group_is_a_fieldset_and_an_optional_field_says_so() -> None:
    page = render("{% formulier form %}", form=ZaakForm(), csrf_token="t")
    assert page.find(".//fieldset/legend").text_content().strip() == "Onderdeel"
    assert "mag leeg blijven" in page.find(".//label[@for='id_bestand']").text_content()


def test_a_form_with_a_file_is_sent_as_such_and_carries_the_token() -> None:
    form = render("{% formulier form %}", form=ZaakForm(), csrf_token="token-x").find(".//form")
    assert form.get("enctype") == "multipart/form-data"
    assert form.get("method") == "post"
    assert form.find(".//input[@name='csrfmiddlewaretoken']").get("value") == "token-x"
    assert form.find(".//input[@name='versie']").get("type") == "hidden"


def test_days_and_moments_are_dutch() -> None:
    moment = dt.datetime(2022, 12, 31, 23, 30, tzinfo=dt.UTC)
    text = render(
        "{{ d|datum }}|{{ m|datum }}|{{ m|moment }}|{{ n|datum }}|{{ n|moment }}",
        d=dt.date(2023, 6, 30),
        m=moment,
        n=None,
    )
    assert text.text_content() == "30 juni 2023|1 januari 2023|1 januari 2023, 00.30 uur|onbekend|onbekend"


@pytest.mark.parametrize(
    ("value", "shown"), [(None, "onbekend"), ("", "onbekend"), (0, "0"), (False, "False"), ("x", "x")]
)
def test_what_is_not_known_says_onbekend(value: Any, shown: str) -> None:
    assert render("{{ v|of_onbekend }}", v=value).text_content() == shown


def test_the_pager_keeps_the_rest_of_the_query() -> None:
    pages = Paginator(range(30), 10)
    links = {link.get("rel"): link.get("href") for link in render("{% pager p %}", p=pages.page(2)).iter("a")}
    assert links == {"prev": "?q=a&pagina=1", "next": "?q=a&pagina=3"}
    assert render("{% pager p %}", p=Paginator(range(3), 10).page(1)).find(".//nav") is None


def test_the_step_at_hand_is_said_in_words_and_to_a_reader() -> None:
    steps = [
        SimpleNamespace(naam=name, staat=state, url="")
        for name, state in [("A", "klaar"), ("B", "nu"), ("C", "straks")]
    ]
    items = render("{% stappen s %}", s=steps).findall(".//li")
    assert [item.get("aria-current") for item in items] == [None, "step", None]
    assert [
        word in item.text_content()
        for word, item in zip(["gereed", "nu aan", "nog niet"], items, strict=True)
    ] == [True] * 3


def test_tasks_come_from_every_app_urgent_first_without_zeroes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taken, "_sources", [])
    taken.register(lambda _: [Task("gewoon", "/a/", 2), Task("niets", "/b/", 0)])
    source = taken.register(lambda user: [Task(user, "/c/", urgent=True)])
    taken.register(source)
    assert [task.titel for task in taken.tasks_for("spoed")] == ["spoed", "gewoon"]


def test_the_menu_marks_the_place_of_a_page_under_it() -> None:
    menu = [SimpleNamespace(url=url) for url in ("/", "/zaken/", "/zaken/oud/")]
    source = "{% menu_plaats menu path as hier %}{{ hier }}"
    assert render(source, menu=menu, path="/zaken/7/").text_content() == "/zaken/"
    assert render(source, menu=menu, path="/zaken/oud/7/").text_content() == "/zaken/oud/"
    assert render(source, menu=menu, path="/elders/").text_content() == ""


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Naam", "Naam:"),
        ("Het document is volledig.", "Het document is volledig:"),
        ("Besluit u tot deze aangifte?", "Besluit u tot deze aangifte?"),
    ],
)
def test_a_label_leads_in_what_is_wrong_without_two_stops(label: str, words: str) -> None:
    assert render("{{ label|kop }}", label=label).text == words


def test_a_role_is_shown_by_its_name_and_what_is_no_role_as_it_is() -> None:
    shown = render("{{ a|rolnaam }}, {{ b|rolnaam }}", a="coordinator", b="poort")
    assert shown.text == "Coördinator overlegtafel, poort"
