"""What `make vertaal` does: one catalogue for both sides, in `both/ui/locale`."""

import os
import subprocess
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.core.management.commands import makemessages

SOURCE = Path(__file__).parent.parent / "src"
LOCALE = SOURCE / "grondslag" / "both" / "ui" / "locale"
CATALOGUE = LOCALE / "en" / "LC_MESSAGES" / "django.po"
HEAD = """# English text of the interface. The Dutch text is the key.
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""


class Collect(makemessages.Command):
    """Django's collector, that never guesses: a text that changed has no English until somebody writes it."""

    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]


def main() -> int:
    """Update the catalogue; 1 when a text lacks its English."""
    settings.configure(USE_I18N=True, LOCALE_PATHS=[str(LOCALE)])
    django.setup()
    os.chdir(SOURCE)
    call_command(Collect(), locale=["en"], no_obsolete=True, no_location=True, no_wrap=True, verbosity=0)
    _write_head()
    subprocess.run(["msgfmt", "--check-format", "-o", CATALOGUE.with_suffix(".mo"), CATALOGUE], check=True)
    missing = subprocess.run(
        ["msgattrib", "--untranslated", "--no-wrap", CATALOGUE], check=True, capture_output=True, text=True
    ).stdout
    print(missing or "Elke tekst heeft zijn Engels.")
    return 1 if missing else 0


def _write_head() -> None:
    """Keep the head free of dates and names, which would differ on every machine."""
    _, _, rest = CATALOGUE.read_text(encoding="utf-8").partition("\n\n")
    CATALOGUE.write_text(f"{HEAD}\n{rest}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
