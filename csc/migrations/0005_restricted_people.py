"""An index of the few who are restricted."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("csc", "0004_local_choices")]

    operations = [
        migrations.AddIndex(
            model_name="person",
            index=models.Index(condition=models.Q(("restricted", True)), fields=["id"], name="person_restricted"),
        ),
    ]
