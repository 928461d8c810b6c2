"""The records of a replayed report: what `values` prints of them, and that they are in order."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet

from assessments.models import Assessment, CinEpisode, CinPlan, CinReview
from contacts.models import Referral
from protection.models import (
    InitialConference,
    PlanUpdate,
    ProtectionPlan,
    ProtectionVisit,
    ReviewConference,
    Section47Enquiry,
    StrategyDiscussion,
)
from reporting.replay.reading import PER, label, read
from tests.reporting.replay.layout import small


@pytest.mark.django_db
def test_what_is_called_reproduced_is_what_values_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = small(tmp_path)
    call_command("replay_published", str(folder))
    printed = capsys.readouterr().out
    cells = list(read(folder).cells.values())
    assert f"{len(cells)} reproduced / {len(cells)} attempted / 0 contradictory" in printed
    for breakdown in ("", "source"):
        figures = _values(breakdown)
        for cell in (each for each in cells if bool(each.row.band) == bool(breakdown)):
            figure = figures[cell.row.indicator, cell.row.variant, cell.row.band, label(cell.month)]
            assert figure["status"] == "ok", cell.label
            assert Decimal(figure["value"]) == cell.value, cell.label
            if cell.numerator is not None:
                assert int(figure["numerator"]) == cell.numerator, cell.label
            if cell.denominator is not None:
                assert int(figure["denominator"]) == cell.denominator, cell.label
            if cell.row.part == "share":
                exact = Decimal(figure["numerator"]) * PER["share"] / Decimal(figure["denominator"])
                assert abs(exact - cell.value) <= Decimal("0.05"), cell.label


def _values(breakdown: str) -> dict[tuple[str, str, str, str], dict[str, str]]:
    out = io.StringIO()
    asked = {"breakdown": breakdown} if breakdown else {}
    call_command("values", "--from", "2018-11", "--to", "2019-01", stdout=out, **asked)
    lines = csv.DictReader(io.StringIO(out.getvalue()))
    return {(line["indicator"], line["variant"], line["band"], line["period"]): line for line in lines}


def _holding_case() -> QuerySet[CinEpisode]:
    """Cases of the outer record's child that were open when it started."""
    began = CinEpisode.objects.filter(child=OuterRef("child"), started_on__lte=OuterRef("started_on"))
    return began.filter(Q(ended_on=None) | Q(ended_on__gte=OuterRef("started_on")))


def _out_of_order() -> dict[str, QuerySet[Model]]:
    """Records that stand in the wrong order, by what is wrong with them."""
    on_plan = Q(plan__ended_on=None)
    done_late = Q(held_on__lt=F("plan__started_on")) | (~on_plan & Q(held_on__gt=F("plan__ended_on")))
    seen_late = Q(completed_at__date__lt=F("plan__started_on")) | (~on_plan & Q(completed_at__date__gt=F("plan__ended_on")))
    again = ProtectionPlan.objects.filter(child=OuterRef("child"), started_on__gte=OuterRef("started_on")).exclude(
        pk=OuterRef("pk")
    )
    return {
        "referred before the contact": Referral.objects.filter(received_on__lt=F("contact__received_at__date")),
        "a contact about another child": Referral.objects.exclude(contact=None).exclude(child=F("contact__child")),
        "assessed before the referral": Assessment.objects.filter(started_on__lt=F("referral__received_on")),
        "clock not from the referral": Assessment.objects.exclude(referral=None).exclude(
            clock_started_on=F("referral__received_on")
        ),
        "clock after the start": Assessment.objects.filter(clock_started_on__gt=F("started_on")),
        "authorised before the start": Assessment.objects.filter(authorised_on__lt=F("started_on")),
        "authorised after the case closed": Assessment.objects.exclude(authorised_on=None).exclude(
            Exists(_holding_case().filter(Q(ended_on=None) | Q(ended_on__gte=OuterRef("authorised_on"))))
        ),
        "discussed before the referral": StrategyDiscussion.objects.filter(held_at__date__lt=F("referral__received_on")),
        "enquiry before the discussion": Section47Enquiry.objects.filter(started_on__lt=F("strategy_discussion__held_at__date")),
        "enquiry without a case": Section47Enquiry.objects.exclude(Exists(_holding_case())),
        "conference before the enquiry was done": InitialConference.objects.filter(
            Q(held_on__lt=F("enquiry__started_on")) | Q(held_on__lt=F("enquiry__completed_on"))
        ),
        "a plan of another child": ProtectionPlan.objects.exclude(conference=None).exclude(child=F("conference__child")),
        "plan before the conference": ProtectionPlan.objects.filter(started_on__lt=F("conference__held_on")),
        "plan without a case": ProtectionPlan.objects.exclude(Exists(_holding_case())),
        "two plans at once": ProtectionPlan.objects.filter(
            Exists(again.filter(started_on__lt=OuterRef("ended_on"))) | Q(ended_on=None) & Exists(again)
        ),
        "review outside the plan": ReviewConference.objects.filter(done_late),
        "visit outside the plan": ProtectionVisit.objects.filter(seen_late),
        "update before the plan": PlanUpdate.objects.filter(agreed_on__lt=F("plan__started_on")),
        "help planned outside the case": CinPlan.objects.filter(
            Q(started_on__lt=F("episode__started_on")) | Q(ended_on__gt=F("episode__ended_on"))
        ),
        "help reviewed before the plan": CinReview.objects.filter(held_on__lt=F("plan__started_on")),
    }  # fmt: skip


@pytest.mark.django_db
def test_every_record_follows_what_led_to_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Contact, referral, assessment, enquiry, conference, plan: none comes before the one that led to it."""
    call_command("replay_published", str(small(tmp_path)))
    capsys.readouterr()
    for model in (Referral, Assessment, Section47Enquiry, InitialConference, ProtectionPlan, ReviewConference, CinPlan):
        assert model.objects.exists(), model
    assert {wrong: found.count() for wrong, found in _out_of_order().items() if found.exists()} == {}
