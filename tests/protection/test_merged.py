"""A child under two records: the page of the one that stands says what was recorded under either, and only while they are one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pytest
from django.utils import timezone

from assessments.panels import assessment_panel, in_need_panel
from assessments.tags import tags_of as assessment_tags
from contacts.involved import early_help_leads, referrers
from csc.models import Child
from protection.panels import court_panel, history_panel, plan_panel
from protection.tags import tags_of as protection_tags
from tests.assessments import cast as assessing
from tests.contacts import cast as front_door
from tests.contacts.cast import at, clerk, day, team
from tests.protection import cast as protecting
from tests.workforce.cast import somebody
from workforce.reach import Reader
from workforce.services.merging import merge_children, undo_merge

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_of_april")]


@dataclass(frozen=True)
class Shown:
    """A part of the page, what is recorded under the duplicate, and the words in which the page says it."""

    record: Callable[[Child], Any]
    said: Callable[[Child, Reader], Any]
    words: tuple[str, ...]


def _tags(of: Callable[..., Iterable[Any]]) -> Callable[[Child, Reader], str]:
    return lambda child, reader: " ".join(tag.text for tag in of(child, timezone.localdate()))


def _names(of: Callable[[Child], Iterable[Any]]) -> Callable[[Child, Reader], str]:
    return lambda child, reader: " ".join(one.name for one in of(child))


def in_need(child: Child) -> None:
    assessing.plan(assessing.case(child, "2019-03-14"), "2019-05-01", aims="Somebody meets her after school.")


def before_court(child: Child) -> None:
    protecting.services.issue_proceedings(by=clerk(), child=child, team=team(), issued_on=day("2026-03-09"))


def emergency(child: Child) -> None:
    protecting.services.start_emergency_protection(
        by=clerk(), child=child, team=team(), kind="police_protection", started_at=at("2026-03-30 22:00"), reason="Left alone."
    )


PARTS = {
    "who referred": Shown(lambda child: front_door.contact(child, referrer_name="Pat Reed"), _names(referrers), ("Pat Reed",)),
    "who leads early help": Shown(
        lambda child: front_door.early_help(child, lead_professional="Kim Low"), _names(early_help_leads), ("Kim Low",)
    ),
    "a referral that waits": Shown(
        lambda child: front_door.accepted(child, "2019-03-14"),
        assessment_panel,
        ("Referral without an assessment", "14 Mar"),
    ),
    "an assessment": Shown(lambda child: assessing.assessment(child, "2019-03-15"), assessment_panel, ("started 15 March 2019",)),
    "being assessed": Shown(lambda child: assessing.assessment(child, "2019-03-15"), _tags(assessment_tags), ("Being assessed",)),
    "a plan in need": Shown(in_need, in_need_panel, ("1 May 2019", "Somebody meets her after school.")),
    "in need": Shown(in_need, _tags(assessment_tags), ("Child in need",)),
    "a protection plan": Shown(protecting.plan, plan_panel, ("4 April 2019", "Neglect")),
    "on a plan": Shown(protecting.plan, _tags(protection_tags), ("Child protection plan: neglect",)),
    "conferences": Shown(protecting.plan, history_panel, ("Section 47 enquiry", "Initial conference", "18 Mar 2019")),
    "emergency powers": Shown(emergency, court_panel, ("30 March 2026",)),
    "proceedings": Shown(before_court, court_panel, ("Care proceedings issued", "9 March 2026")),
    "in court": Shown(before_court, _tags(protection_tags), ("Care proceedings",)),
}


@pytest.mark.parametrize("part", PARTS.values(), ids=list(PARTS))
def test_what_was_recorded_under_a_duplicate_is_on_the_page_until_the_merge_is_undone(part: Shown) -> None:
    reader = Reader(somebody("Mo", team(), "team_manager").user)
    stands, duplicate = front_door.bea(), front_door.bea()
    part.record(duplicate)

    def said() -> str:
        return str(part.said(Child.objects.get(pk=stands.pk), reader) or "")

    assert not any(words in said() for words in part.words)
    merge_children(by=clerk(), duplicate=duplicate, into=stands, reason="Same NHS number")
    assert all(words in said() for words in part.words), said()
    undo_merge(by=clerk(), duplicate=duplicate, reason="Two cousins")
    assert not any(words in said() for words in part.words)


def test_both_records_conferences_stand_in_one_list() -> None:
    reader = Reader(somebody("Mo", team(), "team_manager").user)
    stands, duplicate = front_door.bea(), front_door.bea()
    protecting.discussion(stands, "2019-03-11 14:00")
    protecting.discussion(duplicate, "2019-03-18 14:00")
    merge_children(by=clerk(), duplicate=duplicate, into=stands, reason="Same NHS number")
    table = history_panel(Child.objects.get(pk=stands.pk), reader)
    assert table is not None
    assert all(words in str(table) for words in ("11 Mar 2019", "18 Mar 2019"))
