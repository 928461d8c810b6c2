"""A person's row in the index of names no longer holds the words, which have a table of their own.

Everybody is indexed anew by the first search or the next nightly look, in whichever direction this was run.
"""

from importlib import import_module

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

trigrams = import_module("workforce.migrations.0004_search_by_name")


def forget(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("workforce", "NameKey").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("workforce", "0006_words_of_names")]

    operations = [
        migrations.RunPython(trigrams.lift, trigrams.lay, elidable=False),
        migrations.RunPython(forget, forget, elidable=True),
        migrations.RemoveField(model_name="namekey", name="sounds"),
        migrations.RemoveField(model_name="namekey", name="words"),
        migrations.AlterField(
            model_name="namekey",
            name="source",
            field=models.TextField(help_text="In whose list of a search the person stands, and the names of the record."),
        ),
    ]
