"""The records as a person with a pencil would have them: model instances in lists, dates, and small questions about them.

Nothing of the engine, the facts, the catalogue's functions or csc's clocks is used. Days are `datetime.date`, working days
are found by walking the calendar one day at a time, and every look-up is a loop.
"""

from __future__ import annotations

import calendar
import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models

from assessments import models as assessments
from audits import models as audits
from contacts import models as contacts
from csc import models as csc
from looked_after import models as looked_after
from protection import models as protection
from reporting.models import PopulationEstimate, SchoolTerm, SuppliedFigure
from workforce import models as workforce

LONDON = ZoneInfo("Europe/London")
ONE_DAY = datetime.timedelta(days=1)
LEAD_ROLES = {f"allocation_role:{role}" for role in ("social_worker", "personal_adviser", "early_help_worker", "duty_worker")}
SOCIAL_WORKER = "allocation_role:social_worker"


@dataclass(frozen=True)
class Period:
    """Days from `first` to `last`, both included."""

    first: datetime.date
    last: datetime.date

    @classmethod
    def month(cls, label: str) -> Period:
        year, month = map(int, label.split("-"))
        return cls(datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1]))

    @property
    def label(self) -> str:
        return f"{self.last:%Y-%m}"

    @property
    def year(self) -> Period:
        """The twelve months that end with this month."""
        return Period(months_later(self.last.replace(day=1), -11), self.last)

    @property
    def financial_year(self) -> Period:
        """From 1 April to the end of this month."""
        return Period(datetime.date(self.last.year - (self.last.month < 4), 4, 1), self.last)

    def __contains__(self, day: datetime.date | None) -> bool:
        return day is not None and self.first <= day <= self.last


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day of another month, or the last day of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def local_day(moment: datetime.datetime | None) -> datetime.date | None:
    return None if moment is None else moment.astimezone(LONDON).date()


def holds(row: Any, day: datetime.date, start: str = "started_on", end: str = "ended_on") -> bool:
    """Begun on or before the day and not ended by it."""
    begun, ended = getattr(row, start), getattr(row, end)
    return begun is not None and begun <= day and (ended is None or ended > day)


def last_started(rows: Iterable[Any]) -> Any:
    """Of several rows the one that started last; of several of one day the one entered last. None of none."""
    return max(rows, key=lambda row: (row.started_on or datetime.date.min, row.pk), default=None)


