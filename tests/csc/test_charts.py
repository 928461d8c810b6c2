"""Charts: what they draw, what they say without eyes, and that no withheld figure is in them."""

from __future__ import annotations

import datetime
import re
from xml.etree import ElementTree

import pytest

from csc.charts import Band, Bar, BarChart, Comparator, Line, LineChart, ProcessChart, Sparkline
from csc.charts.svg import Scale, nice_ticks, path, spread
from csc.components import Figure
from csc.spc import Rebase, xmr

SVG = "{http://www.w3.org/2000/svg}"
MONTHS = [datetime.date(2025 + i // 12, i % 12 + 1, 1) for i in range(14)]


def share(numerator: int, denominator: int = 40) -> Figure:
    return Figure(round(numerator * 100 / denominator, 1), decimals=1, unit="%", numerator=numerator, denominator=denominator)


FIGURES = [share(n) for n in (30, 32, 31, 29, 33, 30, 31, 32, 30, 31, 29, 32, 31, 38)]


def line_chart(**options: object) -> LineChart:
    return LineChart("k", "In time", MONTHS, options.pop("lines", [Line("North", FIGURES)]), **options)


def process_chart(figures=FIGURES, good="high", **options: object) -> ProcessChart:
    values = [figure.value for figure in figures]
    return ProcessChart("p", "In time", MONTHS[: len(figures)], figures, xmr(values, floor=0, ceiling=100, **options), good=good)


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


CHARTS = [
    line_chart(comparators=[Comparator("England", 82.4)], band=Band(80, None, "Target 80+")),
    process_chart(),
    process_chart(rebase=[Rebase(7, 'A "new" <front> door & hub')]),
    BarChart("b", "By age", [Bar("Under 1", share(3)), Bar("1 to 4", Figure(state="suppressed"))]),
    LineChart("e", "Nothing yet", MONTHS, [Line("North", [Figure(state="not_available")] * 14)]),
    LineChart("one", "One month", MONTHS[:1], [Line("North", [share(20)])]),
]


@pytest.mark.parametrize("chart", CHARTS)
class TestEveryChart:
    def test_is_one_image_with_a_name_and_a_description(self, chart):
        root = parsed(chart.svg)
        assert root.get("role") == "img"
        assert root.find(f"{SVG}title").get("id") == root.get("aria-labelledby")
        assert root.find(f"{SVG}desc").get("id") == root.get("aria-describedby")
        assert root.find(f"{SVG}title").text == chart.title
        assert len(root.find(f"{SVG}desc").text) > 15

    def test_is_drawn_with_attributes_alone(self, chart):
        """Printers to PDF do not apply the page's style sheet within SVG, and our policy forbids styles within it."""
        for element in parsed(chart.svg).iter():
            assert not {"style", "class"} & set(element.attrib)
            assert element.tag not in (f"{SVG}style", f"{SVG}script")
            assert not any(name.startswith("on") for name in element.attrib)

    def test_everything_lies_within_the_picture(self, chart):
        root = parsed(chart.svg)
        _, _, width, height = map(float, root.get("viewBox").split())
        for element in root.iter():
            for name in ("x", "x1", "x2", "cx"):
                assert 0 <= float(element.get(name, 0)) <= width
            for name in ("y", "y1", "y2", "cy"):
                assert 0 <= float(element.get(name, 0)) <= height

    def test_has_the_same_figures_in_a_table(self, chart):
        page = str(chart)
        assert "Show these figures as a table" in page
        assert "<table" in page
        for one in (*getattr(chart, "months", ()),):
            assert f"{one:%b %Y}" in str(chart.table)


class TestLineChart:
    def test_each_point_names_month_figure_and_parts(self):
        titles = [title.text for title in parsed(line_chart().svg).iter(f"{SVG}title")][1:]
        assert titles[0] == "North, Jan 2025: 75.0% (30 of 40)"
        assert len(titles) == 14

    def test_higher_values_are_drawn_higher(self):
        circles = [c for c in parsed(line_chart().svg).iter(f"{SVG}circle") if c.get("fill") != "none"]
        heights = [float(circle.get("cy")) for circle in circles]
        values = [figure.value for figure in FIGURES]
        assert sorted(range(14), key=lambda i: (values[i], i)) == sorted(range(14), key=lambda i: (-heights[i], i))

    def test_a_month_without_a_figure_breaks_the_line_and_keeps_its_place(self):
        gap = [*FIGURES[:5], Figure(state="not_available"), *FIGURES[6:]]
        root = parsed(line_chart(lines=[Line("North", gap)]).svg)
        assert root.find(f"{SVG}path").get("d").count("M") == 2
        assert len([c for c in root.iter(f"{SVG}circle") if c.get("fill") == "none"]) == 13

    def test_a_withheld_figure_is_nowhere_in_the_page(self):
        hidden = Figure(37.3, "suppressed", decimals=1, unit="%", numerator=3, denominator=8)
        plain = [Figure(50.0, decimals=1, unit="%")] * 13
        page = str(LineChart("k", "T", MONTHS, [Line("North", [*plain, hidden])]))
        assert "37.3" not in page
        assert "3 of 8" not in page
        assert "[c]" in page

    def test_description_tells_latest_highest_and_lowest(self):
        said = line_chart(comparators=[Comparator("England", 82.4)]).description
        assert "latest 95.0% (38 of 40) in Feb 2026" in said
        assert "highest 95.0% (38 of 40) in Feb 2026" in said
        assert "lowest 72.5% (29 of 40)" in said
        assert "England: 82.4" in said

    def test_lines_differ_by_more_than_colour(self):
        svg = line_chart(lines=[Line("North", FIGURES), Line("South", FIGURES)]).svg
        assert "<circle" in svg
        assert svg.count("<rect") == 14

    def test_an_axis_from_nought_begins_there(self):
        assert line_chart()._plot.ticks[0] == 0
        assert line_chart(from_zero=False)._plot.ticks[0] == 70

    def test_comparators_and_target_lie_within_the_axis(self):
        axis = line_chart(from_zero=False, comparators=[Comparator("Best", 99.0)], band=Band(60, 65))._plot.ticks
        assert axis[0] <= 60
        assert axis[-1] >= 99

    def test_a_chart_without_figures_says_so(self):
        assert "There are no figures yet" in CHARTS[4].svg

    def test_a_line_of_the_wrong_length_is_an_error(self):
        with pytest.raises(ValueError, match="13 figures for 14 months"):
            line_chart(lines=[Line("North", FIGURES[:13])])


class TestProcessChart:
    def test_a_point_beyond_the_limit_is_marked_by_shape_and_words(self):
        chart = process_chart()
        assert chart.judged(chart.process.points[-1]) == "improvement"
        assert "Special cause, improvement: outside the limits" in chart.svg
        assert "1 point of special cause" in chart.description

    @pytest.mark.parametrize(("good", "judged"), [("high", "improvement"), ("low", "concern"), ("", "special")])
    def test_better_or_worse_goes_by_what_is_good(self, good, judged):
        chart = process_chart(good=good)
        assert chart.judged(chart.process.points[-1]) == judged

    def test_no_point_is_called_better_or_worse_under_trial_limits(self):
        figures = [share(30), share(31), share(30), share(31), share(30), share(31), share(30), share(39)]
        chart = process_chart(figures)
        assert chart.process.points[-1].special
        assert chart.judged(chart.process.points[-1]) == "special"
        assert any("Trial limits" in remark for remark in chart.remarks)

    def test_common_cause_has_no_colour(self):
        calm = [share(n) for n in (30, 32, 31, 29, 33, 30, 31, 32, 30, 31, 29, 32)]
        chart = process_chart(calm)
        assert {chart.judged(point) for point in chart.process.points} == {"common"}
        assert [words for _, words in chart.kinds] == ["Within expected variation"]

    def test_why_limits_were_calculated_afresh_is_said(self):
        chart = process_chart(rebase=[Rebase(7, "new front door")])
        assert "Limits calculated afresh from Aug 2025: new front door." in chart.remarks
        assert "new front door" in chart.svg

    def test_the_table_gives_limits_and_verdict_of_each_month(self):
        table = process_chart().table
        last = table.rows[-1]
        assert last[0] == "Feb 2026"
        assert last[2] == "38 of 40"
        assert "improvement" in last[-1]


class TestBarChart:
    def test_bars_are_as_long_as_their_values(self):
        chart = BarChart("b", "By age", [Bar("A", Figure(10)), Bar("B", Figure(20)), Bar("C", Figure(0))])
        widths = [float(bar.get("width")) for bar in parsed(chart.svg).iter(f"{SVG}rect")]
        assert widths[1] == pytest.approx(2 * widths[0], abs=0.02)
        assert widths[2] == 0

    def test_a_withheld_bar_has_its_sign_and_no_length(self):
        page = str(BarChart("b", "By age", [Bar("A", Figure(10)), Bar("B", Figure(3, "suppressed", numerator=3, denominator=9))]))
        assert page.count("<rect") == 1
        assert "[c]" in page
        assert "3 of 9" not in page

    def test_a_long_label_is_whole_in_the_table_and_in_the_title(self):
        label = "Individual: family member, relative or carer"
        chart = BarChart("b", "By source", [Bar(label, Figure(10))])
        assert f"{label}: 10" in chart.svg
        assert label in str(chart.table)


class TestSparkline:
    def test_says_what_it_shows(self):
        assert 'role="img" aria-label="From 3 to 5"' in str(Sparkline([3, 4, 5], "From 3 to 5"))

    def test_gaps_break_the_line(self):
        drawn = re.search(r'<path d="(M[^"]+)" fill="none"', str(Sparkline([1, 2, None, 4], "x")))[1]
        assert drawn.count("M") == 2
        assert drawn.count("L") == 1

    @pytest.mark.parametrize("values", [[], [None, None], [5], [5, 5, 5]])
    def test_draws_without_range(self, values):
        ElementTree.fromstring(str(Sparkline(values, "x")))

    def test_label_is_escaped(self):
        assert "&lt;i&gt;" in str(Sparkline([1], "<i>"))


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 100, [0, 50, 100]),
        (0, 61, [0, 20, 40, 60, 80]),
        (72.5, 95, [70, 80, 90, 100]),
        (0, 0, [0, 0.5, 1]),
        (0, 3, [0, 1, 2, 3]),
        (-4, 9, [-5, 0, 5, 10]),
        (0, 12_345, [0, 5000, 10_000, 15_000]),
    ],
)
def test_axes_are_divided_at_round_values_that_hold_the_range(low, high, ticks):
    made = nice_ticks(low, high)
    assert made[0] <= low
    assert made[-1] >= high
    assert made == ticks


def test_a_scale_without_range_draws_in_the_middle():
    assert Scale(5, 5, 0, 100)(5) == 50


def test_paths_break_where_a_point_is_missing():
    assert path([(0, 1), (2.5, 3), None, (4, 5)]) == "M0 1L2.5 3M4 5"


def test_labels_are_pushed_apart_and_stay_in_order():
    assert spread([10, 11, 12], 16, 0, 100) == [10, 26, 42]
    assert spread([98, 99], 16, 0, 100) == [84, 100]
    assert spread([50, 10], 16, 0, 100) == [50, 10]
