"""A definition that cannot be right is refused at import, in a sentence."""

from __future__ import annotations

import datetime

import pytest

from reporting.breakdowns import AREA
from reporting.catalogue import all_indicators, departures
from reporting.indicators import INFO, BadDefinition, Count, During, Earlier, Indicator, Share, Variant
from tests.reporting.practice import engine


def declared(**changes: object) -> Indicator:
    given: dict = {
        "key": "contacts_received",
        "family": "contacts",
        "title": "Contacts received",
        "why": "Demand.",
        "source": "Local",
        "facts": "contacts",
        "basis": During("received_on"),
        "counts": "Contacts received",
        "measure": Count(),
        "polarity": INFO,
    }
    return Indicator(**(given | changes))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"facts": ""}, "name the fact table"),
        ({"measure": Share()}, "needs mark="),
        ({"measure": Share(), "mark": len}, "say in words which rows count"),
        ({"why": ""}, "why is empty"),
        ({"breakdowns": (AREA, AREA)}, "a breakdown is named twice"),
        ({"variants": (Variant("x", "m"), Variant("x", "m"))}, "key of its own"),
        ({"figure_from": "guess"}, "figure_from is"),
        ({"weight": len, "distinct": "child"}, "exclude each other"),
    ],
)
def test_refused(changes: dict, said: str) -> None:
    with pytest.raises(BadDefinition, match=said):
        declared(**changes)


def test_departing_from_the_agreed_catalogue_is_said_column_by_column() -> None:
    found = departures(declared(stage="contacts", polarity="high"))
    assert "polarity is 'high', the catalogue says 'info'." in found
    assert any(sentence.startswith("breakdowns lack") for sentence in found)
    assert departures(declared(key="no_such_figure")) == ["the key is not in catalogue.csv."]


def test_a_variant_changes_only_what_it_says() -> None:
    indicator = declared(variants=(Variant("children", "different children", distinct="child"),))
    form = indicator.form("children")
    assert (form.variant, form.distinct, form.title) == ("children", ("child",), indicator.title)
    with pytest.raises(KeyError, match="no variant 'nobody'"):
        indicator.form("nobody")


def test_each_period_is_made_by_the_version_in_force_at_its_end() -> None:
    contacts = {
        "contacts": """
        child | team | received_on | to_early_help
        Ava   | N1   | 2026-01-10  | yes
        Ben   | N1   | 2026-01-31  |
        Cal   | N1   | 2026-02-10  | yes
        Dee   | N1   | 2026-02-11  |
        """
    }
    old = Earlier(1, datetime.date(2026, 1, 31), "early help was counted", population=lambda rows: rows.received_on > 0)
    indicator = declared(version=2, population=lambda rows: ~rows.to_early_help, earlier=(old,))
    made = engine(contacts, "2026-01", "2026-02")
    figures = made.figures(indicator)
    assert figures.version.tolist() == [1, 2]
    assert [figures.at("Council", month).value for month in ("2026-01", "2026-02")] == [2, 1]
    assert len(made.members(indicator, "Council", "2026-01")) == 2
    assert len(made.members(indicator, "Council", "2026-02")) == 1
    assert indicator.version_on(datetime.date(2026, 1, 31)) == 1
    assert indicator.version_on(datetime.date(2026, 2, 1)) == 2


def test_every_indicator_keeps_to_the_agreed_catalogue() -> None:
    for indicator in all_indicators().values():
        assert departures(indicator) == []
        assert indicator.printed_basis
