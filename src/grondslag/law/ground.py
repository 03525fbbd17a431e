"""One ground in memory: the rule as read, its words, who signed it, and the law entered into it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

from grondslag.law.canonical import sha256
from grondslag.law.citing import Library
from grondslag.law.schema import Citation, EventKind, GroundFile, JudgementKind, Kind, Law, Signature

Status: TypeAlias = Literal["getekend", "getekend-demo", "aanname", "concept", "open-vraag", "historie"]


@dataclass(frozen=True)
class Vocabulary:
    """What the grounds speak of: judgements, kinds of data, events, parties, roles and sources."""

    judgements: Mapping[str, JudgementKind]
    kinds: Mapping[str, Kind]
    events: Mapping[str, EventKind]
    parties: Mapping[str, str]
    roles: Mapping[str, str]
    library: Library


@dataclass(frozen=True)
class Ground:
    """One ground. `demo` says whose signatures count here; it is the same for a whole register."""

    rule: GroundFile
    vocabulary: Vocabulary = field(repr=False)
    signature: Signature | None = None
    demo: bool = False
    law: Law | None = None

    @property
    def id(self) -> str:
        """The fixed id of the ground."""
        return self.rule.id

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of data that the ground may carry."""
        return frozenset(self.rule.mag)

    def why_not(self, kind: str) -> str:
        """Why the ground does not carry `kind`: by its own reason, that of its group, or that of the rest."""
        reasons = self.rule.mag_niet
        known = self.vocabulary.kinds.get(kind)
        if known is None:
            return "deze soort bestaat niet in dit register"
        return reasons.get(kind) or reasons.get(known.groep) or reasons["overige"]

    def stays_behind(self) -> dict[str, list[str]]:
        """Each reason why something stays behind, with the kinds that it keeps, in the order of the words."""
        reasons: dict[str, list[str]] = {}
        for kind in self.vocabulary.kinds:
            if kind not in self.kinds:
                reasons.setdefault(self.why_not(kind), []).append(kind)
        return reasons

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation of the ground, in the order of its file."""
        conditions = (condition.bron for condition in self.rule.voorwaarden)
        return (*self.rule.werking.bron, *self.rule.bron, *conditions)

    @cached_property
    def rule_sha256(self) -> str:
        """Hash of the rule as signed: the ground, and every word of the vocabulary that it uses."""
        words, rule = self.vocabulary, self.rule
        judgements = {c.oordeel: words.judgements[c.oordeel] for c in rule.voorwaarden}
        signers = [role for roles in rule.ondertekenaars.values() for role in roles]
        roles = {*signers, *(judgement.door for judgement in judgements.values())}
        statutes = {citation.wet for citation in self.citations if citation.wet}
        return sha256(
            {
                "grond": rule.model_dump(mode="json"),
                "oordelen": {
                    name: judgement.model_dump(mode="json") for name, judgement in judgements.items()
                },
                "soorten": {name: words.kinds[name].model_dump(mode="json") for name in rule.mag},
                "partijen": {party: words.parties[party] for party in (*rule.van, rule.aan)},
                "rollen": {role: words.roles[role] for role in roles},
                "wetten": {name: words.library.statutes[name].model_dump(mode="json") for name in statutes},
                "wet": self.law.model_dump(mode="json") if self.law else "nog_niet",
            }
        )

    @cached_property
    def texts_sha256(self) -> str:
        """Hash of the cited words of law as stored; what is not stored counts as `te_bevestigen`."""
        stored = self.vocabulary.library.texts
        return sha256(
            [
                [cited.wet, str(cited.artikel), stored[cited.tekst] if cited.tekst else "te_bevestigen"]
                for cited in self.citations
                if cited.wet
            ]
        )

    @cached_property
    def blocking(self) -> tuple[str, ...]:
        """The open questions that block. A law that is entered answers those of its ground."""
        if self.law:
            return ()
        return tuple(question.vraag for question in self.rule.open_vragen if question.blokkeert == "ja")

    @cached_property
    def signed(self) -> bool:
        """Whether a jurist signed exactly this rule and these cited words."""
        mine = self.signature
        return mine is not None and (mine.regel, mine.teksten) == (self.rule_sha256, self.texts_sha256)

    @cached_property
    def status(self) -> Status:
        """In one word: what stands between this ground and a real decision, day and judgements apart."""
        if self.rule.gebruik == "historie":
            return "historie"
        if self.law:
            return "aanname" if self.law.aanname else "getekend"
        if self.blocking:
            return "open-vraag"
        if not self.signed:
            return "concept"
        return "getekend-demo" if self.demo else "getekend"
