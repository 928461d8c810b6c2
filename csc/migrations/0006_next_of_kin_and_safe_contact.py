"""Who is next of kin, and whether and how somebody may be contacted.

The new columns have defaults in the database, for the release that still runs while this one is put in place.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("csc", "0005_restricted_people"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalchild",
            name="contact_advice",
            field=models.TextField(
                blank=True,
                db_default="",
                default="",
                help_text="When and how, what must not be done, and why it is not safe.",
                verbose_name="how to make contact",
            ),
        ),
        migrations.AddField(
            model_name="historicalchild",
            name="contact_safety",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                choices=[("safe", "Safe to contact"), ("with_care", "Only as described"), ("not_safe", "Not safe to contact")],
                help_text="Empty where nobody has asked.",
                max_length=10,
                verbose_name="whether contact is safe",
            ),
        ),
        migrations.AddField(
            model_name="historicalperson",
            name="contact_advice",
            field=models.TextField(
                blank=True,
                db_default="",
                default="",
                help_text="When and how, what must not be done, and why it is not safe.",
                verbose_name="how to make contact",
            ),
        ),
        migrations.AddField(
            model_name="historicalperson",
            name="contact_safety",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                choices=[("safe", "Safe to contact"), ("with_care", "Only as described"), ("not_safe", "Not safe to contact")],
                help_text="Empty where nobody has asked.",
                max_length=10,
                verbose_name="whether contact is safe",
            ),
        ),
        migrations.AddField(
            model_name="historicalrelationship",
            name="next_of_kin",
            field=models.BooleanField(
                blank=True,
                help_text="`person` is to be told first when something happens to `other`.",
                null=True,
                verbose_name="next of kin",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="contact_advice",
            field=models.TextField(
                blank=True,
                db_default="",
                default="",
                help_text="When and how, what must not be done, and why it is not safe.",
                verbose_name="how to make contact",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="contact_safety",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                choices=[("safe", "Safe to contact"), ("with_care", "Only as described"), ("not_safe", "Not safe to contact")],
                help_text="Empty where nobody has asked.",
                max_length=10,
                verbose_name="whether contact is safe",
            ),
        ),
        migrations.AddField(
            model_name="relationship",
            name="next_of_kin",
            field=models.BooleanField(
                blank=True,
                help_text="`person` is to be told first when something happens to `other`.",
                null=True,
                verbose_name="next of kin",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("contact_safety__in", ["with_care", "not_safe"]), _negated=True),
                    models.Q(("contact_advice", ""), _negated=True),
                    _connector="OR",
                ),
                name="person_contact_with_advice",
                violation_error_message="Say how and when to make contact, and what must not be done.",
            ),
        ),
    ]
