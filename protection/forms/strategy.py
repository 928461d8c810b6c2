"""Strategy discussions: council, police and health decide together about a child."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django import forms
from django.db.models import QuerySet

from assessments.forms.assessing import StartAssessment
from assessments.forms.common import case_is_open, due_fact, step_named, workers_of
from assessments.models import CinEpisode
from contacts import codes as front_door
from contacts.models import Referral
from csc.components import Fact
from csc.forms import MomentField, YesNoField
from csc.models import Child, SharedPart
from csc.permissions import Permission
from protection.forms.common import PROTECTION
from protection.forms.taking_part import HeldWithOthers, ListWhoTookPart, OfDiscussion
from protection.models import Section47Enquiry, StrategyDiscussion
from protection.services import hold_strategy_discussion, launch_enquiry
from protection.timescales import INITIAL_CONFERENCE
from workforce.models import Allocation, Worker
from workforce.recording.openings import begins_under
from workforce.recording.steps import NextStep, Reveal, StepForm, register


@register
class HoldStrategyDiscussion(HeldWithOthers):
    """A strategy discussion was held; it may launch a section 47 enquiry, whose clock it starts."""

    key = "hold_strategy_discussion"
    title = "Record a strategy discussion"
    stage = PROTECTION
    done = "Strategy discussion recorded"
    for_siblings = True
    shared = HeldWithOthers.shared | {"held_at"}
    helpers = HeldWithOthers.helpers | {"lead"}
    before = "held_at"
    intro = (
        "Social care, the police and health take part in every strategy discussion. Leave a row empty if nobody came from there;"
        " whoever sent a report or apologies belongs in the list too."
    )
    reveals = {"lead": Reveal("launches_enquiry", ("yes",), required=True)}

    held_at = MomentField(label="When was it held?", help_text="The first one starts the 15 working days to a conference.")
    concern = forms.CharField(label="What is the concern about this child?", widget=forms.Textarea)
    decision = forms.CharField(
        label="What was decided, and why?", help_text="With what each agency does next.", widget=forms.Textarea
    )
    launches_enquiry = YesNoField(
        label="Does it start a section 47 enquiry about this child?",
        help_text="Because there is reason to suspect significant harm.",
    )
    lead = forms.ModelChoiceField(queryset=Worker.objects.none(), label="Which social worker leads it?", empty_label="Choose one")

    @classmethod
    def fits(cls, child: Child) -> bool:
        return case_is_open(child) or _referral(child) is not None

    def prepare(self) -> None:
        super().prepare()
        holding = Allocation.objects.leads().open_on(self.hand.today).filter(child=self.child, worker__isnull=False).first()
        worker = holding.worker if holding else self.hand.worker
        workers = workers_of(self.hand.team_for(self.child), self.hand.today, worker, self.hand.worker)
        cast(forms.ModelChoiceField, self.fields["lead"]).queryset = workers
        self.initial.setdefault("lead", worker)

    def in_view(self) -> list[Fact]:
        referral = _referral(self.child)
        enquiry = Section47Enquiry.objects.standing().filter(child=self.child, completed_on=None).first()
        facts = [Fact("Referral received", referral.received_on)] if referral else []
        if enquiry is not None:
            facts.append(Fact("Section 47 enquiry open since", enquiry.started_on))
            facts += due_fact("Conference due", enquiry.conference_due_on, self.hand.today)
        return facts

    def perform(self, shared_part: SharedPart | None) -> StrategyDiscussion:
        known = self.hand.recording(self.child)
        known["worker"] = self.cleaned_data["lead"] or known["worker"]
        return hold_strategy_discussion(
            **known, referral=_referral(self.child), attendees=self.took_part, shared_part=shared_part, **self.facts()
        )

    @classmethod
    def next_steps(cls, record: StrategyDiscussion) -> Iterable[NextStep]:
        yield from what_an_enquiry_asks(record)


def what_an_enquiry_asks(discussion: StrategyDiscussion) -> Iterable[NextStep]:
    """What follows from a discussion that launched an enquiry."""
    enquiry = Section47Enquiry.objects.standing().filter(strategy_discussion=discussion, completed_on=None).first()
    if enquiry is None:
        return
    child, due_on = enquiry.child, INITIAL_CONFERENCE.due_on(enquiry.started_on)
    yield NextStep(
        step_named("record_child_seen_in_enquiry"),
        child,
        enquiry,
        None,
        "Every enquiry includes seeing the child, alone where that is right.",
    )
    if begins_under(StartAssessment, child):
        yield NextStep(StartAssessment, child, None, None, "The enquiry is made through an assessment.")
    yield NextStep(
        step_named("complete_enquiry"), child, enquiry, due_on, "A conference, if there is to be one, has to be held by then."
    )


def _open_case(child: Child) -> CinEpisode | None:
    return CinEpisode.objects.standing().filter(child=child, ended_on=None).select_related("referral").first()


def _referral(child: Child) -> Referral | None:
    """The referral a discussion belongs to: that of the open case, else the newest that was not turned down."""
    case = _open_case(child)
    if case is not None:
        return case.referral
    standing = Referral.objects.standing().filter(child=child).exclude(outcome__group=front_door.NOT_ACCEPTED)
    closed = CinEpisode.objects.standing().filter(child=child, referral__isnull=False).values("referral")
    return standing.exclude(pk__in=closed).order_by("-received_on", "-pk").first()


@register
class LaunchEnquiry(OfDiscussion, StepForm):
    """A discussion launched an enquiry after all, or that was left out when it was recorded."""

    key = "launch_enquiry"
    title = "Start a section 47 enquiry from a strategy discussion"
    done = "Section 47 enquiry started"
    button = "Start the enquiry"
    permission = Permission.AUTHORISE_WORK
    helpers = frozenset({"sure"})

    sure = forms.BooleanField(
        label="The enquiry started on the day of the discussion",
        help_text="The 15 working days to a conference run from that day.",
    )

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[StrategyDiscussion]:
        open_now = Section47Enquiry.objects.standing().filter(child=child, completed_on=None)
        launched = Section47Enquiry.objects.standing().filter(child=child, strategy_discussion__isnull=False)
        found = super().open_for(child).exclude(pk__in=launched.values("strategy_discussion"))
        return found.none() if open_now.exists() else found

    def perform(self, shared_part: SharedPart | None) -> Section47Enquiry:
        return launch_enquiry(by=self.hand.by, discussion=self.discussion)

    @classmethod
    def next_steps(cls, record: Section47Enquiry) -> Iterable[NextStep]:
        return what_an_enquiry_asks(record.strategy_discussion) if record.strategy_discussion else ()


register(ListWhoTookPart)
