"""Health assessments, teeth, immunisations, questionnaires, substance misuse."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from csc.components import Fact
from csc.forms import CodeField, DateField, YesNoField
from csc.models import Child, SharedPart
from csc.periods import add_months
from looked_after.forms.common import (
    HEALTH_AND_EDUCATION,
    LATE_HINT,
    CareStep,
    OwedInCare,
    awaited,
    due_fact,
    follows_from,
)
from looked_after.models import (
    DentalCheck,
    DevelopmentCheck,
    HealthAssessment,
    ImmunisationCheck,
    PeriodOfCare,
    StrengthsAndDifficulties,
    SubstanceMisuseCheck,
)
from looked_after.models.health import HealthCheck
from looked_after.services import (
    record_dental_check,
    record_dental_refusal,
    record_development_check,
    record_health_assessment,
    record_health_refusal,
    record_health_report,
    record_immunisations,
    record_strengths_and_difficulties,
    record_substance_misuse,
)
from workforce.recording.steps import NextStep, Reveal, StepForm, StepModelForm, all_steps, register

AGES_OF_QUESTIONNAIRE = range(3, 18)
"""The return asks for it from 4 to 16; a child may turn 4 within the year."""


class OfHealth(OwedInCare):
    """A step on the health of a looked-after child."""

    stage = HEALTH_AND_EDUCATION


class OfAssessment(OfHealth):
    """A step on the health assessment that comes next."""

    def in_view(self) -> list[Fact]:
        held = self.period.health_assessments.held().order_by("-held_on").first()
        due = due_fact("Health assessment due", awaited(self.period)["health"], self.hand.today)
        return [*due, Fact("Last assessment", held.held_on if held else "None yet in this period of care")]

    def prepare(self) -> None:
        super().prepare()
        waiting: Any = awaited(self.period)["health"]
        if waiting is not None:
            self.fields["kind"].initial = waiting.kind_id
        if "late_reason" in self.fields:
            self.ask_why_late_only_after(waiting)

    @classmethod
    def next_steps(cls, record: HealthAssessment) -> Iterable[NextStep]:
        if record.held_on and record.report_received_on is None:
            report = all_steps()["record_health_report"]
            yield NextStep(report, record.child, record, why="When the written report has come.")
        yield from follows_from(awaited(record.period_of_care)["health"])


@register
class RecordHealthAssessment(OfAssessment, StepModelForm):
    """The child was assessed. The next assessment is due from this day."""

    key = "record_health_assessment"
    title = "Record a health assessment"
    done = "Health assessment recorded"
    clears = ((HealthAssessment, "due_on"),)
    needed = ("held_on",)
    labels = {
        "kind": "Which assessment was it?",
        "held_on": "On which day was the child seen?",
        "assessed_by": "By whom?",
        "report_received_on": "When did the written report come?",
        "outcome": "What does the health plan say?",
        "late_reason": "If it was late, why?",
    }
    hints = {
        "assessed_by": "The initial assessment is made by a doctor.",
        "report_received_on": "Leave it empty if it has not come yet.",
        "late_reason": LATE_HINT,
    }

    class Meta:
        model = HealthAssessment
        fields = ["kind", "held_on", "assessed_by", "report_received_on", "outcome", "late_reason"]
        widgets = {"kind": forms.RadioSelect}

    def perform(self, shared_part: SharedPart | None) -> HealthAssessment:
        return record_health_assessment(by=self.hand.by, period=self.period, **self.facts())


@register
class RecordHealthRefusal(OfAssessment, StepModelForm):
    """The young person did not want to be assessed. Another assessment stays due."""

    key = "record_health_refusal"
    title = "Record that a health assessment was refused"
    done = "Refusal recorded"
    intro = "The child stays in every count, and an assessment stays due: it can be offered again."
    needed = ("refused_on", "refusal_reason")
    labels = {
        "kind": "Which assessment was refused?",
        "refused_on": "On which day?",
        "refusal_reason": "Why? If you can, in the young person’s own words.",
    }

    class Meta:
        model = HealthAssessment
        fields = ["kind", "refused_on", "refusal_reason"]
        widgets = {"kind": forms.RadioSelect}

    def perform(self, shared_part: SharedPart | None) -> HealthAssessment:
        given = self.facts()
        reason = given.pop("refusal_reason")
        return record_health_refusal(by=self.hand.by, period=self.period, reason=reason, **given)


@register
class RecordHealthReport(CareStep, StepForm):
    """The written report of an assessment has come."""

    key = "record_health_report"
    title = "Record that the report of a health assessment has come"
    stage = HEALTH_AND_EDUCATION
    done = "Report recorded"
    about = HealthAssessment

    report_received_on = DateField(label="On which day did the report come?")

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[HealthAssessment]:
        since = add_months(timezone.localdate(), -12)
        return HealthAssessment.objects.held().filter(child=child, report_received_on=None, held_on__gte=since)

    def in_view(self) -> list[Fact]:
        assessment = cast(HealthAssessment, self.subject)
        return [Fact("Assessment", assessment.kind), Fact("Held", assessment.held_on), Fact("By", assessment.assessed_by)]

    def perform(self, shared_part: SharedPart | None) -> HealthAssessment:
        received_on = self.facts()["report_received_on"]
        return record_health_report(by=self.hand.by, assessment=self.subject, received_on=received_on)  # type: ignore[arg-type]


# ── Checks ───────────────────────────────────────────────────────────────────────────────────────


class OfCheck(OfHealth):
    """A check of one kind, with the last of its kind in view."""

    kind_of_check: type[HealthCheck]
    done = "Check recorded"

    def in_view(self) -> list[Fact]:
        last = self.kind_of_check.objects.made().filter(child=self.child).order_by("-checked_on").first()
        return [Fact("Last check", last.checked_on if last else "None yet")]


class OfTeeth(OfCheck):
    kind_of_check = DentalCheck

    def in_view(self) -> list[Fact]:
        return [*due_fact("Dental check due", awaited(self.period)["dental"], self.hand.today), *super().in_view()]

    @classmethod
    def next_steps(cls, record: DentalCheck) -> Iterable[NextStep]:
        return follows_from(awaited(record.period_of_care)["dental"])


@register
class RecordDentalCheck(OfTeeth, StepModelForm):
    """The child's teeth were checked."""

    key = "record_dental_check"
    title = "Record a dental check"
    clears = ((DentalCheck, "due_on"),)
    needed = ("checked_on",)
    labels = {"checked_on": "On which day were the child’s teeth checked?", "note": "What did the dentist find?"}

    class Meta:
        model = DentalCheck
        fields = ["checked_on", "note"]

    def perform(self, shared_part: SharedPart | None) -> DentalCheck:
        return record_dental_check(by=self.hand.by, period=self.period, **self.facts())


