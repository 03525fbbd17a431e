from django.db import migrations, models

import grondslag.both.kluis


class Migration(migrations.Migration):
    """Nobody contradicted anything before; what was labelled against a proposal waits for a reason."""

    dependencies = [("ind_vorderingen", "0002_append_only")]

    operations = [
        migrations.AddField("onderdeel", "tegenspraak", grondslag.both.kluis.SealedJSONField(null=True)),
        migrations.AddField("onderdeel", "tegenspraak_gevolgd", models.BooleanField(null=True)),
    ]
