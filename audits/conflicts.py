"""Who may not audit what: nobody judges their own case, their own team's, or one they have held."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from workforce.models import Allocation, Post, Worker


class Conflicts:
    """Conflicts of interest of a set of auditors on one day, read in two queries.

    An auditor may not audit a child held by a team they are posted to on that day, nor a child they
    hold or have ever held in any role.
    """

    def __init__(self, auditors: Iterable[Worker], *, on: datetime.date) -> None:
        ids = [auditor.pk for auditor in auditors]
        self._teams: defaultdict[int, set[int]] = defaultdict(set)
        self._children: defaultdict[int, set[int]] = defaultdict(set)
        for worker, unit in Post.objects.open_on(on).filter(worker__in=ids).values_list("worker", "unit"):
            self._teams[worker].add(unit)
        held = Allocation.objects.standing().filter(Q(started_on__lte=on), worker__in=ids)
        for worker, child in held.values_list("worker", "child"):
            self._children[worker].add(child)

    def between(self, auditor: int, *, child: int, team: int) -> bool:
        """Whether the auditor (id) may not audit the child (id) held by the team (id)."""
        return team in self._teams[auditor] or child in self._children[auditor]
