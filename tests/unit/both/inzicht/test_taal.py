"""On an English screen the words of the law stay Dutch, and say so; what stands around them is English."""

from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.urls import reverse

from grondslag.both.gate.services import request_release
from grondslag.both.wet.selectors import current_register

pytestmark = pytest.mark.django_db
VOID = {"meta", "link", "br", "input", "img", "hr", "path", "rect", "line", "use", "circle"}


class Spoken(HTMLParser):
    """Collects every piece of text with the language that it is announced in."""

    def __init__(self):
        super().__init__()
        self.langs, self.pieces = ["en"], []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            here = "nl" if tag == "title" else self.langs[-1]  # the name of a window has one language only
            self.langs.append(dict(attrs).get("lang") or here)

    def handle_endtag(self, tag):
        if tag not in VOID:
            self.langs.pop()

    def handle_data(self, data):
        if data.strip():
            self.pieces.append((self.langs[-1], " ".join(data.split())))


def _english(client, path):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    answer = client.get(path)
    assert '<html lang="en"' in answer.content.decode()
    spoken = Spoken()
    spoken.feed(answer.content.decode())
    return spoken.pieces


@pytest.fixture
def pages(occasion, ground, persoon, roles):
    occasion.without = set(occasion.facts("1").judgements)
    request = request_release(occasion="verzonnen", object_id="1", ground=ground, requester=persoon(roles[0]))
    return [
        reverse("wet:register"),
        reverse("wet:grond", args=[ground]),
        reverse("wet:lezing"),
        reverse("inzicht:mag-dit", args=["verzonnen", "1"]),
        reverse("poort:verzoek", args=[request.pk]),
    ]


def test_the_words_of_the_register_are_announced_as_dutch(als, roles, pages):
    register, client = current_register(), als(roles[0])
    names = [one.rule.naam for one in register.grounds.values()]
    lines = [line.text for lines in register.lines.values() for line in lines]
    for path in pages:
        found = [
            (lang, text)
            for lang, text in _english(client, path)
            if any(words in text for words in (*names, *lines))
        ]
        assert found, path
        assert {lang for lang, _text in found} == {"nl"}, (path, [one for one in found if one[0] != "nl"])
