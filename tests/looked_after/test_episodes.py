"""SSDA903 episodes derived from legal statuses and placements."""

from __future__ import annotations

import datetime

import pytest

from looked_after.episodes import derive_episodes
from looked_after.models import LegalStatus, PeriodOfCare, Placement


def day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def rows(table: str) -> list[list[str]]:
    return [[part.strip() for part in line.split("|")] for line in table.strip().splitlines()]


def episodes(statuses: str, placements: str, *, ended: str = "", reason: str = "") -> list[tuple[str, ...]]:
    """Each episode as start, reason new, legal status, placement type, end, reason ceased, reason for the change."""
    period = PeriodOfCare(
        pk=1,
        started_on=day(rows(statuses)[0][1]),
        ended_on=day(ended),
        reason_ceased_id=f"reason_episode_ceased:{reason}" if reason else None,
    )
    legal = [
        LegalStatus(period_of_care=period, status_id=f"legal_status:{code}", started_on=day(start), ended_on=day(end))
        for code, start, end in rows(statuses)
    ]
    homes = [
        Placement(
            period_of_care=period,
            carer_key=carer,
            placement_type_id=f"placement_type:{kind}",
            started_on=day(start),
            ended_on=day(end),
            reason_placement_change_id=f"reason_placement_change:{why}" if why else None,
        )
        for carer, kind, start, end, why in rows(placements)
    ]
    return [
        (
            episode.started_on.isoformat(),
            plain(episode.reason_new),
            plain(episode.legal_status and episode.legal_status.status_id),
            plain(episode.placement and episode.placement.placement_type_id),
            episode.ended_on.isoformat() if episode.ended_on else "",
            plain(episode.reason_ceased),
            plain(episode.reason_placement_change),
        )
        for episode in derive_episodes(period, legal, homes)
    ]


def plain(key: str | None) -> str:
    return key.split(":")[1] if key else ""


def test_one_status_and_one_placement_are_one_episode():
    assert episodes("V2 | 2018-01-10 |", "A | U6 | 2018-01-10 | |") == [("2018-01-10", "S", "V2", "U6", "", "", "")]


def test_each_kind_of_change_has_its_reason():
    found = episodes(
        """
        V2 | 2018-01-10 | 2018-02-01
        C1 | 2018-02-01 | 2018-05-01
        C2 | 2018-05-01 | 2018-08-01
        E1 | 2018-08-01 |
        """,
        """
        A | U6 | 2018-01-10 | 2018-03-01 | CARPL
        B | U6 | 2018-03-01 | 2018-05-01 | CREQB
        C | U6 | 2018-05-01 | 2018-06-01 | PLACE
        C | U5 | 2018-06-01 | 2018-08-01 | PLACE
        C | A5 | 2018-08-01 |            |
        """,
        ended="2018-12-03",
        reason="E11",
    )
    assert found == [
        ("2018-01-10", "S", "V2", "U6", "2018-02-01", "X1", ""),  # started to be looked after
        ("2018-02-01", "L", "C1", "U6", "2018-03-01", "X1", "CARPL"),  # legal status only
        ("2018-03-01", "P", "C1", "U6", "2018-05-01", "X1", "CREQB"),  # placement and carer only
        ("2018-05-01", "B", "C2", "U6", "2018-06-01", "X1", "PLACE"),  # both
        ("2018-06-01", "T", "C2", "U5", "2018-08-01", "X1", "PLACE"),  # placement, same carer
        ("2018-08-01", "U", "E1", "A5", "2018-12-03", "E11", ""),  # both, same carer
    ]


def test_consecutive_episodes_share_a_date_and_only_the_last_has_a_real_end():
    found = episodes(
        "V2 | 2018-01-10 |", "A | U6 | 2018-01-10 | 2018-03-01 | OTHER\nB | U6 | 2018-03-01 | |", ended="2018-04-01", reason="E4A"
    )
    assert [(row[0], row[4], row[5]) for row in found] == [
        ("2018-01-10", "2018-03-01", "X1"),
        ("2018-03-01", "2018-04-01", "E4A"),
    ]


def test_an_order_made_again_starts_no_episode():
    found = episodes("C1 | 2018-01-10 | 2018-04-01\nC1 | 2018-04-01 |", "A | U6 | 2018-01-10 | |")
    assert [row[0] for row in found] == ["2018-01-10"]


def test_a_placement_recorded_in_two_rows_without_a_difference_starts_no_episode():
    found = episodes("C1 | 2018-01-10 |", "A | U6 | 2018-01-10 | 2018-02-01 | \nA | U6 | 2018-02-01 | |")
    assert [row[0] for row in found] == ["2018-01-10"]


def test_a_temporary_stay_is_an_episode_and_so_is_the_return():
    found = episodes(
        "C2 | 2018-01-10 |",
        """
        A | U6 | 2018-01-10 | 2018-08-01 |
        X | T3 | 2018-08-01 | 2018-08-15 |
        A | U6 | 2018-08-15 |            |
        """,
    )
    assert [(row[0], row[1], row[3], row[6]) for row in found] == [
        ("2018-01-10", "S", "U6", ""),
        ("2018-08-01", "P", "T3", ""),
        ("2018-08-15", "P", "U6", ""),
    ]


@pytest.mark.parametrize(
    ("statuses", "placements", "expected"),
    [
        # Three days without any placement on record.
        (
            "C2 | 2018-01-10 |",
            "A | U6 | 2018-01-10 | 2018-02-01 | OTHER\nB | U6 | 2018-02-04 | |",
            [("2018-01-10", "U6"), ("2018-02-01", ""), ("2018-02-04", "U6")],
        ),
        # The placement was recorded two days late.
        ("C2 | 2018-01-10 |", "A | U6 | 2018-01-12 | |", [("2018-01-10", ""), ("2018-01-12", "U6")]),
    ],
)
def test_a_gap_in_the_record_is_shown_not_closed(statuses, placements, expected):
    assert [(row[0], row[3]) for row in episodes(statuses, placements)] == expected
