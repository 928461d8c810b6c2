"""The front door of the tests: one short call for each thing, plausible by default.

Bea was born on 1 May 2012. A contact about her came on Thursday 14 March 2019 at ten.
"""

from __future__ import annotations

import contextlib
import datetime
import itertools
from collections.abc import Iterator

import pytest
from django.core.exceptions import ValidationError

from contacts import services
from contacts.models import Contact, EarlyHelpEpisode, MissingEpisode, Referral, ReturnInterview
from csc.days import LONDON
from csc.models import AuditEvent, Child, Code
from tests.workforce.cast import clerk, small_authority, worker
from workforce.models import Unit, Worker

RECEIVED = "2019-03-14 10:00"
_numbers = itertools.count(1)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def at(text: str) -> datetime.datetime:
    """A time in England."""
    return datetime.datetime.fromisoformat(text).replace(tzinfo=LONDON)


def code(key: str) -> Code:
    return Code.objects.get(pk=key)


def team(name: str = "T1") -> Unit:
    known = Unit.objects.filter(code=name).first()
    return known or small_authority()[name]


def manager(name: str = "Mia") -> Worker:
    return worker(name, account=False)


def bea(*, born: str | None = "2012-05-01", expected: str | None = None, died: str | None = None, **facts) -> Child:
    return Child.objects.create(
        recorded_by=clerk(),
        local_id=f"FD{next(_numbers):05}",
        forename="Bea",
        surname="Sample",
        date_of_birth=day(born) if born else None,
        expected_on=day(expected) if expected else None,
        died_on=day(died) if died else None,
        has_record=True,
        **facts,
    )


def contact(child: Child | None = None, received: str = RECEIVED, **facts) -> Contact:
    known = {"method": code("contact_method:phone"), "source": code("contact_source:6"), "team": team()}
    return services.record_contact(by=clerk(), child=child or bea(), received_at=at(received), **{**known, **facts})


def decide(one: Contact, outcome: str = "referral", decided: str = "2019-03-14 16:00", reason: str = "") -> Contact:
    return services.decide_contact(
        by=clerk(),
        manager=manager(),
        contact=one,
        outcome=code(f"contact_outcome:{outcome}"),
        decided_at=at(decided),
        reason=reason,
    )


def referral(child: Child | None = None, received: str = "2019-03-14", **facts) -> Referral:
    known = {"source": code("referral_source:6"), "team": team()}
    return services.record_referral(by=clerk(), child=child or bea(), received_on=day(received), **{**known, **facts})


def accepted(
    child: Child | None = None, received: str = "2019-03-14", outcome: str = "assessment", decided: str = "", **facts
) -> Referral:
    """A referral with the manager's decision, on the same day unless said otherwise."""
    return services.decide_referral(
        by=clerk(),
        manager=manager(),
        referral=referral(child, received, **facts),
        outcome=code(f"referral_outcome:{outcome}"),
        decided_at=at(decided or f"{received} 17:00"),
    )


def early_help(child: Child | None = None, started: str = "2019-01-10", **facts) -> EarlyHelpEpisode:
    known = {"consent": code("consent:obtained"), "team": team()}
    return services.start_early_help(by=clerk(), child=child or bea(), started_on=day(started), **{**known, **facts})


def missing(child: Child | None = None, since: str = "2019-03-28 22:00", **facts) -> MissingEpisode:
    known = {"kind": code("missing_type:M"), "team": team()}
    return services.report_missing(by=clerk(), child=child or bea(), started_at=at(since), **{**known, **facts})


def returned(back: str = "2019-03-29 22:00", **facts) -> ReturnInterview:
    return services.record_return(by=clerk(), episode=missing(**facts), ended_at=at(back))


@contextlib.contextmanager
def refused(field: str | None, *words: str) -> Iterator[None]:
    """The verb is refused at the field, in a sentence that has these words, and nothing it began is left behind."""
    before = AuditEvent.objects.count()
    with pytest.raises(ValidationError) as error:
        yield
    said = " ".join(error.value.messages)
    assert all(word in said for word in words), said
    if field is not None:
        assert hasattr(error.value, "error_dict"), f"of no field: {said}"
        assert field in error.value.error_dict, error.value.error_dict
    assert AuditEvent.objects.count() == before


@contextlib.contextmanager
def logged(*verbs: str) -> Iterator[None]:
    """What is done within writes these lines of the log, in this order, and no other."""
    before = set(AuditEvent.objects.values_list("pk", flat=True))
    yield
    assert list(AuditEvent.objects.exclude(pk__in=before).order_by("pk").values_list("verb", flat=True)) == list(verbs)
