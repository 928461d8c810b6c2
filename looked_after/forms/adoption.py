"""The way to adoption, decision by decision."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import Exists, OuterRef, QuerySet

from csc.components import Fact
from csc.forms import CodeField, DateField
from csc.models import Child, Code, SharedPart
from csc.permissions import Permission
from looked_after import codes
from looked_after.forms.common import PLANS, CareStep, OwedInCare, awaited, follows_from
from looked_after.forms.placing import WHERE, column
from looked_after.models import AdopterAssessment, AdoptionDisruption, AdoptionPlan, PeriodOfCare, Placement
from looked_after.services import (
    PlacementDetails,
    decide_adoption,
    make_adoption_order,
    match_with_adopters,
    place_for_adoption,
    record_adoption_disruption,
    record_placement_order,
    reverse_adoption_decision,
)
from looked_after.services.placements import current_placement, details_of
from workforce.recording.steps import NextStep, Reveal, StepForm, StepModelForm, all_steps, register

STRANGERS = tuple(sorted(codes.PLACED_FOR_ADOPTION - codes.ADOPTIVE_WITH_FOSTER_CARER))
"""Kinds of placement with adopters who are not the child's foster carers now."""


def _plans_standing() -> QuerySet[AdoptionPlan]:
    return AdoptionPlan.objects.standing().filter(ordered_on=None, reversed_on=None)


@register
class DecideAdoption(OwedInCare, StepModelForm):
    """The decision maker decided that the child should be placed for adoption."""

    key = "decide_adoption"
    title = "Record the decision that the child should be placed for adoption"
    stage = PLANS
    done = "Decision recorded"
    permission = Permission.AUTHORISE_WORK
    needed = ("decided_on",)
    labels = {
        "decided_on": "On which day did the agency decision maker decide?",
        "panel_on": "When did the panel, or the referral to the decision maker, take place?",
        "consent_on": "If the parents consented formally, when?",
        "fostering_for_adoption_on": "If the child lives with carers who foster and mean to adopt, since when?",
        "harder_to_place": "Is there something that makes finding adopters harder?",
        "siblings_to_place_together": "How many brothers and sisters are to be placed together with the child?",
    }
    siblings_to_place_together = forms.IntegerField(min_value=0, max_value=20, required=False)
    hints = {"decided_on": "The days until the child moves in with adopters are counted from here and published."}

    class Meta:
        model = AdoptionPlan
        fields = [
            "panel_on",
            "decided_on",
            "consent_on",
            "fostering_for_adoption_on",
            "harder_to_place",
            "siblings_to_place_together",
        ]

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[PeriodOfCare]:
        standing = _plans_standing().filter(child=OuterRef("child"))
        return super().open_for(child).filter(ended_on=None).exclude(Exists(standing))

    def perform(self, shared_part: SharedPart | None) -> AdoptionPlan:
        return decide_adoption(by=self.hand.by, period=self.period, **self.facts())

    @classmethod
    def next_steps(cls, record: AdoptionPlan) -> Iterable[NextStep]:
        yield NextStep(all_steps()["record_placement_order"], record.child, record, why="When the court has made the order.")
        yield NextStep(all_steps()["match_with_adopters"], record.child, record, why="When adopters have been found.")


class OfAdoption(CareStep):
    """A step on the adoption plan that stands."""

    about = AdoptionPlan
    stage = PLANS

    @property
    def plan(self) -> AdoptionPlan:
        return cast(AdoptionPlan, self.subject)

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[AdoptionPlan]:
        return _plans_standing().filter(child=child)

    def in_view(self) -> list[Fact]:
        plan = self.plan
        days = [
            Fact("Decided", plan.decided_on),
            Fact("Placement order", plan.placement_order_on),
            Fact("Matched", plan.matched_on),
            Fact("With adopters since", plan.placed_on),
        ]
        return [fact for fact in days if fact.recorded]


@register
class RecordPlacementOrder(OfAdoption, StepForm):
    """The court made a placement order."""

    key = "record_placement_order"
    title = "Record a placement order"
    done = "Placement order recorded"

    placement_order_on = DateField(label="On which day did the court make the placement order?")

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[AdoptionPlan]:
        return super().open_for(child).filter(placement_order_on=None)

    def perform(self, shared_part: SharedPart | None) -> AdoptionPlan:
        return record_placement_order(by=self.hand.by, plan=self.plan, ordered_on=self.facts()["placement_order_on"])

    @classmethod
    def next_steps(cls, record: AdoptionPlan) -> Iterable[NextStep]:
        change = all_steps()["change_legal_status"]
        yield NextStep(change, record.child, record.period_of_care, why="The placement order is the child’s legal status now.")
        yield from follows_from(awaited(record.period_of_care)["review"])


