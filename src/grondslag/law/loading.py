"""Read the register from its folder. One bad file shuts the grounds that need it, and nothing else.

A fault never stops the program: the ground it is in is missing from `Register.grounds`, stands in
`Register.faults` with file, line and what to do, and everything under it is refused.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from grondslag.law.citing import Library
from grondslag.law.faults import Fault, RegisterError
from grondslag.law.ground import Ground, Vocabulary
from grondslag.law.lines import MAX_CONDITIONS
from grondslag.law.reading import PathInFile, Source
from grondslag.law.register import Register
from grondslag.law.schema import (
    Boundary,
    Citation,
    Event,
    EventsFile,
    GroundFile,
    JudgementsFile,
    KindsFile,
    Note,
    PartiesFile,
    Signature,
    SignaturesFile,
    StatutesFile,
)

HERE = Path(__file__).parent
DEMO_SIGNATURES = HERE / "handtekeningen" / "demo.yaml"


def load_register(*, folder: Path = HERE, signatures: Path | None = None, demo: bool = False) -> Register:
    """The register in `folder`, signed with the file `signatures`, or with the demo's own when `demo`.

    Without signatures every ground is `concept` and refuses. A signature file that cannot be read, or that
    is marked as demo where `demo` was not asked for, signs nothing; its fault stands under its file name.
    """
    register = _unsigned(folder)
    file = signatures or (folder / "handtekeningen" / DEMO_SIGNATURES.name if demo else None)
    if file is None:
        return register
    try:
        return register.signed_with(read_signatures(file, demo=demo), demo=demo)
    except RegisterError as error:
        faults = {**register.faults, file.name: error.faults}
        return Register(register.grounds, register.vocabulary, faults, demo)


def read_signatures(file: Path, *, demo: bool) -> Mapping[str, Signature]:
    """Ground id → signature. Raises RegisterError for an unreadable file, or one that is (not) the demo's."""
    source = Source(file)
    content = source.parse(SignaturesFile)
    if (content.demo == "ja") is not demo:
        raise RegisterError(
            source.fault(
                ("demo",), "Handtekeningen van de demo gelden alleen in de demo: kies het andere bestand."
            )
        )
    return content.handtekeningen


def _unsigned(folder: Path) -> Register:
    files = sorted((folder / "gronden").glob("*.yaml"))
    try:
        vocabulary = _vocabulary(folder)
    except RegisterError as error:
        empty = Vocabulary({}, {}, {}, {}, {}, Library({}, Note(kenmerk="onbekend", naam="onbekend"), {}))
        return Register({}, empty, {file.stem: error.faults for file in files})
    grounds: dict[str, Ground] = {}
    faults: dict[str, tuple[Fault, ...]] = {}
    numbers: dict[str, str] = {}
    for file in files:
        try:
            ground = Ground(_read_ground(file, vocabulary, numbers), vocabulary)
        except RegisterError as error:
            faults[file.stem] = error.faults
        else:
            grounds[ground.id] = ground
            numbers[ground.rule.nummer] = ground.id
    return Register(grounds, vocabulary, faults)


def _vocabulary(folder: Path) -> Vocabulary:
    parties = Source(folder / "partijen.yaml").parse(PartiesFile)
    kinds = Source(folder / "soorten.yaml").parse(KindsFile)
    statutes = Source(folder / "wetten.yaml").parse(StatutesFile)
    # A text that is no UTF-8 reads as other words than were signed, and so its signature falls.
    texts = {
        file.name: file.read_text(encoding="utf-8", errors="replace")
        for file in sorted((folder / "teksten").glob("*.txt"))
    }
    library = Library(statutes.wetten, statutes.nota, texts)
    judgements = Source(folder / "oordelen.yaml")
    events = Source(folder / "gebeurtenissen.yaml")
    vocabulary = Vocabulary(
        judgements.parse(JudgementsFile).oordelen,
        kinds.soorten,
        events.parse(EventsFile).gebeurtenissen,
        parties.partijen,
        parties.rollen,
        library,
    )
    if faults := list(_unknown_roles(vocabulary, judgements)):
        raise RegisterError(*faults)
    return vocabulary


def _unknown_roles(vocabulary: Vocabulary, source: Source) -> Iterator[Fault]:
    for name, judgement in vocabulary.judgements.items():
        if judgement.door not in vocabulary.roles:
            yield source.fault(
                ("oordelen", name, "door"),
                f"De rol '{judgement.door}' bestaat niet; kies er een uit partijen.yaml.",
            )


