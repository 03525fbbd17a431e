from django.db import migrations

from grondslag.both.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("ind_dossiers", "0001_initial")]

    operations = [
        AppendOnly("Document"),
        AppendOnly("Extractie"),
    ]
