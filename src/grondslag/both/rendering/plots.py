"""One kind of plot: horizontal bars, as an SVG that is the same everywhere and readable without colour."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

# Text becomes paths, so that no font of the reader's machine is needed.
OPMAAK: dict[Any, Any] = {
    "svg.fonttype": "path",
    "svg.hashsalt": "grondslag",
    "font.family": "DejaVu Sans",
    "font.size": 9,
}
KLEUR = "#1d3f5e"
# Not "1–4": cells are hidden too because they would give a small one away, and both must look the same.
ONDERDRUKT = "niet getoond"
BALKHOOGTE_INCH = 0.34


@dataclass(frozen=True)
class Bar:
    """`waarde` None means: suppressed. It gets no bar: a length would tell."""

    naam: str
    waarde: int | None


def bar_plot(titel: str, bars: Sequence[Bar], *, eenheid: str) -> str:
    """Draw `bars` from top to bottom; return the SVG's text, with title and description for a screen reader.

    `eenheid` names what is counted ("aantal casussen").
    Raises ValueError without bars or with a negative value.
    """
    if not bars or any(bar.waarde is not None and bar.waarde < 0 for bar in bars):
        raise ValueError("Een grafiek heeft ten minste één balk, en geen negatieve waarden.")
    with mpl.rc_context(OPMAAK):
        figure = _figure(bars, eenheid)
        stream = io.StringIO()
        figure.savefig(stream, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    return _described(stream.getvalue(), titel, describe(bars, eenheid))


def describe(bars: Sequence[Bar], eenheid: str) -> str:
    """The plot in words: the text alternative of the picture."""
    return f"{eenheid}: " + "; ".join(f"{bar.naam} {_label(bar)}" for bar in bars) + "."


def _label(bar: Bar) -> str:
    return ONDERDRUKT if bar.waarde is None else str(bar.waarde)


def _figure(bars: Sequence[Bar], eenheid: str) -> Figure:
    figure = Figure(figsize=(6.4, 0.7 + BALKHOOGTE_INCH * len(bars)), layout="constrained")
    axes = figure.subplots()
    names = [bar.naam for bar in bars]
    widths = [bar.waarde or 0 for bar in bars]
    places = list(range(len(bars)))
    axes.barh(places, widths, color=KLEUR, height=0.62)
    axes.set_yticks(places, names)
    axes.invert_yaxis()
    axes.set_xlim(0, max(*widths, 1) * 1.12)
    for place, bar in zip(places, bars, strict=True):
        axes.annotate(
            _label(bar), (bar.waarde or 0, place), xytext=(4, 0), textcoords="offset points", va="center"
        )
    axes.set_xlabel(eenheid)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, steps=[1, 2, 5, 10]))
    axes.tick_params(axis="y", length=0)
    axes.spines[["top", "right", "left"]].set_visible(False)
    return figure


def _described(svg: str, titel: str, beschrijving: str) -> str:
    head, tail = svg.split("<svg ", 1)
    attributes, rest = tail.split(">", 1)
    names = f"<title>{escape(titel)}</title><desc>{escape(beschrijving)}</desc>"
    return f'{head}<svg role="img" {attributes}>{names}{rest}'
