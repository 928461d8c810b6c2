"""What waits at the front door, where most children are held by nobody yet."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Value
from django.db.models.query import QuerySet
from django.utils import timezone

from contacts.models import Contact, Referral, ReturnInterview
from contacts.reach import contacts_to_open, referrals_to_allocate
from contacts.timescales import UNALLOCATED_REFERRAL
from workforce.models import Allocation
from workforce.recording.steps import all_steps
from workforce.worklist.beyond import Desk, Waiting, register_waiting

UNDECIDED, TO_OPEN, REFERRED, TO_ALLOCATE, INTERVIEW = range(5)


@register_waiting
def at_the_front_door(desk: Desk) -> Iterable[Waiting]:
    """Contacts and referrals a team received and nobody has decided, opened or taken up; interviews of children nobody holds.

    Managers have those of their teams; whoever took one down has it until then too, so that nothing is lost when
    they go home. One question finds what waits, and one more reads the rows of each kind that does.
    """
    teams = sorted(desk.units | desk.teams)
    if not teams:
        return
    found: dict[int, list[int]] = {}
    first, *others = (_keys(rows.filter(team__in=teams), number) for number, rows in enumerate(_rows(desk)))
    for number, key in first.union(*others, all=True):
        found.setdefault(number, []).append(key)
    for number, keys in sorted(found.items()):
        model = (Contact, Contact, Referral, Referral, ReturnInterview)[number]
        for row in model._default_manager.filter(pk__in=keys).select_related("team").order_by("pk"):
            if desk.concerns(row):
                yield from _waiting(number, row, desk)


def _rows(desk: Desk) -> tuple[QuerySet, ...]:
    held = Allocation.objects.open_on(desk.today).filter(child=OuterRef("child"))
    interviews = ReturnInterview.objects.standing().filter(held_at=None, not_held_reason=None, due_at__isnull=False)
    return (
        Contact.objects.awaiting_decision(),
        contacts_to_open(desk.reader),
        Referral.objects.awaiting_decision(),
        referrals_to_allocate(desk.reader),
        interviews.filter(~Exists(held)),
    )


def _keys(rows: QuerySet, number: int) -> QuerySet:
    return rows.order_by().annotate(waits=Value(number)).values_list("waits", "pk")


def _waiting(number: int, row: Contact | Referral | ReturnInterview, desk: Desk) -> Iterable[Waiting]:
    steps = all_steps()
    if isinstance(row, ReturnInterview):
        if row.due_at is not None:
            yield Waiting(row, "return interview", timezone.localdate(row.due_at), steps["hold_return_interview"], "", row.team)
    elif number == UNDECIDED:
        yield Waiting(row, "contact", row.due_on or desk.today, steps["decide_contact"], "", row.team)
    elif number == TO_OPEN:
        yield Waiting(row, "referral to open", row.due_on or desk.today, steps["open_referral"], "", row.team)
    elif number == REFERRED:
        yield Waiting(row, "referral", row.due_on or desk.today, steps["decide_referral"], "", row.team)
    elif isinstance(row, Referral) and row.decided_at is not None:
        due = UNALLOCATED_REFERRAL.due_on(row.received_on) or desk.today
        yield Waiting(row, "accepted referral nobody holds", due, steps["allocate_child"], "", row.team)
