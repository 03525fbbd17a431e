"""Settings of the OM's site."""

from pathlib import Path

from grondslag.both.settings import settings_for

APPS = (
    "grondslag.both.audit",
    "grondslag.both.accounts",
    "grondslag.both.ui",
    "grondslag.both.register",
    "grondslag.both.exchange",
    "grondslag.both.gate",
    "grondslag.both.wet",
    "grondslag.both.inzicht",
    "grondslag.both.rendering",
    "grondslag.om.postvak",
    "grondslag.om.casussen",
    "grondslag.om.overlegtafel",
    "grondslag.om.aangiften",
    "grondslag.om.vorderingen",
)

# What `settings_for` adds to Django's own settings, declared for who reads `django.conf.settings` with types.
ZIJDE: str
DATA: Path
DEMO: bool
TRANSPORT: str
WORKER: bool
VERWERKINGEN: str

globals().update(settings_for("om", apps=APPS))