@register
class MatchWithAdopters(OfAdoption, StepForm):
    """The decision maker approved the match."""

    key = "match_with_adopters"
    title = "Record the match with adopters"
    done = "Match recorded"
    permission = Permission.AUTHORISE_WORK

    matched_on = DateField(label="On which day was the match approved?")
    adopters = forms.ModelChoiceField(
        queryset=AdopterAssessment.objects.none(),
        required=False,
        label="With which adopters?",
        empty_label="Choose the family",
        help_text="Leave it open when another agency approved them and they are not known here.",
    )

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[AdoptionPlan]:
        return super().open_for(child).filter(matched_on=None)

    def prepare(self) -> None:
        super().prepare()
        families: Any = self.fields["adopters"]
        families.queryset = AdopterAssessment.objects.filter(approved_on__isnull=False, left_on=None).order_by("family_id")

    def perform(self, shared_part: SharedPart | None) -> AdoptionPlan:
        return match_with_adopters(by=self.hand.by, plan=self.plan, **self.facts())

    @classmethod
    def next_steps(cls, record: AdoptionPlan) -> Iterable[NextStep]:
        yield NextStep(all_steps()["place_for_adoption"], record.child, record, why="When the child has moved in with them.")


@register
class PlaceForAdoption(OfAdoption, StepForm):
    """The child moved in with the adopters, or the foster placement became adoptive."""

    key = "place_for_adoption"
    title = "Record that the child is placed with adopters"
    done = "The child is placed for adoption"
    reveals = {
        "adopters_number": Reveal("placement_type", STRANGERS),
        "provider": Reveal("placement_type", STRANGERS, required=True),
        **{name: Reveal("placement_type", STRANGERS) for name in ("urn", *WHERE)},
    }
    labels = {
        "urn": "Ofsted number of the adopters’ agency",
        "postcode": "Postcode of the placement",
        "distance_miles": "Miles from home",
    }

    placed_on = DateField(
        label="From which day is the child placed for adoption?",
        help_text="When the child moved in or, with the foster carers who adopt, when the placement became adoptive.",
    )
    placement_type = CodeField(code_set="placement_type", label="With whom, and on what ground?", widget=forms.RadioSelect)
    adopters_number = forms.CharField(
        label="The adopters’ number",
        required=False,
        max_length=40,
        help_text="Needed when the match was recorded without a family. The same number means the same family.",
    )
    provider = CodeField(code_set="placement_provider", label="Whose adopters are they?", widget=forms.RadioSelect)
    urn = column("urn")
    postcode = column("postcode")
    authority = CodeField(code_set="local_authority", label="In which council’s area do they live?", required=False)
    in_area = column("in_area")
    distance_miles = column("distance_miles", min_value=0)

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[AdoptionPlan]:
        return super().open_for(child).filter(matched_on__isnull=False, placed_on=None, period_of_care__ended_on=None)

    def prepare(self) -> None:
        super().prepare()
        self.fields["in_area"].label, self.fields["in_area"].help_text = "Is it inside our own area?", ""
        kinds: Any = self.fields["placement_type"]
        kinds.queryset = kinds.queryset.filter(pk__in=codes.PLACED_FOR_ADOPTION)
        provider: Any = self.fields["provider"]
        provider.queryset = provider.queryset.exclude(pk=codes.PARENT_PROVIDES)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        kind, family = given.get("placement_type"), self.plan.adopters
        if kind is not None and kind.pk in STRANGERS and family is None and not given.get("adopters_number"):
            self.add_error("adopters_number", "Enter the adopters’ number")
        return given

    def perform(self, shared_part: SharedPart | None) -> Placement:
        given = self.facts()
        placed_on, kind = given["placed_on"], given["placement_type"]
        if kind.pk in codes.ADOPTIVE_WITH_FOSTER_CARER:
            why, details = codes.STATUS_OF_PLACEMENT_CHANGED, self._as_now(kind)
        else:
            why, details = codes.CARE_PLAN_IMPLEMENTED, self._with_adopters(given)
        reason = Code.objects.get(pk=why)
        return place_for_adoption(by=self.hand.by, plan=self.plan, details=details, placed_on=placed_on, reason=reason)

    def _as_now(self, kind: Code) -> PlacementDetails:
        """The placement with the foster carers, under its new kind."""
        return details_of(current_placement(self.plan.period_of_care), placement_type=kind)

    def _with_adopters(self, given: dict[str, Any]) -> PlacementDetails:
        family = self.plan.adopters
        where = {name: given[name] for name in ("urn", *WHERE, "provider", "placement_type")}
        return PlacementDetails(carer_key=given["adopters_number"] or (family.family_id if family else ""), **where)

    @classmethod
    def next_steps(cls, record: Placement) -> Iterable[NextStep]:
        waiting = awaited(record.period_of_care)
        return follows_from(waiting["visit"], waiting["review"], waiting["placement_plan"])


