"""Pages against an empty page: the scorecard, its JSON, and what a worker, a manager and a chair open all day."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from csc.models import User
from csc.permissions import CONFERENCE_CHAIR, DIRECTOR, SOCIAL_WORKER, TEAM_MANAGER, Permission
from workforce.models import Post
from workforce.reach import Reader

REQUESTS = 30
SCORECARD = "all"


class Visitor:
    """Somebody signed in, whose requests are answered in this process."""

    def __init__(self, role: str) -> None:
        self.user = _somebody(role)
        self.client = Client()
        self.client.force_login(self.user)

    def open(self, address: str) -> None:
        answer = self.client.get(address, secure=True)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code} to {self.user}")
        answer.content  # noqa: B018 - the whole answer is what is timed

    def queries(self, address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            self.open(address)
        return len(asked)

    def a_child(self) -> str:
        """The page of the first child of theirs."""
        child = Reader(self.user).children().order_by("pk").first()
        if child is None:
            raise RuntimeError(f"{self.user} reaches no child")
        return reverse("workforce:child", args=[child.uuid])


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
    p95 = _p95({name: (director, address) for name, address in (("page", page), ("json", data), ("empty", empty))})
    return {
        "P7_scorecard_to_empty": _ratio(p95["page"], p95["empty"]),
        "P7_json_to_empty": _ratio(p95["json"], p95["empty"]),
        "P7_queries_beyond_empty": director.queries(page) - director.queries(empty),
    }


def _day() -> dict[str, Any]:
    """The lists of a worker, a team manager and a chair who reaches the whole authority."""
    worker, manager, chair = Visitor(SOCIAL_WORKER.key), Visitor(TEAM_MANAGER.key), Visitor(CONFERENCE_CHAIR.key)
    empty, own = reverse("account"), reverse("workforce:my_work")
    sides = {
        "empty": (worker, empty),
        "worker_list": (worker, own),
        "manager_list": (manager, own),
        "manager_team": (manager, reverse("workforce:my_teams")),
        "chair_list": (chair, own),
        "worker_child": (worker, worker.a_child()),
        "manager_child": (manager, manager.a_child()),
        "chair_child": (chair, chair.a_child()),
    }
    p95 = _p95(sides)
    ratios = {f"P8_{name}_to_empty": _ratio(p95[name], p95["empty"]) for name in sides if name != "empty"}
    counts = {f"P8_{name}_queries": who.queries(address) for name, (who, address) in sides.items()}
    return {**ratios, "P8_child_worker_to_chair": _ratio(p95["worker_child"], p95["chair_child"]), **counts}


def _p95(sides: dict[str, tuple[Visitor, str]]) -> dict[str, float]:
    work: dict[str, Callable[[], None]] = {name: (lambda who=who, to=to: who.open(to)) for name, (who, to) in sides.items()}  # type: ignore[misc]
    times: dict[str, list[float]] = {name: [] for name in work}
    for turn in range(REQUESTS + 2):
        for name, open_page in work.items():
            started = time.perf_counter()
            open_page()
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
