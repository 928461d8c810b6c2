"""Find what waits at the front door, and what was decided lately, without reading every contact there was."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contacts", "0001_the_record"),
        ("csc", "0002_drafts"),
        ("workforce", "0004_search_by_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(condition=models.Q(("decided_at", None)), fields=["team"], name="contact_undecided"),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["team", "decided_outcome", "decided_at"], name="contact_by_outcome"),
        ),
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(condition=models.Q(("decided_at", None)), fields=["team"], name="referral_undecided"),
        ),
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(fields=["team", "outcome", "decided_at"], name="referral_by_outcome"),
        ),
    ]
