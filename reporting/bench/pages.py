"""Pages against an empty page: the scorecard, its JSON, and what a worker, a manager and a chair open all day."""

from __future__ import annotations

import math
import time
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from csc.models import Child, User
from csc.permissions import CONFERENCE_CHAIR, DIRECTOR, SOCIAL_WORKER, TEAM_MANAGER, Permission
from workforce.models import Post
from workforce.reach import Reader

REQUESTS = 30
SCORECARD = "all"


Visit = tuple["Visitor", Any] | tuple["Visitor", Any, Any]
"""Who opens which address, and what they send to it."""


class Visitor:
    """Somebody signed in, whose requests are answered in this process."""

    def __init__(self, role: str) -> None:
        self.user = _somebody(role)
        self.client = Client()
        self.client.force_login(self.user)

    def open(self, address: str, sent: dict[str, str] | None = None) -> None:
        """Open an address, or send a form to it."""
        answer = self.client.post(address, sent, secure=True) if sent else self.client.get(address, secure=True)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code} to {self.user}")
        answer.content  # noqa: B018 - the whole answer is what is timed

    def queries(self, *visit: Any) -> int:
        with CaptureQueriesContext(connection) as asked:
            self.open(*visit)
        return len(asked)

    @cached_property
    def child(self) -> Child:
        """The first child of theirs."""
        child = Reader(self.user).children().order_by("pk").first()
        if child is None:
            raise RuntimeError(f"{self.user} reaches no child")
        return child


def measure_pages() -> dict[str, Any]:
    """Every ratio. Requests of both sides alternate, in one process; p95 of each."""
    with override_settings(ALLOWED_HOSTS=["*"], DEBUG=False):
        return {**_scorecard(), **_day()}


def _scorecard() -> dict[str, Any]:
    director = Visitor(DIRECTOR.key)
    page, data, empty = (
        reverse("reporting:scorecard", args=[SCORECARD]),
        reverse("api:scorecard", args=[SCORECARD]),
        reverse("account"),
    )
    p95 = _p95({"page": (director, page), "json": (director, data), "empty": (director, empty)})
    return {
        "P7_scorecard_to_empty": _ratio(p95["page"], p95["empty"]),
        "P7_json_to_empty": _ratio(p95["json"], p95["empty"]),
        "P7_queries_beyond_empty": director.queries(page) - director.queries(empty),
    }


def _day() -> dict[str, Any]:
    """What a worker, a team manager and a chair who reaches the whole authority open and look for all day."""
    worker, manager, chair = Visitor(SOCIAL_WORKER.key), Visitor(TEAM_MANAGER.key), Visitor(CONFERENCE_CHAIR.key)
    empty, own, find = reverse("account"), reverse("workforce:my_work"), reverse("workforce:find")
    sides: dict[str, Visit] = {"empty": (worker, empty), "manager_team": (manager, reverse("workforce:my_teams"))}
    for name, who in (("worker", worker), ("manager", manager), ("chair", chair)):
        sides[f"{name}_list"] = (who, own)
        sides[f"{name}_child"] = (who, reverse("workforce:child", args=[who.child.uuid]))
        sides[f"{name}_menu"] = (who, reverse("workforce:menu", args=[who.child.uuid]))
        sides[f"{name}_search"] = (who, find, {"words": who.child.surname})
    p95 = _p95(sides)
    return {
        **{f"P8_{name}_to_empty": _ratio(p95[name], p95["empty"]) for name in sides if name != "empty"},
        **{f"P8_{page}_worker_to_chair": _ratio(p95[f"worker_{page}"], p95[f"chair_{page}"]) for page in ("child", "search")},
        **{f"P8_{name}_queries": who.queries(*visit) for name, (who, *visit) in sides.items()},
    }


def _p95(sides: dict[str, Visit]) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in sides}
    for turn in range(REQUESTS + 2):
        for name, (who, *visit) in sides.items():
            started = time.perf_counter()
            who.open(*visit)
            if turn >= 2:  # the first two fill caches that a running site has filled
                times[name].append(time.perf_counter() - started)
    return {name: sorted(each)[math.ceil(0.95 * len(each)) - 1] for name, each in times.items()}


def _ratio(one: float, other: float) -> float:
    return round(one / other, 2)


def _somebody(role: str) -> User:
    """An active account that holds only this role, with a child where the role reaches any."""
    posts = Post.objects.filter(role=role, ended_on=None, worker__user__is_active=True).select_related("worker__user")
    for post in posts.order_by("pk")[:200]:
        user = post.worker.user
        if user is None:
            continue
        reader = Reader(user)
        if reader.roles == {role} and (not reader.may(Permission.RECORD_WORK) or reader.children().exists()):
            return user
    raise RuntimeError(f"nobody holds the role {role} alone in {settings.AUTHORITY_NAME}: make accounts first")
