"""A link leads somewhere, and no document knows a machine, a registry or a place that is not ours to name."""

import re
from pathlib import Path

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
SCHEME = re.compile(r"^[a-z]+:")
MACHINE = re.compile(r"(?<![\w.])/(work|root|home|Users|tmp/brief)\b|\bC:\\")
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted|npmjs|registry\.|deb\.debian|docker\.io|ghcr\.io|quay\.io|proxy\.golang",
    re.IGNORECASE,
)
OUTSIDE = re.compile(r"^https://")


def anchor(heading: str) -> str:
    """Return the anchor that a heading gets where Markdown is shown: lower case, dashes, no punctuation."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_every_relative_link_leads_somewhere(root: Path, documents: dict[str, str]) -> None:
    broken = []
    for name, text in documents.items():
        for target in LINK.findall(FENCE.sub("", text)):
            if SCHEME.match(target):
                continue
            path, _, part = target.partition("#")
            file = (root / name).parent / path if path else root / name
            headings = (
                HEADING.findall(file.read_text(encoding="utf-8")) if file.suffix == ".md" and part else []
            )
            if not file.exists() or (part and part not in map(anchor, headings)):
                broken.append(f"{name}: {target}")
    assert broken == []


def test_links_elsewhere_are_https(documents: dict[str, str]) -> None:
    found = [target for text in documents.values() for target in LINK.findall(text) if SCHEME.match(target)]
    assert [target for target in found if not OUTSIDE.match(target)] == []


def test_no_document_knows_a_machine(documents: dict[str, str]) -> None:
    assert [name for name, text in documents.items() if MACHINE.search(text)] == []


def test_no_document_names_a_registry(documents: dict[str, str]) -> None:
    assert [name for name, text in documents.items() if REGISTRY.search(text)] == []


def test_every_document_is_reachable_from_the_readme(root: Path, documents: dict[str, str]) -> None:
    seen, waiting = set(), ["README.md"]
    while waiting:
        name = waiting.pop()
        if name in seen or name not in documents:
            continue
        seen.add(name)
        for target in LINK.findall(documents[name]):
            if not SCHEME.match(target):
                file = ((root / name).parent / target.partition("#")[0]).resolve()
                waiting.append(str(file.relative_to(root)))
    assert {name for name in documents if not name.startswith("src/")} - seen == set()
