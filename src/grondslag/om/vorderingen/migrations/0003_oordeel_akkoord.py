from django.db import migrations, models


class Migration(migrations.Migration):
    """Words from before stay as they are; nobody said yes or no with them, so nothing is filled in."""

    dependencies = [("om_vorderingen", "0002_append_only")]

    operations = [
        migrations.AddField("oordeel", "akkoord", models.BooleanField(null=True)),
    ]
