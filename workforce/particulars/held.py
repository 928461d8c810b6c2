"""Which of the dated facts about a child are shown: those that held on some day."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet

from csc.models import Child, Identifier
from csc.models.people import DatedFact
from workforce.particulars.numbers import ADOPTED_LINK
from workforce.sameness import keys_of


def ever_held(rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """Without what was recorded by mistake: it ended on the day it began, and so held on none."""
    return rows.exclude(ended_on=F("started_on"))


def facts_about(model: type[DatedFact], child: Child) -> QuerySet[Any, Any]:
    """The facts of one kind about a child, under each of the child's records, the oldest first."""
    rows = ever_held(model._default_manager.filter(person__in=keys_of(child)))
    return rows.order_by("started_on", "pk")


def numbers_of(child: Child) -> QuerySet[Any, Any]:
    """Numbers and papers in the order of the list of kinds; the link to a record before adoption is not for this page."""
    return facts_about(Identifier, child).exclude(kind=ADOPTED_LINK).select_related("kind").order_by("kind__order", "pk")
