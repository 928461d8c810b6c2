"""Breakdowns: the same figure by area, age, source and so on. A band is a slice, never an indicator of its own.

Each breakdown says which bands there are and gives every row one of them; "not recorded" is always a
band, so bands add up to the total. (Cohorts, which may overlap, are the declared exception.)

An indicator lists the breakdowns it has; `.on(...)` says where the band is read when the column is
not called like the breakdown: `OUTCOME.on("decided_outcome")`, `CATEGORY.on(latest_category)`.
"""

from __future__ import annotations

import dataclasses
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from csc.periods import NEVER
from reporting.engine.codebook import NOT_RECORDED

if TYPE_CHECKING:
    from reporting.engine.facts import Facts
    from reporting.engine.rows import Rows

    Reading = str | Callable[[Rows], np.ndarray]


@dataclass(frozen=True)
class Breakdown(ABC):
    """`column` is where the band is read: a column, `child.column` of the child's own record, or a function of the rows.

    `stored` breakdowns are part of every snapshot, for the authority and its areas; others (worker,
    team) are long lists that are counted when somebody asks.
    """

    key: str
    title: str
    column: Reading = ""
    stored: bool = True

    @property
    def overlapping(self) -> bool:
        """Whether a row may have several bands, or none."""
        return False

    @property
    def steady(self) -> bool:
        """Whether a row keeps its band whatever the day (its source, the child's ethnicity), rather than growing older."""
        return False

    def on(self, column: Reading, **changes: Any) -> Breakdown:
        """The same breakdown, read from another column or function of the rows."""
        return dataclasses.replace(self, column=column, **changes)

    @abstractmethod
    def bands(self, facts: Facts) -> list[str]:
        """Band codes in printing order, "not recorded" last."""

    @abstractmethod
    def codes(self, rows: Rows, unit: np.ndarray) -> np.ndarray:
        """For each row, the position of its band; `unit` is the position of the row's unit."""

    def pairs(self, rows: Rows, unit: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(row position, band) for every band a row has."""
        band = self.codes(rows, unit)
        return np.arange(len(band)), band

    def read(self, rows: Rows) -> np.ndarray:
        column = self.column or self.key
        if not isinstance(column, str):
            return column(rows)
        owner, dot, name = column.partition(".")
        return rows.of_child(name) if dot and owner == "child" else rows[column]


@dataclass(frozen=True)
class ByCode(Breakdown):
    """By the codes of a code set, or by their groups (`by="group"`)."""

    code_set: str = ""
    by: str = "code"

    @property
    def steady(self) -> bool:
        return not callable(self.column)

    def bands(self, facts: Facts) -> list[str]:
        return facts.codes.bands(self.code_set, self.by)[0]

    def codes(self, rows: Rows, unit: np.ndarray) -> np.ndarray:
        _, place = rows._frame.facts.codes.bands(self.code_set, self.by)
        return place[self.read(rows)]


@dataclass(frozen=True)
class ByAge(Breakdown):
    """By age on the day the row counts on. Before birth is its own band; no date at all is not recorded."""

    limits = ((1, "under 1"), (5, "1-4"), (10, "5-9"), (16, "10-15"), (18, "16-17"), (NEVER, "18+"))

    def bands(self, facts: Facts) -> list[str]:
        return ["unborn", *(name for _, name in self.limits), NOT_RECORDED]

    def codes(self, rows: Rows, unit: np.ndarray) -> np.ndarray:
        day = rows.on if not self.column else self.read(rows)
        age = rows.age(day)
        of_age = 1 + np.searchsorted([limit for limit, _ in self.limits], np.arange(120), side="right")
        unknown = (rows.of_child("born_on") == NEVER) & (rows.of_child("expected_on") == NEVER)
        return np.where(age >= 0, of_age.take(age, mode="clip"), np.where(unknown, len(self.limits) + 1, 0))


@dataclass(frozen=True)
class ByUnit(Breakdown):
    """By the unit of one kind that the row's team belongs to; work outside any such unit is its own band."""

    kind: str = "team"

    def bands(self, facts: Facts) -> list[str]:
        return [*(unit.code for unit in facts.units.units if unit.kind == self.kind), f"no_{self.kind}"]

    def codes(self, rows: Rows, unit: np.ndarray) -> np.ndarray:
        tree = rows._frame.facts.units
        chosen = tree.of_kind(self.kind)
        band = np.where(chosen, np.cumsum(chosen) - 1, chosen.sum())
        for at in range(1, len(tree)):
            if not chosen[at]:
                band[at] = band[tree.parent[at]]
        return band[unit]


@dataclass(frozen=True)
class ByTeamType(Breakdown):
    """By what the row's team does (duty, child protection, looked after …)."""

    def bands(self, facts: Facts) -> list[str]:
        return [*dict.fromkeys(unit.team_type for unit in facts.units.units if unit.team_type), NOT_RECORDED]

    def codes(self, rows: Rows, unit: np.ndarray) -> np.ndarray:
        facts = rows._frame.facts
        names = self.bands(facts)
        of_unit = np.array([names.index(each.team_type or NOT_RECORDED) for each in facts.units.units])
        return of_unit[unit]


@dataclass(frozen=True)
class ByNumber(Breakdown):
    """By size: `limits` are (highest value that still belongs, band name), the last one open-ended."""

    limits: tuple[tuple[int, str], ...] = ()

    def bands(self, facts: Facts) -> list[str]:
        return [*(name for _, name in self.limits), NOT_RECORDED]

    def codes(self, rows: Rows, unit: np.ndarray) -> np.ndarray:
        value = self.read(rows)
        band = np.searchsorted([limit for limit, _ in self.limits], value, side="left")
        return np.where((value < 0) | (band >= len(self.limits)), len(self.limits), band)


@dataclass(frozen=True)
class ByAnswer(Breakdown):
    """Yes, no, or not recorded (an Answer column, or a yes-or-no array)."""

    def bands(self, facts: Facts) -> list[str]:
        return ["yes", "no", NOT_RECORDED]

    def codes(self, rows: Rows, unit: np.ndarray) -> np.ndarray:
        answer = np.asarray(self.read(rows)).astype(np.int32)
        return np.where(answer < 0, 2, 1 - answer)


@dataclass(frozen=True)
class ByName(Breakdown):
    """By the row a key points at, such as the worker or the audit standard; `names` are in Facts.names under `table`.

    Several keys may share a name (the versions of one standard), and are then one band.
    """

    table: str = ""

    def bands(self, facts: Facts) -> list[str]:
        return [*dict.fromkeys(facts.names.get(self.table, {}).values()), NOT_RECORDED]

    def codes(self, rows: Rows, unit: np.ndarray) -> np.ndarray:
        facts = rows._frame.facts
        names = facts.names.get(self.table, {})
        place = {name: at for at, name in enumerate(self.bands(facts))}
        of_key = np.full(max(names, default=0) + 2, place[NOT_RECORDED], dtype=np.int32)
        for key, name in names.items():
            of_key[key] = place[name]
        keys = self.read(rows)
        return of_key[np.where((keys < 0) | (keys >= len(of_key)), len(of_key) - 1, keys)]


@dataclass(frozen=True)
class Overlapping(Breakdown):
    """Bands that may overlap: a row counts in each of its bands, so that they need not add up."""

    @property
    def overlapping(self) -> bool:
        return True

    def codes(self, rows: Rows, unit: np.ndarray) -> np.ndarray:
        raise TypeError(f"{self.key}: a row may have several bands, ask for pairs")


@dataclass(frozen=True)
class Cohorts(Overlapping):
    """Named cohorts that may overlap or leave rows out: (band, which rows belong). They need not add up."""

    cohorts: tuple[tuple[str, Callable[[Rows], np.ndarray]], ...] = ()

    def bands(self, facts: Facts) -> list[str]:
        return [name for name, _ in self.cohorts]

    def pairs(self, rows: Rows, unit: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        chosen = [np.flatnonzero(belongs(rows)) for _, belongs in self.cohorts]
        band = np.repeat(np.arange(len(chosen)), [len(each) for each in chosen])
        return np.concatenate(chosen), band


@dataclass(frozen=True)
class ByMany(Overlapping):
    """By codes of which a row may have several, each in a row of `table` that points back through `by`.

    Shares over all bands may exceed 100 %; rows without any are not recorded.
    """

    table: str = ""
    by: tuple[str, str] = ("id", "")
    code_set: str = ""

    def bands(self, facts: Facts) -> list[str]:
        return facts.codes.bands(self.code_set, "code")[0]

    def pairs(self, rows: Rows, unit: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        names, place = rows._frame.facts.codes.bands(self.code_set, "code")
        each = rows.each(self.table, by=self.by)
        band = place[getattr(each, str(self.column or self.key))]
        without = np.flatnonzero(np.bincount(each.here, minlength=len(rows)) == 0)
        return np.concatenate([each.here, without]), np.concatenate([band, np.full(len(without), len(names) - 1)])


def disabled_on(rows: Rows) -> np.ndarray:
    """1 with a disability on the day the row counts on, 0 with none among those recorded, -1 when never asked."""
    has = rows.holding("disabilities", where="is_disability", at=rows.on)
    asked = rows.of("disabilities", "child", by="child", key="child") > 0
    return np.where(has, 1, np.where(asked, 0, -1))


def unaccompanied_on(rows: Rows) -> np.ndarray:
    """Unaccompanied asylum-seeking child on the day the row counts on."""
    return rows.holding("immigration_statuses", where="is_unaccompanied", at=rows.on)


AREA = ByUnit("area", "Area", kind="area")
TEAM = ByUnit("team", "Team", kind="team", stored=False)
TEAM_TYPE = ByTeamType("team_type", "Kind of team")
WORKER = ByName("worker", "Worker", table="workers", stored=False)

AGE_BAND = ByAge("age_band", "Age")
GENDER = ByCode("gender", "Gender", "child.sex", code_set="sex", by="group")
ETHNICITY = ByCode("ethnicity", "Ethnic group", "child.ethnicity", code_set="ethnicity", by="group")
DISABILITY = ByAnswer("disability", "Disabled", disabled_on)
UASC = ByAnswer("uasc", "Unaccompanied asylum-seeking child", unaccompanied_on)

SOURCE = ByCode("source", "Source of contact", code_set="contact_source", by="group")
REFERRAL_SOURCE = ByCode("source", "Source of referral", code_set="referral_source", by="group")
METHOD = ByCode("method", "Way it arrived", code_set="contact_method")
OUTCOME = ByCode("outcome", "Outcome", "decided_outcome", code_set="contact_outcome")
RECOMMENDED_OUTCOME = ByCode("recommended_outcome", "Recommended outcome", code_set="contact_outcome")
REFERRAL_OUTCOME = ByCode("outcome", "Outcome", code_set="referral_outcome")
ASSESSMENT_OUTCOME = ByCode("outcome", "Outcome", code_set="assessment_outcome")
ASSESSMENT_TYPE = ByCode("assessment_type", "Type of assessment", "kind", code_set="assessment_type")
S47_OUTCOME = ByCode("outcome", "Outcome", code_set="s47_outcome")
CONFERENCE_OUTCOME = ByCode("outcome", "Outcome", code_set="conference_outcome")
CATEGORY_OF_ABUSE = ByCode("category_of_abuse", "Category of abuse", "category", code_set="category_of_abuse")


def plan_category_on(rows: Rows) -> np.ndarray:
    """A protection plan's category on the day the row counts on: the last change by then, else the initial one."""
    changed = rows.latest("category_changes", "changed_on", by=("id", "plan"), at=rows.on, take="category")
    return np.where(changed > 0, changed, rows.initial_category)


def placement_type_on(rows: Rows) -> np.ndarray:
    """Where the child was placed on the day the row counts on."""
    return rows.holding("placements", at=rows.on, take="placement_type")


def placement_provider_on(rows: Rows) -> np.ndarray:
    """Who provided the child's placement on the day the row counts on."""
    return rows.holding("placements", at=rows.on, take="provider")


PLAN_CATEGORY = CATEGORY_OF_ABUSE.on(plan_category_on)
PLACEMENT_TYPE = ByCode("placement_type", "Placement type", placement_type_on, code_set="placement_type")
PROVIDER = ByCode("provider", "Placement provider", placement_provider_on, code_set="placement_provider")
AGENCY = ByCode("agency", "Agency", code_set="agency")
RISK_LEVEL = ByCode("risk_level", "Level of risk", "level", code_set="exploitation_risk_level")
REASON_CEASED = ByCode("reason_ceased", "Reason care ended", code_set="reason_episode_ceased")
RECRUITMENT_ROUTE = ByCode("recruitment_route", "Recruitment route", code_set="recruitment_route")
AUDIT_TYPE = ByCode("audit_type", "Kind of case audited", "kind", code_set="audit_kind")
AUDIT_GRADE = ByCode("audit_grade", "Grade", "grade", code_set="audit_grade")
AUDIT_STANDARD = ByName("audit_standard", "Practice standard", "standard", table="audit_standards")
ASSESSMENT_FACTOR = ByMany(
    "assessment_factor", "Factor", "factor", table="assessment_factors", by=("id", "assessment"), code_set="assessment_factor"
)
VISIT_TYPE = ByNumber("visit_type", "Kind of visit", limits=((0, "child protection"), (1, "child in need"), (2, "looked after")))
DAYS_OPEN_BAND = ByNumber(
    "days_open_band",
    "Working days open",
    limits=((10, "0-10"), (20, "11-20"), (30, "21-30"), (45, "31-45"), (60, "46-60"), (NEVER, "61+")),
)
