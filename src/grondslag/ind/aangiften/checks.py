"""What an aangifte may not say. Each fault is one Dutch sentence: what is wrong, and what to do."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from grondslag.both.tafel.woorden import objections
from grondslag.ind.aangiften.gegevens import CRIMINAL, DERDEN, is_special, kinds, serves
from grondslag.ind.anonimiseren.selectors import forbidden_of as known_of
from grondslag.ind.zaken.checks import SHORTEST
from grondslag.ind.zaken.models import Zaak
from grondslag.risk import forbidden_of, leak_check

BEFORE_A_DECISION = re.compile(r"\b(mede)?(verdachten?|daders?)\b", re.IGNORECASE)
MAY_STAND = re.compile(r"\b[Ll]id \d{1,2}\b|\bV-nummer\b|\bBSN\b|\bIND\b|\bOM\b")
"""What a question to a jurist may name beside what the words around the table may."""


def words(text: str) -> list[str]:
    """Refuse what the IND may not call a person: who is a suspect, the OM decides."""
    found = BEFORE_A_DECISION.search(text)
    if not found:
        return []
    return [
        _("De IND schrijft niet '%(woord)s': dat beslist het OM. Schrijf 'de betrokkene'.")
        % {"woord": found[0]}
    ]


def reason(text: str, what: str) -> list[str]:
    """Refuse a reason that is none."""
    if len(text.strip()) >= SHORTEST:
        return words(text)
    return [_("%(wat)s ontbreekt of is te kort: schrijf het in een zin.") % {"wat": what}]


def nameless(zaak: Zaak, text: str, place: str) -> list[str]:
    """Refuse words that may point at somebody, each with where it stands; the law may be named to its lid."""
    known = sorted({hit.text for hit in leak_check(text, known_of(zaak))})
    hits = [
        _("'%(tekst)s' staat in de registratie of in het dossier; laat het weg.") % {"tekst": words}
        for words in known
    ]
    hits += [each.waarom for each in objections(text, MAY_STAND.findall(text)) if each.tekst not in known]
    return [_("%(plaats)s: %(waarom)s") % {"plaats": place, "waarom": why} for why in dict.fromkeys(hits)]


def datum(row: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> list[str]:
    """Refuse a datum without kind, purpose or a reason of its own; a third party needs a weighing besides."""
    if not row["naam"].strip() or not row["waarde"].strip():
        return [_("Noem het gegeven en de waarde.")]
    if row["soort"] not in kinds():
        return [_("Kies de soort van het gegeven uit de lijst.")]
    if row["dient"] not in serves():
        return [_("Kies waarvoor het gegeven dient; wat nergens voor dient, gaat niet mee.")]
    if any(other["naam"] == row["naam"] and other["waarde"] == row["waarde"] for other in others):
        return [_("Dit gegeven staat er al.")]
    if any(_same(other["noodzaak"], row["noodzaak"]) for other in others):
        return [
            _("Deze reden staat al bij een ander gegeven; elk gegeven heeft een eigen reden van noodzaak.")
        ]
    faults = reason(row["noodzaak"], _("De reden van noodzaak"))
    if row["soort"] == DERDEN or is_special(row["soort"]):
        faults += reason(row["afweging"], _("De extra afweging (bij een derde of een bijzonder gegeven)"))
    return faults + words(f"{row['naam']} {row['waarde']}")


def addressee(name: str) -> list[str]:
    """Refuse an advice that names nobody to send the aangifte to."""
    return [] if name.strip() else [_("Noem de geadresseerde.")]


def addressee_reason(text: str) -> list[str]:
    """Refuse an addressee without a reason."""
    return reason(text, _("De reden waarom aan deze geadresseerde"))


def unsigned(special: Iterable[str], agreed: Collection[str]) -> list[str]:
    """Refuse special categories in the draft to which the jurist did not say yes."""
    found = sorted(set(special) - set(agreed))
    if not found:
        return []
    return [
        _("Voor deze bijzondere gegevens ontbreekt uw instemming: %(soorten)s. Zonder gaan zij niet mee.")
        % {"soorten": ", ".join(found)}
    ]


def special_reason(text: str) -> list[str]:
    """Refuse a yes to special categories without a reason."""
    return reason(text, _("De reden bij bijzondere gegevens"))


def surplus(zaak: Zaak, inhoud: Mapping[str, Any], gegevens: Sequence[Mapping[str, Any]]) -> list[str]:
    """Refuse identifiers in the facts that no datum carries: other people, V-nummer, BSN, birth."""
    told = " ".join(row["waarde"] for row in gegevens).casefold()
    text = "\n".join([*inhoud["feiten"], inhoud["kwalificatie"], inhoud["plaats"], inhoud["tijd"]])
    third = DERDEN in inhoud["soorten"]
    known = {key: zaak.gegevens.get(key) for key in ("vnummer", "bsn", "geboortedatum")}
    others = (
        [] if third else [person for person in zaak.gegevens["personen"] if person["rol"] != "betrokkene"]
    )
    hits = leak_check(text, forbidden_of({**known, "personen": others}))
    loose = sorted({hit.text for hit in hits if hit.text.casefold() not in told})
    return [
        _("'%(tekst)s' staat in de feiten en is niet als gegeven opgenomen; laat het weg of verantwoord het.")
        % {"tekst": text}
        for text in loose
    ]


def complete(toets: Mapping[str, Any], inhoud: Mapping[str, Any], gegevens: Sequence[Any]) -> list[str]:
    """Return what is still missing before a jurist can advise."""
    missing = []
    if not toets:
        missing.append(_("Vul eerst de toetslijst in."))
    if not inhoud.get("feiten"):
        missing.append(_("Beschrijf de feiten, de plaats en de tijd."))
    if not gegevens:
        missing.append(_("Neem ten minste één gegeven op waaruit blijkt op wie de aangifte ziet."))
    elif not any(row["dient"] == "identiteit" for row in gegevens):
        missing.append(_("Geen van de gegevens dient om vast te stellen op wie de aangifte ziet."))
    return missing


def facts_kinds(chosen: Sequence[str]) -> list[str]:
    """Return the kinds of the facts with the one that they always are."""
    return sorted({CRIMINAL, *chosen})


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
