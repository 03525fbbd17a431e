from django.db import migrations

from grondslag.both.append_only import AppendOnly


class Migration(migrations.Migration):
    """What people decided, and what left, is written once."""

    dependencies = [("ind_casussen", "0001_initial")]
    operations = [
        AppendOnly("Lezing"),
        AppendOnly("Klasseadvies"),
        AppendOnly("Klassebesluit"),
        AppendOnly("Uitgebracht"),
    ]
