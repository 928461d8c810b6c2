"""Putting a draft into an empty database: an authority, its teams and workers, the children and their records."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import numpy as np
from django.db import connection, transaction
from django.db.models import Model

from assessments.models import Assessment, CinEpisode, CinPlan, CinReview
from contacts.models import Contact, ExploitationReferral, ExploitationRisk, Referral
from csc import bulk
from csc.days import LONDON
from csc.models import Person, User
from looked_after.models import LegalStatus, PeriodOfCare, PermanenceOrder
from protection.models import (
    ConferenceMeeting,
    InitialConference,
    PlanUpdate,
    ProtectionPlan,
    ProtectionVisit,
    ReviewConference,
    Section47Enquiry,
    StrategyDiscussion,
)
from reporting.models import PopulationEstimate
from reporting.replay.draft import Child, Draft, first_day
from reporting.replay.reading import Published
from reporting.synthetic import names
from reporting.synthetic.days import DAY, NEVER, to_utc
from reporting.synthetic.organising import NOBODYS_PASSWORD
from workforce.models import Unit, Worker

MODELS: dict[str, type[Model]] = {
    "contact": Contact,
    "referral": Referral,
    "case": CinEpisode,
    "assessment": Assessment,
    "cin_plan": CinPlan,
    "cin_review": CinReview,
    "strategy_discussion": StrategyDiscussion,
    "enquiry": Section47Enquiry,
    "meeting": ConferenceMeeting,
    "conference": InitialConference,
    "plan": ProtectionPlan,
    "plan_update": PlanUpdate,
    "review": ReviewConference,
    "visit": ProtectionVisit,
    "care": PeriodOfCare,
    "legal_status": LegalStatus,
    "permanence_order": PermanenceOrder,
    "exploitation_risk": ExploitationRisk,
    "exploitation_referral": ExploitationReferral,
}
"""In the order in which rows may point at one another."""

MORNING, AFTERNOON, EVENING = 10 * 3600, 15 * 3600, 16 * 3600
MOMENTS = {
    "received_at": ("received_on", MORNING),
    "decided_at": ("decided_on", AFTERNOON),
    "held_at": ("held_on", MORNING),
    "completed_at": ("visited_on", EVENING),
}
"""Columns of moments, made of a day and a time of it."""

TEAMS = (
    ("T01", "Front door", "mash", ("contact", "referral", "exploitation_referral")),
    ("T02", "Duty north", "duty", ("assessment", "strategy_discussion", "enquiry")),
    ("T03", "Duty south", "duty", ("assessment", "strategy_discussion", "enquiry")),
    ("T04", "Children in need east", "children_in_need", ("case", "cin_plan", "cin_review")),
    ("T05", "Children in need west", "children_in_need", ("case", "cin_plan", "cin_review")),
    ("T06", "Child protection", "child_protection", ("conference", "plan", "plan_update", "review", "visit")),
    ("T07", "Looked after", "looked_after", ("care", "legal_status", "permanence_order")),
    ("T08", "Exploitation and missing", "exploitation", ("exploitation_risk",)),
)
WORKERS_OF_A_TEAM = 6
KNOWN_STRANGERS = 0.25
"""The share of contacts without referral that are about a child of whom there was such a contact before."""


class NotEmpty(Exception):
    """The database holds records already; the message says what to do."""


def check_empty() -> None:
    """Records are made for an empty database only.

    Raises:
        NotEmpty: there are people, units or workers.
    """
    for kinds, found in (("people", Person.objects), ("units", Unit.objects), ("workers", Worker.objects)):
        if found.exists():
            raise NotEmpty(f"There are {kinds} in this database already, so nothing was written. Use an empty database.")


class Writer:
    """Gives rows their keys and writes them."""

    def __init__(self, published: Published, draft: Draft) -> None:
        self.published, self.draft = published, draft
        self.random = draft.random
        self.keys: dict[int, int] = {}
        self.written: dict[str, int] = {}

    @transaction.atomic
    def write(self, advance: Callable[[], None] = lambda: None) -> dict[str, int]:
        """Write everything, all or nothing; returns rows by table. `advance` is told of every table."""
        check_empty()
        self._organisation()
        self._children()
        for case in self.draft.cases:
            self.draft.add("case", **_case_columns(case))
        for table, model in MODELS.items():
            self._write(table, model)
            advance()
        connection.check_constraints()
        return self.written

    # ── The authority ────────────────────────────────────────────────────────────────────────────

    def _organisation(self) -> None:
        self.user = User.objects.create(
            username="published.figures", password=NOBODYS_PASSWORD, is_active=False, first_name="Published", last_name="Figures"
        )
        opened = _date(first_day(self.draft.first - 60))
        self.opened_at = datetime.datetime.combine(opened, datetime.time(9), tzinfo=LONDON)
        made = {"recorded_at": self.opened_at, "recorded_by": self.user, "opened_on": opened}
        authority = Unit.objects.create(code="AUTH", name="Authority of the published figures", kind="authority", **made)
        service = Unit.objects.create(code="S1", name="Children's social care", kind="service", parent=authority, **made)
        area = Unit.objects.create(code="A1", name="The whole area", kind="area", parent=service, **made)
        self.teams: dict[str, list[tuple[int, list[int]]]] = {}
        number = 0
        for code, name, kind, tables in TEAMS:
            team = Unit.objects.create(code=code, name=name, kind="team", parent=area, team_type_id=f"team_type:{kind}", **made)
            workers = []
            for _ in range(WORKERS_OF_A_TEAM):
                number += 1
                forename, surname = names.draw(self.random, names.ADULTS, 1)[0], names.draw(self.random, names.SURNAMES, 1)[0]
                worker = Worker.objects.create(
                    staff_number=f"W{number:05}", forename=forename, surname=surname, qualified=True,
                    registration_number=f"SW{9_000_000 + number}", recorded_at=self.opened_at, recorded_by=self.user,
                )  # fmt: skip
                workers.append(worker.pk)
            for table in tables:
                self.teams.setdefault(table, []).append((team.pk, workers))
        self._population(authority, opened)

    def _population(self, authority: Unit, opened: datetime.date) -> None:
        before = None
        for month in self.published.months:
            children = self.published.population[month]
            if children != before:
                used_from = opened if before is None else _date(first_day(month))
                PopulationEstimate.objects.create(
                    unit=authority, mid_year=1970 + month // 12 - 1, used_from=used_from, children_0_17=children,
                    source="Worked back from the published rates", recorded_at=self.opened_at, recorded_by=self.user,
                )  # fmt: skip
                before = children

    def _children(self) -> None:
        """Contacts about nobody in particular get children of their own, some of them more than once."""
        strangers: list[Child] = []
        messages: set[tuple[object, ...]] = set()
        for contact in self.draft.of("contact"):
            if contact["child"] is None:
                known = bool(strangers) and self.random.random() < KNOWN_STRANGERS
                child = strangers[int(self.random.integers(len(strangers)))] if known else None
                message = (contact["on"], contact["source"], contact["method"])
                if child is None or (child.number, *message) in messages:  # the same message again would not be counted
                    child = self.draft.child()
                    strangers.append(child)
                contact["child"] = child
                messages.add((child.number, *message))
        children = self.draft.children
        count = len(children)
        self.first_person = 1
        girl = self.random.random(count) < 0.49
        forename = np.where(girl, names.draw(self.random, names.GIRLS, count), names.draw(self.random, names.BOYS, count))
        columns = {
            "id": np.arange(1, count + 1),
            "uuid": bulk.uuids(count, self.random),
            "local_id": [f"C{child.number:06}" for child in children],
            "forename": list(forename),
            "surname": list(names.draw(self.random, names.SURNAMES, count)),
            "date_of_birth": np.array([child.born_on for child in children]),
            "sex": [f"sex:{'F' if each else 'M'}" for each in girl],
            "has_record": True,
            "recorded_at": self.opened_at,
            "recorded_by": self.user.pk,
        }
        bulk.load(Person, columns)
        self.written["child"] = count

    # ── Rows ─────────────────────────────────────────────────────────────────────────────────────

    def _write(self, table: str, model: type[Model]) -> None:
        rows = sorted(self.draft.of(table), key=lambda row: row["on"])
        if not rows:
            return
        self.keys |= {id(row): key for key, row in enumerate(rows, start=1)}
        if table == "case":
            self.keys |= {id(row["case"]): key for key, row in enumerate(rows, start=1)}
        fields = {field.name: field for field in model._meta.concrete_fields}
        columns: dict[str, Any] = {"id": np.arange(1, len(rows) + 1), "uuid": bulk.uuids(len(rows), self.random)}
        columns["recorded_at"] = to_utc(np.array([row["on"] * DAY + EVENING + 1800 for row in rows]))
        columns["recorded_by"] = self.user.pk
        workers: list[int] = []
        if "team" in fields:
            places = [self.teams[table][row["child"].number % len(self.teams[table])] for row in rows]
            columns["team"] = [team for team, _ in places]
            workers = [of_team[row["child"].number % len(of_team)] for row, (_, of_team) in zip(rows, places, strict=True)]
            columns["worker"] = workers
        for name in fields:
            if name in columns:
                continue
            day, second = MOMENTS.get(name, ("", 0))
            if day and any(day in row for row in rows):
                columns[name] = _moments([row.get(day) for row in rows], second)
            elif name in ("decided_by", "authorised_by"):
                done = "decided_on" if name == "decided_by" else "authorised_on" if "authorised_on" in fields else "completed_on"
                columns[name] = [worker if row.get(done) is not None else None for row, worker in zip(rows, workers, strict=True)]
            elif any(name in row for row in rows):
                columns[name] = [self._value(row.get(name)) for row in rows]
        bulk.load(model, columns)
        self.written[table] = len(rows)

    def _value(self, value: Any) -> Any:
        if isinstance(value, Child):
            return value.number
        if isinstance(value, (bool, int, str)) or value is None:
            return value
        return self.keys[id(value)]


def _case_columns(case: Any) -> dict[str, Any]:
    closed = case.ended_on is not None
    return {
        "child": case.child, "on": case.started_on, "case": case, "referral": case.referral, "started_on": case.started_on,
        "ended_on": case.ended_on, "closure_reason": "cin_closure_reason:RC7" if closed else None,
        "primary_need": case.referral["primary_need"] if case.referral else "primary_need:N1",
    }  # fmt: skip


def _date(day: int) -> datetime.date:
    return datetime.date(1970, 1, 1) + datetime.timedelta(days=day)


def _moments(days: list[int | None], second: int) -> np.ndarray:
    return to_utc(np.array([NEVER * DAY if day is None else day * DAY + second for day in days], dtype=np.int64))
