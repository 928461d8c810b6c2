"""Tools in versions: what an audit asked stays what it asked."""

from __future__ import annotations

import datetime
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from audits.models import AuditStandardKind, AuditTool
from audits.services import load_shipped_tools, new_version, publish, retire
from tests.workforce.cast import clerk

pytestmark = pytest.mark.django_db

APRIL = datetime.date(2026, 4, 1)
MAY = datetime.date(2026, 5, 1)


@pytest.fixture
def standards():
    load_shipped_tools(by=clerk())
    return AuditTool.objects.get(key="casework-standards")


def test_two_tools_are_shipped_one_judged_and_one_graded(standards):
    grades = AuditTool.objects.get(key="practice-grades")
    assert (standards.scale, grades.scale) == ("judgement", "grade")
    assert [one.number for one in standards.standards.all()] == list(range(1, 15))
    assert {"child-involvement", "impact"} <= set(grades.standards.values_list("key", flat=True))
    assert all(one.title and one.evidence_expected for tool in (standards, grades) for one in tool.standards.all())


def test_loading_again_adds_nothing_and_touches_nothing(standards):
    standards.standards.filter(number=1).update(title="In our own words")
    assert load_shipped_tools(by=clerk()) == []
    assert standards.standards.get(number=1).title == "In our own words"


def test_the_command_says_what_it_added():
    clerk()
    first, second = StringIO(), StringIO()
    call_command("load_audit_tools", "--by", "clerk", stdout=first)
    call_command("load_audit_tools", "--by", "clerk", stdout=second)
    assert first.getvalue().splitlines() == [
        "Added Casework quality standards, version 1 with 14 standards.",
        "Added Practice graded as at inspection, version 1 with 9 standards.",
    ]
    assert second.getvalue() == "Nothing to add.\n"
    with pytest.raises(CommandError, match="no user nobody"):
        call_command("load_audit_tools", "--by", "nobody")


def test_a_new_version_copies_the_standards_and_leaves_the_old_one_alone(standards):
    first = standards.standards.get(number=12)
    AuditStandardKind.objects.create(recorded_by=clerk(), standard=first, kind_id="audit_kind:looked_after")
    draft = new_version(by=clerk(), tool=standards)
    draft.standards.filter(number=12).update(title="Something else")
    assert (draft.version, draft.published_on) == (2, None)
    assert draft.standards.count() == 14
    assert [one.kind_id for one in draft.standards.get(number=12).kinds.all()] == ["audit_kind:looked_after"]
    assert standards.standards.get(number=12).title != "Something else"


def test_one_version_is_written_at_a_time(standards):
    new_version(by=clerk(), tool=standards)
    with pytest.raises(ValidationError, match="still being written"):
        new_version(by=clerk(), tool=standards)


def test_publishing_retires_the_version_before_on_the_same_day(standards):
    draft = publish(by=clerk(), tool=new_version(by=clerk(), tool=standards), published_on=MAY)
    in_use = AuditTool.objects.filter(key="casework-standards")
    assert list(in_use.in_use_on(APRIL)) == [standards]
    assert list(in_use.in_use_on(MAY)) == [draft]
    with pytest.raises(ValidationError, match="already been published"):
        publish(by=clerk(), tool=draft, published_on=MAY)


def test_an_empty_version_is_not_published(standards):
    draft = new_version(by=clerk(), tool=standards)
    draft.standards.all().delete()
    with pytest.raises(ValidationError, match="at least one standard"):
        publish(by=clerk(), tool=draft, published_on=MAY)


def test_a_version_is_retired_once_and_only_after_it_was_published(standards):
    retire(by=clerk(), tool=standards, retired_on=MAY)
    with pytest.raises(ValidationError, match="already been retired"):
        retire(by=clerk(), tool=standards, retired_on=MAY)
    with pytest.raises(ValidationError):
        retire(by=clerk(), tool=new_version(by=clerk(), tool=standards), retired_on=MAY)
