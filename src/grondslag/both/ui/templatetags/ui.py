"""The components of the interface: `{% load ui %}`. Each is a template in `ui/onderdelen/`.

See `docs` of each tag for its arguments; `soort` of a message or a status is one of `SOORTEN`.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms, template
from django.conf import settings
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils import formats, timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from grondslag.both.accounts.rollen import all_roles

register = template.Library()

SOORTEN = {"info": "info", "goed": "ok", "let-op": "warning", "fout": "error"}
STATUS_SOORTEN = frozenset({"neutraal", "goed", "let-op", "fout", "actief"})
MESSAGE_KIND = {"debug": "info", "info": "info", "success": "goed", "warning": "let-op", "error": "fout"}


@register.simple_tag
def zijde_naam() -> str:
    """The name of this side, also where a page has no request (errors)."""
    return {"ind": "IND", "om": "OM"}[settings.ZIJDE]


@register.simple_tag
def zijde() -> str:
    """The id of this side, also where a page has no request (errors)."""
    return str(settings.ZIJDE)


@register.simple_tag
def menu_plaats(menu: Iterable[Any], path: str) -> str:
    """The address of the menu item that the present page lies under, or empty."""
    above = [item.url for item in menu if item.url != "/" and path.startswith(item.url)]
    return max(above, key=len, default="")


@register.simple_block_tag(takes_context=True)
def melding(context: Context, content: str, soort: str, titel: str = "") -> SafeString:
    """A message box: `{% melding "let-op" titel %}<p>…</p>{% endmelding %}`."""
    return _part(context, "melding", soort=soort, stijl=SOORTEN[soort], titel=titel, inhoud=content)


@register.simple_block_tag(takes_context=True)
def tabel(context: Context, content: str, bijschrift: str) -> SafeString:
    """A table with caption that scrolls by itself when narrow; the content is `<thead>` and `<tbody>`."""
    return _part(context, "tabel", bijschrift=bijschrift, inhoud=content)


@register.simple_block_tag(takes_context=True)
def leeg(context: Context, content: str, titel: str) -> SafeString:
    """An empty state: what is not there, and in the content what one can do."""
    return _part(context, "leeg", titel=titel, inhoud=content)


@register.simple_block_tag(takes_context=True)
def kaart(context: Context, content: str, titel: str, id: str = "") -> SafeString:  # noqa: A002
    """A section with a heading of level 2 in a frame of its own."""
    return _part(context, "kaart", titel=titel, id=id, inhoud=content)


@register.simple_tag(takes_context=True)
def formulier(
    context: Context,
    form: forms.BaseForm,
    knop: str = "",
    terug: str = "",
    soort: str = "primary",
    actie: str = "",
) -> SafeString:
    """A whole form that posts: error summary, fields, one button, and a link back if `terug` is given."""
    return _part(
        context, "formulier", form=form, knop=knop or _("Opslaan"), terug=terug, soort=soort, actie=actie
    )


@register.simple_tag(takes_context=True)
def foutoverzicht(context: Context, form: forms.BaseForm) -> SafeString:
    """The list of what is wrong in a form, each line a link to its field."""
    return _part(context, "foutoverzicht", form=form)


@register.simple_tag(takes_context=True)
def velden(context: Context, form: forms.BaseForm) -> SafeString:
    """All fields of a form, hidden ones too, without `<form>` and button."""
    return _part(context, "velden", form=form)


@register.simple_tag(takes_context=True)
def veld(context: Context, field: forms.BoundField) -> SafeString:
    """One field with label, help and errors."""
    return _part(context, "veld", veld=field, soort=field_kind(field), invoer=_widget(field))


@register.simple_tag(takes_context=True)
def knop(
    context: Context, tekst: str, soort: str = "primary", naam: str = "", waarde: str = "", toets: str = ""
) -> SafeString:
    """A button that submits: `soort` primary, secondary, subtle or gevaar; `toets` is its shortcut key."""
    return _part(context, "knop", tekst=tekst, soort=soort, naam=naam, waarde=waarde, toets=toets)


@register.simple_tag(takes_context=True)
def knoplink(context: Context, url: str, tekst: str, soort: str = "secondary", toets: str = "") -> SafeString:
    """A link that looks like a button, for going somewhere; for doing something use a form."""
    return _part(context, "knoplink", url=url, tekst=tekst, soort=soort, toets=toets)


@register.simple_tag(takes_context=True)
def gegevens(context: Context, rijen: Iterable[tuple[Any, Any]]) -> SafeString:
    """A list of (label, value) pairs; an empty value shows as "onbekend"."""
    return _part(context, "gegevens", rijen=list(rijen))


@register.simple_tag(takes_context=True)
def status(context: Context, tekst: str, soort: str = "neutraal") -> SafeString:
    """A badge: `soort` neutraal, goed, let-op, fout or actief; the text itself carries the meaning."""
    if soort not in STATUS_SOORTEN:
        raise ValueError(soort)
    return _part(context, "status", tekst=tekst, soort=soort)


@register.simple_tag(takes_context=True)
def stappen(context: Context, stappen: Sequence[Any]) -> SafeString:
    """Progress: things with `.naam`, `.staat` ("klaar", "nu", "straks") and perhaps `.url`."""
    return _part(context, "stappen", stappen=stappen)


@register.simple_tag(takes_context=True)
def pager(context: Context, pagina: Any) -> SafeString:
    """Previous and next of a Django page; other query parameters stay."""
    query = context["request"].GET.copy()
    query.pop("pagina", None)
    rest = query.urlencode()
    return _part(context, "pager", pagina=pagina, voor=f"?{rest}&pagina=" if rest else "?pagina=")


@register.simple_tag(takes_context=True)
def kruimel(context: Context, tekst: str, url: str = "") -> SafeString:
    """One breadcrumb, inside `{% block kruimels %}`; without `url` it is the present page."""
    return _part(context, "kruimel", tekst=tekst, url=url)


@register.filter
def datum(value: dt.date | dt.datetime | None) -> str:
    """A day: "30 juni 2023"; "onbekend" when there is none."""
    if value is None or value == "":
        return _("onbekend")
    day = timezone.localtime(value) if isinstance(value, dt.datetime) else value
    return formats.date_format(day, "j F Y")


@register.filter
def moment(value: dt.datetime | None) -> str:
    """A moment on the Dutch clock: "30 juni 2023, 14.05 uur"; "onbekend" when there is none."""
    if value is None or value == "":
        return _("onbekend")
    local = timezone.localtime(value)
    day, hour = formats.date_format(local, "j F Y"), formats.date_format(local, "H.i")
    return _("%(dag)s, %(tijd)s uur") % {"dag": day, "tijd": hour}


@register.filter
def of_onbekend(value: Any) -> Any:
    """The value, or the word "onbekend" when there is none or it is kept as that word."""
    return _("onbekend") if value in (None, "", [], (), "onbekend") else value


@register.filter
def als_datum(text: str) -> str:
    """A day kept as text (jjjj-mm-dd) as `datum` writes it; what names no day stays what it is."""
    try:
        return datum(dt.date.fromisoformat(text))
    except (TypeError, ValueError):
        return str(of_onbekend(text))


@register.filter
def als_moment(text: str) -> str:
    """A moment kept as text (ISO 8601) as `moment` writes it, on the Dutch clock."""
    try:
        return moment(dt.datetime.fromisoformat(text))
    except (TypeError, ValueError):
        return str(of_onbekend(text))


@register.filter
def rolnaam(role: str) -> str:
    """The name of a role; what is no role (the gate itself) stays as it is."""
    found = all_roles().get(role)
    return found.naam if found else role


@register.filter
def kop(label: Any) -> str:
    """A label as what a sentence about its field begins with: a stop becomes a colon, a question stays so."""
    text = str(label).rstrip(".:")
    return text if text.endswith("?") else f"{text}:"


@register.filter
def soort_van(message_level: str) -> str:
    """The kind of message box for a level of Django's messages."""
    return MESSAGE_KIND.get(message_level, "info")


