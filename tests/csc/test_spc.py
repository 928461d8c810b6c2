"""XmR limits and the four rules, on series small enough to work by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csc.spc import Rebase, Rule, Rules, Side, xmr

B, T, N, R = Rule.BEYOND_LIMIT, Rule.TREND, Rule.NEAR_LIMIT, Rule.RUN


def rules_met(chart) -> list[set[Rule]]:
    return [{signal.rule for signal in point.signals} for point in chart.points]


class TestLimits:
    def test_worked_series(self):
        # Ten months, mean 52.7. Moving ranges 4 2 5 3 4 1 5 3 3 sum to 30, mean 10/3.
        # Limits 52.7 ± 2.66 × 10/3 = 52.7 ± 8.8667.
        phase = xmr([50, 54, 52, 57, 54, 50, 51, 56, 53, 50]).latest
        assert phase.centre == pytest.approx(52.7)
        assert phase.mean_moving_range == pytest.approx(30 / 9)
        assert phase.lower == pytest.approx(43.833333, abs=1e-6)
        assert phase.upper == pytest.approx(61.566667, abs=1e-6)

    def test_a_month_without_a_value_is_in_no_moving_range(self):
        # 10, 14 | 20, 26: ranges 4 and 6, not 6 again across the gap.
        phase = xmr([10, 14, None, 20, 26]).latest
        assert phase.mean_moving_range == 5
        assert phase.centre == 17.5
        assert phase.points == 4

    def test_one_value_has_no_limits_and_no_signal(self):
        chart = xmr([12.5])
        assert chart.latest.centre is None
        assert chart.points[0].signals == ()

    def test_a_limit_beyond_what_the_figure_can_be_is_not_drawn(self):
        chart = xmr([96, 99, 93, 98], floor=0, ceiling=100)
        # mean 96.5, ranges 3 6 5: mean 4.667, limits 84.1 and 108.9
        assert chart.latest.lower == pytest.approx(96.5 - 2.66 * 14 / 3)
        assert chart.latest.upper is None

    @pytest.mark.parametrize(("months", "trial"), [(11, True), (12, False)])
    def test_fewer_than_twelve_points_are_trial_limits(self, months, trial):
        assert xmr([float(i % 3) for i in range(months)]).latest.trial is trial

    def test_months_without_value_do_not_count_towards_twelve(self):
        assert xmr([*[float(i % 3) for i in range(11)], None, None]).latest.trial

    def test_a_baseline_judges_later_months_by_the_process_as_it_was(self):
        steady = [20, 22, 20, 22, 20, 22, 20, 22, 20, 22, 20, 22]
        later = [30, 31]
        fixed = xmr([*steady, *later], baseline=12)
        assert fixed.latest.centre == 21
        assert fixed.latest.upper == 21 + 2.66 * 2
        assert [B in met for met in rules_met(fixed)] == [False] * 12 + [True, True]
        assert xmr([*steady, *later]).latest.centre == pytest.approx((12 * 21 + 61) / 14)

    def test_screening_leaves_a_sudden_step_out_of_the_mean_moving_range(self):
        # Ranges: 1 x 10, then 20, then 1 x 4: mean 34/15 = 2.27, times 3.267 = 7.4, so the 20 goes.
        values = [10, 11] * 5 + [10 + 1] + [31, 30, 31, 30, 31]
        assert xmr(values).latest.mean_moving_range == pytest.approx((9 + 0 + 20 + 4) / 15)
        assert xmr(values, screen=True).latest.mean_moving_range == pytest.approx(13 / 14)


class TestBeyondLimit:
    def test_on_the_limit_is_inside(self):
        base = [20, 22] * 6
        upper = 21 + 2.66 * 2
        met = rules_met(xmr([*base, upper, upper + 0.01], baseline=12))
        assert B not in met[12]
        assert B in met[13]

    def test_side(self):
        chart = xmr([20, 22] * 6 + [5], baseline=12)
        assert chart.points[12].direction is Side.BELOW


class TestRun:
    """Eight in a row on one side of the centre, which a baseline of twelve months puts at 10."""

    base = [9, 11] * 6

    @pytest.mark.parametrize(
        ("after", "run"),
        [
            ([9, *[10.5] * 7], 0),
            ([9, *[10.5] * 8], 8),
            ([9, *[10.5] * 9], 9),
            ([9, *[10.5] * 4, 10, *[10.5] * 4], 0),  # on the centre: neither side, the run ends
            ([9, *[10.5] * 4, None, *[10.5] * 4], 0),  # nothing known: the run ends
        ],
    )
    def test_lengths(self, after, run):
        met = rules_met(xmr([*self.base, *after], baseline=12))
        assert sum(R in one for one in met) == run

    def test_the_whole_run_is_marked_from_its_first_point(self):
        met = rules_met(xmr([*self.base, *[10.5] * 7], baseline=12))
        assert [i for i, one in enumerate(met) if R in one] == list(range(11, 19))

    def test_seven_when_the_rules_say_so(self):
        values = [*self.base, 9, *[10.5] * 7]
        assert not any(R in one for one in rules_met(xmr(values, baseline=12)))
        assert sum(R in one for one in rules_met(xmr(values, baseline=12, rules=Rules(run=7, trend=7)))) == 7


class TestTrend:
    base = [40, 60] * 6

    @pytest.mark.parametrize(
        ("after", "marked"),
        [
            ([45, 46, 47, 48, 49], []),  # 60 before it falls to 45: five rising points
            ([45, 46, 47, 48, 49, 50], [12, 13, 14, 15, 16, 17]),
            ([45, 46, 47, 47, 48, 49, 50], []),  # an equal month ends the trend
            ([45, 46, 47, None, 48, 49, 50], []),
        ],
    )
    def test_six_rising(self, after, marked):
        met = rules_met(xmr([*self.base, *after], baseline=12))
        assert [i for i, one in enumerate(met) if T in one] == marked

    def test_falling_points_down(self):
        chart = xmr([*self.base, 55, 54, 53, 52, 51], baseline=12)
        falling = [point for point in chart.points if any(signal.rule is T for signal in point.signals)]
        assert len(falling) == 6  # 60 is the first of them
        assert {point.direction for point in falling} == {Side.BELOW}


class TestNearLimit:
    """Centre 21, limits 21 +- 5.32, outer thirds from 21 +- 3.547."""

    base = [20, 22] * 6

    @pytest.mark.parametrize(
        ("after", "marked"),
        [
            ([25, 22, 25], [12, 14]),
            ([25, 25], [12, 13]),  # with the last of the base, 22, three in a row on one side
            ([25, 20, 25], []),  # the one between is on the other side
            ([25, 17], []),  # near opposite limits
            ([24.5, 22, 24.5], []),  # within two thirds of the way
            ([25, 22, 22, 25], []),  # two of four
            ([17, 20, 17], [12, 14]),
        ],
    )
    def test_two_of_three(self, after, marked):
        met = rules_met(xmr([*self.base, *after], baseline=12))
        assert [i for i, one in enumerate(met) if N in one] == marked

    def test_beyond_the_limit_is_not_near_it(self):
        met = rules_met(xmr([*self.base, 25, 22, 40], baseline=12))
        assert not any(N in one for one in met)


class TestRebase:
    def test_limits_are_calculated_afresh_and_rules_do_not_cross(self):
        before, after = [10, 12] * 6, [30, 32] * 6
        chart = xmr([*before, *after], rebase=[Rebase(12, "Front door moved to the multi-agency hub")])
        assert [phase.centre for phase in chart.phases] == [11, 31]
        assert chart.phases[1].reason == "Front door moved to the multi-agency hub"
        assert not any(point.special for point in chart.points)
        assert [point.phase for point in chart.points] == [0] * 12 + [1] * 12

    def test_without_the_rebase_the_step_is_a_special_cause(self):
        assert any(point.special for point in xmr([*[10, 12] * 6, *[30, 32] * 6]).points)

    @pytest.mark.parametrize(
        "rebase",
        [
            [Rebase(3, "")],
            [Rebase(3, "  ")],
            [Rebase(0, "why")],
            [Rebase(9, "why")],
            [Rebase(4, "a"), Rebase(4, "b")],
            [Rebase(5, "a"), Rebase(2, "b")],
        ],
    )
    def test_refused(self, rebase):
        with pytest.raises(ValueError, match="afresh"):
            xmr([1, 2, 3, 4, 5, 6, 7], rebase=rebase)

    def test_an_empty_series_is_refused(self):
        with pytest.raises(ValueError, match="at least one month"):
            xmr([])


def test_strongest_rule_comes_first():
    chart = xmr([*[20, 22] * 6, 23, 24, 25, 26, 27], baseline=12)
    assert [signal.rule for signal in chart.points[-1].signals] == [B, T]


@given(st.floats(-1e6, 1e6), st.integers(2, 40))
def test_a_constant_series_never_signals(value, months):
    """Binary fractions make the mean of equal values differ from them by a hair; that is no run."""
    assert not any(point.special for point in xmr([value] * months).points)


@given(st.lists(st.one_of(st.none(), st.integers(0, 1000)), min_size=2, max_size=60))
def test_turning_the_series_over_turns_the_signals_over(values):
    """Nothing in the rules prefers high to low."""
    up = xmr(values)
    down = xmr([None if value is None else -value for value in values])
    assert [[(s.rule, s.side) for s in p.signals] for p in up.points] == [
        [(s.rule, -s.side) for s in p.signals] for p in down.points
    ]
