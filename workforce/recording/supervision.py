"""Supervision of a case as steps: what was discussed and decided, what is to be done by whom, and that it was done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from csc.components import Fact
from csc.forms import CodeField, DateField
from csc.models import Child, SharedPart
from csc.permissions import Permission
from workforce.models import Allocation, CaseSupervision, SupervisionAction, Worker
from workforce.recording.allocation import STAGE
from workforce.recording.steps import NextStep, StepForm, register
from workforce.sameness import keys_of
from workforce.services import ActionAgreed, finish_supervision_action, record_case_supervision
from workforce.worklist.notifications import tell

ACTIONS = range(1, 6)
"""How many actions one supervision can agree."""


@register
class RecordCaseSupervision(StepForm):
    """The child was discussed in supervision."""

    key = "record_case_supervision"
    title = "Record case supervision"
    stage = STAGE
    done = "Case supervision recorded"
    permission = Permission.RECORD_SUPERVISION
    clears = ((CaseSupervision, "due_on"),)
    for_siblings = True
    shared = frozenset({"held_on", "worker", "kind"})

    held_on = DateField(label="When was it held?", past=True)
    worker = forms.ModelChoiceField(label="With whom?", queryset=Worker.objects.none())
    kind = CodeField(code_set="supervision_kind", label="What kind of supervision?", required=False)
    discussion = forms.CharField(label="What was discussed?", required=False, widget=forms.Textarea)
    decisions = forms.CharField(label="What was decided?", widget=forms.Textarea)
    reasons = forms.CharField(label="Why?", required=False, widget=forms.Textarea)
    last = forms.BooleanField(
        label="No further supervision is due: the case is closing",
        required=False,
        help_text="Otherwise the next is due as the authority’s standard says.",
    )
    helpers = frozenset({"last", *(f"{part}_{number}" for number in ACTIONS for part in ("action", "owner", "due"))})

    def prepare(self) -> None:
        workers = self._workers()
        cast(forms.ModelChoiceField, self.fields["worker"]).queryset = workers
        holder = Allocation.objects.open_on(self.hand.today).case_holders().filter(child__in=keys_of(self.child)).first()
        if holder is not None:
            self.initial.setdefault("worker", holder.worker_id)
        for number in ACTIONS:
            label = f"Action {number}"
            self.fields[f"action_{number}"] = forms.CharField(label=label, required=False, max_length=500)
            owner = forms.ModelChoiceField(label=f"{label}: who does it?", queryset=workers, required=False)
            self.fields[f"owner_{number}"] = owner
            self.fields[f"due_{number}"] = DateField(label=f"{label}: by when?", required=False)

    def _workers(self) -> QuerySet[Worker]:
        """Those who hold the child today, the person recording, and the colleagues of their units."""
        held = Allocation.objects.open_on(self.hand.today).case_holders().filter(child__in=keys_of(self.child)).values("worker")
        reader = self.hand.reader
        units = reader.tree.below({post.unit for post in reader.posts})
        near = Worker.objects.in_unit_on(units, self.hand.today)
        return Worker.objects.filter(pk__in=[*near.values_list("pk", flat=True), *held.values_list("worker", flat=True)])

    def in_view(self) -> list[Fact]:
        carried = _open_actions(self.child).select_related("owner")
        return [Fact(f"Open action, due {action.due_on:%-d %B %Y}", f"{action.what} ({action.owner})") for action in carried]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for number in ACTIONS:
            parts = {part: cleaned.get(f"{part}_{number}") for part in ("action", "owner", "due")}
            if any(parts.values()):
                for part, sentence in _MISSING.items():
                    if not parts[part] and f"{part}_{number}" not in self.errors:
                        self.add_error(f"{part}_{number}", sentence)
        return cleaned

    def perform(self, shared_part: SharedPart | None) -> CaseSupervision:
        said = self.cleaned_data
        actions = [
            ActionAgreed(what=said[f"action_{n}"], owner=said[f"owner_{n}"], due_on=said[f"due_{n}"])
            for n in ACTIONS
            if said[f"action_{n}"]
        ]
        facts = self.facts()
        held = record_case_supervision(
            by=self.hand.by,
            child=self.child,
            team=self.hand.team_for(self.child),
            worker=facts["worker"],
            supervisor=self.hand.worker,
            held_on=facts["held_on"],
            decisions=facts["decisions"],
            reasons=facts["reasons"],
            discussion=facts["discussion"],
            kind=facts["kind"].pk if facts["kind"] else None,
            actions=actions,
            another=not said["last"],
            shared_part=shared_part,
        )
        for owner in {action.owner for action in actions}:
            tell(owner, by=self.hand.by, child=self.child, what="Supervision has agreed something for you to do")
        return held

    @classmethod
    def next_steps(cls, record: CaseSupervision) -> Iterable[NextStep]:
        for action in _open_actions(record.child).order_by("due_on", "pk"):
            yield NextStep(FinishSupervisionAction, record.child, action, action.due_on, action.what)


_MISSING = {"action": "Enter what is to be done", "owner": "Select who does it", "due": "Enter by when it is to be done"}


@register
class FinishSupervisionAction(StepForm):
    """Something agreed in supervision was done."""

    key = "finish_supervision_action"
    title = "Record that an agreed action was done"
    stage = STAGE
    done = "Action recorded as done"
    about = SupervisionAction

    done_on = DateField(label="When was it done?", past=True)
    outcome = forms.CharField(label="What came of it?", required=False, widget=forms.Textarea)

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[SupervisionAction]:
        return _open_actions(child)

    def in_view(self) -> list[Fact]:
        action = cast(SupervisionAction, self.subject)
        return [Fact("To be done", action.what), Fact("By", action.owner), Fact("Due", action.due_on)]

    def perform(self, shared_part: SharedPart | None) -> CaseSupervision:
        action = cast(SupervisionAction, self.subject)
        return finish_supervision_action(by=self.hand.by, action=action, **self.facts()).supervision


def _open_actions(child: Child) -> QuerySet[SupervisionAction]:
    supervisions = CaseSupervision.objects.standing().filter(child=child)
    return SupervisionAction.objects.open().filter(supervision__in=supervisions)
