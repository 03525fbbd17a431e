"""Ethnicity, tribe, clan and religion of a person; a nationality and a language stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CONTEXT, TITLED, Candidate
from grondslag.anonymise.lists import word_set
from grondslag.anonymise.view import CAPITALISED, LOWER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.context import Context
    from grondslag.anonymise.view import View

# What fills a field for a group is the group, though a person is called after it too.
IN_FIELD = 1.01
_WORDS = frozenset(
    [
        "stam",
        "clan",
        "subclan",
        "subsubclan",
        "onderclan",
        "bevolkingsgroep",
        "etniciteit",
        "etnie",
        "ethnie",
        "tribe",
        "clanfamilie",
        "volk",
        "geloof",
        "godsdienst",
        "religie",
        "geloofsovertuiging",
        "kaste",
        "caste",
        "ethnicity",
        "religion",
        "stamverband",
        "tak",
        "lineage",
        "bevolkingsgroep",
    ]
)
_ETHNIC = frozenset({"etnische", "ethnische", "ethnic", "ethnique"})
_OF_A_PEOPLE = frozenset({"groep", "afkomst", "achtergrond", "herkomst", "group", "origin", "background"})
_GAP = re.compile(
    r"(?: (?:van de|de|der|is|was|heet|heette|genaamd|zijn|ben ik|van|the|des|of))? ?[:=|]?[ \t]+[\"'‘“]?|-"
)
# What a hyphen joins that names no other group ("Zuid-Koerdisch").
_PARTS_OF = frozenset({"noord", "zuid", "oost", "west", "sub", "half", "niet", "non", "ex", "oud"})
# What parts the words of one value: no end of a line, cell or sentence.
_IN_VALUE = re.compile(r",? |-|,? ?['\"‘“(]|['\"’”)],? ?|/| / |; | & ")
_LONG_VALUE = 6
# In front of these a word for a people means the language.
_LANGUAGE = re.compile(
    r"(?:\b(?:in het|taal|talen|spreekt|spreek|sprak|gesproken|vertaald uit het|vertaling "
    r"uit het|tolk|uit het|moedertaal|moedertaal is|taal is|in|en|auf|voertaal|dialect"
    r"|language|langue)[ :|]{1,3}(?:de |het |in )?(?:\w+(?:, | en |/))*)$"
)
# Words that mean a people or a faith with a capital only ("mano", "shan", "kru", "issa" mean nothing in
# small letters).
_CAPITAL_ONLY = 5


def detect(view: View, context: Context) -> Iterator[Candidate]:
    """Listed groups, and what stands behind a word such as "stam" or "clan"."""
    for index in view.where(word_set("groepen")):
        form, word = view.shapes[index], view.folded[index]
        if form not in CAPITALISED and (
            form != LOWER or (len(word) < _CAPITAL_ONLY and view.raw[index].islower())
        ):
            continue
        if word in context.known.words and form in CAPITALISED and _named(view, index):
            continue
        if is_language(view, index):
            continue
        start = view.starts[_joined(view, index)]
        yield Candidate(start, view.ends[index], "GROEP", CONTEXT, "groep", key=f"groep:{word}")
    yield from _behind_words(view)


def _behind_words(view: View) -> Iterator[Candidate]:
    """What stands behind a word such as "stam" or "clan"."""
    for index in sorted({*view.where(_WORDS), *_of_a_people(view)}):
        gap = _GAP.fullmatch(view.gap_after(index))
        follow = index + 1
        while follow < len(view) and view.folded[follow] in {"de", "van", "is", "was", "heet", "der", "het"}:
            follow += 1
        if follow >= len(view) or view.shapes[follow] not in CAPITALISED or not (gap or follow > index + 1):
            continue
        last = follow
        while (
            last + 1 < len(view)
            and view.shapes[last + 1] in CAPITALISED
            and view.gap_after(last) in {" ", "-"}
        ):
            last += 1
        field = bool(gap and (gap.group().strip()[-1:] in {":", "|", "="} or "  " in gap.group()))
        if field:
            last = _value_end(view, last)
        if field or view.folded[follow] not in word_set("landen", "overheid"):
            yield Candidate(
                view.starts[follow],
                view.ends[last],
                "GROEP",
                IN_FIELD if field else TITLED,
                f"groep achter '{view.folded[index]}'",
                key=f"groep:{view.folded[follow]}",
            )


def _joined(view: View, index: int) -> int:
    """The first word of what a hyphen joins to a group ("rooms-katholiek", "Eritrees-orthodox")."""
    joins = view.gap(index) == "-" and view.shapes[index - 1] in CAPITALISED | {LOWER}
    return index - 1 if joins and view.folded[index - 1] not in _PARTS_OF else index


def is_language(view: View, index: int) -> bool:
    """Whether a word for a people means its language here ("uw moedertaal is Tigrinya")."""
    start = view.starts[index]
    return view.folded[index] in word_set("talen") and bool(
        _LANGUAGE.search(view.text, max(0, start - 60), start)
    )


def _value_end(view: View, last: int) -> int:
    """The last word of the value of a field: all that its line or cell holds, where that is short."""
    end = last
    while end + 1 < len(view) and _IN_VALUE.fullmatch(view.gap_after(end)) and end - last < _LONG_VALUE:
        end += 1
    return end if end - last < _LONG_VALUE else last


def _of_a_people(view: View) -> Iterator[int]:
    """The last words of "etnische groep", "ethnic group" and their like."""
    for index in view.where(_ETHNIC):
        if view.at(index + 1) in _OF_A_PEOPLE and view.gap_after(index) == " ":
            yield index + 1


def _named(view: View, index: int) -> bool:
    """Whether another name word stands beside it, so that it is part of a person's name."""
    before = index > 0 and view.gap(index) == " " and view.shapes[index - 1] in CAPITALISED
    after = index + 1 < len(view) and view.gap_after(index) == " " and view.shapes[index + 1] in CAPITALISED
    return before or after
