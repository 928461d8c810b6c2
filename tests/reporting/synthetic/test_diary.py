"""Of the visits that are due soon, about half have a day, and somebody to make them."""

from __future__ import annotations

import datetime

import pytest

from assessments.models import CinVisit
from looked_after.models import CareLeaverVisit, LookedAfterVisit
from protection.models import ProtectionVisit
from tests.reporting.synthetic.conftest import UNTIL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("authority")]

KINDS = (CinVisit, ProtectionVisit, LookedAfterVisit, CareLeaverVisit)
FORTNIGHT = (UNTIL + datetime.timedelta(days=1), UNTIL + datetime.timedelta(days=14))


def test_about_half_of_what_is_due_in_a_fortnight_is_planned() -> None:
    due = [visit for kind in KINDS for visit in kind.objects.planned().filter(due_on__range=FORTNIGHT)]
    assert 0.2 * len(due) < sum(visit.planned_for is not None for visit in due) < 0.8 * len(due)


@pytest.mark.parametrize("kind", KINDS)
def test_a_visit_is_planned_for_a_working_day_to_come_and_in_time(kind) -> None:
    for visit in kind.objects.filter(planned_for__isnull=False):
        assert visit in kind.objects.planned()
        assert UNTIL < visit.planned_for <= visit.due_on
        assert visit.planned_for.weekday() < 5


def test_the_day_was_set_after_the_visit_was_known_to_be_due() -> None:
    visits = [visit for kind in KINDS for visit in kind.objects.filter(planned_for__isnull=False)]
    assert visits
    for visit in visits:
        later, first = visit.history.order_by("-history_date")
        assert (first.planned_for, first.planned_worker_id) == (None, None)
        assert (later.planned_for, later.planned_worker_id) == (visit.planned_for, visit.planned_worker_id)


def test_nothing_made_or_given_up_is_planned() -> None:
    for kind in KINDS:
        assert not kind.objects.filter(planned_for__isnull=False).exclude(visited_on=None, not_done_reason=None).exists()
