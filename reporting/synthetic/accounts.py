"""One account to look round with for each role, held by somebody who has the work that goes with it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from django.conf import settings
from django.contrib.auth.hashers import make_password

from reporting.synthetic.allocating import Allocations
from reporting.synthetic.days import NEVER
from reporting.synthetic.journeys import HELD_AFTER_CARE, HELD_UNDER_PLAN, Horizon
from reporting.synthetic.staff import PlannedPost, Staff
from reporting.synthetic.staffing import Organisation
from workforce.demo import DEMO_PASSWORD

CASELOAD = 16
"""The demo's social worker holds about as many children as a social worker does."""


def demo_accounts(staff: Staff, allocations: Allocations, horizon: Horizon) -> dict[str, int]:
    """The worker who signs in under each role's name; all of them are in post on the last day."""
    social_worker = _busiest(allocations, HELD_UNDER_PLAN)
    team = _team_of(allocations, social_worker)
    in_post = {
        role: _holder(staff, role) for role in ("director", "auditor", "performance_analyst", "business_support", "administrator")
    }
    return {
        "social_worker": social_worker,
        "personal_adviser": _busiest(allocations, HELD_AFTER_CARE),
        "team_manager": int(staff.manager(np.array([team]), np.array([horizon.until]))[0]),
        "head_of_service": _above(staff, team, horizon),
        "conference_chair": _in_post(staff, lambda post: post.post_role == "conference_chair"),
        "scorecard_reader": _in_post(staff, lambda post: post.role == "scorecard_reader"),
        **in_post,
    }


def demo_password(wanted: bool, seed: int) -> str:
    """The one password of all demo accounts, hashed once; nothing where the installation is no demo.

    The salt follows the seed, so that the same authority is made twice; the password is printed anyway.
    """
    if not wanted or settings.CSC_MODE != "demo":
        return ""
    return make_password(DEMO_PASSWORD, salt=f"synthetic-authority-{seed}")


def add_reader(organisation: Organisation) -> None:
    """An elected member who reads scorecards: a worker with a post and no employment."""
    start = organisation.horizon.first
    reader = organisation.worker(start, int(NEVER), False, "lead_member", qualified=False, employed=False)
    organisation.post(reader, 0, "scorecard_reader", "lead_member", start, int(NEVER), fte=None)


def _busiest(allocations: Allocations, held_as: int) -> int:
    """Of those who hold this kind of work today, the one whose caseload is closest to a usual one."""
    rows = allocations.rows
    today = (rows.ended_on == NEVER) & (rows.worker >= 0)
    own = np.unique(rows.worker[today & (rows.held_as == held_as)])
    workers, count = np.unique(rows.worker[today & np.isin(rows.worker, own)], return_counts=True)
    if not len(workers):
        workers, count = np.unique(rows.worker[today], return_counts=True)
    return int(workers[np.argmin(np.abs(count - CASELOAD))])


def _team_of(allocations: Allocations, worker: int) -> int:
    rows = allocations.rows
    held = (rows.ended_on == NEVER) & (rows.worker == worker)
    return int(np.bincount(rows.team[held]).argmax())


def _above(staff: Staff, team: int, horizon: Horizon) -> int:
    """The head of the area or service the team belongs to."""
    parent = staff.units[team].parent
    return int(staff.manager(np.array([parent]), np.array([horizon.until]))[0])


def _holder(staff: Staff, role: str) -> int:
    return _in_post(staff, lambda post: post.role == role)


def _in_post(staff: Staff, fits: Callable[[PlannedPost], bool]) -> int:
    return next(post.worker for post in staff.posts if post.ended_on == NEVER and fits(post))
