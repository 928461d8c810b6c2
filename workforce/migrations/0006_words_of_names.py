"""The index of names by word: every word once, and whose names it is part of.

On PostgreSQL, where its contributed module pg_trgm is installed, words that look like a mistyped one are found by an index.
"""

from importlib import import_module

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

trigrams = import_module("workforce.migrations.0004_search_by_name")

INDEX = "name_word_trigrams"


def lay(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    if trigrams._available(editor):
        editor.execute(f"CREATE INDEX {INDEX} ON workforce_nameword USING gin (word gin_trgm_ops)")


def lift(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(f"DROP INDEX IF EXISTS {INDEX}")


class Migration(migrations.Migration):
    dependencies = [("csc", "0004_local_choices"), ("workforce", "0005_who_else_was_seen")]

    operations = [
        migrations.CreateModel(
            name="NameWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.TextField(unique=True)),
                ("sound", models.TextField(db_index=True, help_text="The same word as it sounds.")),
            ],
        ),
        migrations.CreateModel(
            name="NamePart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("former", models.BooleanField(help_text="Part of former names alone.")),
                (
                    "whose",
                    models.CharField(
                        choices=[
                            ("child", "a child's record that stands"),
                            ("duplicate", "a record that was merged into another"),
                            ("other", "somebody without a record of their own"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="name_parts",
                        to="csc.person",
                    ),
                ),
                (
                    "word",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="workforce.nameword",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["word", "person", "former", "whose"], name="name_parts_by_word")],
                "constraints": [models.UniqueConstraint(fields=("person", "word"), name="name_part_once")],
            },
        ),
        migrations.RunPython(lay, lift, elidable=False),
    ]
