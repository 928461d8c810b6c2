"""An index of the allocations that wait for a worker."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workforce", "0006_words_of_names")]

    operations = [
        migrations.AddIndex(
            model_name="allocation",
            index=models.Index(
                condition=models.Q(("worker__isnull", True)), fields=["team", "ended_on"], name="allocation_waiting"
            ),
        ),
    ]
