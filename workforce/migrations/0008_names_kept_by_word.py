"""A person's own row in the index of names may leave its words empty: they have a table of their own.

The columns stay for the release that still runs while this one is put in place; the next may take them away.
"""

from django.db import migrations, models

LEFT = "Empty. The release before the one with name parts reads it while it still runs; to be taken away after that."


class Migration(migrations.Migration):
    dependencies = [("workforce", "0007_children_who_wait")]

    operations = [
        migrations.AlterField(
            model_name="namekey",
            name="source",
            field=models.TextField(help_text="In whose list of a search the person stands, and the names of the record."),
        ),
        migrations.AlterField(model_name="namekey", name="words", field=models.TextField(default="", help_text=LEFT)),
        migrations.AlterField(model_name="namekey", name="sounds", field=models.TextField(default="", help_text=LEFT)),
    ]