@register.filter
def eerste_invoer(field: forms.BoundField) -> str:
    """The id of the first input of a field, which is where a link to the field leads."""
    if field_kind(field) == "groep":
        return f"{field.auto_id}_0"
    return field.id_for_label


def field_kind(field: forms.BoundField) -> str:
    """Tell how a field is laid out: "vinkje" (one box), "groep" (several), "verborgen" or "gewoon"."""
    widget = field.field.widget
    if widget.is_hidden:
        return "verborgen"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "groep"
    return "vinkje" if isinstance(widget, forms.CheckboxInput) else "gewoon"


WIDGET_CLASSES = (
    (forms.Textarea, "utrecht-textarea"),
    (forms.Select, "utrecht-select"),
    (forms.FileInput, "gr-bestand"),
    (forms.CheckboxInput, ""),
    (forms.widgets.Input, "utrecht-textbox"),
)


def _widget(field: forms.BoundField) -> SafeString:
    """Render the input with the classes of the design system; Django itself links it to help and errors."""
    widget = field.field.widget
    ours = next((classes for kind, classes in WIDGET_CLASSES if isinstance(widget, kind)), "")
    invalid = " gr-ongeldig" if field.errors else ""
    return field.as_widget(attrs={"class": f"{widget.attrs.get('class', '')} {ours}{invalid}".strip()})


def _part(context: Context, name: str, **values: Any) -> SafeString:
    shared = {"request": context.get("request"), "csrf_token": context.get("csrf_token")}
    # The template escapes every value; only block content, already rendered, is marked safe there.
    return mark_safe(render_to_string(f"ui/onderdelen/{name}.html", {**shared, **values}))  # noqa: S308