@register
class RecordDentalRefusal(OfTeeth, StepModelForm):
    """The young person did not want to see a dentist. A check stays due."""

    key = "record_dental_refusal"
    title = "Record that a dental check was refused"
    done = "Refusal recorded"
    needed = ("refused_on", "refusal_reason")
    labels = {"refused_on": "On which day?", "refusal_reason": "Why? If you can, in the young person’s own words."}

    class Meta:
        model = DentalCheck
        fields = ["refused_on", "refusal_reason"]

    def perform(self, shared_part: SharedPart | None) -> DentalCheck:
        given = self.facts()
        reason = given["refusal_reason"]
        return record_dental_refusal(by=self.hand.by, period=self.period, refused_on=given["refused_on"], reason=reason)


@register
class RecordImmunisations(OfCheck, StepModelForm):
    """Whether the immunisations were up to date on a day."""

    key = "record_immunisations"
    title = "Record immunisations"
    kind_of_check = ImmunisationCheck
    needed = ("checked_on", "up_to_date")
    labels = {
        "checked_on": "On which day did you ask?",
        "up_to_date": "Are all immunisations for the child’s age up to date?",
        "note": "What is missing, and what is being done about it?",
    }
    hints = {"up_to_date": "Ask the doctor’s practice or look in the child’s red book."}

    class Meta:
        model = ImmunisationCheck
        fields = ["checked_on", "up_to_date", "note"]

    def perform(self, shared_part: SharedPart | None) -> ImmunisationCheck:
        return record_immunisations(by=self.hand.by, period=self.period, **self.facts())


