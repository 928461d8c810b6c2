"""One clock, two readers: what stands on the worklists as overdue is what the figures count as overdue, child by child."""

from __future__ import annotations

import dataclasses
import datetime

import pytest
import time_machine
from django.db import models, transaction

from assessments.models import Assessment
from contacts.models import Contact
from csc.models import Child
from looked_after.models import LookedAfterReview
from protection.models import ReviewConference
from reporting import catalogue
from reporting.facts.live import live_engine
from reporting.synthetic.authority import make_authority
from reporting.synthetic.profiles import PROFILES
from reporting.values import unit_of_authority
from workforce.worklist.tasks import due_for

DAY = datetime.date(2026, 3, 31)
NIGHT = datetime.datetime(2026, 3, 31, 22, 30, tzinfo=datetime.UTC)  # half past eleven in summer time

PAIRS = {
    "contacts_awaiting_decision_overdue": Contact,
    "assessments_open_over_45_working_days": Assessment,
    "cp_reviews_overdue": ReviewConference,
    "lac_reviews_overdue": LookedAfterReview,
}
"""The figure of what is overdue, and the records whose due dates the worklists show."""


@pytest.fixture(scope="module")
def authority(django_db_setup, django_db_blocker):
    """A small authority in which nobody has done anything for two months: whatever was open then is late by now."""
    with django_db_blocker.unblock(), transaction.atomic():
        tiny = PROFILES["tiny"]
        larger = dataclasses.replace(tiny, referrals_a_year=240, contact_only_families_a_year=400, population=4_000)
        make_authority(larger, seed=5, months=12, until=datetime.date(2026, 1, 31), history=False)
        newest = Contact.objects.order_by("-received_at", "-pk")[:3].values("pk")
        Contact.objects.filter(pk__in=list(newest.values_list("pk", flat=True))).update(
            decided_at=None, decided_by=None, decided_outcome=None
        )
        yield
        transaction.set_rollback(True)


def overdue_on_worklists(model: type[models.Model]) -> set[int]:
    """Children with an overdue row of `model`, as the worklists of everybody together show them.

    A series of short breaks is reviewed too and stands on the worklists; no published figure counts it.
    """
    children = {child.pk: child for child in Child.objects.filter(merged_into=None)}
    overdue = [task for task in due_for(children, DAY, DAY) if isinstance(task.record, model) and task.overdue]
    return {task.child.pk for task in overdue if not in_short_breaks(task.record)}


def in_short_breaks(record: models.Model) -> bool:
    return isinstance(record, LookedAfterReview) and record.period_of_care.short_breaks


def overdue_in_the_figure(key: str) -> set[int]:
    form = next(form for form in catalogue.get(key).forms() if form.variant == "")
    with live_engine(form, unit_of_authority(), day=DAY) as engine:
        period = str(engine.periods.labels[-1])
        rows = engine.members(form, unit_of_authority(), period)
    return {row.child for row in rows if row.amount}


@pytest.mark.django_db
@pytest.mark.parametrize("key", PAIRS)
def test_the_same_children_are_overdue_for_the_worker_and_in_the_figure(authority, key: str) -> None:
    with time_machine.travel(NIGHT, tick=False):
        late = overdue_on_worklists(PAIRS[key])
        assert late
        assert late == overdue_in_the_figure(key)
