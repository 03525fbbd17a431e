from django.db import migrations

from grondslag.both.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("om_aangiften", "0001_initial")]

    operations = [
        AppendOnly("Aangifte"),
        AppendOnly("Gelezen"),
    ]
