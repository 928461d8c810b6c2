"""What a tidy synthetic authority lacks and a real one has: drafts, withdrawn records, missing dates, doubles, merges,
and things that happen on the very last day that counts."""

from __future__ import annotations

import calendar
import datetime
import random
import uuid
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import IntegrityError, models, transaction

from assessments.models import Assessment, CinEpisode, CinPlan, CinReview, CinVisit
from contacts.models import (
    Contact,
    EarlyHelpEpisode,
    ExploitationReferral,
    ExploitationRisk,
    MissingEpisode,
    Referral,
    ReturnInterview,
)
from csc.models import Person
from looked_after.models import (
    CareLeaver,
    CareLeaverAccommodation,
    CareLeaverActivity,
    CareLeaverContact,
    CarePlan,
    DentalCheck,
    EducationPlan,
    HealthAssessment,
    LookedAfterReview,
    LookedAfterVisit,
    PathwayPlan,
    PeriodOfCare,
    PermanencePlan,
    Placement,
    StrengthsAndDifficulties,
    VisitingRegime,
)
from protection.models import InitialConference, ProtectionPlan, ProtectionVisit, ReviewConference, Section47Enquiry
from workforce.models import Allocation, BudgetedPost, CaseSupervision, Employment, Post, Worker
from workforce.records import CaseRecord

Change = dict[str, Any]
DAY = datetime.timedelta(days=1)


