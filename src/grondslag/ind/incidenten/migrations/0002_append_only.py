from django.db import migrations

from grondslag.both.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("ind_incidenten", "0001_initial")]

    operations = [
        AppendOnly("Incident"),
        AppendOnly("Beoordeling"),
    ]
