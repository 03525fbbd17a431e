from django.db import migrations

from grondslag.both.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("ind_overlegtafel", "0001_initial")]

    operations = [
        AppendOnly("Aanwezige"),
        AppendOnly("Reactie"),
        AppendOnly("Uitkomst"),
        AppendOnly("Verslaghelft"),
        AppendOnly("Verslaguitgang"),
    ]
