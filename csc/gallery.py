"""The content of the design gallery: every component with made-up figures. Seen in the demo and under DEBUG only."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from csc.charts import Band, Bar, BarChart, Comparator, Line, LineChart, ProcessChart, Sparkline
from csc.components import (
    AsOf,
    Cell,
    Column,
    Due,
    Fact,
    Figure,
    FilterPanel,
    Group,
    Happening,
    NotRecorded,
    Order,
    Pages,
    Progress,
    Rag,
    Row,
    State,
    Table,
    Tag,
    Trend,
)
from csc.components.text import Link
from csc.forms import DateField, DateInput, Form, MomentField, TimeField
from csc.spc import Rebase, xmr

MONTHS = [datetime.date(2024 + month // 12, month % 12 + 1, 1) for month in range(0, 27)]
IN_TIME = (41, 44, 39, 47, 45, 40, 43, 46, 42, 44, 38, 45, 43, 47, 41, 52, 53, 55, 54, 56, 53, 55, 57, 54, 56, 55, 58)
STARTED = (50, 52, 48, 55, 53, 49, 51, 56, 50, 53, 47, 54, 52, 57, 50, 56, 57, 59, 58, 60, 57, 58, 61, 57, 60, 58, 61)
REASON = "assessments moved to locality teams"


class ExampleFilter(Form):
    team = forms.ChoiceField(
        choices=[("", "All teams"), ("north", "North locality"), ("south", "South locality")], required=False
    )
    status = forms.MultipleChoiceField(
        choices=[("open", "Open"), ("overdue", "Overdue"), ("closed", "Closed")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class ExampleForm(Form):
    """One field of each kind."""

    name = forms.CharField(label="Child's name", max_length=100)
    date_of_birth = DateField(past=True, widget=DateInput(calendar=False))
    received_at = MomentField(label="Received", help_text="When the call or message arrived, not when you typed it")
    visit_on = DateField(label="Next visit", future=True, required=False)
    starts_at = TimeField(label="Start of the meeting", required=False)
    method = forms.ChoiceField(label="How it came", choices=[("", "Choose one"), ("phone", "Telephone"), ("email", "Email")])
    seen_alone = forms.ChoiceField(
        label="Was the child seen alone?",
        choices=[("yes", "Yes"), ("no", "No"), ("refused", "The child did not want to"), ("infant", "Too young")],
        widget=forms.RadioSelect,
    )
    factors = forms.MultipleChoiceField(
        label="What was found",
        choices=[("1A", "Alcohol misuse: child"), ("3B", "Domestic abuse: parent"), ("4B", "Mental health: parent")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    children = forms.IntegerField(label="Children in the household", min_value=1, max_value=20)
    note = forms.CharField(label="What was said", widget=forms.Textarea, max_length=2000, help_text="In the child's own words")
    document = forms.FileField(required=False)
    confirmed = forms.BooleanField(label="I have told the family what happens next")


def gallery(request: HttpRequest) -> dict[str, Any]:
    """The context of `design.html`. With `?errors` the example form is shown as sent empty."""
    sent = {"date_of_birth": "31 2 2019", "received_at_date": "1 4"} if "errors" in request.GET else None
    return {
        "form": ExampleForm(sent),
        "breadcrumbs": [Link("Start", "/"), Link("Design", request.path)],
        "facts": _facts(),
        "figures": _figures(),
        "children": _children(request),
        "cut": _cut(),
        "scorecard": _scorecard(),
        "charts": _charts(),
        "filter": FilterPanel(ExampleFilter(request.GET or None), request.GET),
        "pages": Pages(4, 12, request.GET),
        "happenings": _happenings(),
        "as_of": AsOf(timezone.now(), datetime.date(2026, 3, 31), "2026-04-01"),
        "progress": Progress("Building the snapshot", 420, 1200, request.path, state="running"),
    }


def _facts() -> list[Fact]:
    return [
        Fact("Plan started", "1 April 2019", [Link("Correct", "#", "start of plan")]),
        Fact("Category", "Emotional abuse"),
        Fact("Seen alone", None),
    ]


def _figures() -> Table:
    states = [
        ("A share", Figure(92.3, decimals=1, unit="%", numerator=60, denominator=65, parts_shown=True)),
        ("Nought", Figure(0)),
        ("Nought of some", Figure(0.0, decimals=1, unit="%", numerator=0, denominator=12, parts_shown=True)),
        ("Nought of nought", Figure(state=State.NO_CASES)),
        ("Withheld", Figure(state=State.SUPPRESSED)),
        ("Not yet available", Figure(state=State.NOT_AVAILABLE)),
        ("Not computed", Figure(state=State.NOT_COMPUTED)),
        ("Not supplied", Figure(state=State.MISSING)),
        ("Empty", Figure(state=State.EMPTY)),
    ]
    return Table("Figures and what is no figure", [Column("State"), Column("Cell", kind="number")], states, counted=False)


def _children(request: HttpRequest) -> Table:
    columns = [
        Column("Child", "child", sort=True),
        Column("Team", "team", sort=True),
        Column("Plan started", "started", kind="date", sort=True),
        Column("Next visit", "due", kind="date", sort=True),
        Column("Visits", "visits", kind="number", sort=True),
        Column("Status"),
    ]
    rows = [
        _child("Amara Okafor", "North locality", datetime.date(2025, 11, 3), (datetime.date(2026, 3, 24), -4), 9),
        _child("Ben Shaw", "South locality", datetime.date(2026, 1, 19), (datetime.date(2026, 4, 1), 0), 4),
        _child("Callum Price", "North locality", datetime.date(2026, 2, 9), (datetime.date(2026, 4, 7), 3), 2),
        _child("Dina Hussain", NotRecorded(), datetime.date(2026, 3, 16), (datetime.date(2026, 4, 30), 19), 0),
    ]
    order = Order.of(request, columns, "due")
    return Table("Children on a plan", columns, rows, noun=("child", "children"), hidden=1, order=order)


def _child(name: str, team: object, started: datetime.date, due: tuple[datetime.date, int], visits: int) -> Row:
    on, left = due
    cells = [Cell(name, href="#"), team, started, Cell(Due(on, left), sort=on), visits]
    return Row([*cells, Tag("Overdue", "red") if left < 0 else Tag("Open", "blue")], "alert" if left < 0 else "")


def _cut() -> Table:
    columns = [Column("Contact"), Column("Received", kind="date")]
    rows = [["Police", datetime.date(2026, 3, 30)], ["School", datetime.date(2026, 3, 31)]]
    return Table("Latest contacts", columns, rows, noun=("contact", "contacts"), total=1431)


def _scorecard() -> Table:
    columns = [
        Column("Indicator"),
        Column("Good is"),
        *(Column(name, kind="number") for name in ("Dec 2025", "Jan 2026", "Feb 2026", "Mar 2026", "Year to date")),
        Column("On the month before"),
        Column("In month"),
        Column("Target", kind="number"),
        Column("15 months"),
    ]
    groups = [
        Group(
            "Contact and referral",
            [
                Row(
                    [
                        "Contacts received",
                        "Neither",
                        *(Figure(value) for value in (1402, 1377, 1290, 1431, 16_213)),
                        Trend("up", "none"),
                        Rag(""),
                        Figure(),
                        Sparkline([1300, 1350, 1290, 1402, 1377, 1290, 1431], "Contacts received: from 1,300 to 1,431"),
                    ]
                ),
                Row(
                    [
                        "Contacts decided within 1 working day",
                        "High",
                        _share(97.1, 1361, 1402),
                        _share(95.0, 1308, 1377),
                        _share(91.4, 1179, 1290),
                        _share(92.0, 1316, 1431),
                        _share(93.8, 15_208, 16_213),
                        Trend("up", "better"),
                        Rag("amber"),
                        "95%+",
                        Sparkline([97.0, 96.2, None, 97.1, 95.0, 91.4, 92.0], "From 97.0% to 92.0%, target 95%", level=95.0),
                    ]
                ),
            ],
        ),
        Group(
            "Looked after children",
            [
                Row(
                    [
                        "Adopted within 12 months of the decision",
                        "High",
                        Figure(state=State.SUPPRESSED),
                        _share(50.0, 3, 6),
                        Figure(state=State.NO_CASES),
                        Figure(state=State.NOT_AVAILABLE),
                        _share(41.7, 5, 12),
                        Trend("none"),
                        Rag("red"),
                        "83%+",
                        Sparkline([None, 50.0, None], "Only one month has a figure"),
                    ]
                ),
            ],
        ),
    ]
    return Table("Performance summary, March 2026", columns, groups=groups, counted=False, wide=True)


def _charts() -> list[Any]:
    shares = [_share(round(n * 100 / d, 1), n, d) for n, d in zip(IN_TIME, STARTED, strict=True)]
    shares[4] = Figure(state=State.NOT_AVAILABLE)
    values = [figure.value for figure in shares]
    counts = [Figure(value) for value in STARTED]
    neighbours = [Comparator("Neighbours", 83.1), Comparator("England", 82.4)]
    title = "Assessments completed within 45 working days"
    moved = xmr(values, floor=0, ceiling=100, rebase=[Rebase(15, REASON)])
    ages = [("Under 1", 41), ("1 to 4", 122), ("5 to 9", 168), ("10 to 15", 231), ("16 and over", 74)]
    bars = [Bar(label, _share(round(n * 100 / 636, 1), n, 636)) for label, n in ages]
    return [
        LineChart(
            "in-time",
            title,
            MONTHS,
            [Line("Completed in time", shares)],
            neighbours,
            Band(90, None, "Target 90+"),
            from_zero=False,
        ),
        LineChart(
            "flow", "Assessments started and completed in time", MONTHS, [Line("Started", counts), Line("In time", _counts())]
        ),
        ProcessChart(
            "process", f"{title}: what is more than chance", MONTHS, shares, xmr(values, floor=0, ceiling=100), good="high"
        ),
        ProcessChart("rebased", f"{title}: limits calculated afresh", MONTHS, shares, moved, good="high"),
        BarChart("ages", "Children in need by age", [*bars, Bar("Not yet born", Figure(state=State.SUPPRESSED))], what="Age"),
    ]


def _share(value: float, numerator: int, denominator: int) -> Figure:
    return Figure(value, decimals=1, unit="%", numerator=numerator, denominator=denominator)


def _counts() -> list[Figure]:
    return [Figure(value) for value in IN_TIME]


def _happenings() -> list[Happening]:
    return [
        Happening(
            datetime.date(2026, 3, 24), "Child protection visit", "Seen alone, in her bedroom.", "#", "Jo Field, North locality"
        ),
        Happening(datetime.date(2026, 3, 9), "Core group", by="Jo Field, North locality"),
        Happening(datetime.date(2026, 2, 27), "Initial child protection conference", "Plan made: emotional abuse.", "#"),
    ]
