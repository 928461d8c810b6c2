"""The one way to read a confidential address: for who holds the child today, for a reason, on one page that is not kept.

`docs/adr/confidential-addresses.md` says who and why. Everywhere else the address is masked, for them too.
"""

from __future__ import annotations

import datetime
import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from csc.audit import record_event, record_read
from csc.models import Address, Child, Reach, User
from csc.permissions import TEAM_MANAGER, Permission, RoleReach
from workforce.codes import VISITING
from workforce.family.addresses import squeezed
from workforce.family.places import addresses_for
from workforce.models import Allocation, Post, Worker
from workforce.reach import Reader
from workforce.recording.drafts import SavedBefore, claim_submission, close_submission
from workforce.refusals import refuse_blank
from workforce.sameness import records_of, same_child
from workforce.worklist.notifications import tell

SHOWN = "confidential_address:shown"
REFUSED = "confidential_address:refused"
TYPED = "confidential_address:typed"
"""How the log of reads names what concerns a confidential address, beside the pages on which it happened."""

STEP = "show_address"
SAME_PRESS = datetime.timedelta(minutes=5)
"""How long a press that arrives again counts as the same one, of which nobody is told twice. Longer, and one key would
let somebody look for ever and be reported once."""


def held_directly(reader: Reader, child: Child) -> Reach | None:
    """How the reader holds the child today, closely enough to be shown where somebody lives who must not be found.

    They visit the child, or a student of theirs does, or they answer for the team of whoever visits. A reason given, a
    grant, a unit that let the child go last year or an audit opens the record and not the address. Whether the record
    itself is open to them is asked besides, so that of a restricted child both have to hold.
    """
    permission = Permission.SEE_CONFIDENTIAL_ADDRESSES
    posts = [post for post in reader.posts if permission in post.role.permissions]
    if not posts or reader.reach_of(child) is None:
        return None
    visiting = Allocation.objects.open_on(reader.today).filter(child__in=same_child(child), role__in=VISITING)
    held = set(visiting.values_list("worker", "team"))
    visitors, teams = {worker for worker, _ in held}, {team for _, team in held}
    own = {post.worker for post in posts}
    if visitors & own:
        return Reach.ALLOCATED
    students = Post.objects.open_on(reader.today).filter(student_of__in=own, worker__in=visitors - {None})
    if visitors - {None} and students.exists():
        return Reach.ALLOCATED
    answering = [
        post for post in posts if post.role.reach == RoleReach.UNIT and Permission.ALLOCATE_CHILDREN in post.role.permissions
    ]
    if teams & {post.unit for post in answering}:
        return Reach.TEAM
    return Reach.SERVICE if answering and teams & reader.tree.below(post.unit for post in answering) else None


def confidential_address(child: Child, key: uuid.UUID) -> Address | None:
    """One confidential address of those that stand on the page of the child's people, whether it holds or has ended."""
    found = (addresses_for(held).filter(uuid=key, confidential=True).first() for held in records_of(child))
    return next((address for address in found if address is not None), None)


def refuse_the_address(reason: str, address: Address) -> None:
    """Refuse a reason that is empty, or that holds the address itself: it is kept in a log that is never changed.

    Raises:
        ValidationError: by field.
    """
    refuse_blank(reason, "reason", "Say what you need the address for.")
    said = squeezed(reason)
    if any(part and part in said for part in (squeezed(address.postcode), squeezed(address.lines))):
        raise ValidationError({"reason": "Leave the address out of the reason: the reason is kept, and others read it."})


@transaction.atomic
def see_address(*, reader: Reader, child: Child, address: Address, way: Reach, reason: str, press: uuid.UUID) -> None:
    """Keep, before it happens, that the reader is shown a confidential address; tell the child's workers once for a press.

    `way` is what `held_directly` answered. No log, no address.

    Raises:
        ValidationError: no reason, or one that holds the address.
    """
    refuse_the_address(reason, address)
    by, reason = reader.user, reason.strip()
    record_read(by=by, child=child, channel=SHOWN, reach=way, reason=reason)
    if _arrives_again(by, child, address, press):
        return
    record_event(by=by, verb="see_confidential_address", record=address, child=child, reason=reason)
    for worker in _told(child, reader.today):
        tell(worker, by=by, child=child, what=f"{by} was shown a confidential address kept with this record")


def _arrives_again(by: User, child: Child, address: Address, press: uuid.UUID) -> bool:
    """Whether this very press has just been answered. A key that is somebody else's, old or of another address is a new press."""
    try:
        submission = claim_submission(key=press, by=by, step=STEP, child=child)
    except SavedBefore as before:
        kept = before.submission
        of_this = (kept.by_id, kept.step, kept.child_id, kept.record) == (by.pk, STEP, child.pk, address.uuid)
        return of_this and timezone.now() - kept.made_at < SAME_PRESS
    close_submission(submission, [address])
    return False


def keep_refusal(reader: Reader, child: uuid.UUID, reason: str) -> None:
    """Keep that somebody asked for a confidential address and was refused, in the log of the child's record.

    Whoever may not open the record at all has not looked at it: theirs is the refusal of a record, as everywhere.
    """
    found = Child.objects.filter(uuid=child).first()
    if found is None:
        return
    reach = reader.reach_of(found)
    if reach is None:
        record_event(by=reader.user, verb="refuse_read", child=found, reason=reason)
    else:
        record_read(by=reader.user, child=found, channel=REFUSED, reach=reach, reason=reason)


def _told(child: Child, day: datetime.date) -> QuerySet[Worker]:
    """Who answers for the child: the workers who hold the case or, while there are none, the managers of the team."""
    held = Allocation.objects.open_on(day).case_holders().filter(child__in=same_child(child))
    workers = Worker.objects.filter(pk__in=held.values("worker"))
    if workers.exists():
        return workers
    managers = Post.objects.open_on(day).filter(unit__in=held.values("team"), role=TEAM_MANAGER.key)
    return Worker.objects.filter(pk__in=managers.values("worker"))
