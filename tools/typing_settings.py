"""Settings for the type checker alone: the apps of both sides at once, which no running site ever has."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("GRONDSLAG_DATA", tempfile.mkdtemp())

from grondslag.both.settings import settings_for
from grondslag.ind.site.settings import APPS as IND
from grondslag.om.site.settings import APPS as OM

# What `settings_for` adds to Django's own settings.
ZIJDE: str
DATA: Path
DEMO: bool
TRANSPORT: str
WORKER: bool
VERWERKINGEN: str

globals().update(settings_for("ind", apps=tuple(dict.fromkeys((*IND, *OM)))))
