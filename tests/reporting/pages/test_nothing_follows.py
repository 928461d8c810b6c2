"""A reader with pencil, paper and patience: everything a reader without small numbers is shown, as linear equations.

Unknown are the counts behind what is withheld: each count of each figure in each month. Known are those behind
what is shown. Equations are the sums the product declares, those inside families it does not need to declare,
shares and their parts, rolling years and years to date, and bands and their whole. An unknown is determined when
the null space of the equations does not move it, and bounded by what the others of its equation leave it.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable

import numpy as np
import pytest
from django.core.management import call_command
from django.utils import timezone

from csc.periods import Month
from reporting import catalogue
from reporting.engine.cells import TOTAL, Status
from reporting.indicators import FINANCIAL_YEAR_TO_DATE, Share
from reporting.models import Run
from reporting.scorecards.assemble import assemble
from reporting.scorecards.course import Course
from reporting.scorecards.layout import all_scorecards
from reporting.scorecards.stored import courses, families, key_of, keys_of
from reporting.scorecards.withholding import bands_shown, families_of, withhold
from reporting.snapshots import duties
from reporting.snapshots.building import ask_for_run, build
from reporting.sums import Quantity, declared, linked, parts
from reporting.suppression import counts_of, few, limit
from tests.reporting.pages.test_course import course

UNTIL = datetime.date(2026, 3, 31)
SHOWN = (Status.OK, Status.NO_CASES)

IN_FAMILIES = """
assessments_completed = assessments_completed:new_only + assessments_completed:updated_only
assessments_started = assessments_started:new_only + assessments_started:updated_only
assessments_open = assessments_open:new_only + assessments_open:updated_only
assessments_open = assessments_open_over_45_working_days + assessments_open_within_45_working_days/marked
s47_completed = s47_substantiated_continuing_risk/marked + s47_substantiated_no_continuing_risk/marked \
+ s47_not_substantiated/marked + s47_outcome_not_recorded/marked
lac_in_foster_placement_count = lac_in_foster_placement/marked
rereferrals_within_12_months_count = rereferrals_within_12_months/marked
"""

Variable = tuple[Quantity, str, int]
"""A count, its band and its month."""


class Paper:
    """Variables with their true numbers, which of them are known, and equations between them (coefficient by variable)."""

    def __init__(self, since: int = 0) -> None:
        self.since = since
        self.true: dict[object, float] = {}
        self.known: set[object] = set()
        self.equations: list[dict[object, float]] = []

    def write_down(self, found: Iterable[Course], shown: Iterable[Course], band: str = "") -> None:
        for whole, printed in zip(found, shown, strict=True):
            names = [Quantity(whole.form.key, whole.form.variant, part) for part in parts(whole.form)]
            counts = counts_of(whole.form, whole.numerator, whole.denominator)
            for at, status in enumerate(whole.status):
                month = whole.first.number + at
                if status not in SHOWN or month < self.since:
                    continue
                for name, count in zip(names, counts, strict=False):
                    self.true[name, band, month] = float(count[at])
                    if printed.status[at] in SHOWN:
                        self.known.add((name, band, month))
                if isinstance(whole.form.measure, Share) and counts:
                    marked, of, others = ((name, band, month) for name in names)
                    self.equations.append({marked: 1, others: 1, of: -1})

    def equate(self, left: list[object], right: list[object], *, rest: object = None) -> None:
        """Left and right add up to the same, or `rest` is what the right side lacks."""
        if not all(each in self.true for each in (*left, *right)):
            return
        equation: dict[object, float] = defaultdict(float)
        for side, sign in ((left, 1), (right, -1)):
            for each in side:
                equation[each] += sign
        if rest is not None:
            equation[rest] -= 1
            self.true[rest] = sum(self.true[each] for each in left) - sum(self.true[each] for each in right)
        self.equations.append(equation)

    def use_sums(self, band: str = "") -> None:
        """Every declared sum, in every month and this band."""
        stated = declared()
        months = range(min(each[2] for each in self.true), max(each[2] for each in self.true) + 1)
        for month in months:
            for first, others in stated.same.items():
                for other in others[1:]:
                    one, two = (first, band, month), (other, band, month)
                    if one in self.true and two in self.true and self.true[one] >= self.true[two]:
                        same = self.true[one] == self.true[two]
                        self.equate([one], [two], rest=None if same else (f"not in {other}", band, month))
            for number, each in enumerate(stated.sums):
                left, right = ([(term.quantity, band, month - term.back) for term in side] for side in (each.left, each.right))
                self.equate(left, right, rest=(f"rest {number}", band, month) if each.rest else None)
            for line in IN_FAMILIES.strip().splitlines():
                whole, those = line.split(" = ")
                self.equate(
                    [(Quantity.parse(whole), band, month)], [(Quantity.parse(one), band, month) for one in those.split(" + ")]
                )
            for over_time, one in stated.over_time:
                reach = (month - 3) % 12 + 1 if over_time.form.window is FINANCIAL_YEAR_TO_DATE else 12
                self.equate([(over_time, band, month)], [(one, band, month - back) for back in range(reach)])

    def solved(self) -> tuple[set[object], dict[object, float]]:
        """The unknowns that are determined, and the highest number each of the others can be."""
        rows = self._put_together()
        unknown = sorted({each for row in rows for each in row if each not in self.known}, key=repr)
        place = {each: at for at, each in enumerate(unknown)}
        rows = [row for row in rows if any(each in place for each in row)]
        determined: set[object] = set()
        for group in _separate(rows, place):
            columns = sorted({place[each] for row in group for each in row if each in place})
            at = {column: number for number, column in enumerate(columns)}
            matrix = np.zeros((len(group), len(columns)))
            for number, row in enumerate(group):
                for each, sign in row.items():
                    if each in place:
                        matrix[number, at[place[each]]] = sign
            _, size, turned = np.linalg.svd(matrix, full_matrices=True)
            free = turned[int((size > 1e-9).sum()) :]
            determined |= {unknown[column] for column in columns if not np.any(np.abs(free[:, at[column]]) > 1e-9)}
        return determined, self._highest(rows, place)

    def _put_together(self) -> list[dict[object, float]]:
        """The equations with one name for whatever is the same; known when one of its names is."""
        names: dict[object, object] = {}

        def name(each: object) -> object:
            while each in names:
                each = names[each]
            return each

        pairs = [row for row in self.equations if sorted(row.values()) == [-1, 1]]
        for one, two in pairs:
            first, second = name(one), name(two)
            if first != second:
                names[second] = first
                if second in self.known:
                    self.known.add(first)
        self.names = {each: name(each) for each in self.true}
        rows = []
        for row in self.equations:
            together: dict[object, float] = defaultdict(float)
            for each, sign in row.items():
                together[name(each)] += sign
            rows.append({each: sign for each, sign in together.items() if sign})
        return [row for row in rows if row]

    def _highest(self, rows: list[dict[object, float]], place: dict[object, int]) -> dict[object, float]:
        """Upper bounds, from counts not being below nought: tightened until nothing moves."""
        low, high = dict.fromkeys(place, 0.0), dict.fromkeys(place, np.inf)

        def ends(each: object, sign: float) -> tuple[float, float]:
            bounds = (low[each], high[each]) if each in place else (self.true[each], self.true[each])
            return (sign * bounds[0], sign * bounds[1]) if sign > 0 else (sign * bounds[1], sign * bounds[0])

        for _ in range(12):
            for row in rows:
                for each, sign in row.items():
                    if each in place:
                        others = [ends(other, weight) for other, weight in row.items() if other != each]
                        least, most = sum(one for one, _ in others), sum(two for _, two in others)
                        bounds = sorted((-least / sign, -most / sign))
                        low[each], high[each] = max(low[each], bounds[0]), min(high[each], bounds[1])
        return high

    def given_away(self) -> list[str]:
        """The small numbers that follow, exactly or to within a small number."""
        before = set(self.known)
        determined, highest = self.solved()
        found = []
        for each, number in self.true.items():
            called = self.names[each]
            if not isinstance(each[0], Quantity) or each in before or not few(np.array([number]))[0]:
                continue
            if called in determined | self.known or highest.get(called, np.inf) <= limit():
                found.append(f"{each[0]} {each[1]} {Month(each[2])}: {number:g}")
        return sorted(found)


def _separate(rows: list[dict[object, float]], place: dict[object, int]) -> list[list[dict[object, float]]]:
    """Equations in groups that share no unknown."""
    parent = list(range(len(place)))

    def top(one: int) -> int:
        while parent[one] != one:
            parent[one] = one = parent[parent[one]]
        return one

    for row in rows:
        first, *others = [top(place[each]) for each in row if each in place]
        for other in others:
            parent[top(other)] = top(first)
    groups = defaultdict(list)
    for row in rows:
        groups[top(next(place[each] for each in row if each in place))].append(row)
    return list(groups.values())


def on_totals(unit: str, family: str, run: Run, since: int = 0) -> Paper:
    """Everything of one group of linked families at one unit, in all months."""
    wanted = keys_of(
        form for each in catalogue.all_indicators().values() if each.family in linked()[family] for form in each.forms()
    )
    found = courses(unit, wanted, run.first_month)
    shown = withhold(found)
    paper = Paper(since)
    paper.write_down(found.values(), [shown[key] for key in found])
    if paper.true:
        paper.use_sums()
    return paper


def on_bands(unit: str, family: str, breakdown: str, since: int = 0) -> Paper:
    """The wholes and all bands of one breakdown, of all figures of one group of linked families."""
    forms = {
        (form.key, form.variant): form
        for each in catalogue.all_indicators().values()
        if each.family in linked()[family]
        for form in each.forms()
    }
    found = families(unit, forms, (TOTAL, breakdown))
    wholes = {key: each for key, each in found.items() if key[2] == TOTAL}
    shown_wholes = withhold(wholes)
    paper = Paper(since)
    paper.write_down(wholes.values(), [shown_wholes[key] for key in wholes])
    names = sorted({key[3] for key in found if key[2] == breakdown})
    for name, form in forms.items():
        slices = {key[3]: whole for key, whole in found.items() if key[2] == breakdown and key[:2] == name}
        shown = bands_shown(unit, form, breakdown)
        for band, whole in slices.items():
            paper.write_down([whole], [shown[band]], band)
        for quantity in [Quantity(*name, part) for part in parts(form)]:
            for month in sorted({month for one, band, month in paper.true if one == quantity and band in slices}):
                those = [(quantity, band, month) for band in slices if (quantity, band, month) in paper.true]
                if (quantity, "", month) in paper.true and sum(paper.true[each] for each in those) == paper.true[
                    quantity, "", month
                ]:
                    paper.equate([(quantity, "", month)], those)
    for band in ["", *names] if paper.true else ():
        paper.use_sums(band)
    return paper


@pytest.fixture
def run(db: None, settings) -> Run:
    """A tiny authority with a year and a half of figures."""
    settings.CSC_MODE = "demo"
    call_command("make_authority", profile="tiny", seed=1, until=UNTIL, verbosity=0)
    made = ask_for_run(as_at=UNTIL, first_month="2025-03", last_month="2026-03")
    assert duties.claim(made, timezone.now())
    return build(made)


def test_no_small_number_follows_from_what_is_shown(run: Run) -> None:
    groups = sorted({min(group) for group in linked().values()})
    for unit in ("AUTH", "A1"):
        hidden = 0
        for family in groups:
            paper = on_totals(unit, family, run)
            hidden += len(paper.true) - len(paper.known)
            assert paper.given_away() == [], (unit, family)
        assert hidden > 100
    for family, breakdown in (("s47_volume", "gender"), ("contacts", "source"), ("cp_open", "gender")):
        paper = on_bands("AUTH", family, breakdown, Month.parse("2025-12").number)
        assert len(paper.true) > len(paper.known) > 0
        assert paper.given_away() == [], (family, breakdown)
    for scorecard in all_scorecards().values():
        for month in (Month.parse("2025-07"), Month.parse("2026-03")):
            made = assemble(scorecard, run, "AUTH", month, small_numbers=False)
            wanted = families_of(row.line.form for row in made.rows)
            shown = withhold(courses("AUTH", wanted, run.first_month))
            for row in made.rows:
                if not row.line.breakdown:
                    assert row.months == tuple(shown[key_of(row.line.form)].at(each) for each in made.months)


def test_the_solver_finds_what_does_follow() -> None:
    """Section 17 and plans together are 14, section 17 alone 13: one child is on a plan."""
    paper = Paper()
    whole, alone, plans = (Quantity.parse(key) for key in ("cin_and_cp_open", "cin_open", "cp_plans_open"))
    paper.true = {(whole, "", 1): 14.0, (alone, "", 1): 13.0, (plans, "", 1): 1.0}
    paper.known = {(whole, "", 1), (alone, "", 1)}
    paper.use_sums()
    assert [each.split()[0] for each in paper.given_away()] == ["cp_plans_open"]


def figures(**counts: int) -> dict[str, Status]:
    """Whether each of these figures, all of one month, is shown or withheld."""
    made = [course(key, "2026-04", [(count, 0, float(count))]) for key, count in counts.items()]
    found = withhold({key_of(each.form): each for each in made})
    return {key[0]: Status(int(each.status[0])) for key, each in found.items()}


@pytest.mark.parametrize(
    ("section_17", "plans", "withheld"),
    [
        (13, 1, {"cp_plans_open", "cin_open", "cin_and_cp_open"}),  # 14 - 13 would be the one child
        (13, 6, set()),
        (13, 0, set()),
        (3, 20, {"cp_plans_open", "cin_open", "cin_and_cp_open"}),
    ],
)
def test_a_difference_of_two_figures_does_not_give_a_third_away(section_17: int, plans: int, withheld: set[str]) -> None:
    found = figures(cin_open=section_17, cp_plans_open=plans, cin_and_cp_open=section_17 + plans)
    hidden = {key for key, status in found.items() if status is Status.SUPPRESSED}
    assert hidden <= withheld
    assert len(hidden) >= min(2, len(withheld))


def test_every_declared_sum_names_what_exists() -> None:
    stated = declared()
    assert stated.same
    assert stated.sums
    assert stated.over_time
    assert linked()["cp_open"] >= {"children_in_need", "open_cases", "looked_after"}
