"""Due dates of assessments that follow their clocks."""

from assessments.models import Assessment
from assessments.timescales import CLOCK_OF_TYPE
from csc.due_dates import keep_due

keep_due(
    "due_on",
    open_rows=lambda: Assessment.objects.standing().filter(authorised_on=None, kind__in=CLOCK_OF_TYPE),
    work_out=lambda assessment: CLOCK_OF_TYPE[assessment.kind_id].due_on(assessment.clock_started_on),
)
