"""A card, its class and a reading in words, for the pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from grondslag.anonymise.kaart import Field, Kaart, kaart_schema
from grondslag.both.ui.templatetags.ui import datum
from grondslag.ind.casussen.models import Casus, Klassebesluit, Lezing, Uitgebracht
from grondslag.ind.zaken.models import Zaak
from grondslag.ind.zaken.woorden import label_of
from grondslag.risk import ClassSize, FieldCost, Suggestion, sentences

VRAGEN = {
    "herleiden": _("Kan iemand op grond van dit blad één persoon aanwijzen?"),
    "koppelen": _(
        "Kan iemand dit blad koppelen aan een eerder blad of aan een andere bron over dezelfde persoon?"
    ),
    "afleiden": _("Kan iemand uit de waarden op dit blad iets afleiden dat er niet staat?"),
    "rechercheur": _("Kan een gemotiveerde rechercheur, met alles waar hij bij kan, de persoon vinden?"),
}
OORDELEN = {"nee": _("nee"), "mogelijk": _("mogelijk")}


@dataclass(frozen=True)
class Voorstel:
    """A coarser card as a button: what changes, and the class that it gives."""

    tekst: str


@dataclass(frozen=True)
class Klasse:
    """What a page says of a class size: figures never without the sentences that belong to them.

    `stand`: words and look of the badge. `herstel`: field and words of what agrees with the registration.
    `meer_weten`: for whom the class is too small, who knows one thing more than the sheet says.
    """

    stand: tuple[str, str]
    kop: str
    zinnen: tuple[str, ...]
    voorstellen: tuple[Voorstel, ...]
    per_veld: tuple[tuple[str, str], ...]
    meer_weten: tuple[str, ...]
    herstel: tuple[tuple[str, str], ...] = ()


def values_text(field: Field, values: Iterable[str]) -> str:
    """Return the values of one field in words, in the order of the list."""
    given = set(values)
    return ", ".join(label_of(value) for value in field.waarden if value.id in given)


def card_rows(kaart: Kaart) -> list[tuple[str, str]]:
    """Return a card as label and words, as the table reads it."""
    rows = [
        (label_of(field), values_text(field, kaart.values(field.id)) or gettext("geen"))
        for field in kaart_schema().velden
    ]
    return [*rows, (gettext("Waarom prangend"), kaart.prangend)]


def class_in_words(
    size: ClassSize,
    *,
    allowed: Klassebesluit | None = None,
    cures: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> Klasse:
    """Return a class size as the page says it.

    `allowed`: the decision that a small class may go on. `cures`: values that agree with the registration.
    """
    schema = kaart_schema()
    text = ngettext(
        "Deze casus past op %(n)d geregistreerde zaak.",
        "Deze casus past op %(n)d geregistreerde zaken.",
        size.size,
    )
    return Klasse(
        stand=_state_of(size, allowed),
        kop=text % {"n": size.size},
        zinnen=tuple(_class_sentences(size, allowed)),
        voorstellen=tuple(
            Voorstel(_suggestion(each)) for each in size.suggestions if not (size.contradicts or allowed)
        ),
        per_veld=tuple(_per_field(size)),
        meer_weten=tuple(_known_too_well(size)),
        herstel=tuple(
            (name, gettext("%(veld)s wordt %(waarde)s") % _words_of(schema.field(name), values))
            for name, values in cures.items()
        ),
    )


def readings_of(casus: Casus) -> list[tuple[Lezing, list[tuple[str, str, str]]]]:
    """Return every second reading of a casus: its answers, and what was advised and decided on its class."""
    people = ("lezer", "klasseadvies__adviseur", "klasseadvies__besluit__hoofd")
    return [(reading, answers_of(reading)) for reading in casus.lezingen.select_related(*people)]


def sheets_of(zaak: Zaak) -> list[tuple[Uitgebracht, list[tuple[str, str]]]]:
    """Return every sheet that left about a zaak, with its card in words."""
    return [(row, card_rows(Kaart.from_dict(row.kaart))) for row in Uitgebracht.objects.filter(zaak=zaak)]


def answers_of(reading: Lezing) -> list[tuple[str, str, str]]:
    """Return each question with what the reader answered: the question, nee or mogelijk, the words."""
    given = reading.antwoorden
    return [
        (str(question), str(OORDELEN[given[name]["oordeel"]]), given[name]["woorden"])
        for name, question in VRAGEN.items()
        if name in given
    ]


def quotations_of(casus: Casus) -> list[dict[str, Any]]:
    """Return the quotations with what each tells of the card's fields, in words."""
    schema = kaart_schema()
    return [
        {
            **citaat,
            "nummer": nummer,
            "vertelt": "; ".join(
                f"{label_of(schema.field(name))}: {values_text(schema.field(name), values)}"
                for name, values in citaat["waarden"].items()
            ),
        }
        for nummer, citaat in enumerate(casus.citaten, start=1)
    ]


