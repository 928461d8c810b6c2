"""Parts of pages: what they say, to eyes and to ears."""

from __future__ import annotations

import datetime
import re

import pytest
from django import forms
from django.http import QueryDict
from django.test import RequestFactory

from csc.components import (
    AsOf,
    Banner,
    Cell,
    Column,
    Due,
    Fact,
    Figure,
    FigureLegend,
    FilterPanel,
    Group,
    ListColumn,
    Listing,
    NotRecorded,
    Order,
    Pages,
    Rag,
    State,
    SummaryList,
    Table,
    TabLink,
    TabLinks,
    Tag,
    Tile,
    Tiles,
    Timeline,
    Trend,
    govuk,
)
from csc.forms import Form
from csc.models import Code


def heard(component: object) -> str:
    """What a screen reader says: all text except what is hidden from it."""
    visible = re.sub(r'<(\w+)[^>]*aria-hidden="true"[^>]*>.*?</\1>', "", str(component), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", visible).split()).replace(" .", ".")


def seen(component: object) -> str:
    """What stands on the page: all text except what is there for screen readers alone."""
    shown = re.sub(r'<span class="govuk-visually-hidden">.*?</span>', "", str(component), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", shown).split())


class TestFigure:
    FIGURES = {
        "a share": Figure(92.3, decimals=1, unit="%", numerator=60, denominator=65),
        "nought": Figure(0),
        "nought of some": Figure(0.0, decimals=1, unit="%", numerator=0, denominator=12),
        "nought of nought": Figure(state="no_cases"),
        "withheld": Figure(state="suppressed"),
        "not yet available": Figure(state="not_available"),
        "not computed": Figure(state="not_computed"),
        "not supplied": Figure(state="missing"),
        "empty": Figure(state="empty"),
    }

    def test_no_two_states_look_or_sound_alike(self):
        assert len({seen(figure) for figure in self.FIGURES.values()}) == len(self.FIGURES)
        assert len({heard(figure) for figure in self.FIGURES.values()}) == len(self.FIGURES)

    @pytest.mark.parametrize(
        ("name", "looks", "sounds"),
        [
            ("a share", "92.3%", "92.3% (60 of 65)"),
            ("nought", "0", "0"),
            ("nought of some", "0.0%", "0.0% (0 of 12)"),
            ("nought of nought", "–", "No cases: 0 of 0, so there is no share"),
            ("withheld", "[c]", "Withheld, because so small a number could identify a child"),
            ("empty", "", "No figure exists here"),
        ],
    )
    def test_what_is_seen_and_heard(self, name, looks, sounds):
        assert seen(self.FIGURES[name]) == looks
        assert heard(self.FIGURES[name]) == sounds

    @pytest.mark.parametrize("state", [state for state in State if state is not State.OK])
    def test_a_figure_that_may_not_be_shown_is_not_in_the_page(self, state):
        """A withheld figure that still carries its value must not be readable in the source."""
        page = str(Figure(3, state, numerator=3, denominator=7, decimals=1))
        assert "3" not in page
        assert "7" not in page

    def test_ok_without_a_value_is_empty_and_not_nought(self):
        assert seen(Figure()) == ""

    def test_the_states_are_those_of_the_engine(self):
        from reporting.engine.cells import Status

        assert {status.code for status in Status} <= {state.value for state in State}

    def test_the_legend_explains_every_sign(self):
        said = heard(FigureLegend())
        for sign in ("–", "[c]", "[x]", "not computed", "not supplied"):
            assert sign in said

    def test_parts_can_stand_beneath(self):
        assert seen(Figure(50.0, decimals=1, unit="%", numerator=1, denominator=2, parts_shown=True)) == "50.0% 1 of 2"


class TestTrend:
    @pytest.mark.parametrize(
        ("direction", "performance", "sounds", "looks"),
        [
            ("up", "better", "Up on the month before: Better", "Better"),
            ("up", "worse", "Up on the month before: Worse", "Worse"),
            ("down", "better", "Down on the month before: Better", "Better"),
            ("up", "none", "Up on the month before", ""),
            ("level", "same", "No change on the month before", ""),
            ("new", "none", "New: nothing to compare with", "new"),
            ("none", "none", "No comparison", "–"),
        ],
    )
    def test_arrow_and_performance_are_told_apart(self, direction, performance, sounds, looks):
        assert heard(Trend(direction, performance)) == sounds
        assert seen(Trend(direction, performance)) == looks

    def test_the_arrow_is_the_numbers_and_the_colour_the_performances(self):
        arrow = re.compile(r'd="([^"]+)" fill="([^"]+)"')
        up_good, up_bad, down_good = (
            arrow.search(str(Trend(*t))).groups() for t in (("up", "better"), ("up", "worse"), ("down", "better"))
        )
        assert up_good[0] == up_bad[0] != down_good[0]
        assert up_good[1] == down_good[1] != up_bad[1]


@pytest.mark.parametrize(("rating", "word"), [("red", "Red"), ("amber", "Amber"), ("green", "Green"), ("", "Not rated")])
def test_a_rating_is_a_word(rating, word):
    assert seen(Rag(rating)) == word


@pytest.mark.parametrize(
    ("left", "words", "state"),
    [
        (-3, "overdue by 3 working days", "overdue"),
        (-1, "overdue by 1 working day", "overdue"),
        (0, "due today", "today"),
        (1, "in 1 working day", "soon"),
        (5, "in 5 working days", "soon"),
        (6, "in 6 working days", "later"),
    ],
)
def test_due(left, words, state):
    due = Due(datetime.date(2026, 4, 1), left)
    assert due.state == state
    assert seen(due) == f"1 Apr 2026 {words}"


def test_an_empty_fact_is_not_recorded_but_nought_and_no_are_facts():
    said = heard(SummaryList([Fact("A", None), Fact("B", ""), Fact("C", 0), Fact("D", False)]))
    assert said == "A Not recorded B Not recorded C 0 D No"


def test_what_people_typed_is_escaped_everywhere():
    evil = '<b data-x="1">'
    parts = [
        Tag(evil),
        SummaryList([Fact(evil, evil)], title=evil),
        Banner(evil),
        TabLinks([TabLink(evil, "/")]),
        Tiles([Tile(1, evil)]),
        Table(evil, [Column(evil)], [[evil]]),
        Trend("up", since=evil),
        Figure(1, unit=evil),
        AsOf(None, note=evil),
        govuk("inset-text", text=evil),
    ]
    for part in parts:
        assert "<b data-x" not in str(part), part
        assert "&lt;b data-x" in str(part), part


def test_a_timeline_without_events_says_so():
    assert heard(Timeline([])) == "Nothing has been recorded yet."


def test_figures_never_computed_say_so():
    assert heard(AsOf(None)) == "These figures have not been computed yet."


def test_a_component_that_does_not_exist_is_an_error():
    with pytest.raises(LookupError, match="inset-txt"):
        govuk("inset-txt", text="x")


class TestTable:
    COLUMNS = [
        Column("Child", "child", sort=True),
        Column("Visits", "visits", kind="number", sort=True),
        Column("Held", kind="date"),
    ]
    ROWS = [["Ava", 3, datetime.date(2026, 4, 1)], ["Ben", 0, None]]

    def test_headings_name_columns_and_rows(self):
        page = str(Table("Visits", self.COLUMNS, self.ROWS))
        assert page.count('scope="col"') == 3
        assert page.count('scope="row"') == 2
        assert "<caption" in page

    def test_dates_and_numbers_are_written_and_nought_is_not_nothing(self):
        said = seen(Table("Visits", self.COLUMNS, self.ROWS))
        assert "Ava 3 1 Apr 2026 Ben 0 –" in said

    def test_sort_keys_are_dates_and_numbers_not_their_spelling(self):
        columns = [Column("Child"), Column("Held", kind="date", sort=True), Column("Number", kind="number", sort=True)]
        page = str(Table("T", columns, [["Ava", datetime.date(2026, 4, 1), 1200]]))
        assert 'data-sort="2026-04-01"' in page
        assert 'data-sort="1200"' in page

    def test_what_is_empty_has_an_empty_sort_key_and_markup_none(self):
        page = str(Table("T", [Column("Team", sort=True)], [[None], [NotRecorded()], [Tag("Open")], ["North"]], row_header=None))
        assert re.findall(r'<td class="govuk-table__cell"( data-sort="[^"]*")?>', page) == [
            ' data-sort=""',
            ' data-sort=""',
            "",
            ' data-sort="North"',
        ]

    @pytest.mark.parametrize(
        ("rows", "total", "first", "extent"),
        [
            (0, None, 1, "0 children"),
            (1, None, 1, "1 child"),
            (2, 2, 1, "2 children"),
            (2, 1431, 1, "1 to 2 of 1,431 children"),
            (2, 1431, 51, "51 to 52 of 1,431 children"),
        ],
    )
    def test_how_many_rows_there_are_is_always_said(self, rows, total, first, extent):
        table = Table("T", [Column("Child")], [["x"]] * rows, noun=("child", "children"), total=total, first=first)
        assert table.extent == extent
        assert extent in seen(table)

    def test_a_table_cut_off_without_sheets_to_turn_says_so_beneath(self):
        cut = Table("T", [Column("Child")], [["x"]], noun=("child", "children"), total=3)
        assert "Not all children are shown: 1 to 1 of 3 children." in seen(cut).replace(" :", ":")
        assert "Not all" not in seen(Table("T", [Column("Child")], [["x"]], total=1))

    def test_rows_a_reader_may_not_see_are_counted(self):
        assert "2 more children cannot be shown to you." in seen(
            Table("T", [Column("C")], [["x"]], noun=("child", "children"), hidden=2)
        )

    def test_only_a_table_that_is_all_there_is_sorted_by_the_browser(self):
        assert "csc-sortable" in str(Table("T", self.COLUMNS, self.ROWS))
        assert "csc-sortable" not in str(Table("T", self.COLUMNS, self.ROWS, total=900))

    def test_an_empty_table_says_so(self):
        assert "There are no visits." in seen(Table("T", self.COLUMNS, noun=("visit", "visits")))
        assert "Nobody waits." in seen(Table("T", self.COLUMNS, empty="Nobody waits."))

    def test_a_row_of_the_wrong_length_is_an_error(self):
        with pytest.raises(ValueError, match="2 cells under 3 columns"):
            str(Table("T", self.COLUMNS, [["Ava", 1]]))

    def test_groups_have_headings_of_their_own(self):
        page = str(Table("T", self.COLUMNS, groups=[Group("Front door", self.ROWS)]))
        assert 'scope="rowgroup" colspan="3">Front door' in page

    def test_a_cell_may_lead_somewhere(self):
        assert '<a class="govuk-link" href="/children/1/">Ava</a>' in str(
            Table("T", [Column("C")], [[Cell("Ava", href="/children/1/")]])
        )


class TestOrder:
    COLUMNS = [Column("Child", "child", sort=True), Column("Due", "due", sort=True), Column("Note")]

    def order(self, query: str, default: str = "") -> Order:
        return Order.of(RequestFactory().get("/", QueryDict(query).dict()), self.COLUMNS, default)

    @pytest.mark.parametrize(
        ("query", "key", "descending"),
        [
            ("", "due", True),
            ("sort=child", "child", False),
            ("sort=-child", "child", True),
            ("sort=password", "due", True),
            ("sort=-", "due", True),
        ],
    )
    def test_what_the_address_asks_for_or_the_default(self, query, key, descending):
        order = self.order(query, default="-due")
        assert (order.key, order.descending) == (key, descending)

    def test_a_heading_turns_its_own_order_and_keeps_filters_but_not_the_sheet(self):
        order = self.order("sort=child&team=north&page=7")
        assert order.href(self.COLUMNS[0]) == "?sort=-child&team=north"
        assert order.href(self.COLUMNS[1]) == "?sort=due&team=north"
        assert [order.aria(column) for column in self.COLUMNS] == ["ascending", "none", ""]


@pytest.mark.parametrize(
    ("number", "count", "shown"),
    [
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (1, 12, [1, 2, None, 12]),
        (4, 12, [1, 2, 3, 4, 5, None, 12]),
        (6, 12, [1, None, 5, 6, 7, None, 12]),
        (12, 12, [1, None, 11, 12]),
    ],
)
def test_sheets_to_turn_to(number, count, shown):
    assert Pages(number, count).numbers == shown


class TestFilter:
    class Narrow(Form):
        team = forms.ChoiceField(choices=[("", "All"), ("north", "North")], required=False)
        state = forms.MultipleChoiceField(choices=[("open", "Open"), ("late", "Overdue")], widget=forms.CheckboxSelectMultiple)

    def panel(self, query: str) -> FilterPanel:
        return FilterPanel(self.Narrow(QueryDict(query)), QueryDict(query))

    def test_each_choice_is_named_and_can_be_taken_away_alone(self):
        applied = self.panel("team=north&state=open&state=late&page=3&sort=due").applied
        assert [link.text for link in applied] == ["Team: North", "State: Open", "State: Overdue"]
        assert applied[1].href == "?team=north&state=late&sort=due"

    def test_nothing_in_a_filter_is_called_optional(self):
        page = str(self.panel(""))
        assert "Team" in page
        assert "(optional)" not in page

    def test_an_empty_choice_is_no_filter(self):
        assert self.panel("team=&sort=due").applied == []

    def test_clearing_keeps_the_order(self):
        assert self.panel("team=north&sort=-due").clear == "?sort=-due"


@pytest.mark.django_db
class TestListing:
    """Over the codes of one set, which every database has."""

    def listing(self, query: str, **options: object) -> Table:
        columns = [
            ListColumn("Code", lambda code: code.code, order_by=("code",)),
            ListColumn("Label", lambda code: code.label, order_by=("label",)),
            ListColumn("Ends", lambda code: code.valid_to, order_by=("valid_to",), kind="date"),
        ]
        request = RequestFactory().get("/", QueryDict(query).dict())
        records = Code.objects.filter(code_set="sex").order_by("-code")
        return Listing(request, records, columns, caption="Codes", noun=("code", "codes"), **options).table()

    def test_all_of_a_short_list(self):
        table = self.listing("")
        assert table.total == Code.objects.filter(code_set="sex").count() == table.length
        assert table.pages is None

    def test_sheets_cover_everything_once(self):
        count = Code.objects.filter(code_set="sex").count()
        shown = [row.cells[0] for page in range(1, count + 1) for row in self.listing(f"page={page}&sort=label", sheet=1).rows]
        assert sorted(shown) == sorted(Code.objects.filter(code_set="sex").values_list("code", flat=True))

    @pytest.mark.parametrize("page", ["0", "-1", "999", "x", ""])
    def test_a_sheet_that_does_not_exist_is_one_that_does(self, page):
        table = self.listing(f"page={page}", sheet=1)
        assert table.length == 1
        assert table.extent.endswith(f"of {table.total} codes")

    def test_sorted_either_way_and_empty_values_last_both_times(self):
        Code.objects.filter(code_set="sex").update(valid_to=None)
        Code.objects.filter(pk="sex:F").update(valid_to=datetime.date(2030, 1, 1))
        for query in ("sort=valid_to", "sort=-valid_to"):
            assert self.listing(query).rows[0].cells[0] == "F"

    def test_the_order_of_the_query_holds_until_another_is_asked_for(self):
        codes = [row.cells[0] for row in self.listing("").rows]
        assert codes == sorted(codes, reverse=True)
        assert [row.cells[0] for row in self.listing("sort=code").rows] == sorted(codes)
