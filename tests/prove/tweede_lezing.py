"""A second reading of what may leave, written from the sources and not from the register's files.

Read from: the decision note of 30 June 2023 (kenmerk 4754492), and the articles of law that it stands on
(Sv 126nc-126nf, 126u.., 126z.., 160-162; Vw 107 lid 6; Woo; AVG art. 5). It borrows from the register only
what carries no rule: the names of grounds, kinds of data and judgements. `test_gelijk.py` compares the two.

It was written before the register was opened. Four places then differed, and each time the source bore the
register out; they are marked "na vergelijking" with what was read first.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

Dag: TypeAlias = date | Literal["wet", "dag voor wet", "altijd"]

WET = "eigen-beweging-wet"
STAND = "nog_niet"  # the state of the law to come: no Staatsblad was found
BIJZONDER = frozenset({"godsdienst", "ras", "politiek", "gezondheid", "seksueel", "vakbond"})
PERSOONLIJK = (
    frozenset({"identificerend", "dossier", "strafrechtelijk", "derden"}) | BIJZONDER | {"biometrie"}
)
STUKKEN = frozenset({"casus", "cijfers", "nota", "vordering", "reactie", "signaal", "verslag"})
PARTIJEN = ("ind", "om", "tafel", "tweede-kamer", "eenieder")
ROLLEN = frozenset({
    "behandelaar", "tweede-lezer", "coordinator", "jurist", "afdelingshoofd", "privacyadviseur", "fg",
    "vorderingbehandelaar", "beleidsmedewerker", "beheerder",
    "officier", "opsporingsambtenaar", "parketsecretaris",
    "poort",  # nobody: what the gate finds itself
})  # fmt: skip

# Who must establish a judgement, and how many days it may be old; None is for ever. The gate's own findings
# about the bytes belong to the departure, one day for midnight; that a demand still stands is known for the
# three days in which its paper must follow (126nd lid 4).
OORDELEN: Mapping[str, tuple[str, int | None]] = {
    "zaak_is_1f": ("behandelaar", None),
    "prangend": ("coordinator", None),
    "anoniem": ("tweede-lezer", None),
    "klasse": ("poort", None),
    "lekvrij": ("poort", 1),
    "aanleiding": ("jurist", None),
    "individuele_zaak": ("behandelaar", None),
    "strafbaar_feit": ("jurist", None),
    "aangifteplicht": ("jurist", None),
    "ambtsplicht": ("jurist", None),
    "noodzaak_per_gegeven": ("behandelaar", None),
    "juridisch_advies": ("jurist", None),
    "besluit_afdelingshoofd": ("afdelingshoofd", None),
    "geadresseerde": ("jurist", None),
    "aangifte_vorm": ("behandelaar", None),
    "vordering_vorm": ("vorderingbehandelaar", None),
    "vordering_functie": ("vorderingbehandelaar", None),
    "vordering_titel": ("vorderingbehandelaar", None),
    "vordering_termijn": ("vorderingbehandelaar", None),
    "vordering_staat": ("poort", 3),
    "onderdelen_gelabeld": ("vorderingbehandelaar", None),
    "vordering_omvat": ("jurist", None),
    "machtiging_rc": ("jurist", None),
    "toekomstig_termijn": ("vorderingbehandelaar", None),
    "om_vordering_bevoegd": ("officier", None),
    "om_vordering_vorm": ("parketsecretaris", None),
    "om_machtiging": ("officier", None),
    "reactie_uit_lijst": ("poort", None),
    "reactie_zonder_gegevens": ("officier", None),
    "herkend_zonder_naam": ("officier", None),
    "vergadering_gehouden": ("poort", None),
    "verslag_lekvrij": ("poort", 1),
    "cellen_onderdrukt": ("poort", None),
    "peildatum": ("beleidsmedewerker", None),
    "grond_per_passage": ("beleidsmedewerker", None),
    "metadata_schoon": ("poort", 1),
    "paragraaf5_sluit_aan": ("poort", None),
    "wet_voorwaarden": ("jurist", None),
}


@dataclass(frozen=True)
class Lezing:
    """One ground as read: who gives to whom, first and last day, what it carries, what must be established.

    `tekenen` are the roles that sign on each side; `dicht` says why it opens for nobody: history, or so many
    questions that only a jurist can answer (`vragen`). `feiten`: which files and facts it governs.
    """

    eerste: Dag
    laatste: Dag
    soorten: frozenset[str]
    oordelen: frozenset[str]
    tekenen: Mapping[str, tuple[str, str]]
    aan: str = "om"
    dicht: str = ""
    vragen: int = 0
    feiten: str = "alle"


_NOTA = date(2023, 6, 30)  # the note is of this day; the working method that it sets out cannot be older
_SV_2006 = date(2006, 1, 1)  # Wet bevoegdheden vorderen gegevens
_GEWOON = frozenset({"identificerend", "dossier", "strafrechtelijk", "derden"})
_AANGIFTE_SOORTEN = _GEWOON - {
    "dossier"
}  # documents only with 162 lid 1; no special kinds before a jurist says so

_BIJ_TAFEL = {"ind": ("coordinator", "jurist")}
_BIJ_AANGIFTE = {"ind": ("jurist", "afdelingshoofd")}
_BIJ_VORDERING = {"ind": ("vorderingbehandelaar", "jurist")}
_BIJ_OM = {"om": ("officier", "parketsecretaris")}

_VORDERING = frozenset({
    "zaak_is_1f",  # what this register is about: the note, par. 1
    "vordering_vorm", "vordering_titel", "vordering_termijn",  # 126nc lid 4, 126nd lid 3: what it must state
    "vordering_functie",  # 126nc lid 1: the investigating officer; the rest: the officier van justitie
    "vordering_staat",  # not withdrawn; an oral one on paper within three days: 126nd lid 4
    "onderdelen_gelabeld",  # each part its kinds, or it stays: 126nd lid 2 cannot be kept otherwise
    "vordering_omvat",  # no more goes than was demanded: 126nd lid 3 under b
})  # fmt: skip
# Sv 160-162: the competence of 161 is the rule; 160 and 162 are duties that a jurist must find. The rest is
# what the note asks (an individual case) and what AVG art. 5 asks of each datum.
_AANGIFTE = frozenset({
    "zaak_is_1f", "individuele_zaak", "strafbaar_feit", "noodzaak_per_gegeven",
    "juridisch_advies", "besluit_afdelingshoofd", "geadresseerde", "aangifte_vorm",
})  # fmt: skip


def _vordering(*meer: str, soorten: frozenset[str] = _GEWOON, dicht: str = "", vragen: int = 0) -> Lezing:
    oordelen = _VORDERING | set(meer)
    return Lezing(_SV_2006, "altijd", soorten, oordelen, _BIJ_VORDERING, dicht=dicht, vragen=vragen)


def _aangifte(waarom: str, soorten: frozenset[str] = _AANGIFTE_SOORTEN) -> Lezing:
    # Na vergelijking: the articles are older, but the IND reports on the method of the note, so from its day
    # (first read without a first day). What gives cause is one finding a ground: the table for 161, the duty
    # for 160 and 162 lid 1 (first read as the table's cause on all three).
    return Lezing(_NOTA, "altijd", soorten, _AANGIFTE | {waarom}, _BIJ_AANGIFTE)


def _van_om(soort: str, *oordelen: str, eerste: date = _NOTA) -> Lezing:
    return Lezing(eerste, "altijd", frozenset({soort}), frozenset(oordelen), _BIJ_OM, aan="ind")


LEZING: Mapping[str, Lezing] = {
    # A promise of 1997, no statute; ended in "april 2022", a month and no day: so shut from the first.
    "eigen-beweging-oud": Lezing(
        date(1997, 12, 31), date(2022, 3, 31), frozenset(), frozenset({"zaak_is_1f"}), _BIJ_AANGIFTE,
        dicht="historie", vragen=1, feiten="onbekend",  # which provision carried it
    ),
    "vordering-126nc": _vordering(soorten=frozenset({"identificerend"})),
    "vordering-126nd": _vordering(),  # special kinds shut out: 126nd lid 2, third sentence
    "vordering-126nd-6": _vordering("machtiging_rc"),
    # Na vergelijking: direct delivery needs leave (lid 3); a file is delivered as it arises, so always asked
    # (first read without, as a ground for what is not direct).
    "vordering-126ne": _vordering("toekomstig_termijn", "machtiging_rc"),
    "vordering-126nf": _vordering("machtiging_rc", soorten=_GEWOON | BIJZONDER),
    # Which threshold, form and leave; and whether the title occurs in 1F cases at all.
    "vordering-126u": _vordering(dicht="open vraag", vragen=2),
    # Na vergelijking: when 126z.. began is a question for a jurist of its own (first read: 1 February 2007).
    "vordering-126z": _vordering(dicht="open vraag", vragen=3),
    # Whether 162 lid 2 stands beside 126nd is open. Until then as careful as an aangifte: an offence, each
    # datum needed, advice; no demand is served here, so none of a demand's papers (na vergelijking: first
    # read with them).
    "inlichtingen-162-2": Lezing(
        _NOTA, "altijd", _GEWOON,
        frozenset({"zaak_is_1f", "strafbaar_feit", "noodzaak_per_gegeven", "juridisch_advies"}),
        _BIJ_AANGIFTE, dicht="open vraag", vragen=1,
    ),
    # The note, par. 4: during the making of the law, the most pressing, anonymised.
    "overlegtafel": Lezing(
        _NOTA, "dag voor wet", frozenset({"casus"}),
        frozenset({"zaak_is_1f", "prangend", "anoniem", "klasse", "lekvrij"}), _BIJ_TAFEL,
    ),
    "aangifte-160": _aangifte("aangifteplicht"),
    "aangifte-161": _aangifte("aanleiding"),
    "aangifte-162-1": _aangifte("ambtsplicht", _AANGIFTE_SOORTEN | {"dossier"}),
    WET: Lezing(
        "wet", "altijd", frozenset(), frozenset({"zaak_is_1f", "noodzaak_per_gegeven"}), _BIJ_AANGIFTE,
        dicht="open vraag", vragen=1, feiten="nog_niet",
    ),
    # Na vergelijking: Parliament is informed and the note published by the decision of its day (first read:
    # without a first day, and from the Woo's own, 1 May 2022).
    "kamer": Lezing(
        _NOTA, "altijd", frozenset({"cijfers"}), frozenset({"cellen_onderdrukt", "peildatum"}), _BIJ_AANGIFTE,
        aan="tweede-kamer",
    ),
    "publicatie": Lezing(
        _NOTA, "altijd", frozenset({"nota"}),
        frozenset({"grond_per_passage", "metadata_schoon", "paragraaf5_sluit_aan"}), _BIJ_AANGIFTE,
        aan="eenieder",
    ),
    "om-vordering": _van_om(
        "vordering", "om_vordering_bevoegd", "om_vordering_vorm", "om_machtiging", eerste=_SV_2006
    ),
    # What follows a meeting may follow it after the law's day too: the note ends the table, not its answers.
    "om-tafelreactie": _van_om("reactie", "reactie_uit_lijst", "reactie_zonder_gegevens"),
    "om-herkend": _van_om("signaal", "herkend_zonder_naam"),
    "vaststelling-verslag": Lezing(
        _NOTA, "altijd", frozenset({"verslag"}), frozenset({"vergadering_gehouden", "verslag_lekvrij"}),
        {**_BIJ_TAFEL, **_BIJ_OM}, aan="tafel",
    ),
}  # fmt: skip


def met_wet(soorten: AbstractSet[str], oordelen: AbstractSet[str]) -> Mapping[str, Lezing]:
    """The reading once a law names `soorten` and asks `oordelen`: one ground is filled, no other changes."""
    oud = LEZING[WET]
    vol = Lezing(oud.eerste, oud.laatste, frozenset(soorten), oud.oordelen | oordelen, oud.tekenen)
    return {**LEZING, WET: vol}


def in_werking(lezing: Lezing, dag: date, wet: date | None) -> bool:
    """Whether the ground is in force on `dag` when the law enters on `wet` (None: not yet)."""
    if lezing.eerste == "wet" and (wet is None or dag < wet):
        return False
    if isinstance(lezing.eerste, date) and dag < lezing.eerste:
        return False
    if lezing.laatste == "dag voor wet" and wet is not None and dag > wet - timedelta(days=1):
        return False
    return not (isinstance(lezing.laatste, date) and dag > lezing.laatste)


def staat_toe(
    lezing: Lezing,
    *,
    dag: date,
    wet: date | None,
    soorten: AbstractSet[str],
    aan: str,
    vast: AbstractSet[str],
) -> bool:
    """Whether `soorten` may go to `aan` on `dag`, with the judgements `vast` established."""
    return (
        not lezing.dicht
        and in_werking(lezing, dag, wet)
        and aan == lezing.aan
        and bool(soorten)
        and soorten <= lezing.soorten
        and lezing.oordelen <= vast
    )
