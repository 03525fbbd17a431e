"""A request as any app would make it: an invented occasion whose facts the tests can bend."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.conf import settings as site

from grondslag.both import clock
from grondslag.both.gate import occasions
from grondslag.both.gate.occasions import Bundle, Channel, Facts, NotReady
from grondslag.both.wet.selectors import current_register, signers_of
from grondslag.law import Judgement

GROUND = {"ind": "overlegtafel", "om": "vaststelling-verslag"}


@dataclass
class Invented:
    """An occasion with everything in order, until a test says otherwise."""

    name: str = "verzonnen"
    title: str = "Verzonnen aanleiding"
    message_kind: str = "verzonnen"
    channel: Channel = Channel.ENVELOPE
    recipient: str = ""
    signed_by_author: bool = False
    data: bytes = b'{"soort": "verzonnen"}'
    ready: bool = True
    author: Any = None
    second_reader: Any = None
    forbidden: tuple[Any, ...] = ()
    without: set[str] = field(default_factory=set)
    strangers: list[Any] = field(default_factory=list)
    left: list[tuple[str, int]] = field(default_factory=list)

    def may_see(self, user: Any, object_id: str) -> bool:
        return True

    def may_request(self, user: Any, object_id: str) -> bool:
        return user not in self.strangers

    def facts(self, object_id: str) -> Facts:
        ground = current_register().grounds[GROUND[site.ZIJDE]]
        papers = {
            condition.oordeel: Judgement(
                role=ground.vocabulary.judgements[condition.oordeel].door,
                evidence=f"stuk {condition.oordeel}",
                sha256="ab" * 32,
                date=clock.today(),
            )
            for condition in ground.rule.voorwaarden
            if condition.oordeel not in self.without
        }
        return Facts(papers, self.author, self.second_reader, self.forbidden, subject="zaak-1")

    def bundle(self, object_id: str) -> Bundle:
        if not self.ready:
            raise NotReady("De kaart is nog niet gelezen.")
        kinds = current_register().grounds[GROUND[site.ZIJDE]].kinds
        return Bundle(self.data, "verzonnen.json", "application/json", frozenset(kinds))

    def released(self, object_id: str, entry_seq: int) -> None:
        self.left.append((object_id, entry_seq))

    def url(self, object_id: str) -> str:
        return "/"

    def labels_of(self, object_ids: Collection[str]) -> dict[str, str]:
        return {object_id: f"stuk {object_id}" for object_id in object_ids}


@pytest.fixture
def occasion(db: None) -> Iterator[Invented]:
    """Register the invented occasion for one test."""
    invented = Invented(recipient=current_register().grounds[GROUND[site.ZIJDE]].rule.aan)
    occasions.register(invented)
    yield invented
    occasions._occasions.pop(invented.name)


@pytest.fixture
def ground() -> str:
    return GROUND[site.ZIJDE]


@pytest.fixture
def roles(ground: str) -> tuple[str, ...]:
    """The two roles that sign on this side's ground."""
    return signers_of(ground)
