"""Drawing the month's cases: at random, in fair shares, from a seed that anybody can draw again."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from django.db.models import Max

from assessments.models import CinEpisode
from audits.conflicts import Conflicts
from audits.models import AuditProgramme, CaseAudit
from looked_after.models import CareLeaver, PeriodOfCare
from protection.models import ProtectionPlan
from workforce.codes import LEAD_SOCIAL_WORKER
from workforce.models import Allocation, Worker
from workforce.records import RecordState
from workforce.tree import UnitTree

LOOKED_AFTER = "audit_kind:looked_after"
CARE_LEAVER = "audit_kind:care_leaver"
CHILD_PROTECTION = "audit_kind:child_protection"
CHILD_IN_NEED = "audit_kind:child_in_need"
FRONT_DOOR = "audit_kind:contact_referral_assessment"

STRATA = ("team", "area", "kind")


@dataclass(frozen=True)
class Case:
    """A child who can be sampled, as held on the day of the sample. Ids; `kind` is the key of a code."""

    child: int
    team: int
    area: int
    worker: int
    kind: str


def kinds_of(children: Iterable[int], *, on: datetime.date) -> dict[int, str]:
    """The kind of case each child is on the day, the most intensive service first.

    A looked-after child with a child protection plan is audited as looked after; a child held
    without an open episode of need is still at the front door.
    """
    chosen = list(children)
    kinds = dict.fromkeys(chosen, FRONT_DOOR)
    for kind, rows in (
        (CHILD_IN_NEED, CinEpisode.objects.open_on(on)),
        (CHILD_PROTECTION, ProtectionPlan.objects.open_on(on)),
        (CARE_LEAVER, CareLeaver.objects.supported_on(on)),
        (LOOKED_AFTER, PeriodOfCare.objects.looked_after_on(on)),
    ):
        kinds.update(dict.fromkeys(set(rows.filter(child__in=chosen).values_list("child", flat=True)) & kinds.keys(), kind))
    return kinds


def cases_to_choose_from(
    programme: AuditProgramme, *, kinds: Sequence[str] = (), not_audited_since: datetime.date | None = None
) -> list[Case]:
    """Children whose case a worker holds on the programme's first day, in its unit, in a fixed order.

    Restricted records are never drawn by chance. `kinds` (keys of codes) narrows to a theme;
    children audited on or after `not_audited_since` are left out.
    """
    tree = UnitTree.load()
    on = programme.started_on
    held = (
        Allocation.objects.open_on(on)
        .case_holders()
        .filter(team__in=tree.below([programme.unit_id]), worker__isnull=False, child__restricted=False)
        .filter(child__merged_into__isnull=True)
        .order_by("child", "pk")
        .values_list("child", "role", "team", "team__parent", "worker")
    )
    # Where a child has both a personal adviser and a social worker, the social worker's practice is sampled.
    rows = {row[0]: row for row in sorted(held, key=lambda row: (row[0], row[1] == LEAD_SOCIAL_WORKER))}
    taken = set(programme.audits.exclude(state=RecordState.WITHDRAWN).values_list("child", flat=True))
    if not_audited_since is not None:
        recent = CaseAudit.objects.standing().filter(completed_on__gte=not_audited_since)
        taken |= set(recent.values_list("child", flat=True))
    kind_of = kinds_of(rows, on=on)
    return [
        Case(child=child, team=team, area=area or team, worker=worker, kind=kind_of[child])
        for child, _role, team, area, worker in rows.values()
        if child not in taken and (not kinds or kind_of[child] in kinds)
    ]


def sample_cases(
    programme: AuditProgramme,
    *,
    strata: Sequence[str] = ("team",),
    kinds: Sequence[str] = (),
    not_audited_since: datetime.date | None = None,
) -> list[Case]:
    """Draw the programme's sample. The same seed on the same records draws the same cases.

    Each stratum gets its share of the sample by size (largest remainders; every stratum one before
    any gets two while the sample allows). Inside a stratum the cases of workers audited longest
    ago, or never, come first, and no worker comes twice before every worker has come once.

    Raises:
        ValueError: a stratum that does not exist.
    """
    if unknown := set(strata) - set(STRATA):
        raise ValueError(f"A sample can be stratified by {', '.join(STRATA)}, not by {', '.join(sorted(unknown))}.")
    cases = cases_to_choose_from(programme, kinds=kinds, not_audited_since=not_audited_since)
    random = np.random.default_rng(programme.seed)
    shuffled = [cases[at] for at in random.permutation(len(cases))]
    last_audited = _last_audited({case.worker for case in cases}, before=programme.started_on)
    groups: defaultdict[Hashable, list[Case]] = defaultdict(list)
    for case in shuffled:
        groups[tuple(getattr(case, name) for name in strata)].append(case)
    shares = fair_shares({key: len(found) for key, found in groups.items()}, total=programme.sample_size)
    return [case for key in sorted(groups, key=repr) for case in _spread_over_workers(groups[key], last_audited)[: shares[key]]]


def fair_shares(sizes: dict[Hashable, int], *, total: int) -> dict[Hashable, int]:
    """Share `total` among groups by size: one each first (largest groups first), then by largest remainder."""
    order = sorted(sizes, key=lambda key: (-sizes[key], repr(key)))
    total = min(total, sum(sizes.values()))
    shares = {key: int(at < total) for at, key in enumerate(order)}
    left = total - sum(shares.values())
    everything = sum(sizes.values())
    while left > 0:
        # The group furthest below its exact share gets the next one; ties go to the larger group.
        behind = max(
            (key for key in order if shares[key] < sizes[key]), key=lambda key: total * sizes[key] / everything - shares[key]
        )
        shares[behind] += 1
        left -= 1
    return shares


def _last_audited(workers: set[int], *, before: datetime.date) -> dict[int, datetime.date]:
    rows = CaseAudit.objects.standing().filter(worker__in=workers, completed_on__lt=before)
    return dict(rows.values_list("worker").annotate(last=Max("completed_on")))


def _spread_over_workers(cases: list[Case], last_audited: dict[int, datetime.date]) -> list[Case]:
    turn: defaultdict[int, int] = defaultdict(int)
    ranked = []
    for at, case in enumerate(cases):
        ranked.append((turn[case.worker], last_audited.get(case.worker, datetime.date.min), at, case))
        turn[case.worker] += 1
    return [case for *_, case in sorted(ranked, key=lambda row: row[:3])]


def match_auditors(cases: Sequence[Case], auditors: Sequence[Worker], *, on: datetime.date) -> dict[int, int]:
    """Give each case (child id) an auditor (id) without a conflict, spread as evenly as can be.

    Finds a full assignment whenever there is one with nobody carrying more than an even share;
    cases that nobody may audit are missing from the answer.
    """
    if not auditors or not cases:
        return {}
    conflicts = Conflicts(auditors, on=on)
    may = {
        case.child: [auditor.pk for auditor in auditors if not conflicts.between(auditor.pk, child=case.child, team=case.team)]
        for case in cases
    }
    places = -(-len(cases) // len(auditors))
    carries: dict[int, list[int]] = {auditor.pk: [] for auditor in auditors}

    def place(child: int, tried: set[int]) -> bool:
        for auditor in sorted(may[child], key=lambda one: len(carries[one])):
            if auditor in tried:
                continue
            tried.add(auditor)
            if len(carries[auditor]) < places:
                carries[auditor].append(child)
                return True
            for other in carries[auditor]:
                if place(other, tried):
                    carries[auditor][carries[auditor].index(other)] = child
                    return True
        return False

    for case in cases:
        place(case.child, set())
    return {child: auditor for auditor, children in carries.items() for child in children}
