"""The people and teams of the tests on workforce: one short call each, plausible by default.

Everything is dated from 1 January 2020 unless said otherwise, and typed by `clerk()`.
"""

from __future__ import annotations

import datetime
import itertools

from csc.models import Child, RestrictionGrant, User
from workforce.access import ChildNotVisible, children_visible_to, get_child, visible_among
from workforce.models import Allocation, Employment, Post, Unit, Worker

BEGINNING = datetime.date(2020, 1, 1)
NOON = datetime.datetime(2026, 4, 1, 12, 0, tzinfo=datetime.UTC)
_numbers = itertools.count(1)


def clerk() -> User:
    """Whoever types things in: an account without a post."""
    return User.objects.get_or_create(username="clerk")[0]


def unit(code: str, kind: str, parent: Unit | None = None, **facts) -> Unit:
    return Unit.objects.create(
        recorded_by=clerk(), code=code, name=code, kind=kind, parent=parent, opened_on=facts.pop("opened_on", BEGINNING), **facts
    )


def small_authority() -> dict[str, Unit]:
    """One authority, two services, two teams in the first and one in the second."""
    units = {"AUTH": unit("AUTH", "authority")}
    units["S1"], units["S2"] = unit("S1", "service", units["AUTH"]), unit("S2", "service", units["AUTH"])
    for code, service in (("T1", "S1"), ("T2", "S1"), ("T3", "S2")):
        units[code] = unit(code, "team", units[service])
    return units


def worker(name: str, *, account: bool = True, qualified: bool = True, employed: bool = True) -> Worker:
    """A worker, by default a qualified social worker with an account and an open employment."""
    number = next(_numbers)
    user = User.objects.create_user(username=f"{name.lower()}{number}", password="an ordinary password") if account else None
    made = Worker.objects.create(
        recorded_by=clerk(), user=user, staff_number=f"N{number}", forename=name, surname="Example", qualified=qualified
    )
    if employed:
        Employment.objects.create(recorded_by=clerk(), worker=made, started_on=BEGINNING)
    return made


def post(
    holder: Worker, in_unit: Unit, role: str, *, from_: datetime.date = BEGINNING, until: datetime.date | None = None, **facts
):
    return Post.objects.create(
        recorded_by=clerk(), worker=holder, unit=in_unit, role=role, started_on=from_, ended_on=until, **facts
    )


def somebody(name: str, in_unit: Unit, role: str) -> Worker:
    """A worker in a post."""
    made = worker(name)
    post(made, in_unit, role)
    return made


def child(name: str = "Ada", **facts) -> Child:
    number = next(_numbers)
    if facts.get("restricted"):
        facts.setdefault("restricted_reason", "Relative of a member of staff")
    return Child.objects.create(
        recorded_by=clerk(),
        local_id=f"C{number:06}",
        forename=name,
        surname="Sample",
        date_of_birth=datetime.date(2015, 5, 1),
        has_record=True,
        **facts,
    )


def allocation(
    of: Child,
    team: Unit,
    to: Worker | None = None,
    *,
    role: str = "allocation_role:social_worker",
    from_: datetime.date = BEGINNING,
    until: datetime.date | None = None,
    **facts,
) -> Allocation:
    return Allocation.objects.create(
        recorded_by=clerk(), child=of, team=team, worker=to, role_id=role, started_on=from_, ended_on=until, **facts
    )


def grant(of: Child, to: Worker, *, from_: datetime.datetime, until: datetime.datetime | None = None) -> RestrictionGrant:
    return RestrictionGrant.objects.create(
        recorded_by=clerk(),
        child=of,
        user=to.user,
        starts_at=from_,
        ends_at=until,
        reason="Works with the family",
        granted_by=clerk(),
    )


def sees(reader: Worker, one: Child) -> bool:
    """Whether the reader may open the child: the lists and the door have to agree, and do not get to disagree here."""
    listed = children_visible_to(reader.user).filter(pk=one.pk).exists()
    assert visible_among(reader.user, [one]) == ({one} if listed else set())
    try:
        opened = get_child(reader.user, one.uuid, channel="test") == one
    except ChildNotVisible:
        opened = False
    assert listed == opened
    return opened
