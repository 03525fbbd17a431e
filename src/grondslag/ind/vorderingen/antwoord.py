"""What would go in the answer to a demand, and what stays behind with the sentence that keeps it.

A fragment goes when a person labelled it, the article carries all of its kinds, and the jurist found it
within what was asked. Everything else is held back.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from django.utils.translation import gettext as _

from grondslag.both.vordering.bericht import Antwoord, Besluit, Post
from grondslag.both.vordering.bericht import Vordering as Bericht
from grondslag.both.vordering.regels import artikelen
from grondslag.both.wet.selectors import current_register
from grondslag.ind.dossiers.selectors import unreadable_of
from grondslag.ind.vorderingen.models import Antwoordpost, Onderdeel, Vordering
from grondslag.ind.vorderingen.tegenspraak import denied, has_reason, weighty
from grondslag.law import Ground, Register
from grondslag.proof import canonical

NIET, DEELS, VERSTREKT = "niet", "deels", "verstrekt"


@dataclass(frozen=True)
class Weging:
    """A fragment with what becomes of it. `mag` = the article carries it; `gaat` = the jurist agrees too.

    `wacht` = only the jurist's word is missing. `zwaar` are the proposed kinds that take a reason to deny,
    `ontkend` those that its label leaves out.
    """

    onderdeel: Onderdeel
    waarom: str = ""
    mag: bool = False
    gaat: bool = False
    wacht: bool = False
    zwaar: tuple[str, ...] = ()
    ontkend: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gevraagd:
    """One numbered item of the demand, with its fragments and the decision on it, if there is one."""

    nummer: int
    tekst: str
    wegingen: tuple[Weging, ...]
    post: Antwoordpost | None

    @property
    def gaat(self) -> tuple[Onderdeel, ...]:
        """The fragments that go."""
        return tuple(one.onderdeel for one in self.wegingen if one.gaat)

    @property
    def blijft(self) -> tuple[Weging, ...]:
        """The fragments that stay behind."""
        return tuple(one for one in self.wegingen if not one.gaat)


def bericht_of(vordering: Vordering) -> Bericht:
    """Return the demand as it came in."""
    return Bericht.model_validate(vordering.inhoud)


def items_of(vordering: Vordering) -> list[Gevraagd]:
    """Return every item that was asked, with its fragments weighed."""
    fragments, posts = (
        list(vordering.onderdelen.all()),
        {post.nummer: post for post in vordering.posten.all()},
    )
    register, ground = current_register(), artikelen()[vordering.artikel].grondslag
    return [
        Gevraagd(
            number,
            text,
            tuple(_weigh(one, register, ground) for one in fragments if one.nummer == number),
            posts.get(number),
        )
        for number, text in enumerate(bericht_of(vordering).gegevens, start=1)
    ]


def weighed(vordering: Vordering) -> list[Weging]:
    """Return every fragment of a demand, weighed."""
    return [one for item in items_of(vordering) for one in item.wegingen]


def _weigh(fragment: Onderdeel, register: Register, ground_id: str) -> Weging:
    ground = register.grounds.get(ground_id)
    if ground is None:
        return Weging(fragment, _("Zonder label blijft dit achter."))
    heavy = tuple(weighty(fragment, register, ground))
    against = tuple(denied(heavy, fragment.soorten or ()))
    held = _held_by_labels(fragment, ground, against)
    if held:
        return Weging(fragment, held, zwaar=heavy, ontkend=against)
    waits, held = _held_by_jurist(fragment, against)
    return Weging(fragment, held, mag=True, gaat=not held, wacht=waits, zwaar=heavy, ontkend=against)


def _held_by_labels(fragment: Onderdeel, ground: Ground, against: tuple[str, ...]) -> str:
    if not fragment.soorten:
        return _("Zonder label blijft dit achter.")
    if surplus := sorted(set(fragment.soorten) - ground.kinds):
        return "; ".join(f"{kind}: {ground.why_not(kind)}" for kind in surplus)
    if not has_reason(fragment, against):
        return _("De machine stelde ook %(soorten)s voor; zonder reden daartegen blijft dit achter.") % {
            "soorten": ", ".join(against)
        }
    return ""


def _held_by_jurist(fragment: Onderdeel, against: tuple[str, ...]) -> tuple[bool, str]:
    """Return whether the jurist has still to speak, and the sentence that keeps the fragment (or empty)."""
    words = {"soorten": ", ".join(against)}
    if fragment.omvat is None:
        return True, _("De jurist moet nog zeggen of dit is gevraagd.")
    if not fragment.omvat:
        return False, _("Meer dan is gevraagd, vond de jurist.")
    if against and fragment.tegenspraak_gevolgd is None:
        return True, _("De jurist moet nog zeggen of %(soorten)s er niet in staat.") % words
    if against and not fragment.tegenspraak_gevolgd:
        return False, _("Hierin staat toch %(soorten)s, vond de jurist.") % words
    return False, ""


def leaving(items: list[Gevraagd]) -> list[Onderdeel]:
    """Return the fragments that go, in order."""
    return [fragment for item in items for fragment in item.gaat]


def fingerprint(fragments: list[Onderdeel]) -> str:
    """Return the hash of a set of fragments with their labels, and with what was said against a proposal.

    A judgement about the set is tied to it.
    """
    content = [
        [
            one.pk,
            one.nummer,
            one.inhoud["tekst"],
            one.soorten,
            *([one.tegenspraak] if one.tegenspraak else []),
        ]
        for one in fragments
    ]
    return hashlib.sha256(canonical(content)).hexdigest()


def stand(*parts: Any) -> str:
    """Return the hash of what a form builds on, so that it can tell whether that changed meanwhile."""
    return hashlib.sha256(canonical(list(parts))).hexdigest()


def outcome(items: list[Gevraagd]) -> str:
    """Return what becomes of the demand as a whole: geheel, deels or niet."""
    decisions = {item.post.besluit if item.post else NIET for item in items}
    if decisions == {VERSTREKT}:
        return "geheel"
    return NIET if decisions == {NIET} else DEELS


def faults(vordering: Vordering, items: list[Gevraagd]) -> Iterator[str]:
    """Give what keeps the answer from being one, each as one Dutch sentence."""
    if vordering.zaak is None:
        yield _("Koppel eerst de zaak van de persoon die de vordering noemt.")
    for item in items:
        yield from _item_faults(item)
    texts = [fragment.inhoud["tekst"] for fragment in leaving(items)]
    if any(one.onderdeel.inhoud["tekst"] in text for item in items for one in item.blijft for text in texts):
        yield _("Een passage die achterblijft staat ook in een passage die gaat; kies die laatste kleiner.")
    if not texts and any(one.wacht for item in items for one in item.wegingen):
        yield _("Wat zou vertrekken, wacht nog op de jurist.")
    elif not texts:
        yield _("Er gaat niets mee; een antwoord zonder gegevens gaat op papier en niet langs de poort.")
    if vordering.zaak and _rests_on_documents(items) and unreadable_of(vordering.zaak).exists():
        yield _("Een document van het dossier is onleesbaar; zolang dat zo is vertrekt er geen passage uit.")


def _item_faults(item: Gevraagd) -> Iterator[str]:
    words: dict[str, Any] = {"nummer": item.nummer}
    if item.post is None:
        yield _("Beslis nog op onderdeel %(nummer)s.") % words
        return
    decided = item.post.besluit
    if decided == NIET and item.gaat:
        yield _("Onderdeel %(nummer)s is niet verstrekt, maar er gaat wel iets mee.") % words
    if decided != NIET and not item.gaat:
        yield _("Onderdeel %(nummer)s is verstrekt, maar er gaat niets mee.") % words
    if decided == VERSTREKT and item.blijft:
        yield _("Bij onderdeel %(nummer)s blijft iets achter; beslis 'deels verstrekt'.") % words


def _rests_on_documents(items: list[Gevraagd]) -> bool:
    return any(fragment.inhoud["document"] for fragment in leaving(items))


def answer(vordering: Vordering, items: list[Gevraagd]) -> Antwoord:
    """Return the answer as it is sent. The caller has made sure that there are no faults."""
    return Antwoord(
        vordering=vordering.referentie,
        kenmerk=kenmerk_of(vordering),
        onderdelen=[
            Post(
                nummer=item.nummer,
                gevraagd=item.tekst,
                besluit=cast("Besluit", item.post.besluit),
                artikel=item.post.inhoud["artikel"],
                reden=item.post.inhoud["reden"],
                inhoud="\n\n".join(fragment.inhoud["tekst"] for fragment in item.gaat) or None,
            )
            for item in items
            if item.post is not None
        ],
    )


def kenmerk_of(vordering: Vordering) -> str:
    """Return the answer's own mark: random, so that it says nothing about how many there are."""
    return f"A-{str(vordering.pk)[:8]}"
