"""Work told in ordinary words ("de mappen bijhield"), students, and posts in a form ("Beroep: ...").

The things one keeps and the names of the fields are data: `data/functies.yaml`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from grondslag.anonymise.detectors.near import at_words, sought
from grondslag.anonymise.fold import fold
from grondslag.anonymise.lists import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grondslag.anonymise.view import View

# A word and what ties a second one to it ("van de jeugd van Koch").
_OF = r"(?: (?:van|en|voor|met|in|op) (?:(?:de|het) )?[\w’'-]+){0,3}"
_KEPT = (
    r"(?:bijhield|bijhoudt|beheerde|beheert|bewaarde|bewaart|droeg|onder (?:zijn|haar) beheer (?:had|heeft))"
)
_GAVE = r"(?:uitgaf|uitgeeft|uitdeelde|uitdeelt|uitreikte|rondbracht|ronddeelde|bijhield|bijhoudt|inzamelde)"
# What one who gives these out is accused of, or what an office does.
_NO_GOODS = (
    r"(?!bevel|order|opdracht|klap|straf|slag|wapen|dreig|vonnis|visum|visa|paspoort|document|verklaring"
    r"|uitspraak|boek\b|krant|haar\b|zich\b|zij\b|hij\b|die\b|niet\b|nooit\b|altijd\b|daar\b|dingen\b"
    r"|alles\b)"
)
_GUARDED = (
    "deur|deuren|poort|hek|brug|sluis|ingang|uitgang|slagboom|magazijn|depot|kas|kudde|kamelen|geiten|schapen"
    "|koeien|vee|auto's|voertuigen|generator|winkel|boten|tuin|huis|huizen|loods|kelder|luik|trap"
)
_LEADS = (
    r"(?!hoge\b|raad\b|land|staat|regering|republiek|leger|organisatie|beweging|partij|delegatie|onderzoek)"
)
# In other tongues: what one taught, ran or was in charge of.
_NOT_US = r"(?!me\b|us\b|him\b|her\b|them\b|you\b|my\b|himself|that\b|how\b|to\b|from\b|in\b|a lesson)"
_AT = (
    r"(?: (?:of|at|in|for|on) (?:the )?(?:[\w’'-]+ ){0,2}?[A-Z][\w’'-]+"
    r"(?: (?:[A-Z][\w’'-]+|church|school|college|mission))*)?"
)
_TAUGHT = rf"\b(?:taught|teaches) {_NOT_US}(?:the )?[a-z]+(?: and [a-z]+| communion| oefening)?{_AT}"
_RAN = (
    r"\b(?:ran|runs) the (?:training|night|day|front|back|prison|camp|supply|arms|radio|store|mess|local"
    r"|field)?"
    r" ?(?:school|shift|desk|office|kitchen|store|stores|clinic|pharmacy|garage|workshop|checkpoint|camp|gate"
    rf"|canteen|bakery|armoury|armory|depot|radio|station|prison|post|pump|mill|generator)\b{_AT}"
)
_KEEPS = (
    r"\b(?:kept|keeps|held|carried) the (?:keys?|registers?|lists?|books?|records|files|stamps?|accounts"
    r"|stores"
    r"|cash|ledgers?|roster|log)\b(?: (?:of|to|for) (?:the )?[a-z]+)?"
)
_IN_CHARGE = (
    r"\b(?:in charge of |chargée? d(?:e la |e l['’]|u |es |e )|encargad[oa] de(?:l| la| los| las)? ?"
    r"|encarregad[oa] d(?:e|o|a|os|as) |zuständig für (?:die |den |das )?)"
    r"(?!country|army|case|investigation|dossier|affaire|pays|caso|país)"
    r"(?:the )?[\w’'-]{3,}(?: (?:for|at|in|of|à|de|do|da) (?:the |la |l['’])?[\w’'-]+(?: side| area| gate)?)?"
)
_REGISTER = (
    r"\b(?:tenait|gardait|tient) (?:le|la|les) (?:registres?|listes?|clés|clefs|cahiers?|caisse|cachet"
    r"|livres?)\b"
    r"(?: (?:de la|des?|du) [\w’'-]+)?"
    r"|\b(?:llevaba|guardaba|guardava|levava) (?:el|la|las|los|o|a|as|os) "
    r"(?:registros?|listas?|llaves|libros?|caja|cuentas|chaves|livros?|caixa)\b(?: (?:de|do|da"
    r"|del) (?:la )?[\w’'-]+)?"
    r"|\b(?:führte|verwaltete) (?:die|das|den) (?:Liste|Listen|Register|Bücher|Kasse|Kartei|Lager|Magazin"
    r"|Akten)\b"
    r"|\b(?:enseignait|enseigne) (?:le|la|les|l['’]) ?[\w’'-]+(?: (?:à|au|aux) (?:la "
    r"|l['’])?[\w’'-]+(?: [A-Z]\w+)?)?"
    r"|\b(?:enseñaba|ensinava) (?:a |la |o |el )?[\w’'-]+(?: e(?: a)? [\w’'-]+)?"
)
# A man known by what he kept or did ("de man met de sleutels", "de man die het zegel bewaarde"): somebody of
# whom no more is told than that he spoke or came is none.
_BY_TOOL = re.compile(
    r"\b(?:man|vrouw|jongen|meisje) (?:met|van) (?:de|het) "
    r"(?:s[l1]eutels?|lijsten?|stempels?|zegels?|schrift|schriften|boek|boeken|register|geld|kas|inlichtingen"
    r"|geheime dienst|veiligheid|lampen?|weegschaal|pasjes|papieren|telefoon|megafoon|zweep|stok|mappen"
    r"|dossiers"
    r"|kaarten|radio|camera|honden|poort|poorten|namen|stempels|kas|soldij|brandstof|voorraden|maandag"
    r"|dinsdag"
    r"|woensdag|donderdag|vrijdag|zaterdag|zondag|nacht|nachtdienst|post|bewaking|logistiek|geldkist)\b"
    r"(?: (?:in|van|te) (?!Nederland)(?-i:[A-Z])[\w’'-]+)?"
    r"|\b(?:the|a) (?:one|man|woman|boy) with the (?:keys?|lists?|stamps?|seals?)\b"
    r"|\b(?:l[’']homme|celui|la femme|celle) (?:aux clés|aux clefs|à la liste|au cachet|des clés)",
    re.IGNORECASE,
)
_SOMEBODY = frozenset(
    {"man", "vrouw", "jongen", "meisje", "one", "woman", "boy", "homme", "lhomme", "femme", "celui", "celle"}
)
# What somebody does for a living or for a group, told by a verb; the crimes a file speaks of are no work.
_OWN = r"(?:[Hh]ij|[Zz]ij|[Zz]e|[Ii]k|die|wie)"
# Who goes over these walks; who deals in these is accused of it.
_CROSSED = (
    r"(?!grens\b|brug\b|rivier\b|muur\b|straat\b|weg\b|berg|zee\b|hek\b|water\b|dijk\b|drempel\b|lijn\b"
    r"|oorlog\b|zaak\b|vraag\b|rooie\b)"
)
_ACCUSED = (
    r"(?!wapen|drugs\b|vrouwen\b|meisjes\b|kinderen\b|mensen\b|mannen\b|slaven\b|gevangenen\b|granaten\b"
    r"|organen\b|zijn\b|haar\b|samen\b|eigen\b|worden\b|werden\b|hebben\b|hadden\b|zouden\b|kunnen\b"
    r"|binnen\b|tegen\b"
    r"|tussen\b|buiten\b|boven\b|alleen\b|zeven\b|tien\b|negen\b|allen\b|velen\b|opzichten\b|handen\b)"
)
_SUPPLIES = (
    "mondvoorraad|bevoorrading|voorraden|voeding|voedsel|voedselverdeling|keuken|munitie|administratie|lijsten"
    "|kas|financiën|logistiek|brandstof|voertuigen|radio|radio's|verbindingen|opleiding|kleding|bewaking"
    "|sleutels|paarden|medicijnen|water|waterverdeling|transport|telefoons|magazijn|werving|propaganda|discipline"
)
_BY_VERB = re.compile(
    rf"(?:\b{_OWN} |(?<=[\"“„‘']))(?:ging|gaat|ga) over (?:de|het|alle) (?:[a-z]{{3,20}}e )?"
    rf"{_CROSSED}[\w-]{{3,25}}"
    r"(?: van (?:de |het )?(?:hele )?[\w-]+)?"
    rf"|\bdie over (?:de|het|alle) (?:[a-z]{{3,20}} )?{_CROSSED}[a-z-]{{3,25}} (?:ging|gaat)\b"
    rf"|\b(?:die )?in {_ACCUSED}[a-z]{{3,20}}(?:en|s) (?:handelde|handelt)\b"
    rf"|\b(?:handelde|handelt) in {_ACCUSED}[a-z]{{3,20}}(?:en|s)\b"
    rf"|\b(?:verkocht|verkoopt) (?:zelf |er |daar |toen )?{_ACCUSED}[a-z]{{3,20}}(?:en|jes|ijs)\b"
    r"(?: en [a-z]{3,20}(?:en|jes)\b)?"
    r"|\bvend (?:des |du |de la )?[a-z]{4,20}(?: et [a-z]{4,20})?"
    r"|\b(?:reed|rijdt) (?:zelf )?(?:taxi|bus|pakket(?:jes|ten)|vracht|riksja)\b"
    r"|\b(?:(?:op|met) de )?(?:taxi|bus|pakketjes|vracht|riksja) (?:reed|rijdt)\b"
    r"|\b(?:de )?(?:[a-z]{3,10}- en )?(?:nacht|avond|ochtend|dag|middag)(?:ploeg|dienst) (?:leidde|leidt)\b"
    rf"|\bverantwoordelijk voor (?:de |het |alle )?(?:{_SUPPLIES})\b"
    r"|\b[Ss]chreef (?:ook |zelf )?de (?:verslagen|lijsten|rapporten|brieven|boekhouding)"
    r"(?: van (?:de|het) [a-z]{3,20})?"
    r"|\b(?:de|een) (?:gids|man|vrouw|jongen) die (?:de|het|alle) [a-z]{3,20} (?:kende|wees)\b"
    r"|\bdie voor de (?:inlichtingen(?:dienst)?|geheime dienst|veiligheid(?:sdienst)?|staf) werkte\b"
    r"|(?<=, )die (?:de|het) [a-z-]{3,20} (?:bijhield|beheerde|bewaarde|telde|inde|uitdeelde)\b"
)
_STUDIES = re.compile(r"student|jaars\b|étudiant|estudiante|estudante|alumn[oa] |aluno |aluna ")
_STUDENT_ABROAD = re.compile(
    r"\b(?:estudiante|estudante|alumn[oa]|alun[oa]|étudiante?) (?:de|em|en) "
    r"(?:\d\.? ?[ºª°o]? ?(?:año|ano|année) (?:de |en |do curso de )?)?(?:(?:droit|lettres|sciences|médecine"
    r"|pharmacie|architecture|génie|gestion|économie|agronomie|direito|medicina|enfermagem"
    r"|engenharia)(?![\w-])"
    r"|(?-i:[A-Z])[\w’'-]+)(?: (?:de|da|do|e|y|et) [\w’'-]+)?(?:, [A-Z]{2,6}(?![\w-]))?"
)
_BY_DEED = re.compile(
    r"\b[Dd]e (?:man|vrouw|jongen) die (?:in (?:het|de) [a-z]+ )?(?:de|het) (?!woord\b)[a-z-]{3,20}"
    r"(?: (?:van|voor|in|op) (?:(?:de|het) )?[\w’'-]+)? "
    r"(?:[a-z]{3,}(?:de|te)|droeg|hield|schreef|reed|bracht|bijhield|vasthield|verkocht|kocht|sloot|bereed)"
    r"(?=[,.;:?!)\n\"”’']|\Z| (?:was|is|heette|zei|had|werd|kwam)\b)"
    r"|\b[Dd]e (?:man|vrouw|jongen) die (?:rechts|links|onder|boven|mee)(?:onder|boven)?"
    r" (?:tekende|stond|zat|schreef)\b"
)
_REACH = 30, 50  # characters before and behind a word for a student


@cache
def _things() -> str:
    return "|".join(
        sorted((re.escape(thing) for thing in table("functies")["zaken"]), key=lambda t: (-len(t), t))
    )


@cache
def _duties() -> re.Pattern[str]:
    what = study()
    class_ = r"(?: (?:aan|op|in) (?:(?:de|het|een) )?(?:[a-z]+e )?[\w’'-]+(?: (?:nr\.? ?)?\d+)?)"
    return re.compile(
        rf"\b(?:(?:de|het|alle) )?(?:{_things()}){_OF} {_KEPT}\b"
        rf"|\b(?:(?:de|het) )?{_NO_GOODS}[a-z]{{4,15}}(?: en [a-z]{{4,15}})? {_GAVE}\b"
        rf"|\b(?:hield|houdt)(?: (?:hij|zij|ze|ik|er|daar))? (?:de|het) (?:{_things()}){_OF} bij\b"
        rf"|\b(?:beheerde|bewaarde|droeg|beheert|bewaart) (?:de|het) (?:{_things()})\b(?: van (?:de "
        rf"|het )?[\w’'-]+)?"
        rf"|\bop (?:een|de|het) (?:{_GUARDED}) (?:heeft gepast|had gepast|gepast heeft|paste|past"
        rf"|heeft gewaakt)\b"
        rf"|\b(?:paste|past) (?:alleen |enkel |slechts )?op (?:een|de|het) (?:{_GUARDED})\b"
        rf"|\b(?:gaf|geeft|doceerde|onderwees) {what}\b{class_}?|\b{what} (?:gaf|geeft|doceerde)\b{class_}?"
        rf"|\b(?:(?:had|heeft) (?:de leiding|het toezicht) (?:over|van|op)|aan het hoofd van) (?:de"
        rf"|het) {_LEADS}[a-z-]+"
        r"(?: (?:in|van|te) [A-Z][\w’'-]+)?"
        r"|\btoezicht op de [a-z]{4,20}en\b(?=[ \t]*(?:\||\n|\Z| {2}|[\"”]))"
        r"|\b(?:[Dd]e )?(?:op één na )?(?:hoogste?|tweede) in (?:rang|bevel|lijn)"
        r"(?: (?:tussen|van|in|op|bij|te) (?:(?:de|het) )?(?:(?!is\b|was\b)[a-z]+ )?[\w’'-]+)?"
        rf"|{_TAUGHT}|{_RAN}|{_KEEPS}|{_IN_CHARGE}|{_REGISTER}"
    )


def told(view: View) -> Iterator[re.Match[str]]:
    """What somebody did or studied, told by a verb or a thing ("het register bijhield")."""
    yield from at_words(view, _SOMEBODY, _BY_TOOL, _BY_DEED, back=8)
    yield from sought(view, _BY_VERB)
    yield from sought(view, _duties())
    yield from _students(view)


@cache
def study() -> str:
    """A pattern for what one studies or teaches, in small letters ("elektrotechniek", "farmacie")."""
    ends = "|".join(sorted(table("functies")["vakslot"]))
    return rf"(?:[a-z]{{3,20}}(?:{ends})|{'|'.join(sorted(table('functies')['vakken']))})"


@cache
def _student() -> re.Pattern[str]:
    year = r"(?:(?:eerste|tweede|derde|vierde|vijfde|zesde|laatste)jaars|[1-6]e ?jaars)"
    return re.compile(
        rf"\b(?:{year}(?:[ -]?student(?:e)?)?|student(?:e)?|étudiante?)"
        rf" (?:in (?:de )?|en |of )?{study()}(?![\w-])"
        rf"|\b{study()}student(?:e)?\b"
    )


def _students(view: View) -> Iterator[re.Match[str]]:
    """Students with what they study ("student elektrotechniek", "derdejaars farmacie")."""
    for match in _STUDIES.finditer(view.text):
        before, behind = _REACH
        reach = max(0, match.start() - before), match.end() + behind
        yield from _student().finditer(view.text, *reach)
        yield from _STUDENT_ABROAD.finditer(view.text, *reach)


@cache
def _names() -> frozenset[str]:
    """The first words of the fields."""
    return frozenset(
        fold(name).split(" ")[0] for name in (*table("functies")["velden"], *table("functies")["rangvelden"])
    )


@cache
def _field(name: str) -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(n) for n in table("functies")[name]), key=lambda n: (-len(n), n)))
    return re.compile(
        rf"^[ \t|>*-]*(?:\d{{1,2}}(?:\.\d{{1,2}})?[.)]? |[a-z][.)] )?(?:{names})(?: ?/ ?[\w-]+"
        rf"| \([\w /-]+\))?"
        r"(?:[ \t]*(?:[.·_]{2,}[ \t]*:?|[:|])|(?=[ \t]{2}))[ \t|:]*"
        r"[\"“„']?(?:(?:tot|sinds|vanaf|until|since|seit|bis|depuis) \d{4} |(?:voorheen|vroeger|destijds"
        r"|thans|ooit|nu|früher"
        r"|jetzt|formerly|anciennement|antes) )?"
        r"(?P<value>[^\s|.:\[(](?:[^\n|;\t ]| (?! ))*)",
        re.IGNORECASE | re.MULTILINE,
    )


_LONGEST = 70
_RANK_WORDS = 2


@cache
def _nothing() -> frozenset[str]:
    return frozenset(fold(word).replace("_", " ") for word in table("functies")["geen_waarde"])


def fields(view: View) -> Iterator[tuple[int, int]]:
    """Start and end of what a form or table gives as somebody's work or post; a bare rank stays."""
    starts = {view.text.rfind("\n", 0, view.starts[index]) + 1 for index in view.where(_names())}
    for start in sorted(starts):
        for name in ("velden", "rangvelden"):
            match = _field(name).match(view.text, start)
            if not match:
                continue
            value = match["value"].rstrip(' ,."”')
            words = fold(value).split()
            if len(value) > _LONGEST or not words or " ".join(words) in _nothing():
                continue
            if name == "velden" or len(words) >= _RANK_WORDS:
                yield match.start("value"), match.start("value") + len(value)
