"""Due dates of assessments and of children in need that follow their clocks."""

from django.utils import timezone

from assessments.due import assessment_due_on, cin_review_due_on, cin_visit_due_on
from assessments.models import Assessment, CinReview, CinVisit
from assessments.timescales import CLOCK_OF_TYPE
from csc.due_dates import keep_due

keep_due(
    "due_on",
    open_rows=lambda: Assessment.objects.standing().filter(authorised_on=None, kind__in=CLOCK_OF_TYPE),
    work_out=assessment_due_on,
)
keep_due(
    "due_on",
    open_rows=lambda: CinVisit.objects.planned().filter(plan__ended_on=None, plan__state="complete").select_related("plan"),
    work_out=lambda visit: cin_visit_due_on(visit.plan),
)
keep_due(
    "due_on",
    open_rows=lambda: (
        CinReview.objects.standing().filter(held_on=None, plan__ended_on=None, plan__state="complete").select_related("plan")
    ),
    work_out=lambda review: cin_review_due_on(review.plan),
)
keep_due(
    "planned_for",
    open_rows=lambda: CinVisit.objects.planned_from(timezone.localdate()).select_related("child"),
    work_out=lambda visit: visit.planned_for,
    what="planned visit to a child in need",
)
