"""Code sets as dated data: a code is retired by a date and never deleted."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import models
from django.db.models import Q


class CodeSet(models.Model):
    """One list of codes, such as the sources a referral can come from."""

    key = models.CharField(max_length=60, primary_key=True)
    title = models.CharField(max_length=200)
    source = models.CharField(max_length=300, help_text="Who sets the list: a return and its year, or this authority.")

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.title


class CodeQuerySet(models.QuerySet["Code"]):
    def in_set(self, key: str) -> CodeQuerySet:
        return self.filter(code_set_id=key)

    def in_force(self, on: datetime.date) -> CodeQuerySet:
        """Codes that could be chosen on the day `on`."""
        return self.in_force_between(on, on)

    def in_force_between(self, first: datetime.date, last: datetime.date) -> CodeQuerySet:
        """Codes that could be chosen on some day from `first` to `last`."""
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=last),
            Q(valid_to__isnull=True) | Q(valid_to__gte=first),
        )


class Code(models.Model):
    """One code of one set. Its key reads `set:code`, so that a row in any table names its meaning.

    `number` is a small stable integer for the reporting engine, which counts integers, not text.
    `group` places the code in a report's coarser list (seven groups of contact source, four of
    assessment outcome); it is data, so an authority may regroup without a release.
    """

    key = models.CharField(max_length=100, primary_key=True)
    code_set = models.ForeignKey(CodeSet, on_delete=models.PROTECT, related_name="codes")
    code = models.CharField(max_length=40)
    label = models.CharField(max_length=300)
    group = models.CharField(max_length=60, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    number = models.PositiveIntegerField(unique=True)
    note = models.TextField(blank=True)

    objects = CodeQuerySet.as_manager()

    class Meta:
        ordering = ["code_set", "order", "code"]
        constraints = [
            models.UniqueConstraint(fields=["code_set", "code"], name="code_once_in_its_set"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gte=models.F("valid_from")),
                name="code_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.label


def code_field(code_set: str, *, required: bool = False, **options: Any) -> models.ForeignKey:
    """A column that holds one code of `code_set`, as its readable key (`contact_source:1A`).

    Not required means the column may be empty: not recorded yet, which is never the same as a
    code that says "no" or "unknown".
    """
    return models.ForeignKey(
        "csc.Code",
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"code_set": code_set},
        null=not required,
        blank=not required,
        db_index=False,
        **options,
    )
