"""Words of the fixed list of outcomes in a page."""

from django import template

from grondslag.ind.overlegtafel.keuzes import outcomes

register = template.Library()


@register.filter
def uitkomst(value: str) -> str:
    """The name of an outcome in the language of the reader."""
    return outcomes()[value].naam