def _read_ground(file: Path, vocabulary: Vocabulary, numbers: Mapping[str, str]) -> GroundFile:
    source = Source(file)
    rule = source.parse(GroundFile)
    faults = [source.fault(where, message) for where, message in _unknown(rule, file, vocabulary)]
    if rule.nummer in numbers:
        faults.append(
            source.fault(
                ("nummer",), f"Nummer {rule.nummer} is al van {numbers[rule.nummer]}; kies een ander."
            )
        )
    if faults:
        raise RegisterError(*faults)
    return rule


def _unknown(rule: GroundFile, file: Path, words: Vocabulary) -> Iterator[tuple[PathInFile, str]]:
    """Every name in the ground that the vocabulary does not have."""
    if rule.id != file.stem:
        yield (
            ("id",),
            f"Het id '{rule.id}' is niet de naam van het bestand; een grondslag staat in één bestand.",
        )
    yield from _unknown_parties(rule, words)
    yield from _unknown_kinds(rule, words)
    for name in ("vanaf", "vervalt_per"):
        yield from _unknown_event(getattr(rule.werking, name), ("werking", name), words)
    for index, condition in enumerate(rule.voorwaarden):
        where = ("voorwaarden", index)
        if condition.oordeel not in words.judgements:
            yield where, f"Het oordeel '{condition.oordeel}' bestaat niet; kies er een uit oordelen.yaml."
        yield from _unknown_citation(condition.bron, where, words)
    if len(rule.voorwaarden) > MAX_CONDITIONS:
        yield ("voorwaarden",), f"Een grondslag heeft ten hoogste {MAX_CONDITIONS} voorwaarden; splits haar."
    for index, citation in enumerate(rule.bron):
        yield from _unknown_citation(citation, ("bron", index), words)
    for index, citation in enumerate(rule.werking.bron):
        yield from _unknown_citation(citation, ("werking", "bron", index), words)


def _unknown_parties(rule: GroundFile, words: Vocabulary) -> Iterator[tuple[PathInFile, str]]:
    for party in (*rule.van, rule.aan):
        if party not in words.parties:
            yield ("aan",), f"De partij '{party}' bestaat niet; kies er een uit partijen.yaml."
    for side, roles in rule.ondertekenaars.items():
        for role in roles:
            if role not in words.roles:
                yield (
                    ("ondertekenaars", side),
                    f"De rol '{role}' bestaat niet; kies er een uit partijen.yaml.",
                )


def _unknown_kinds(rule: GroundFile, words: Vocabulary) -> Iterator[tuple[PathInFile, str]]:
    groups = {kind.groep for kind in words.kinds.values()}
    for kind in rule.mag:
        if kind not in words.kinds:
            yield ("mag",), f"De soort '{kind}' bestaat niet; kies er een uit soorten.yaml."
    for name in rule.mag_niet:
        if name not in words.kinds and name not in groups and name != "overige":
            yield (
                ("mag_niet", name),
                f"'{name}' is geen soort en geen groep; kies er een uit soorten.yaml, of overige.",
            )
        if name in rule.mag:
            yield ("mag_niet", name), f"'{name}' staat ook onder mag; kies één van beide."
    if "overige" not in rule.mag_niet:
        yield ("mag_niet",), "De reden voor overige soorten ontbreekt: voeg overige toe."


def _unknown_event(
    boundary: Boundary, where: PathInFile, words: Vocabulary
) -> Iterator[tuple[PathInFile, str]]:
    if isinstance(boundary, Event) and boundary.gebeurtenis not in words.events:
        yield (
            where,
            f"De gebeurtenis '{boundary.gebeurtenis}' bestaat niet; kies er een uit gebeurtenissen.yaml.",
        )


def _unknown_citation(
    citation: Citation, where: PathInFile, words: Vocabulary
) -> Iterator[tuple[PathInFile, str]]:
    if citation.wet and citation.wet not in words.library.statutes:
        yield where, f"De wet '{citation.wet}' staat niet in wetten.yaml; voeg haar daar toe."
    if citation.tekst and citation.tekst not in words.library.texts:
        yield where, f"De tekst '{citation.tekst}' staat niet in teksten/; voeg haar toe of laat tekst weg."
