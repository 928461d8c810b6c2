"""Case audits month by month: the sample, the judgements, moderation, actions and alarms."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path
from typing import Any

import numpy as np

import audits
from audits.models import (
    AuditAction,
    AuditProgramme,
    AuditStandard,
    AuditTool,
    CaseAudit,
    Escalation,
    Moderation,
    StandardJudgement,
)
from audits.timescales import ESCALATION_RESPONSE
from csc.days import day_number
from reporting.synthetic import shares
from reporting.synthetic.arrays import Text, Whole, only_where
from reporting.synthetic.days import DAY, NEVER, add_months, date_of, evening
from reporting.synthetic.dice import choose, pick
from reporting.synthetic.journeys import (
    HELD_AFTER_CARE,
    HELD_DISABILITY,
    HELD_FOR_ASSESSMENT,
    HELD_IN_CARE,
    HELD_IN_NEED,
    HELD_ON_DUTY,
    HELD_UNDER_PLAN,
)
from reporting.synthetic.rows import Rows
from reporting.synthetic.staff import NOBODY
from reporting.synthetic.writing import Book

TOOL = "casework-standards"
GRADES = ("outstanding", "good", "requires_improvement", "inadequate")
GRADE_WEIGHTS = (0.05, 0.49, 0.38, 0.08)
MET = {
    "outstanding": (0.93, 0.06, 0.0),
    "good": (0.80, 0.16, 0.02),
    "requires_improvement": (0.52, 0.34, 0.10),
    "inadequate": (0.22, 0.38, 0.36),
}
KIND_OF_WORK = {
    HELD_ON_DUTY: "contact_referral_assessment", HELD_FOR_ASSESSMENT: "contact_referral_assessment",
    HELD_IN_NEED: "child_in_need", HELD_UNDER_PLAN: "child_protection", HELD_IN_CARE: "looked_after",
    HELD_AFTER_CARE: "care_leaver", HELD_DISABILITY: "child_in_need",
}  # fmt: skip
THEMES = (
    "The child's wishes and feelings",
    "Assessment of risk",
    "Plans that change lives",
    "Management oversight",
    "Permanence",
)
SAMPLE_SHARE = 0.017
FEEDBACK = shares.codes("feedback_source", {"child": 0.2, "parent": 0.62, "carer": 0.15, "wider_family": 0.03})


class Auditing:
    """Writes a programme for each month and its audits."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.random = book.dice("auditing")
        self.until, self.first = book.horizon.until, book.horizon.first

    def write(self) -> None:
        self._tools()
        starts = self._months()
        keys = self._programmes(starts)
        audits_made = Rows.together([self._sample(month, start) for month, start in enumerate(starts)])
        self._audits(audits_made, keys)

    def _tools(self) -> None:
        """The tools csc ships, unless they were loaded before."""
        present = dict(AuditTool.objects.values_list("key", "pk"))
        if TOOL in present:
            self.tool = present[TOOL]
            present_standards = AuditStandard.objects.filter(tool_id=self.tool).order_by("number").values_list("pk", flat=True)
            self.standards = np.array(list(present_standards))
            return
        data = Path(audits.__file__).parent / "data"
        with (
            (data / "tools.csv").open(encoding="utf-8", newline="") as tools,
            (data / "standards.csv").open(encoding="utf-8", newline="") as lines,
        ):
            tool_rows, standard_rows = list(csv.DictReader(tools)), list(csv.DictReader(lines))
        published = np.array([day_number(datetime.date.fromisoformat(row["published_on"])) for row in tool_rows])
        keys = self.book.add(
            AuditTool,
            happened=published * DAY,
            published_on=published,
            version=np.array([int(row["version"]) for row in tool_rows]),
            overall_grade=np.array([row["overall_grade"] == "yes" for row in tool_rows]),
            **_texts(tool_rows, "key", "title", "scale", "source"),
        )
        of_tool = {(row["key"], row["version"]): key for row, key in zip(tool_rows, keys.tolist(), strict=True)}
        owner = np.array([of_tool[row["tool"], row["version"]] for row in standard_rows])
        standards = self.book.add(
            AuditStandard,
            happened=np.full(len(owner), published.max() * DAY),
            tool=owner,
            number=np.array([int(row["number"]) for row in standard_rows]),
            **_texts(standard_rows, "key", "title", "evidence_expected"),
        )
        self.tool = of_tool[TOOL, "1"]
        self.standards = standards[owner == self.tool]

    def _months(self) -> Whole:
        """The first working day of each month of the data."""
        firsts: list[int] = []
        month = np.array([self.first]).astype("datetime64[D]").astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
        while True:
            month = add_months(month, 1)
            if month[0] > self.until:
                return self.book.calendar.on_working_day(np.array(firsts))
            firsts.append(int(month[0]))

    def _programmes(self, starts: Whole) -> Whole:
        """One cycle a month for the whole authority."""
        count = len(starts)
        due = add_months(starts, 1)
        theme = np.array(THEMES, dtype=object)[np.arange(count) // 3 % len(THEMES)]
        names = [f"Audits of {date_of(day):%B %Y}" for day in starts]
        return self.book.add(
            AuditProgramme,
            happened=starts * DAY + 9 * 3600,
            title=np.array(names, dtype=object),
            focus=theme,
            tool=np.full(count, self.tool),
            unit=np.ones(count, dtype=np.int64),
            started_on=starts,
            due_on=due,
            ended_on=np.where(due + 21 <= self.until, due + 21, NEVER),
            sample_size=np.array([max(1, self._sample_size(day)) for day in starts]),
            seed=np.arange(count) + self.book.seed,
        )

    def _sample_size(self, day: int) -> int:
        rows = self.book.allocations.rows
        return round(((rows.started_on <= day) & (rows.ended_on > day)).sum() * SAMPLE_SHARE)

    def _sample(self, month: int, day: int) -> Rows:
        """Children held by a worker on the day, each once."""
        rows = self.book.allocations.rows
        held = np.flatnonzero((rows.started_on <= day) & (rows.ended_on > day) & (rows.worker != NOBODY))
        size = min(len(held), max(1, self._sample_size(day)))
        chosen = np.sort(self.random.choice(held, size, replace=False)) if len(held) else held
        return Rows(programme=np.full(size, month), piece=chosen, assigned_on=np.full(size, day))

    # ── Audits ───────────────────────────────────────────────────────────────────────────────────

    def _audits(self, rows: Rows, programmes: Whole) -> None:
        book, random, count = self.book, self.random, len(rows)
        pieces = book.allocations.rows
        due = add_months(rows.assigned_on, 1)
        completed = book.calendar.on_working_day(rows.assigned_on + random.integers(6, 38, count))
        done = (completed <= self.until) & (random.random(count) < 0.94)
        abandoned = ~done & (completed + 60 <= self.until)
        worker, team = pieces.worker[rows.piece], pieces.team[rows.piece]
        auditor = self._auditors(rows, team, worker)
        grade = np.array(GRADES, dtype=object)[choose(random.random(count), GRADE_WEIGHTS)]
        works = pieces.held_as[rows.piece]
        kind = np.array([f"audit_kind:{KIND_OF_WORK[int(work)]}" for work in works], dtype=object)
        asked = done & (random.random(count) < 0.8)
        heard = asked & (random.random(count) < 0.55)
        keys = book.add_case(
            CaseAudit,
            child=pieces.child[rows.piece],
            on=rows.assigned_on,
            happened=rows.assigned_on * DAY + 9 * 3600,
            team=team,
            worker=worker,
            programme=programmes[rows.programme],
            tool=np.full(count, self.tool),
            kind=kind,
            auditor=book.person_at_work(auditor),
            assigned_on=rows.assigned_on,
            due_on=due,
            completed_on=np.where(done, completed, NEVER),
            grade=only_where(done, _grade(grade)),
            grade_reasons=np.where(done, "As the judgements show.", "").astype(object),
            state=np.where(done, "complete", np.where(abandoned, "withdrawn", "draft")).astype(object),
            withdrawn_reason=np.where(abandoned, "The case closed before it could be audited.", "").astype(object),
            family_asked_on=np.where(asked, completed - 4, NEVER),
            family_feedback_on=np.where(heard, completed - 1, NEVER),
            family_feedback_from=only_where(heard, pick(random.random(count), FEEDBACK)),
            practitioner_asked_on=np.where(done, rows.assigned_on + 1, NEVER),
            practitioner_feedback_on=np.where(done & (random.random(count) < 0.85), completed, NEVER),
        )
        finished = np.flatnonzero(done)
        self._judgements(keys[finished], grade[finished], completed[finished], auditor[finished])
        self._moderation(keys[finished], grade[finished], completed[finished])
        self._actions(keys[finished], grade[finished], completed[finished], worker[finished], team[finished], auditor[finished])
        self._escalations(keys[finished], grade[finished], completed[finished], team[finished], auditor[finished])

    def _auditors(self, rows: Rows, team: Whole, worker: Whole) -> Whole:
        """Practice auditors, and managers of other teams; never the worker who holds the case."""
        staff, random = self.book.staff, self.random
        auditor = staff.specialist("auditor", rows.assigned_on, random)
        teams = np.unique(staff.managers.team)
        other = teams[(np.searchsorted(teams, team) + 1 + random.integers(0, max(1, len(teams) - 1), len(team))) % len(teams)]
        manager = staff.manager(other, rows.assigned_on)
        return np.where((random.random(len(rows)) < 0.45) & (manager != worker), manager, auditor)

    def _judgements(self, audit: Whole, grade: Text, day: Whole, auditor: Whole) -> None:
        book, random = self.book, self.random
        row = np.repeat(np.arange(len(audit)), len(self.standards))
        standard = np.tile(self.standards, len(audit))
        weights = np.array([(*MET[one], 1 - sum(MET[one])) for one in grade.tolist()]) if len(grade) else np.zeros((0, 4))
        answers = np.array(["met", "partially_met", "not_met", "not_applicable"], dtype=object)
        answer = answers[choose(random.random(len(row)), weights[row])] if len(row) else np.zeros(0, dtype=object)
        book.add(
            StandardJudgement,
            happened=day[row] * DAY + 15 * 3600,
            recorded_by=book.user(auditor[row]),
            audit=audit[row],
            standard=standard,
            judgement=np.array([f"audit_judgement:{one}" for one in answer.tolist()], dtype=object),
        )

    def _moderation(self, audit: Whole, grade: Text, day: Whole) -> None:
        """One in four is graded again without sight of the first grade; one in eight of those moves."""
        book, random = self.book, self.random
        chosen = np.flatnonzero((random.random(len(audit)) < 0.25) & (day + 2 <= self.until))
        assigned = day[chosen] + 1
        graded = book.calendar.add(assigned, random.integers(1, 12, len(chosen)))
        decided = book.calendar.add(graded, random.integers(1, 8, len(chosen)))
        blind, final = graded <= self.until, decided <= self.until
        own = np.array([GRADES.index(one) for one in grade[chosen].tolist()], dtype=np.int64)
        other = np.clip(own + np.array([-1, 0, 0, 0, 0, 0, 1, 1])[random.integers(0, 8, len(chosen))], 0, 3)
        agreed = np.where(random.random(len(chosen)) < 0.6, other, own)
        names = np.array(GRADES, dtype=object)
        book.add(
            Moderation,
            happened=assigned * DAY + 12 * 3600,
            ended=evening(np.where(blind, np.where(final, decided, graded), NEVER)),
            ending_fields=("blind_grade", "blind_graded_on", "final_grade", "decided_on"),
            audit=audit[chosen],
            moderator=book.person_at_work(self._moderator(assigned)),
            assigned_on=assigned,
            blind_grade=only_where(blind, _grade(names[other])),
            blind_graded_on=np.where(blind, graded, NEVER),
            final_grade=only_where(final, _grade(names[agreed])),
            decided_on=np.where(final, decided, NEVER),
        )

    def _moderator(self, day: Whole) -> Whole:
        return self.book.staff.specialist("auditor", day, self.random)

    def _actions(self, audit: Whole, grade: Text, day: Whole, worker: Whole, team: Whole, auditor: Whole) -> None:
        book, random = self.book, self.random
        most = {"outstanding": 1, "good": 2, "requires_improvement": 4, "inadequate": 5}
        count = np.array([random.integers(0, most[one] + 1) for one in grade.tolist()], dtype=np.int64)
        row = np.repeat(np.arange(len(audit)), count)
        due = book.calendar.add(day[row], random.integers(10, 45, len(row)))
        done = due + random.integers(-12, 30, len(row))
        done = np.where((done <= self.until) & (random.random(len(row)) < 0.88), np.maximum(done, day[row] + 1), NEVER)
        closed = book.calendar.add(np.minimum(done, self.until), random.integers(1, 15, len(row)))
        closed = np.where((done < NEVER) & (closed <= self.until) & (random.random(len(row)) < 0.85), closed, NEVER)
        manager = book.staff.manager(team[row], np.minimum(day[row], self.until))
        owner = np.where(random.random(len(row)) < 0.7, worker[row], manager)
        closer = np.where(auditor[row] != owner, auditor[row], manager)
        closed = np.where(closer != owner, closed, NEVER)
        book.add(
            AuditAction,
            happened=day[row] * DAY + 16 * 3600,
            ended=evening(done),
            ending_fields=("done_on", "evidence", "closed_by", "closed_on"),
            audit=audit[row],
            standard=self.standards[random.integers(0, len(self.standards), len(row))],
            what=np.full(len(row), "Put right what the standard asks for.", dtype=object),
            owner=book.person_at_work(owner),
            due_on=due,
            done_on=done,
            evidence=np.where(done < NEVER, "On the record.", "").astype(object),
            closed_by=book.person_at_work(np.where(closed < NEVER, closer, -1)),
            closed_on=closed,
        )

    def _escalations(self, audit: Whole, grade: Text, day: Whole, team: Whole, auditor: Whole) -> None:
        """Inadequate practice is brought to the managers at once."""
        book, random = self.book, self.random
        chosen = np.flatnonzero((grade == "inadequate") & (random.random(len(audit)) < 0.7))
        raised = day[chosen]
        due = np.asarray(ESCALATION_RESPONSE.due_on(raised)).astype(np.int64)
        answered = book.calendar.add(raised, choose(random.random(len(chosen)), [0.3, 0.5, 0.12, 0.08]))
        closed = book.calendar.add(answered, random.integers(3, 25, len(chosen)))
        has_answer, is_closed = answered <= self.until, closed <= self.until
        manager = book.staff.manager(team[chosen], raised)
        parent = np.array([0 if unit.parent is None else unit.parent for unit in book.staff.units])
        above = book.staff.manager(parent[team[chosen]], raised)
        book.add(
            Escalation,
            happened=raised * DAY + 11 * 3600,
            ended=evening(np.where(has_answer, np.where(is_closed, closed, answered), NEVER)),
            ending_fields=("response", "responded_by", "responded_on", "closed_by", "closed_on", "outcome"),
            recorded_by=book.user(auditor[chosen]),
            audit=audit[chosen],
            raised_by=book.person_at_work(auditor[chosen]),
            raised_at=raised * DAY + 11 * 3600,
            reason=np.full(len(chosen), "The child was not seen and nobody knew why.", dtype=object),
            team_manager=book.person_at_work(manager),
            service_manager=book.person_at_work(above),
            response_due_on=due,
            response=np.where(has_answer, "Visited today; plan changed.", "").astype(object),
            responded_by=book.person_at_work(np.where(has_answer, manager, -1)),
            responded_on=np.where(has_answer, answered, NEVER),
            closed_by=book.person_at_work(np.where(is_closed, auditor[chosen], -1)),
            closed_on=np.where(is_closed, closed, NEVER),
            outcome=np.where(is_closed, "Put right.", "").astype(object),
        )


def _texts(rows: list[dict[str, str]], *names: str) -> dict[str, Any]:
    """Columns of words, by name."""
    return {name: np.array([row[name] for row in rows], dtype=object) for name in names}


def _grade(names: Text) -> Text:
    return np.array([f"audit_grade:{name}" for name in names.tolist()], dtype=object)
