"""Ethnicity, tribe, clan and religion of a person; a nationality and a language stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from grondslag.anonymise.candidate import CONTEXT, TITLED, Candidate
from grondslag.anonymise.detectors.near import at_words
from grondslag.anonymise.fold import fold
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
# Kin and communities that a hyphen or a space ties to a group ("Hutu-vader", "de ismailitische gemeenschap").
_OF_GROUP = re.compile(
    r"-(?:stam|clan|gemeenschap|familie|vader|moeder|man|vrouw|jongen|meisje|gezin|ouders|christen"
    r"|moslim)(?![\w-])"
    r"|(?<=e) (?:gemeenschap|minderheid|gemeente|stam|clan)(?![\w-])"
    r"|,? (?:een )?(?:sub)?(?:tak|clan|stam|onderdeel) van (?:de )?(?:[a-z]+(?:lijke|elijke) )?(?=[A-Z])"
)
# Behind these words the article belongs to the group ("behoort tot de Luhaib"); a stam has it always.
_ARTICLE = re.compile(r"(?<![\w-])(?:(?:tot|bij) |(?<=\w, ))(de )\Z")
_OF_STAM = re.compile(r"(?<![\w-])([Dd]e )\Z")
_LONGEST_BEFORE = 9
_STAMS = frozenset({"stam", "clan", "subclan", "stamleden", "clanleden"})
_STAM = re.compile(
    r"(?<![\w-])(?:[Dd]e )?([A-Z][\w’'-]{2,30})-(?:stam|clan|subclan|stamleden|clanleden)(?![\w-])"
)
_LONGEST_STAM = 40
# What parts the words of one value: no end of a line, cell or sentence.
_IN_VALUE = re.compile(r",? |-|,? ?['\"‘“(]|['\"’”)],? ?|/| / |; | & ")
_LONG_VALUE = 6
# In front of these a word for a people means the language.
_LANGUAGE = re.compile(
    r"(?:\b(?:in het|taal|talen|spreekt|spreek|sprak|gesproken|vertaald uit het|vertaling "
    r"uit het|tolk|uit het|moedertaal|moedertaal is|taal is|in|en|auf|voertaal|dialect"
    r"|language|langue)[ :|]{1,3}(?:de |het |in )?(?:\w+(?:, | en |/))*)$"
)
# A people that is also a nation is a group of somebody's own where it is told of a minority or of a neighbour
# ("de Albanese bevolkingsgroep", "een Servische boer", "Kolja, een Rus, ...").
_NEIGHBOURS = (
    "Servi|Alban|Kroat|Bosni|Macedon|Montenegr|Armeen|Azer|Georgi|Arabi|Oezbeek|Kirgizi|Turkmeen|Tadzjiek"
)
_NATIONS = (
    rf"{_NEIGHBOURS}|Russi|Oekraïn|Turks|Grieks|Hongaar|Roemeen|Bulgaar|Perzi|Somali|Kazach|Chine|Vietname"
)
_OF_NATION = re.compile(
    rf"\b(?:{_NATIONS})[a-z]*e(?= (?:bevolkingsgroep|minderheid|komaf|etniciteit|gemeenschap"
    rf"|volksgroep)(?![\w-]))"
    rf"|\b(?:{_NEIGHBOURS})[a-z]*e(?= (?:boer|boerin|buurman|buurvrouw|buren|man|vrouw|gezin|familie"
    rf"|dorpeling|dorpelingen|dorpsgenoot|meisje|jongen"
    r"|echtpaar|weduwe|moeder|vader|christen)(?![\w-]))"
    r"|(?<=\w, een )(?:Rus|Serviër|Serf|Servische|Albanees|Albanese|Kroaat|Kroatische|Bosniër|Macedoniër"
    r"|Montenegrijn|Turk"
    r"|Arabier|Armeniër|Georgiër|Azeri|Griek|Hongaar|Oezbeek|Kirgies|Kazach|Oekraïner|Pers|Chinees|Pool)"
    r"(?=[,.;:\n]| uit | van )"
)
_MEMBERS = frozenset(
    {
        *("bevolkingsgroep", "minderheid", "komaf", "etniciteit", "gemeenschap", "volksgroep"),
        *("boer", "boerin", "buurman", "buurvrouw", "buren", "man", "vrouw", "gezin", "familie", "dorpeling"),
        *(
            "dorpelingen",
            "dorpsgenoot",
            "meisje",
            "jongen",
            "echtpaar",
            "weduwe",
            "moeder",
            "vader",
            "christen",
        ),
    }
)
_ONE = frozenset({"een"})
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
        start, end = _whole(view, index)
        yield Candidate(start, end, "GROEP", CONTEXT, "groep", key=f"groep:{word}")
    yield from _behind_words(view)
    for match in _nations(view):
        yield Candidate(
            match.start(),
            match.end(),
            "GROEP",
            CONTEXT,
            "groep die ook een land is",
            key=f"groep:{fold(match.group())}",
        )
    for match in at_words(view, _STAMS, _STAM, back=_LONGEST_STAM):
        yield Candidate(
            match.start(), match.end(), "GROEP", TITLED, "groep voor '-stam'", key=f"groep:{fold(match[1])}"
        )


def _nations(view: View) -> Iterator[re.Match[str]]:
    """Adjectives of a nation before the word for a minority or for a neighbour, and who is called one."""
    for index in view.where(_MEMBERS):
        match = _OF_NATION.match(view.text, view.starts[index - 1]) if index else None
        if match:
            yield match
    for index in view.where(_ONE):
        match = _OF_NATION.match(view.text, view.ends[index] + 1)
        if match:
            yield match


def _whole(view: View, index: int) -> tuple[int, int]:
    """Start and end of a group with its article and the kin or community that is tied to it."""
    start, end = view.starts[_joined(view, index)], view.ends[index]
    tied = _OF_GROUP.match(view.text, end)
    pattern = _OF_STAM if tied and not tied.group().endswith(" ") else _ARTICLE
    article = pattern.search(view.text, max(0, start - _LONGEST_BEFORE), start)
    return article.start(1) if article else start, tied.end() if tied else end


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
        begin = view.starts[follow]
        if view.folded[follow - 1] == "de" and follow > index + 1:
            begin = view.starts[follow - 1]
        field = bool(gap and (gap.group().strip()[-1:] in {":", "|", "="} or "  " in gap.group()))
        if field:
            last = _value_end(view, last)
        if field or view.folded[follow] not in word_set("landen", "overheid"):
            yield Candidate(
                begin,
                view.ends[last],
                "GROEP",
                IN_FIELD if field else TITLED,
                f"groep achter '{view.folded[index]}'",
                key=f"groep:{view.folded[follow]}",
            )


def _joined(view: View, index: int) -> int:
    """The first word of what a hyphen joins to a group ("rooms-katholiek", "Eritrees-orthodox")."""
    joins = view.gap(index) == "-" and view.shapes[index - 1] in CAPITALISED | {LOWER}
    spoken = view.folded[index] in word_set("talen", "landen") or view.folded[index].endswith(
        ("isch", "ische")
    )
    part = view.folded[index - 1] in _PARTS_OF and spoken
    return index - 1 if joins and not part else index


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
