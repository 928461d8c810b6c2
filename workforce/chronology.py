"""What allocation, supervision and the worker's own summaries tell of a child's life."""

from workforce.child_record.events import Event, register_events
from workforce.models import Allocation, CaseSummary, CaseSupervision

SUPERVISION, NOTES = "Allocation and supervision", "Notes"

register_events(
    Event(Allocation, "started_on", "Allocated", SUPERVISION, says=("role", "worker", "team")),
    Event(Allocation, "ended_on", "Allocation ended", SUPERVISION, says=("role", "worker", "end_reason")),
    Event(CaseSupervision, "held_on", "Supervision of the case", SUPERVISION, says=("decisions",), again=True),
    Event(CaseSummary, "written_on", "Case summary", NOTES, says=("text",)),
)
