"""Trigram indexes over the index of names, on PostgreSQL where its contributed module pg_trgm is installed.

Elsewhere the search does without: it finds the same people, only slower.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

INDEXES = {"name_key_words_trigrams": "words", "name_key_sounds_trigrams": "sounds"}


def lay(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    if not _available(editor):
        return
    editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    for name, column in INDEXES.items():
        editor.execute(f"CREATE INDEX {name} ON workforce_namekey USING gin ({column} gin_trgm_ops)")


def lift(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The extension stays: others in the database may use it."""
    if editor.connection.vendor == "postgresql":
        for name in INDEXES:
            editor.execute(f"DROP INDEX IF EXISTS {name}")


def _available(editor: BaseDatabaseSchemaEditor) -> bool:
    if editor.connection.vendor != "postgresql":
        return False
    with editor.connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
        return cursor.fetchone() is not None


class Migration(migrations.Migration):
    dependencies = [("workforce", "0003_notifications")]

    operations = [migrations.RunPython(lay, lift, elidable=False)]
