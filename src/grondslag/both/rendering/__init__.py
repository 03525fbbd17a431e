"""Documents out: data in, PDF/A-2a + PDF/UA-1 out, the same bytes every time.

    from grondslag.both.rendering import render_pdf
    pdf = render_pdf("casusblad", {...})

Each template in `sjablonen/` has one form in `vormen.py`: the keys it takes, and nothing else. Data reaches
typst as JSON, so no string of a user is ever read as markup. Fonts come from the typst wheel and from
`letters/`; a character that none of them can show is an error, never an empty box.
"""

from grondslag.both.rendering.pdf import InvalidDataError, RenderingError, UnshowableTextError, render_pdf
from grondslag.both.rendering.plots import Bar, bar_plot

__all__ = ["Bar", "InvalidDataError", "RenderingError", "UnshowableTextError", "bar_plot", "render_pdf"]
