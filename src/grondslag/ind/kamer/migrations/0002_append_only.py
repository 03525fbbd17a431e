from django.db import migrations

from grondslag.both.append_only import AppendOnly


class Migration(migrations.Migration):
    """Frozen figures and what was said of them are never changed."""

    dependencies = [("ind_kamer", "0001_initial")]
    operations = [AppendOnly("Jaarcijfers"), AppendOnly("Toelichting")]
