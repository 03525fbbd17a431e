"""Settings of the IND's site."""

from grondslag.both.settings import settings_for

APPS = (
    "grondslag.both.audit",
    "grondslag.both.accounts",
    "grondslag.both.ui",
    "grondslag.both.register",
    "grondslag.both.exchange",
    "grondslag.both.gate",
    "grondslag.both.wet",
    "grondslag.both.rendering",
    "grondslag.ind.zaken",
    "grondslag.ind.dossiers",
)

globals().update(settings_for("ind", apps=APPS))