def _state_of(size: ClassSize, allowed: Klassebesluit | None) -> tuple[str, str]:
    if size.contradicts:
        return gettext("anders dan de registratie"), "fout"
    if size.enough:
        return gettext("groot genoeg"), "goed"
    return (gettext("klein, toegestaan"), "let-op") if allowed else (gettext("te klein"), "fout")


def _class_sentences(size: ClassSize, allowed: Klassebesluit | None) -> Iterable[str]:
    if size.contradicts:
        yield gettext(sentences.CONTRADICTION) % {"velden": _fields(size.contradicts)}
    if allowed and not size.enough:
        yield gettext(
            "Het afdelingshoofd besloot op %(dag)s dat de casus met deze klasse naar de tafel mag."
        ) % {"dag": datum(allowed.moment)}
    elif not (size.enough or size.contradicts):
        yield gettext(sentences.TOO_SMALL) % {"k": size.k}
        if size.reachable < size.k:
            yield gettext(sentences.NO_COARSER_CARD) % {"k": size.k}
    yield gettext(sentences.COUNTED)
    if size.unmeasured:
        yield gettext(sentences.UNMEASURED) % {"velden": _fields(size.unmeasured)}
    yield gettext(sentences.NO_PROOF)


def _fields(ids: Iterable[str]) -> str:
    return ", ".join(label_of(kaart_schema().field(each)) for each in ids)


def _suggestion(suggestion: Suggestion) -> str:
    schema = kaart_schema()
    steps = [
        gettext("%(veld)s wordt %(waarde)s") % _words_of(schema.field(step.field), step.after)
        for step in suggestion.steps
    ]
    count = ngettext("%(n)d zaak", "%(n)d zaken", suggestion.size) % {"n": suggestion.size}
    return f"{'; '.join(steps)} ({count})"


def _words_of(field: Field, values: Iterable[str]) -> dict[str, str]:
    return {"veld": label_of(field), "waarde": values_text(field, values)}


def _per_field(size: ClassSize) -> Iterable[tuple[str, str]]:
    for name, cost in size.per_field.items():
        if name in size.unmeasured:
            continue
        without = gettext(sentences.WITHOUT) % {"veld": _in_sentence(name), "aantal": cost.without}
        yield label_of(kaart_schema().field(name)), f"{without} {_known(name, cost)}"


def _known_too_well(size: ClassSize) -> Iterable[str]:
    for name, cost in size.per_field.items():
        if name not in size.unmeasured and cost.known < size.k:
            yield _known(name, cost)


def _known(name: str, cost: FieldCost) -> str:
    return gettext(sentences.KNOWN) % {"veld": _in_sentence(name), "aantal": cost.known}


def _in_sentence(name: str) -> str:
    """The label of a field as it reads inside a sentence; the F of 1F stays a capital."""
    label = label_of(kaart_schema().field(name))
    return f"{label[0].lower()}{label[1:]}"