@register
class RecordAdoptionDisruption(OfAdoption, StepForm):
    """The match was withdrawn, or the placement with the adopters broke down."""

    key = "record_adoption_disruption"
    title = "Record that a match or adoptive placement ended"
    done = "Recorded that it ended"
    intro = "The decision that the child should be placed for adoption stands. Where the child goes next is a move of its own."

    ended_on = DateField(label="On which day did it end?")
    reason = forms.CharField(label="How did it end, and what does the child know and feel?", widget=forms.Textarea)

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[AdoptionPlan]:
        return super().open_for(child).filter(matched_on__isnull=False)

    def perform(self, shared_part: SharedPart | None) -> AdoptionDisruption:
        return record_adoption_disruption(by=self.hand.by, plan=self.plan, **self.facts())

    @classmethod
    def next_steps(cls, record: AdoptionDisruption) -> Iterable[NextStep]:
        period = record.plan.period_of_care
        if record.placed_on is not None and period.ended_on is None:
            yield NextStep(all_steps()["move_placement"], record.child, period, why="Where the child lives now.")
        yield NextStep(
            all_steps()["reverse_adoption_decision"], record.child, record.plan, why="If adoption is no longer the plan."
        )


@register
class MakeAdoptionOrder(OfAdoption, StepModelForm):
    """The court made the adoption order: care ends that day."""

    key = "make_adoption_order"
    title = "Record the adoption order"
    done = "Adoption order recorded, and care ended with it"
    intro = "Care ends on the day of the order. Nothing else has to be recorded for that."
    needed = ("ordered_on", "number_of_adopters", "adopter_sex", "adopter_legal_status")
    field_order = ["ordered_on", "reason_ceased"]
    reason_ceased = CodeField(code_set="reason_episode_ceased", label="Was the order opposed?", widget=forms.RadioSelect)
    number_of_adopters = forms.TypedChoiceField(
        label="How many adopters are there?", choices=[(1, "One"), (2, "Two")], coerce=int, widget=forms.RadioSelect
    )
    labels = {
        "ordered_on": "On which day was the order made?",
        "applied_on": "When did the adopters apply for it?",
        "adopter_sex": "Who are they?",
        "adopter_legal_status": "What is their legal status?",
    }
    hints = {"number_of_adopters": "The yearly return asks for this and the next two answers about every adopted child."}

    class Meta:
        model = AdoptionPlan
        fields = ["ordered_on", "applied_on", "number_of_adopters", "adopter_sex", "adopter_legal_status"]
        widgets = {"adopter_sex": forms.RadioSelect, "adopter_legal_status": forms.RadioSelect}

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[AdoptionPlan]:
        return super().open_for(child).filter(placed_on__isnull=False, period_of_care__ended_on=None)

    def prepare(self) -> None:
        super().prepare()
        reasons: Any = self.fields["reason_ceased"]
        reasons.queryset = reasons.queryset.filter(pk__in=codes.ADOPTED)

    def perform(self, shared_part: SharedPart | None) -> AdoptionPlan:
        return make_adoption_order(by=self.hand.by, plan=self.plan, **self.facts())


@register
class ReverseAdoptionDecision(OfAdoption, StepForm):
    """The child should no longer be placed for adoption."""

    key = "reverse_adoption_decision"
    title = "Record that the child should no longer be placed for adoption"
    done = "Reversal recorded"
    permission = Permission.AUTHORISE_WORK

    reversed_on = DateField(label="On which day was it decided that adoption is no longer the plan?")
    reversed_reason = CodeField(code_set="adoption_decision_reversed", label="Why?", widget=forms.RadioSelect)

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[AdoptionPlan]:
        return super().open_for(child).filter(placed_on=None)

    def perform(self, shared_part: SharedPart | None) -> AdoptionPlan:
        given = self.facts()
        reason = given["reversed_reason"]
        return reverse_adoption_decision(by=self.hand.by, plan=self.plan, reversed_on=given["reversed_on"], reason=reason)

    @classmethod
    def next_steps(cls, record: AdoptionPlan) -> Iterable[NextStep]:
        period = record.period_of_care
        if period.ended_on is None:
            yield NextStep(
                all_steps()["agree_permanence_plan"], record.child, period, why="What is meant to be permanent instead."
            )
            yield from follows_from(awaited(period)["review"])
