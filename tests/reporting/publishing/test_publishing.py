"""Publishing: figures stand still, whatever is recorded afterwards; what is different later is told beside them."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from contacts.models import Contact
from csc.models import AuditEvent
from csc.periods import Month
from reporting.local_choices import STATE_ON_ITS_LAST_DAY
from reporting.models import Publication, PublishedFigure, Publishing, Restatement, Run
from reporting.models.publications import Frozen
from reporting.publishing.duty import ask_to_publish, sweep
from reporting.publishing.freezing import next_issue, untouched
from reporting.publishing.restating import children_of, restate
from reporting.scorecards import layout
from reporting.snapshots import duties
from reporting.snapshots.building import ask_for_run, build
from tests.choices import answered
from tests.reporting.pages.conftest import LAST_DAY, MADE, Place, contact, run_figures

pytestmark = pytest.mark.django_db
MARCH = Month.parse("2026-03")
SHARE = "contacts_decided_within_1_working_day"


def ask(
    place: Place, role: str = "director", number: int = 1, unit: str = "AUTH", month: Month = MARCH
) -> Publishing | Publication:
    return ask_to_publish(
        by=place.people[role].user,
        scorecard=layout.get("all"),
        unit=unit,
        period=month,
        commentary="Contacts rose.",
        issue=number,
    )


def issue(place: Place, role: str = "director", number: int = 1, unit: str = "AUTH", month: Month = MARCH) -> Publication:
    """Ask for it, and let a worker come by."""
    asked = ask(place, role, number, unit, month)
    sweep()
    if isinstance(asked, Publication):
        return asked
    asked.refresh_from_db()
    assert asked.publication, asked.error
    return asked.publication


def figure(key: str = SHARE) -> PublishedFigure:
    return PublishedFigure.objects.get(indicator=key, variant="")


def build_more(key: str) -> Run:
    run = ask_for_run(as_at=LAST_DAY, first_month="2026-01", last_month="2026-03")
    assert duties.claim(run, timezone.now())
    return build(run, only=[key])


def test_figures_are_frozen_with_the_records_behind_them(place: Place) -> None:
    issued = issue(place)
    frozen = figure()
    assert (frozen.numerator, frozen.denominator, frozen.value, frozen.status) == (3, 4, 75.0, "ok")
    assert len(frozen.members) == 4
    assert {member[2] for member in frozen.members} == {child.pk for child in place.children.values()}
    assert sum(member[3] for member in frozen.members) == 3
    assert issued.figures.count() == len(layout.get("all").lines)
    assert untouched(issued)


def test_publishing_is_written_into_the_log(place: Place) -> None:
    issue(place)
    event = AuditEvent.objects.get(verb="publish_figures")
    assert event.detail["scorecard"] == "all"
    assert (event.detail["period"], event.detail["issue"]) == ("2026-03", 1)


def test_a_contact_recorded_late_does_not_move_what_was_published(place: Place) -> None:
    issued = issue(place)
    late = contact(place.children["Di"], place.units["T3"], datetime.date(2026, 3, 20), 9)
    run = run_figures()
    assert untouched(Publication.objects.get())
    assert figure().value == 75.0
    restated = Restatement.objects.get(figure=figure())
    assert (restated.new_numerator, restated.new_denominator, restated.new_value) == (3, 5, 60.0)
    assert restated.reason == Restatement.Reason.LATE_ENTRY
    assert restated.joined == [["contacts", late.pk, place.children["Di"].pk, False, 0]]
    assert (restated.left, restated.moved) == ([], [])
    assert children_of(restated) == {place.children["Di"].pk}
    assert {each.figure.indicator for each in Restatement.objects.all()} <= set(MADE)
    assert issued.run_id != run.pk


def test_a_withdrawn_contact_is_a_correction(place: Place) -> None:
    issue(place)
    gone = Contact.objects.get(child=place.children["Cy"])
    gone.state, gone.withdrawn_reason = "withdrawn", "Recorded about the wrong child"
    gone.save()
    run_figures()
    restated = Restatement.objects.get(figure=figure())
    assert restated.reason == Restatement.Reason.CORRECTION
    assert [member[2] for member in restated.left] == [place.children["Cy"].pk]
    assert (restated.new_numerator, restated.new_denominator) == (3, 3)


def test_a_changed_date_is_a_correction_of_the_same_record(place: Place) -> None:
    issue(place)
    changed = Contact.objects.get(child=place.children["Cy"])
    changed.decided_at = changed.received_at
    changed.save()
    run_figures()
    restated = Restatement.objects.get(figure=figure())
    assert restated.reason == Restatement.Reason.CORRECTION
    assert (restated.joined, restated.left) == ([], [])
    assert [member[1] for member in restated.moved] == [changed.pk]
    assert restated.new_value == 100.0


def test_both_at_once_are_more_than_one_reason(place: Place) -> None:
    issue(place)
    contact(place.children["Di"], place.units["T3"], datetime.date(2026, 3, 20), 9)
    changed = Contact.objects.get(child=place.children["Cy"])
    changed.decided_at = changed.received_at
    changed.save()
    run_figures()
    assert Restatement.objects.get(figure=figure()).reason == Restatement.Reason.MIXED


def test_another_definition_is_a_reason_of_its_own(place: Place) -> None:
    issue(place)
    PublishedFigure.objects.filter(pk=figure().pk).update(definition_version=99)
    contact(place.children["Di"], place.units["T3"], datetime.date(2026, 3, 20), 9)
    run_figures()
    assert Restatement.objects.get(figure=figure()).reason == Restatement.Reason.DEFINITION


def test_the_same_difference_is_told_once_and_a_new_one_again(place: Place) -> None:
    issue(place)
    contact(place.children["Di"], place.units["T3"], datetime.date(2026, 3, 20), 9)
    run = run_figures()
    assert restate(run) == []
    run_figures()
    assert Restatement.objects.filter(figure=figure()).count() == 1
    contact(place.children["Di"], place.units["T3"], datetime.date(2026, 3, 21), 9)
    run_figures()
    values = Restatement.objects.filter(figure=figure()).order_by("pk").values_list("new_value", flat=True)
    assert list(values) == [60.0, 50.0]


def test_what_had_no_figure_when_it_was_issued_is_not_restated(place: Place) -> None:
    """Contacts are made by every run here, section 47 enquiries by none until later."""
    issue(place)
    assert figure("s47_started").status == "not_available"
    build_more("s47_started")
    assert not Restatement.objects.exists()


def test_a_figure_of_the_same_records_that_is_another_now_has_another_definition_or_supply(place: Place) -> None:
    issue(place)
    PublishedFigure.objects.filter(pk=figure().pk).update(value=74.9)
    run = run_figures()
    assert Restatement.objects.get(figure=figure()).reason == Restatement.Reason.SUPPLIED
    Restatement.objects.all().delete()
    Run.objects.filter(pk=run.pk).update(definitions="others", compared={})
    restate(Run.objects.get(pk=run.pk))
    assert Restatement.objects.get(figure=figure()).reason == Restatement.Reason.DEFINITION


def test_a_figure_may_move_because_a_local_rule_was_changed(place: Place) -> None:
    """With other local rules between the two runs, a record that left may have left by them: csc does not say which it was."""
    issue(place)
    then = Run.objects.get(pk=figure().publication.run_id)
    PublishedFigure.objects.filter(pk=figure().pk).update(value=74.9)
    answered(STATE_ON_ITS_LAST_DAY, ("2026-01-01", "open"))
    run = run_figures()
    assert run.local_rules != then.local_rules
    assert Restatement.objects.get(figure=figure()).reason == Restatement.Reason.LOCAL_RULE


def test_nothing_is_restated_while_nothing_changes(place: Place) -> None:
    issue(place)
    run_figures()
    assert not Restatement.objects.exists()


def test_a_publication_cannot_be_changed_or_deleted(place: Place) -> None:
    issued = issue(place)
    issued.commentary = "Contacts fell."
    for attempt in (issued.save, issued.delete, figure().save, figure().delete):
        with pytest.raises(Frozen):
            attempt()
    Publication.objects.update(commentary="Contacts fell.")
    assert not untouched(Publication.objects.get())


def test_sending_the_same_form_twice_publishes_once(place: Place) -> None:
    assert issue(place) == issue(place)
    assert Publication.objects.count() == AuditEvent.objects.filter(verb="publish_figures").count() == 1


def test_a_further_issue_stands_beside_the_first_and_is_the_one_compared(place: Place) -> None:
    issue(place)
    contact(place.children["Di"], place.units["T3"], datetime.date(2026, 3, 20), 9)
    run_figures()
    assert next_issue("all", "AUTH", MARCH) == 2
    second = issue(place, number=2)
    assert [each.figures.get(indicator=SHARE, variant="").value for each in Publication.objects.order_by("issue")] == [75.0, 60.0]
    contact(place.children["Di"], place.units["T3"], datetime.date(2026, 3, 21), 9)
    run_figures()
    assert Restatement.objects.latest("pk").figure.publication == second


def test_an_issue_cannot_be_skipped(place: Place) -> None:
    with pytest.raises(ValidationError, match="number 1"):
        issue(place, number=2)


@pytest.mark.parametrize("role", ["team_manager", "social_worker", "scorecard_reader"])
def test_only_those_who_may_publish_do(place: Place, role: str) -> None:
    with pytest.raises(PermissionDenied):
        issue(place, role=role)
    assert not Publication.objects.exists()


def test_a_month_without_figures_cannot_be_published(place: Place) -> None:
    with pytest.raises(ValidationError, match="no figures for 2026-04"):
        issue(place, month=Month.parse("2026-04"))


def test_figures_that_failed_are_not_published_as_if_they_were_new(place: Place) -> None:
    Run.objects.update(failed_indicators={SHARE: "ValueError: no"})
    with pytest.raises(ValidationError, match=SHARE):
        issue(place)
