"""What an audit opens: the case given to an auditor or a moderator, until a while after it is done."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from audits.models import CaseAudit
from csc.models import Reach
from csc.permissions import Permission
from workforce.reach import LOOK_BACK, Reader
from workforce.ways import HeldPost, Way


def assigned_audits(reader: Reader, posts: list[HeldPost]) -> Iterable[Way]:
    """Children whose case the reader audits or moderates under a post that may audit; a finished audit for a year more.

    A restricted child stays closed without a grant, whoever is asked to audit the case.
    """
    workers = {post.worker for post in posts if Permission.AUDIT_CASES in post.role.permissions}
    if not workers:
        return
    lately = Q(completed_on__isnull=True) | Q(completed_on__gt=reader.today - LOOK_BACK)
    current = CaseAudit.objects.exclude(state="withdrawn").filter(lately)
    yield Way(Reach.ALLOCATED, current.filter(auditor__in=workers), few=True)
    yield Way(Reach.ALLOCATED, current.filter(moderation__moderator__in=workers), few=True)
