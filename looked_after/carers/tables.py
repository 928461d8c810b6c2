"""Foster households and providers as lists and facts. No child is named: who lives where is in the children's records."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from django.urls import reverse

from csc.components import Cell, Column, Due, Fact, Table
from csc.due_dates import left_until
from looked_after.models import FosterCarerHousehold, FosterTraining, PlacementProvider
from looked_after.timescales import FOSTER_REVIEW

MOST_SHOWN = 50
"""Rows of a search that are shown; with more, somebody types another word."""
WEEKS_AHEAD = 6
"""How long before its day a review of approval is listed."""


def standing_of(home: FosterCarerHousehold) -> str:
    """How the approval of a household stands, in words."""
    if home.approved_on is None:
        return "Not approved yet"
    if home.ended_on is not None:
        return f"Approval ended on {home.ended_on:%-d %B %Y}"
    whose = "" if home.own else ", by an agency"
    return f"Approved since {home.approved_on:%-d %B %Y}{whose}"


def review_due_on(home: FosterCarerHousehold, last: datetime.date | None) -> datetime.date | None:
    """By when the approval of a household of ours has to be reviewed: a year after the last review, else after approval."""
    if not home.own or home.approved_on is None or home.ended_on is not None:
        return None
    return FOSTER_REVIEW.due_on(last or home.approved_on)


def households_table(homes: Sequence[FosterCarerHousehold], total: int) -> Table:
    rows = [
        [Cell(str(home), href=reverse("looked_after:home", args=[home.uuid])), home.local_id, standing_of(home), home.approval]
        for home in homes
    ]
    columns = [Column("Household"), Column("Number"), Column("Approval"), Column("For")]
    noun = ("household", "households")
    return Table("Foster households found", columns, rows, noun=noun, total=total, empty="No household was found.")


def providers_table(providers: Sequence[PlacementProvider], total: int) -> Table:
    rows = [
        [
            Cell(each.name, href=reverse("looked_after:provider", args=[each.uuid])),
            each.urn,
            each.placement_type,
            f"Closed on {each.closed_on:%-d %B %Y}" if each.closed_on else "Open",
        ]
        for each in providers
    ]
    columns = [Column("Provider"), Column("Ofsted number"), Column("Registered for"), Column("Now")]
    noun = ("provider", "providers")
    return Table("Providers found", columns, rows, noun=noun, total=total, empty="No provider was found.")


def reviews_due(homes: Iterable[FosterCarerHousehold], today: datetime.date) -> Table | None:
    """Households of ours whose approval has to be reviewed soon or should have been; each with `last_reviewed_on`."""
    until = today + datetime.timedelta(weeks=WEEKS_AHEAD)
    due = [(review_due_on(home, home.last_reviewed_on), home) for home in homes]  # type: ignore[attr-defined]
    waiting = sorted(((on, home) for on, home in due if on is not None and on <= until), key=lambda pair: (pair[0], pair[1].pk))
    rows = [
        [Cell(str(home), href=reverse("looked_after:home", args=[home.uuid])), home.local_id, Due(on, left_until(on, today))]
        for on, home in waiting
    ]
    columns = [Column("Household"), Column("Number"), Column("Review due")]
    return Table("Reviews of approval due", columns, rows, noun=("household", "households")) if rows else None


# ── One household, one provider ──────────────────────────────────────────────────────────────────


def facts_of_home(home: FosterCarerHousehold, today: datetime.date) -> list[Fact]:
    last = home.reviews.order_by("held_on").last()
    due_on = review_due_on(home, last.held_on if last else None)
    facts = [
        Fact("Number", home.local_id),
        Fact("Approval", standing_of(home)),
        Fact("Approved for", home.approval),
        Fact("Relatives or friends of the child", home.relative_or_friend),
        Fact("Places", home.places),
        Fact("Postcode", home.postcode),
    ]
    if not home.own:
        facts.append(Fact("Agency’s Ofsted number", home.agency_urn))
    if home.end_reason is not None:
        facts.append(Fact("Why approval ended", home.end_reason))
    if due_on is not None:
        facts.append(Fact("Review of approval due", Due(due_on, left_until(due_on, today))))
    return facts


def tables_of_home(home: FosterCarerHousehold) -> list[Table]:
    """Its carers, their training, the reviews of its approval and its assessments; the empty ones left out."""
    carers = home.carers.select_related("person").order_by("started_on", "pk")
    training = FosterTraining.objects.filter(carer__household=home).select_related("carer__person", "course")
    found = [
        Table(
            "Carers",
            [Column("Name"), Column("From", kind="date"), Column("Until", kind="date")],
            [[carer.person.full_name, carer.started_on, carer.ended_on or "Now"] for carer in carers],
            noun=("carer", "carers"),
        ),
        Table(
            "Training",
            [Column("Finished", kind="date"), Column("Course"), Column("Carer")],
            [[one.completed_on, one.course, one.carer.person.full_name] for one in training.order_by("-completed_on", "-pk")],
            noun=("course", "courses"),
        ),
        Table(
            "Reviews of approval",
            [Column("Held", kind="date"), Column("Outcome"), Column("What was found")],
            [[one.held_on, one.outcome, one.notes] for one in home.reviews.select_related("outcome").order_by("-held_on")],
            noun=("review", "reviews"),
        ),
        Table(
            "Assessments",
            [Column("Started", kind="date"), Column("Decided", kind="date"), Column("Decision")],
            [
                [one.started_on, one.completed_on or "Under way", one.outcome]
                for one in home.assessments.select_related("outcome").order_by("-started_on")
            ],
            noun=("assessment", "assessments"),
        ),
    ]
    return [table for table in found if table.rows]


def facts_of_provider(provider: PlacementProvider) -> list[Fact]:
    return [
        Fact("Ofsted number", provider.urn),
        Fact("Kind of provider", provider.provider),
        Fact("Registered for", provider.placement_type),
        Fact("Council’s area", provider.authority),
        Fact("Postcode", provider.postcode),
        Fact("Registered on", provider.registered_on),
        Fact("Closed on", provider.closed_on or "Open"),
    ]
