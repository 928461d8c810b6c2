"""Case notes: what was said, heard and decided between the statutory steps."""

from __future__ import annotations

from contacts.models import CaseNote
from contacts.services import write_case_note
from csc.models import SharedPart
from workforce.recording.steps import Reveal, StepModelForm, register


@register
class WriteCaseNote(StepModelForm):
    """A dated note about one child, or about several."""

    key = "write_case_note"
    title = "Write a case note"
    stage = "Notes"
    done = "Case note saved"
    for_siblings = True
    shared = frozenset({"kind", "happened_at", "title"})
    reveals = {"significance": Reveal("significant", ("yes",), required=True)}
    labels = {
        "kind": "What kind of note?",
        "happened_at": "When did it happen?",
        "title": "Title",
        "text": "What happened?",
        "significant": "Show it first in the chronology",
        "significance": "Why does it matter?",
    }
    hints = {
        "title": "What somebody looking for this note would search for.",
        "significant": "For what somebody with ten minutes for the whole record has to know.",
    }

    class Meta:
        model = CaseNote
        fields = ["kind", "happened_at", "title", "text", "significant", "significance"]

    def prepare(self) -> None:
        self.fields["text"].required = True

    def perform(self, shared_part: SharedPart | None) -> CaseNote:
        return write_case_note(**self.hand.recording(self.child), shared_part=shared_part, **self.facts())
