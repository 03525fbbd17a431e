from django.db import migrations

from grondslag.both.append_only import AppendOnly

NEVER_CHANGED = (
    "Juristvraag",
    "Notitie160",
    "Indiening",
    "Advies",
    "Besluit",
    "Vaststelling",
    "Terugname",
    "Vrijgave",
    "Vervolg",
    "KanaalGrond",
    "Kanaalbevestiging",
)


class Migration(migrations.Migration):
    dependencies = [("ind_aangiften", "0001_initial")]

    operations = [AppendOnly(name) for name in NEVER_CHANGED]
