"""The organisation: teams sized by the work there is, their seats, and the people who sit on them one after another.

A seat is a caseload. The person on it changes; the children of the seat go over to the next. What a
seat held on any day is therefore known without looking at the children one by one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reporting.synthetic import journeys, names
from reporting.synthetic.arrays import Whole
from reporting.synthetic.days import NEVER
from reporting.synthetic.dice import dice
from reporting.synthetic.journeys import Horizon
from reporting.synthetic.profiles import Profile
from reporting.synthetic.rows import Rows
from reporting.synthetic.staff import NOBODY, PlannedPost, PlannedUnit, PlannedWorker, Staff

CHILDREN_ON_A_SEAT = 16.0
SEATS_IN_A_TEAM = 9
YEARS_IN_A_SEAT = 5.5
AGENCY_YEARS_IN_A_SEAT = 0.8
AGENCY_SHARE = 0.57  # of people who come to a seat; they stay a shorter time, so about 16 % at any moment
LEAD_IN = 700
"""Days before the first case from which units exist and people are in post."""


@dataclass(frozen=True)
class Work:
    """One kind of work, and the teams that do it."""

    held_as: int
    team_type: str
    title: str
    by_area: bool


WORKS = (
    Work(journeys.HELD_ON_DUTY, "mash", "Multi-agency safeguarding hub", False),
    Work(journeys.HELD_FOR_ASSESSMENT, "assessment", "Assessment", True),
    Work(journeys.HELD_IN_NEED, "children_in_need", "Children in need", True),
    Work(journeys.HELD_UNDER_PLAN, "child_protection", "Child protection", True),
    Work(journeys.HELD_IN_CARE, "looked_after", "Children looked after", False),
    Work(journeys.HELD_AFTER_CARE, "leaving_care", "Leaving care", False),
    Work(journeys.HELD_DISABILITY, "childrens_disability", "Disabled children", False),
)
PROVISION = (
    ("fostering", "Fostering"),
    ("adoption", "Adoption and permanence"),
    ("independent_reviewing", "Independent reviewing and conferences"),
    ("quality_assurance", "Quality assurance"),
    ("performance", "Performance"),
    ("early_help", "Early help"),
    ("exploitation", "Exploitation and missing"),
    ("business_support", "Business support"),
)
SERVICES = {
    "FD": ("Front door and early help", ("mash", "early_help", "exploitation")),
    "CP": ("Corporate parenting", ("looked_after", "leaving_care", "fostering", "adoption")),
    "DS": ("Disabled children's service", ("childrens_disability",)),
    "QA": ("Quality, performance and support", ("independent_reviewing", "quality_assurance", "performance", "business_support")),
}


SPECIALISTS = {
    # post: (team, role in csc, how many for each child with a case over the whole time)
    "independent_reviewing_officer": ("independent_reviewing", "conference_chair", 1 / 1500),
    "conference_chair": ("independent_reviewing", "conference_chair", 1 / 2500),
    "auditor": ("quality_assurance", "auditor", 1 / 6000),
    "performance_analyst": ("performance", "performance_analyst", 1 / 8000),
    "business_support": ("business_support", "business_support", 1 / 2500),
    "system_administrator": ("performance", "administrator", 1 / 20000),
    "early_help_worker": ("early_help", "", 1 / 2500),
    "family_support_worker": ("early_help", "", 1 / 3000),
    "practice_educator": ("quality_assurance", "", 1 / 20000),
}


class Organisation:
    """Builds the staff for the work that the journeys hold."""

    def __init__(self, profile: Profile, horizon: Horizon, seed: int) -> None:
        self.profile = profile
        self.horizon = horizon
        self.random = dice(seed, "staff")
        self.units: list[PlannedUnit] = []
        self.workers: list[PlannedWorker] = []
        self.posts: list[PlannedPost] = []
        self.team_of_seat: list[int] = []
        self.holders: list[tuple[int, int, int, int, int]] = []
        self.managers: list[tuple[int, int, int, int]] = []
        self.team_of_type: dict[str, list[int]] = {}
        self.specialists: dict[str, Rows] = {}

    def build(self, held: Rows, area_of_family: Whole) -> Staff:
        """Teams and people for this amount of work."""
        horizon = self.horizon
        authority = self._unit("AUTH", names.AUTHORITY_NAMES[self.profile.key], "authority", None)
        areas = [self._unit(f"A{n + 1}", f"{names.AREAS[n]} area", "area", authority) for n in range(self.profile.areas)]
        services = {code: self._unit(f"S-{code}", title, "service", authority) for code, (title, _) in SERVICES.items()}
        service_of = {team_type: services[code] for code, (_, types) in SERVICES.items() for team_type in types}
        groups: dict[tuple[int, int], Whole] = {}
        reorganised = False
        for work in WORKS:
            for area in range(self.profile.areas) if work.by_area else [0]:
                mine = (held.held_as == work.held_as) & ((not work.by_area) | (area_of_family[held.family] == area))
                days = np.minimum(held.ended_on, horizon.until) - np.maximum(held.started_on, horizon.first)
                load = np.maximum(days, 0)[mine].sum() / max(1, horizon.until - horizon.first)
                seats = max(2, round(load / CHILDREN_ON_A_SEAT))
                parent = areas[area] if work.by_area else service_of[work.team_type]
                where = f"{names.AREAS[area]} " if work.by_area else ""
                reorganise = work.team_type == "children_in_need" and not reorganised
                groups[work.held_as, area] = self._teams(
                    work, f"{where}{work.title.lower() if where else work.title}", parent, seats, reorganise
                )
                reorganised |= reorganise
        for team_type, title in PROVISION:
            self._team(team_type, title, service_of[team_type])
        self._lead(authority, areas, list(services.values()))
        children = len(np.unique(held.child))
        for post_role, (team_type, role, per_child) in SPECIALISTS.items():
            self._desks(post_role, team_type, role, max(1, round(children * per_child)))
        self._students()
        holders = Rows(**dict(zip(("seat", "worker", "team", "started_on", "ended_on"), np.array(self.holders).T, strict=True)))
        managers = Rows(**dict(zip(("team", "worker", "started_on", "ended_on"), np.array(self.managers).T, strict=True)))
        return Staff(
            self.units, np.array(self.team_of_seat),
            holders.sorted_by("seat", "started_on"), self.workers, self.posts, groups, managers.sorted_by("team", "started_on"),
            self.team_of_type, self.specialists,
        )  # fmt: skip

    # ── Units ────────────────────────────────────────────────────────────────────────────────────

    def _unit(
        self, code: str, name: str, kind: str, parent: int | None, team_type: str | None = None, opened_on: int | None = None
    ) -> int:
        opens = self.horizon.begin - LEAD_IN if opened_on is None else opened_on
        self.units.append(PlannedUnit(code, name, kind, parent, team_type, opens))
        return len(self.units) - 1

    def _team(self, team_type: str, title: str, parent: int, opened_on: int | None = None) -> int:
        count = sum(unit.kind == "team" for unit in self.units)
        team = self._unit(f"T{count + 1:02}", title, "team", parent, team_type, opened_on)
        self.team_of_type.setdefault(team_type, []).append(team)
        self._manage(team, "team_manager", "team_manager", opened_on)
        return team

    def _teams(self, work: Work, title: str, parent: int, seats: int, reorganise: bool) -> Whole:
        """Teams for so many seats; with `reorganise` the first of them closes half-way and another takes over its seats."""
        count = -(-seats // SEATS_IN_A_TEAM)
        numbers: list[int] = []
        for n in range(count):
            name = f"{title} {n + 1}" if count > 1 else title
            team = self._team(work.team_type, name, parent)
            change = NEVER
            successor = NOBODY
            if reorganise and n == 0:
                change = np.int64((self.horizon.first + self.horizon.until) // 2)
                successor = self._team(work.team_type, f"{title}: family support and safeguarding", parent, int(change))
                self.units[team].closed_on, self.units[team].succeeded_by = int(change), successor
                self._close_management(team, int(change))
            for _ in range(seats // count + (n < seats % count)):
                self.team_of_seat.append(team)
                numbers.append(len(self.team_of_seat) - 1)
                self._fill(len(self.team_of_seat) - 1, team, int(change), successor, work)
        return np.array(numbers)

    # ── People ───────────────────────────────────────────────────────────────────────────────────

    def worker(
        self, started_on: int, ended_on: int, agency: bool, post_role: str, *, qualified: bool = True, employed: bool = True
    ) -> int:
        """One more person, employed or supplied from one day to another."""
        self.workers.append(PlannedWorker(started_on, ended_on, agency, post_role, qualified, employed))
        return len(self.workers) - 1

    def post(
        self, worker: int, unit: int, role: str, post_role: str, started_on: int, ended_on: int, *,
        fte: float | None, student_of: int = NOBODY,
    ) -> None:  # fmt: skip
        """A spell of the worker in a post."""
        self.posts.append(PlannedPost(worker, unit, role, post_role, started_on, ended_on, fte, student_of))

    def _fill(self, seat: int, team: int, change: int, successor: int, work: Work) -> None:
        """People on one seat from the beginning on, one after another, with short gaps now and then."""
        random, last = self.random, self.horizon.until
        day = self.horizon.begin - int(random.integers(200, LEAD_IN))
        after_care = work.held_as == journeys.HELD_AFTER_CARE
        while day <= last:
            agency = not after_care and random.random() < AGENCY_SHARE
            stay = int(max(60, random.exponential((AGENCY_YEARS_IN_A_SEAT if agency else YEARS_IN_A_SEAT) * 365.25)))
            ended = day + stay
            new = not agency and not after_care and random.random() < 0.22
            post_role = (
                "personal_adviser"
                if after_care
                else "newly_qualified"
                if new
                else str(random.choice(["social_worker", "senior_social_worker", "advanced_practitioner"], p=[0.74, 0.18, 0.08]))
            )
            end = ended if ended <= last else int(NEVER)
            number = self.worker(day, end, agency, post_role, qualified=not after_care)
            role = "personal_adviser" if after_care else "social_worker"
            fte = float(random.choice([1.0, 0.9, 0.8, 0.6, 0.5], p=[0.74, 0.05, 0.12, 0.06, 0.03]))
            for unit, first, final in ((team, day, min(end, change)), (successor, max(day, change), end)):
                if first < final and unit != NOBODY:
                    self.holders.append((seat, number, unit, first, final))
                    self._career(number, unit, role, post_role, first, final, fte, started=day)
            day = ended + (0 if random.random() < 0.68 else int(random.integers(2, 16)))

    def _career(
        self, worker: int, unit: int, role: str, post_role: str, first: int, final: int, fte: float, started: int
    ) -> None:
        """The posts of a case holder: a newly qualified one becomes a social worker after a year."""
        if post_role != "newly_qualified":
            self.post(worker, unit, role, post_role, first, final, fte=fte)
            return
        # One whose first year is not over yet has not moved on.
        passed = started + 365 if started + 365 <= self.horizon.until else int(NEVER)
        if first < min(final, passed):
            self.post(worker, unit, role, "newly_qualified", first, min(final, passed), fte=1.0)
        if max(first, passed) < final:
            self.post(worker, unit, role, "social_worker", max(first, passed), final, fte=fte)

    def _manage(self, unit: int, role: str, post_role: str, opened_on: int | None = None) -> None:
        """Managers of a unit, one after another without a gap."""
        day = self.horizon.begin - LEAD_IN if opened_on is None else opened_on
        while day <= self.horizon.until:
            ended = day + int(max(300, self.random.exponential(4.5 * 365.25)))
            end = ended if ended <= self.horizon.until else int(NEVER)
            number = self.worker(day, end, self.random.random() < 0.1, post_role)
            self.post(number, unit, role, post_role, day, end, fte=1.0)
            self.managers.append((unit, number, day, end))
            day = ended

    def _desks(self, post_role: str, team_type: str, role: str, count: int) -> None:
        """People of one kind of post beside the case holders, each desk held without a gap."""
        rows: list[tuple[int, int, int, int]] = []
        team = self.team_of_type[team_type][0]
        for desk in range(count):
            day = self.horizon.begin - LEAD_IN
            while day <= self.horizon.until:
                ended = day + int(max(400, self.random.exponential(5 * 365.25)))
                end = ended if ended <= self.horizon.until else int(NEVER)
                qualified = post_role in ("independent_reviewing_officer", "conference_chair", "auditor", "practice_educator")
                worker = self.worker(day, end, False, post_role, qualified=qualified)
                self.post(worker, team, role, post_role, day, end, fte=1.0)
                rows.append((desk, worker, day, end))
                day = ended
        self.specialists[post_role] = Rows(
            **dict(zip(("desk", "worker", "started_on", "ended_on"), np.array(rows).T, strict=True))
        )

    def _students(self) -> None:
        """Students on placement from each September to April; their cases sit with the worker who supervises them."""
        first, last = (np.datetime64(day, "D").astype("datetime64[Y]") for day in (self.horizon.first, self.horizon.until))
        for start in (np.arange(first, last + 1).astype("datetime64[D]").astype(np.int64) + 250).tolist():
            present = [(holder[1], holder[2]) for holder in self.holders if holder[3] <= start - 200 and holder[4] > start + 250]
            for _ in range(
                min(len(present), max(1, len(self.team_of_seat) // 18))
                if self.horizon.first <= start <= self.horizon.until
                else 0
            ):
                supervisor, team = present[int(self.random.integers(0, len(present)))]
                end = start + 200 if start + 200 <= self.horizon.until else int(NEVER)
                student = self.worker(start, end, False, "student_social_worker", qualified=False, employed=False)
                self.post(student, team, "", "student_social_worker", start, end, fte=1.0, student_of=supervisor)

    def _close_management(self, team: int, day: int) -> None:
        """The manager of a team that closes leaves with it."""
        self.managers = [
            (unit, worker, start, min(end, day) if unit == team else end)
            for unit, worker, start, end in self.managers
            if unit != team or start < day
        ]
        for post in self.posts:
            if post.unit == team:
                post.ended_on = min(post.ended_on, day)
        self.posts = [post for post in self.posts if post.unit != team or post.started_on < day]
        managing = {worker for unit, worker, *_ in self.managers if unit == team}
        for number in managing:
            self.workers[number].ended_on = min(self.workers[number].ended_on, day)

    def _lead(self, authority: int, areas: list[int], services: list[int]) -> None:
        """Director, heads of service and service managers; chairs, auditors, analysts and business support."""
        self._manage(authority, "director", "director")
        for unit in services:
            self._manage(unit, "head_of_service", "head_of_service")
        for unit in areas:
            self._manage(unit, "head_of_service", "service_manager")
