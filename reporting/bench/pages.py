"""Pages against an empty page: the scorecard, its JSON, and what a worker, a manager and a chair open all day.

All three open the same children, the worker's own cases, one after the other, and look for the same names: what differs between
them is who they are. Each page is asked of several children, as in life, so that no answer is found where the last one left it.
"""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse
from django.utils import timezone

from csc.collecting import settle
from csc.models import Child, User
from csc.permissions import CONFERENCE_CHAIR, DIRECTOR, SOCIAL_WORKER, TEAM_MANAGER
from workforce.access import visible_among
from workforce.models import Allocation, Post
from workforce.reach import Reader

REQUESTS = 50
CASES = 10
"""Children whom each reader opens in turn."""

SCORECARD = "all"


@dataclass(frozen=True)
class Asked:
    """An address and, where a form is sent to it, what the form says."""

    address: str
    sent: dict[str, str] = field(default_factory=dict)


Side = tuple["Visitor", Sequence[Asked]]
"""Who asks for what, one after the other."""


class Visitor:
    """Somebody signed in, whose requests are answered in this process."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.client = Client()
        self.client.force_login(user)

    def open(self, asked: Asked) -> None:
        """Open an address, or send a form to it."""
        to, sent = asked.address, asked.sent
        answer = self.client.post(to, sent, secure=True) if sent else self.client.get(to, secure=True)
        if answer.status_code != 200:
            raise RuntimeError(f"{to} answered {answer.status_code} to {self.user}")
        answer.content  # noqa: B018 - the whole answer is what is timed

    def queries(self, asked: Asked) -> int:
        with CaptureQueriesContext(connection) as queries:
            self.open(asked)
        return len(queries)


def measure_pages() -> dict[str, Any]:
    """Every ratio. Requests of both sides alternate, in one process; p95 of each, and beside it the median."""
    with override_settings(ALLOWED_HOSTS=["*"], DEBUG=False), _as_served():
        return {**_scorecard(), **_day()}


def _scorecard() -> dict[str, Any]:
    director = Visitor(_somebody(DIRECTOR.key))
    page, data, empty = (
        Asked(reverse("reporting:scorecard", args=[SCORECARD])),
        Asked(reverse("api:scorecard", args=[SCORECARD])),
        Asked(reverse("account")),
    )
    times = _times({"page": (director, [page]), "json": (director, [data]), "empty": (director, [empty])})
    return {
        "P7_scorecard_to_empty": _ratio(_p95(times["page"]), _p95(times["empty"])),
        "P7_json_to_empty": _ratio(_p95(times["json"]), _p95(times["empty"])),
        "P7_queries_beyond_empty": director.queries(page) - director.queries(empty),
    }


def _day() -> dict[str, Any]:
    """What a worker, the manager of the same team and a chair who reaches the whole authority open and look for all day."""
    worker, manager, cases = _team()
    empty = [Asked(reverse("account"))]
    sides: dict[str, Side] = {"empty": (worker, empty), "manager_team": (manager, [Asked(reverse("workforce:my_teams"))])}
    own, find, commonest = [Asked(reverse("workforce:my_work"))], reverse("workforce:find"), _commonest_surname()
    for name, who in (("worker", worker), ("manager", manager), ("chair", Visitor(_somebody(CONFERENCE_CHAIR.key)))):
        sides[f"{name}_list"] = (who, own)
        sides[f"{name}_child"] = (who, [Asked(reverse("workforce:child", args=[child.uuid])) for child in cases])
        sides[f"{name}_menu"] = (who, [Asked(reverse("workforce:menu", args=[child.uuid])) for child in cases])
        sides[f"{name}_search"] = (who, [Asked(find, {"words": child.full_name}) for child in cases])
        sides[f"{name}_search_commonest"] = (who, [Asked(find, {"words": commonest})])
    times = _times(sides)
    p95 = {name: _p95(each) for name, each in times.items()}
    pages = [name for name in sides if name != "empty"]
    return {
        **{f"P8_{name}_to_empty": _ratio(p95[name], p95["empty"]) for name in pages},
        **{f"P8_{name}_median_to_empty": _ratio(median(times[name]), median(times["empty"])) for name in pages},
        **{
            f"P8_{page}_worker_to_chair": _ratio(p95[f"worker_{page}"], p95[f"chair_{page}"])
            for page in ("child", "search", "search_commonest")
        },
        **{f"P8_{name}_queries": max(who.queries(asked) for asked in all_asked) for name, (who, all_asked) in sides.items()},
    }


def _times(sides: dict[str, Side]) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in sides}
    for turn in range(REQUESTS + 2):
        for name, (who, asked) in sides.items():
            started = time.perf_counter()
            who.open(asked[turn % len(asked)])
            if turn >= 2:  # the first two fill caches that a running site has filled
                times[name].append(time.perf_counter() - started)
    return times


def _p95(times: list[float]) -> float:
    return sorted(times)[math.ceil(0.95 * len(times)) - 1]


def _ratio(one: float, other: float) -> float:
    return round(one / other, 2)


@contextmanager
def _as_served() -> Iterator[None]:
    """With the garbage collector as a web server sets it (csc/wsgi.py)."""
    before = gc.get_threshold()
    settle()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)


# ── Who, and whom they look for ──────────────────────────────────────────────────────────────────


def _team() -> tuple[Visitor, Visitor, list[Child]]:
    """A social worker with cases, the manager of the same team, and those of the cases that both and everybody may open."""
    today = timezone.localdate()
    for post in _posts(SOCIAL_WORKER.key):
        worker, manager = post.worker.user, next(iter(_alone(TEAM_MANAGER.key, unit=post.unit_id)), None)
        if manager is None or not _holds_alone(worker, SOCIAL_WORKER.key):
            continue
        held = Allocation.objects.open_on(today).filter(worker=post.worker, child__restricted=False, child__merged_into=None)
        cases = Child.objects.filter(pk__in=held.values("child")).exclude(forename="").order_by("pk")
        if open_to_both := sorted(visible_among(manager, cases), key=lambda child: child.pk)[:CASES]:
            return Visitor(worker), Visitor(manager), open_to_both
    raise RuntimeError(f"no social worker of {settings.AUTHORITY_NAME} has cases and a team manager: make accounts first")


def _commonest_surname() -> str:
    borne = Child.objects.filter(merged_into=None, restricted=False).exclude(surname="").values("surname")
    found = borne.annotate(children=Count("pk")).order_by("-children", "surname").first()
    return str(found["surname"]) if found else ""


def _somebody(role: str) -> User:
    """An active account that holds only this role."""
    for user in _alone(role):
        return user
    raise RuntimeError(f"nobody holds the role {role} alone in {settings.AUTHORITY_NAME}: make accounts first")


def _alone(role: str, **where: Any) -> Iterator[User]:
    return (post.worker.user for post in _posts(role, **where) if _holds_alone(post.worker.user, role))


def _posts(role: str, **where: Any) -> Sequence[Any]:
    posts = Post.objects.filter(role=role, ended_on=None, worker__user__is_active=True, **where)
    return list(posts.select_related("worker__user").order_by("pk")[:200])


def _holds_alone(user: User, role: str) -> bool:
    return Reader(user).roles == {role}