@register
class RecordDevelopmentCheck(OfCheck, StepModelForm):
    """Whether the surveillance checks of a child under 5 were up to date on a day."""

    key = "record_development_check"
    title = "Record development checks of a young child"
    kind_of_check = DevelopmentCheck
    needed = ("checked_on", "up_to_date")
    labels = {
        "checked_on": "On which day did you ask?",
        "up_to_date": "Are the health visitor’s checks up to date?",
        "note": "What is missing, and what is being done about it?",
    }

    class Meta:
        model = DevelopmentCheck
        fields = ["checked_on", "up_to_date", "note"]

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[PeriodOfCare]:
        age = child.age_on(timezone.localdate())
        rows = super().open_for(child)
        return rows if age is not None and age < 5 else rows.none()

    def perform(self, shared_part: SharedPart | None) -> DevelopmentCheck:
        return record_development_check(by=self.hand.by, period=self.period, **self.facts())


@register
class RecordSubstanceMisuse(OfCheck, StepModelForm):
    """Whether a substance misuse problem was found, and what help was taken."""

    key = "record_substance_misuse"
    title = "Record whether substance misuse is a problem"
    kind_of_check = SubstanceMisuseCheck
    needed = ("checked_on", "misuse_found")
    reveals = {
        "substance": Reveal("misuse_found", ("yes",)),
        "intervention_received": Reveal("misuse_found", ("yes",), required=True),
        "intervention_offered": Reveal("intervention_received", ("no",), required=True),
    }
    labels = {
        "checked_on": "On which day was it talked about?",
        "misuse_found": "Are drugs, alcohol or solvents a problem for the young person?",
        "substance": "Which?",
        "intervention_received": "Do they have help with it?",
        "intervention_offered": "Was help offered and refused?",
        "note": "Anything else that is known",
    }
    hints = {"misuse_found": "A problem that harms health, school or relationships; not every try."}

    class Meta:
        model = SubstanceMisuseCheck
        fields = ["checked_on", "misuse_found", "substance", "intervention_received", "intervention_offered", "note"]

    def perform(self, shared_part: SharedPart | None) -> SubstanceMisuseCheck:
        return record_substance_misuse(by=self.hand.by, period=self.period, **self.facts())


@register
class RecordStrengthsAndDifficulties(OfHealth, StepForm):
    """The total score of a questionnaire, or why there is none."""

    key = "record_strengths_and_difficulties"
    title = "Record a strengths and difficulties questionnaire"
    done = "Questionnaire recorded"
    intro = "Filled in by the carer once a year for every child from 4 to 16 looked after for a year."
    helpers = frozenset({"has_score"})
    reveals = {
        "score": Reveal("has_score", ("yes",), required=True),
        "no_score_reason": Reveal("has_score", ("no",), required=True),
    }

    completed_on = DateField(
        label="On which day was it filled in?", help_text="If it will not be, the day on which you learned that."
    )
    has_score = YesNoField(label="Is there a score?")
    score = forms.IntegerField(
        label="Total score", min_value=0, max_value=40, help_text="From 0 to 40. 17 and more is a concern."
    )
    no_score_reason = CodeField(code_set="sdq_reason", label="Why is there none?", widget=forms.RadioSelect)

    @classmethod
    def open_for(cls, child: Child) -> QuerySet[PeriodOfCare]:
        rows = super().open_for(child)
        return rows if child.age_on(timezone.localdate()) in AGES_OF_QUESTIONNAIRE else rows.none()

    def in_view(self) -> list[Fact]:
        last = StrengthsAndDifficulties.objects.standing().filter(child=self.child).order_by("-completed_on").first()
        if last is None:
            return [Fact("Last questionnaire", "None yet")]
        said = f"score {last.score}" if last.score is not None else str(last.no_score_reason)
        return [Fact("Last questionnaire", f"{last.completed_on:%-d %B %Y}: {said}")]

    def perform(self, shared_part: SharedPart | None) -> StrengthsAndDifficulties:
        return record_strengths_and_difficulties(by=self.hand.by, period=self.period, **self.facts())
