from django.db import migrations

from grondslag.both.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("ind_vorderingen", "0001_initial")]

    operations = [
        AppendOnly("Oordeel"),
        AppendOnly("Behandelaar"),
    ]