class World:
    """Every record that counts: complete ones, by the child they are really about."""

    def __init__(self, known_to: datetime.date) -> None:
        self.known_to, self.clock = known_to, LONDON
        self.people = {person.pk: person for person in csc.Person._base_manager.all()}
        self.groups = {code.key: code.group or code.code for code in csc.Code.objects.all()}
        self.holidays = set(csc.BankHoliday.objects.values_list("day", flat=True))
        self._units()
        self._cases()
        self._staff()
        self.population = list(PopulationEstimate.objects.order_by("used_from"))
        self.supplied = list(SuppliedFigure.objects.all())

    def _units(self) -> None:
        self.units = {unit.pk: unit for unit in workforce.Unit._base_manager.all()}
        self.authority = next(unit for unit in self.units.values() if unit.parent_id is None)

    def _cases(self) -> None:
        self.contacts = complete(contacts.Contact)
        self.referrals = complete(contacts.Referral)
        self.early_help = complete(contacts.EarlyHelpEpisode)
        self.early_help_assessments = complete(contacts.EarlyHelpAssessment)
        self.assessments = complete(assessments.Assessment)
        self.factors = list(assessments.AssessmentFactor._base_manager.filter(assessment__state="complete"))
        self.cases = complete(assessments.CinEpisode)
        self.cin_plans = complete(assessments.CinPlan)
        self.cin_reviews = complete(assessments.CinReview)
        self.cin_visits = complete(assessments.CinVisit)
        self.discussions = by_key(complete(protection.StrategyDiscussion))
        self.enquiries = complete(protection.Section47Enquiry)
        self.enquiry = by_key(self.enquiries)
        self.conferences = complete(protection.InitialConference)
        self.attendances = list(protection.ConferenceAttendance._base_manager.select_related("meeting").order_by("pk"))
        self.plans = complete(protection.ProtectionPlan)
        self.plan = by_key(self.plans)
        self.category_changes = list(protection.CategoryOfAbuseChange._base_manager.order_by("pk"))
        self.plan_updates = complete(protection.PlanUpdate)
        self.core_groups = complete(protection.CoreGroup)
        self.reviews = complete(protection.ReviewConference)
        self.cp_visits = complete(protection.ProtectionVisit)
        self.care = complete(looked_after.PeriodOfCare)
        self.placements = complete(looked_after.Placement)
        self.lac_visits = complete(looked_after.LookedAfterVisit)
        self.orders = complete(looked_after.PermanenceOrder)
        self._life_in_care()
        self.care_leavers = complete(looked_after.CareLeaver)
        self.activities = complete(looked_after.CareLeaverActivity)
        judgements = audits.StandardJudgement._base_manager.filter(audit__state="complete")
        self.judgements = list(judgements.select_related("audit", "standard"))
        self.disabilities = list(csc.Disability._base_manager.all())
        self.immigration = list(csc.ImmigrationStatus._base_manager.all())
        self._indexes: dict[tuple[str, str], dict[Any, list]] = {}

    def _life_in_care(self) -> None:
        self.lac_reviews = complete(looked_after.LookedAfterReview)
        self.regimes = complete(looked_after.VisitingRegime)
        self.legal_statuses = complete(looked_after.LegalStatus)
        self.care_plans = complete(looked_after.CarePlan)
        self.permanence_plans = complete(looked_after.PermanencePlan)
        self.adoptions = complete(looked_after.AdoptionPlan)
        self.disruptions = complete(looked_after.AdoptionDisruption)
        self.health = complete(looked_after.HealthAssessment)
        self.dental = complete(looked_after.DentalCheck)
        self.questionnaires = complete(looked_after.StrengthsAndDifficulties)
        self.education = complete(looked_after.EducationPlan)
        self.period = by_key(self.care)
        self.adopters = list(looked_after.AdopterAssessment._base_manager.all())
        self.households = list(looked_after.FosterCarerHousehold._base_manager.all())
        self.fostering = list(looked_after.FosterAssessment._base_manager.select_related("household"))
        self.leaver_contacts = complete(looked_after.CareLeaverContact)
        self.homes = complete(looked_after.CareLeaverAccommodation)
        self.leaver_visits = complete(looked_after.CareLeaverVisit)
        self.pathway_plans = complete(looked_after.PathwayPlan)
        self.pathway_reviews = complete(looked_after.PathwayPlanReview)
        self.risks = complete(contacts.ExploitationRisk)
        self.exploitation = complete(contacts.ExploitationReferral)
        self.missing = complete(contacts.MissingEpisode)
        self.interviews = complete(contacts.ReturnInterview)
        self.audits = list(audits.CaseAudit._base_manager.filter(state="complete").order_by("pk"))
        self.moderations = {row.audit_id: row for row in audits.Moderation._base_manager.all()}
        self.terms = [(term.first_day, term.last_day) for term in SchoolTerm.objects.all()]

    def _staff(self) -> None:
        self.allocations = complete(workforce.Allocation)
        self.posts = list(workforce.Post._base_manager.order_by("pk"))
        self.workers = by_key(workforce.Worker._base_manager.all())
        self.absences = list(workforce.Absence._base_manager.all())
        self.supervisions = list(workforce.PersonalSupervision._base_manager.all())
        self.case_supervisions = complete(workforce.CaseSupervision)
        self.budgets = list(workforce.BudgetedPost._base_manager.order_by("pk"))
        self.employments = list(workforce.Employment._base_manager.all())
        self.weights = list(workforce.FteWeight._base_manager.all())
        self.limits = list(workforce.CaseloadLimit._base_manager.all())
        roles = csc.Code.objects.filter(code_set_id="post_role").order_by("order", "code").values_list("key", flat=True)
        self.post_roles = list(roles)

    # --- who and where

    def child(self, row: Any, field: str = "child_id") -> int:
        """The child a record counts with: the one into whom the child it was made about has been merged."""
        key = getattr(row, field)
        while key in self.people and self.people[key].merged_into_id:
            key = self.people[key].merged_into_id
        return key

    def person(self, row: Any) -> Any:
        return self.people.get(self.child(row))

    def of(self, rows: str, field: str, key: Any) -> list:
        """The rows of one list (`w.plans` is "plans") whose field has this value, in order of entry."""
        if (rows, field) not in self._indexes:
            index: dict[Any, list] = defaultdict(list)
            for row in getattr(self, rows):
                index[self.child(row, field) if field in ("child_id", "person_id") else getattr(row, field)].append(row)
            self._indexes[rows, field] = index
        return self._indexes[rows, field].get(key, [])

    def about(self, rows: str, row: Any) -> list:
        """The rows of a list about the same child as this row."""
        return self.of(rows, "child_id", self.child(row))

    def up(self, unit: int | None) -> Iterator[int]:
        """A unit and all above it; no unit is the authority."""
        at = self.units.get(unit, self.authority) if unit is not None else self.authority
        while at is not None:
            yield at.pk
            at = self.units[at.parent_id] if at.parent_id else None

    def responsible(self, row: Any, day: datetime.date) -> int | None:
        """The team that held the child on the day, whoever wrote the record; the record's own team where none did."""
        held = [each for each in self.about("allocations", row) if each.role_id in LEAD_ROLES and holds(each, day)]
        return last_started(held).team_id if held else row.team_id

    def group(self, code: str | None) -> str | None:
        return None if code is None else self.groups[code]

    # --- days

    def works(self, day: datetime.date) -> bool:
        return day.weekday() < 5 and day not in self.holidays

    def working_days(self, start: datetime.date, end: datetime.date) -> int:
        """Days worked after `start` up to and including `end`, counted one by one."""
        day, number = start, 0
        while day < end:
            day += ONE_DAY
            number += self.works(day)
        return number

    def working_day_after(self, start: datetime.date, number: int) -> datetime.date:
        day = start
        while number:
            day += ONE_DAY
            number -= self.works(day)
        return day

    def within(self, start: datetime.date | None, end: datetime.date | None, limit: int) -> bool:
        """Both known, in this order, and no more than so many working days apart."""
        return start is not None and end is not None and start <= end and self.working_days(start, end) <= limit

    def age(self, row: Any, day: datetime.date) -> int | None:
        """Completed years; None before birth and where no date of birth is known."""
        person = self.person(row)
        if person is None or person.date_of_birth is None or person.date_of_birth > day:
            return None
        born = person.date_of_birth
        return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

    # --- states of a child on a day

    def looked_after(self, row: Any, day: datetime.date) -> bool:
        return any(not care.short_breaks and holds(care, day) for care in self.about("care", row))

    def on_own_plan(self, row: Any, day: datetime.date) -> bool:
        return any(not plan.held_for_other_authority and holds(plan, day) for plan in self.about("plans", row))

    def unaccompanied(self, row: Any, day: datetime.date) -> bool:
        statuses = self.of("immigration", "person_id", self.child(row))
        return any(
            status.status_id == "immigration_status:uasc"
            and (status.started_on is None or status.started_on <= day)
            and (status.ended_on is None or status.ended_on > day)
            for status in statuses
        )

    def social_workers(self, row: Any, day: datetime.date) -> list:
        """The allocations of a named lead social worker that hold on the day."""
        return [a for a in self.about("allocations", row) if a.role_id == SOCIAL_WORKER and a.worker_id and holds(a, day)]

    def has_qualified_worker(self, row: Any, day: datetime.date) -> bool:
        return any(self.workers[a.worker_id].qualified for a in self.social_workers(row, day))


def complete(model: type[models.Model]) -> list:
    """The records that count, drafts and withdrawn ones left out, in order of entry."""
    return list(model._base_manager.filter(state="complete").order_by("pk"))


def by_key(rows: Iterable[Any]) -> dict[int, Any]:
    return {row.pk: row for row in rows}


def seen(visit: Any) -> bool:
    """Made, its record finished, and the child seen: what counts as seeing the child."""
    return visit.visited_on is not None and visit.completed_at is not None and visit.child_seen is True
