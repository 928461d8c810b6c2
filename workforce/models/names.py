"""The index of names: the words by which people are found. Derived; `workforce.search.index` writes it anew."""

from __future__ import annotations

from django.db import models

LEFT = "Empty. The release before the one with name parts reads it while it still runs; to be taken away after that."


class NameKey(models.Model):
    """What a person's words in the index were made from.

    Where `source` no longer is what the person's record says, however the record was written, their words are stale and
    are made again before the next search.
    """

    person = models.OneToOneField("csc.Person", on_delete=models.CASCADE, related_name="name_key")
    source = models.TextField(help_text="In whose list of a search the person stands, and the names of the record.")
    words = models.TextField(default="", help_text=LEFT)
    sounds = models.TextField(default="", help_text=LEFT)

    def __str__(self) -> str:
        return self.source


class NameWord(models.Model):
    """A word that is part of anybody's name, once, in plain small letters.

    A county has a few ten thousand, so that whatever sounds or looks like what was typed is soon found among them. One that
    nobody bears any longer stays: it names nobody.
    """

    word = models.TextField(unique=True)
    sound = models.TextField(db_index=True, help_text="The same word as it sounds.")

    def __str__(self) -> str:
        return self.word


class NamePart(models.Model):
    """That a word is part of a person's name, today's or a former one."""

    class Whose(models.TextChoices):
        """In whose list of a search a person stands."""

        CHILD = "child", "a child's record that stands"
        DUPLICATE = "duplicate", "a record that was merged into another"
        OTHER = "other", "somebody without a record of their own"

    person = models.ForeignKey("csc.Person", on_delete=models.CASCADE, related_name="name_parts", db_index=False)
    word = models.ForeignKey(NameWord, on_delete=models.CASCADE, related_name="parts", db_index=False)
    former = models.BooleanField(help_text="Part of former names alone.")
    whose = models.CharField(max_length=9, choices=Whose.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "word"], name="name_part_once")]
        # All that a search reads, so that the index answers and the table is not opened.
        indexes = [models.Index(fields=["word", "person", "former", "whose"], name="name_parts_by_word")]

    def __str__(self) -> str:
        return f"{self.word} of {self.person}"