class Mess:
    """Changes some records, the same ones for the same seed. What the database itself forbids stays as it was."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)

    def some(self, model: type[models.Model], share: float) -> Iterator[Any]:
        for row in model._base_manager.order_by("pk"):
            if self.dice.random() < share:
                yield row

    def change(self, model: type[models.Model], share: float, how: Callable[[Any], Change]) -> None:
        for row in self.some(model, share):
            if values := how(row):
                try:
                    with transaction.atomic():
                        model._base_manager.filter(pk=row.pk).update(**values)
                except IntegrityError:
                    continue

    def double(self, model: type[models.Model], share: float) -> None:
        """The same record typed twice."""
        for row in self.some(model, share):
            row.pk, row.uuid = None, uuid.UUID(int=self.dice.getrandbits(128), version=4)
            try:
                with transaction.atomic():
                    models.Model.save_base(row, raw=True, force_insert=True)
            except IntegrityError:
                continue

    def either(self, *options: Any) -> Any:
        return self.dice.choice(options)


def make_a_mess(seed: int) -> None:
    """Change some records past every rule that forms and services keep."""
    mess = Mess(seed)
    of_people(mess)
    of_the_front_door(mess)
    of_assessments(mess)
    of_protection(mess)
    of_care(mess)
    of_life_in_care(mess)
    of_staff(mess)
    of_ends(mess)
    withdrawn = {"state": "withdrawn", "withdrawn_reason": "Wrong child"}
    for model in apps.get_models():
        if issubclass(model, CaseRecord) and not model.__name__.startswith("Historical"):
            mess.change(model, 0.04, lambda row: mess.either({"state": "draft"}, withdrawn))


def of_people(mess: Mess) -> None:
    """Unborn children, children whose age nobody knows, and children who turn out to be one."""
    children = list(Person._base_manager.filter(has_record=True).order_by("pk"))
    for one, other in zip(children[:40:8], children[4:40:8], strict=True):
        Person._base_manager.filter(pk=one.pk).update(merged_into_id=other.pk)
    Person._base_manager.filter(pk=children[4].pk).update(merged_into_id=children[2].pk)  # a merge of a merge
    expected = datetime.date(2026, 6, 1)
    mess.change(Person, 0.04, lambda row: {"date_of_birth": None, "expected_on": mess.either(None, expected)})
    mess.change(Person, 0.05, lambda row: mess.either({"sex_id": None}, {"ethnicity_id": None}))


def of_the_front_door(mess: Mess) -> None:
    """Decisions exactly at the limit, none at all, no recommendation; one message typed twice."""
    hours = (datetime.timedelta(hours=24), datetime.timedelta(hours=24, minutes=1), datetime.timedelta(hours=23, minutes=59))
    mess.change(Contact, 0.15, lambda row: {"decided_at": row.received_at + mess.either(*hours)} if row.decided_at else {})
    mess.change(Contact, 0.05, lambda row: {"decided_at": None, "decided_outcome_id": None, "decided_by_id": None})
    mess.change(Contact, 0.10, lambda row: {"recommended_outcome_id": None, "recommended_at": None, "recommended_by_id": None})
    mess.change(Contact, 0.10, lambda row: {"addressed_to_early_help": True})
    mess.change(Contact, 0.10, lambda row: {"decided_outcome_id": f"contact_outcome:{mess.either(*CONTACT_OUTCOMES)}"})
    mess.double(Contact, 0.06)
    mess.double(Referral, 0.10)
    mess.change(Referral, 0.10, lambda row: {"outcome_id": mess.either(None, "referral_outcome:no_further_action")})
    mess.change(EarlyHelpEpisode, 0.20, lambda row: {"ended_on": None})
    for earlier in mess.some(Referral, 0.2):  # another one exactly a year later, or a day after that
        for later in Referral._base_manager.filter(child=earlier.child).exclude(pk=earlier.pk).order_by("pk")[:1]:
            day = same_day_next_year(earlier.received_on) + mess.either(0, 1) * DAY
            Referral._base_manager.filter(pk=later.pk).update(received_on=day)


CONTACT_OUTCOMES = ("early_help", "continue_early_help", "referral", "strategy_discussion", "no_further_action", "other")


def same_day_next_year(day: datetime.date) -> datetime.date:
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def of_assessments(mess: Mess) -> None:
    """No start, a start after the end, no outcome, a child never seen or seen too late; types of long ago."""
    mess.change(Assessment, 0.08, lambda row: {"clock_started_on": None})
    mess.change(Assessment, 0.08, lambda row: {"clock_started_on": row.authorised_on + DAY} if row.authorised_on else {})
    mess.change(Assessment, 0.08, lambda row: {"outcome_id": mess.either(None, *(f"assessment_outcome:{o}" for o in OUTCOMES))})
    mess.change(Assessment, 0.10, lambda row: {"child_seen_on": mess.either(None, (row.authorised_on or row.started_on) + DAY)})
    mess.change(Assessment, 0.12, lambda row: {"kind_id": f"assessment_type:{mess.either('initial', 'core', 'strategy_led')}"})
    mess.change(Assessment, 0.10, lambda row: {"authorised_on": None})
    mess.change(CinEpisode, 0.10, lambda row: {"ended_on": None})
    mess.double(CinPlan, 0.10)
    mess.change(CinReview, 0.10, lambda row: {"held_on": None})
    mess.change(CinVisit, 0.10, lambda row: mess.either({"child_seen": None}, {"child_seen": False}, {"completed_at": None}))


OUTCOMES = ("other", "step_down_early_help", "step_down_other_agency", "no_further_action", "cin_plan")


def of_protection(mess: Mess) -> None:
    """Plans for other authorities, plans of one day, conferences without an enquiry, reviews nobody held, visits to nobody."""
    mess.change(Section47Enquiry, 0.10, lambda row: {"outcome_id": mess.either(None, "s47_outcome:other")})
    mess.change(Section47Enquiry, 0.10, lambda row: {"child_seen_on": None})
    mess.change(Section47Enquiry, 0.10, lambda row: {"completed_on": None})
    mess.change(InitialConference, 0.12, lambda row: mess.either({"enquiry_id": None}, {"transfer_in": True}))
    mess.change(ProtectionPlan, 0.10, lambda row: {"held_for_other_authority": True})
    mess.change(ProtectionPlan, 0.10, lambda row: mess.either({"previous_plans_stated": 1}, {"previous_plans_elsewhere": 2}))
    mess.change(ProtectionPlan, 0.10, lambda row: mess.either({"ended_on": None}, {"ended_on": row.started_on + DAY}))
    mess.double(ProtectionPlan, 0.10)
    mess.change(ReviewConference, 0.10, lambda row: {"held_on": None})
    mess.change(ReviewConference, 0.10, lambda row: {"held_on": row.held_on + 40 * DAY} if row.held_on else {})
    lost: tuple[Change, ...] = ({"child_seen": None}, {"child_seen": False}, {"completed_at": None}, {"seen_alone_id": None})
    for model in (ProtectionVisit, LookedAfterVisit):
        mess.change(model, 0.15, lambda row: mess.either(*lost, {"seen_alone_id": "visit_alone:not_alone"}))
    mess.change(ProtectionVisit, 0.15, lambda row: {"due_on": row.visited_on})
    mess.change(LookedAfterVisit, 0.10, lambda row: {"kind_id": "looked_after_visit_kind:other"})


def of_care(mess: Mess) -> None:
    """Short breaks, temporary stays, a new carer; leavers of every kind."""
    mess.change(PeriodOfCare, 0.08, lambda row: {"short_breaks": True})
    mess.change(PeriodOfCare, 0.10, lambda row: {"reason_ceased_id": f"reason_episode_ceased:{mess.either('E11', 'E41', 'E45')}"})
    mess.change(Placement, 0.10, lambda row: {"placement_type_id": f"placement_type:{mess.either('T0', 'T3', 'U1')}"})
    mess.change(Placement, 0.15, lambda row: {"carer_key": f"carer {mess.either(1, 2, 3)}"})
    mess.change(CareLeaver, 0.15, lambda row: {"supported": mess.either(True, False)})
    mess.change(
        CareLeaver, 0.10, lambda row: {"eligibility_id": f"care_leaver_eligibility:{mess.either('Eligible', 'Relevant')}"}
    )
    mess.change(CareLeaverActivity, 0.25, lambda row: {"activity_id": f"care_leaver_activity:{mess.either('F1', 'G4', '0')}"})


def of_life_in_care(mess: Mess) -> None:
    """Reviews and checks that nobody held or that came late, homes nobody judged, children missing twice in a month."""
    mess.change(LookedAfterReview, 0.10, lambda row: {"held_on": None})
    mess.change(LookedAfterReview, 0.15, lambda row: {"held_on": row.held_on + mess.either(10, 30) * DAY} if row.held_on else {})
    mess.change(LookedAfterReview, 0.15, lambda row: {"participation_id": mess.either(None, "review_participation:PN7")})
    mess.change(HealthAssessment, 0.15, lambda row: {"held_on": row.held_on + mess.either(-60, 20) * DAY} if row.held_on else {})
    mess.change(DentalCheck, 0.10, lambda row: {"checked_on": None})
    mess.change(StrengthsAndDifficulties, 0.20, lambda row: {"score": None})
    mess.change(EducationPlan, 0.20, lambda row: mess.either({"due_on": None}, {"due_on": row.agreed_on}, {"agreed_on": None}))
    mess.change(CarePlan, 0.10, lambda row: {"agreed_on": None})
    mess.change(PermanencePlan, 0.15, lambda row: {"ended_on": row.agreed_on + 20 * DAY})
    mess.change(Placement, 0.15, lambda row: mess.either({"distance_miles": 20}, {"distance_miles": None}, {"registered": False}))
    mess.change(Placement, 0.15, lambda row: {"in_area": mess.either(None, False), "distance_miles": Decimal("20.1")})
    regimes = ("standard", "permanent", "temporary_approval", "full_order_with_parent", "others_arrange")
    mess.change(VisitingRegime, 0.30, lambda row: {"regime_id": f"visiting_regime:{mess.either(*regimes)}"})
    mess.change(CareLeaverAccommodation, 0.25, lambda row: {"suitable": mess.either(None, False)})
    mess.change(CareLeaverContact, 0.25, lambda row: {"in_touch_id": f"care_leaver_in_touch:{mess.either('NO', 'REFU', 'YES')}"})
    mess.change(PathwayPlan, 0.15, lambda row: {"completed_on": None})
    mess.double(MissingEpisode, 0.30)
    mess.change(MissingEpisode, 0.15, lambda row: {"kind_id": "missing_type:A"})
    mess.change(ReturnInterview, 0.30, lambda row: mess.either({"accepted": None}, {"accepted": True}, {"offered_at": None}))
    levels = ("none", "low", "medium", "high")
    mess.change(ExploitationRisk, 0.30, lambda row: {"level_id": f"exploitation_risk_level:{mess.either(*levels)}"})
    mess.change(ExploitationReferral, 0.30, lambda row: {"part_played_id": f"exploitation_part:{mess.either(*PARTS)}"})


PARTS = ("victim", "perpetrator", "both")
ELIGIBILITIES = ("care_leaver_eligibility:Eligible", "care_leaver_eligibility:Relevant")


def of_staff(mess: Mess) -> None:
    """Children without a worker or with two teams, workers without a qualification, posts without hours."""
    mess.change(Allocation, 0.06, lambda row: {"worker_id": None})
    mess.change(Allocation, 0.06, lambda row: {"role_id": f"allocation_role:{mess.either('duty_worker', 'second_worker')}"})
    mess.change(Allocation, 0.10, lambda row: {"ended_on": None})
    mess.double(Allocation, 0.05)
    mess.change(Worker, 0.08, lambda row: {"qualified": False})
    mess.change(Post, 0.05, lambda row: {"fte": None})
    mess.double(Post, 0.08)
    mess.change(Employment, 0.10, lambda row: {"agency": not row.agency})
    mess.change(CaseSupervision, 0.15, lambda row: {"held_on": mess.either(None, row.due_on + 40 * DAY)})
    mess.change(BudgetedPost, 0.10, lambda row: {"headcount": None})


def of_ends(mess: Mess) -> None:
    """Much that begins or ends on the last day of its month: on its last day a state no longer holds."""
    for model in (CinEpisode, CinPlan, ProtectionPlan, PeriodOfCare, Placement, EarlyHelpEpisode, Allocation, CareLeaver):
        mess.change(model, 0.08, lambda row: {"ended_on": month_end(row.ended_on)} if row.ended_on else {})
        mess.change(model, 0.05, lambda row: {"started_on": month_end(row.started_on)})


def month_end(day: datetime.date) -> datetime.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
