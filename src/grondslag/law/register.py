"""The register of grounds in memory: every ground, the faults of those that could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from grondslag.law.canonical import sha256
from grondslag.law.days import Events
from grondslag.law.entering import enter
from grondslag.law.faults import Fault, RegisterError
from grondslag.law.ground import Ground, Vocabulary
from grondslag.law.lines import Check, Line, lines_of
from grondslag.law.schema import Law, Signature

LAW_GROUND = "eigen-beweging-wet"  # the one ground that a law to come can fill
LAW_EVENT = "inwerkingtreding_wet1f"


@dataclass(frozen=True)
class Register:
    """All grounds. One that could not be read is in `faults` instead; everything under it is refused."""

    grounds: Mapping[str, Ground]
    vocabulary: Vocabulary = field(repr=False)
    faults: Mapping[str, tuple[Fault, ...]] = field(default_factory=lambda: MappingProxyType({}))
    demo: bool = False

    @cached_property
    def lines(self) -> Mapping[str, tuple[Line, ...]]:
        """The numbered lines of each ground."""
        return {name: lines_of(ground) for name, ground in self.grounds.items()}

    @property
    def events(self) -> Events:
        """The state of each event as the register knows it."""
        return {name: event.stand for name, event in self.vocabulary.events.items()}

    @cached_property
    def unmet_checks(self) -> dict[object, Mapping[str, frozenset[Check]]]:
        """What `weighing.UnmetChecks` found before; it rests on this register, which never changes."""
        return {}

    @cached_property
    def assumed_law(self) -> bool:
        """Whether the law that was entered is marked AANNAME; then every day that hangs on it is too."""
        ground = self.grounds.get(LAW_GROUND)
        return bool(ground and ground.law and ground.law.aanname)

    @cached_property
    def sha256(self) -> str:
        """Hash of everything that a decision rests on: rules, cited words, signatures, faults, demo."""
        return sha256(
            {
                "demo": self.demo,
                "gronden": {
                    name: [ground.rule_sha256, ground.texts_sha256, ground.status]
                    for name, ground in self.grounds.items()
                },
                "soorten": sorted(self.vocabulary.kinds),
                "oordelen": sorted(self.vocabulary.judgements),
                "gebeurtenissen": sorted(self.vocabulary.events),
                "fouten": {name: [str(fault) for fault in faults] for name, faults in self.faults.items()},
            }
        )

    def signed_with(self, signatures: Mapping[str, Signature], *, demo: bool = False) -> "Register":
        """The same grounds under other signatures, by ground id; an unknown id signs nothing."""
        grounds = {
            name: replace(ground, signature=signatures.get(name), demo=demo)
            for name, ground in self.grounds.items()
        }
        return replace(self, grounds=grounds, demo=demo)

    def with_law(self, law: Law) -> "Register":
        """The register with `law` entered into the own-initiative ground of the law to come.

        The caller has seen to it that one jurist entered the law and another confirmed it; a law marked
        `aanname` permits only in the demo or in a simulation. With no kinds nothing opens. The day comes in
        with the events, as always: postponing the event shuts the ground again.

        Raises RegisterError when the law names an unknown or impossible kind or judgement, or when the ground
        itself could not be read.
        """
        if LAW_GROUND not in self.grounds:
            raise RegisterError(*self.faults.get(LAW_GROUND, ()))
        ground = self.grounds[LAW_GROUND]
        return replace(self, grounds={**self.grounds, LAW_GROUND: enter(law, ground)})
