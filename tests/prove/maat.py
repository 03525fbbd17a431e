"""How far the proofs go: short in `make test`, long in `make prove` (BEWIJS=lang)."""

import os

LANG = os.environ.get("BEWIJS") == "lang"
