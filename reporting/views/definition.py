"""An indicator's definition as facts to read: what is counted, by which standard, why, and how it can mislead."""

from __future__ import annotations

from csc.components import Fact, SummaryList
from csc.formats import day
from reporting import catalogue
from reporting.catalogue.published import rows_served_by
from reporting.indicators import Indicator
from reporting.scorecards.markup import GOOD

SOURCES = {"records": "the records", "supplied": "figures supplied", "either": "records, or figures supplied"}
CLOCKS = {"done": "when the work is done", "due": "when the work falls due"}


def definition(indicator: Indicator, form: Indicator) -> SummaryList:
    """The definition in the form shown. What does not apply to it is left out, so that an empty line never looks unwritten."""
    variant = next((each.meaning for each in indicator.variants if each.key == form.variant), "")
    paired = [catalogue.get(key).title for key in form.pair_with if key in catalogue.all_indicators()]
    facts = [
        ("What is counted", form.counts),
        ("What of it is marked", form.marks),
        ("This form", variant),
        ("What is left out", form.leaves_out),
        ("Standard", "" if form.standard == "none" else form.standard),
        ("Counted", CLOCKS.get(form.clock_by, "")),
        ("Period", form.printed_basis),
        ("Unit of the figure", form.measure.unit),
        ("Good performance is", GOOD[form.polarity]),
        ("Why it matters", form.why),
        ("How it can mislead", form.caveats),
        ("Read it with", "; ".join(paired)),
        ("Left aside when it cannot be judged", "; ".join(form.excluded)),
        ("Source", form.source),
        (
            "Figures from",
            {"records": "the records", "supplied": "figures supplied", "either": "records, or figures supplied"}[
                form.figure_from
            ],
        ),
        ("Rows of published reports", "; ".join(map(str, rows_served_by(indicator.key)))),
        ("Owner", form.owner),
        ("Review by", day(form.review_by)),
        ("Version", str(form.version)),
    ]
    earlier = [
        Fact(f"Version {each.number}", f"Made figures of periods up to {day(each.until)}. {each.note}") for each in form.earlier
    ]
    return SummaryList([Fact(label, value) for label, value in facts if value] + earlier)
