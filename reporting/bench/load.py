"""Many people at once: what they do in a day, over HTTP, while the figures are being built.

A web server of the same kind as an installation's is started on a free port of this machine, and people are signed in.
First they take turns, with nobody else there; then all of them work at once, each with the pauses of somebody who
reads, while one build of the figures follows the other. The same seed gives both the same mix.

What they save stays saved: notes and drafts are records like any other. It is therefore refused in production.
"""

from __future__ import annotations

import http.client
import math
import os
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from csc.models import User
from csc.permissions import Permission
from workforce.access import children_visible_to
from workforce.models import Post
from workforce.reach import Reader

HOST = "127.0.0.1"
SEED = 1
PATIENCE = 60
"""Seconds for the server to start, and for one answer; whatever takes longer counts as an error."""

BUILD = ("manage.py", "build_snapshot", "--verbosity=0")
"""What is run again and again meanwhile."""

CSRF = "l" * 32
"""A secret of the right length. A browser keeps the one it was given; any will do, when cookie and form agree."""

ALONE = 100
"""Requests, all people together, against which those with everybody there are held."""

CHILDREN = 5
"""Of those a person reaches, how many they open in the run."""

MIX = {"my_work": 3, "my_teams": 1, "child": 4, "search": 2, "scorecard": 1, "case_note": 2, "draft": 4}
"""How often each task is done, against the others. A draft is kept several times while one note is written."""


@dataclass(frozen=True)
class Page:
    """One request: how, where, what is sent, and the status that says it went well."""

    method: str
    path: str
    form: dict[str, str] = field(default_factory=dict)
    well: int = 200


@dataclass(frozen=True)
class Person:
    """Somebody signed in, with the children they work with."""

    cookie: str
    children: tuple[uuid.UUID, ...]
    tasks: dict[str, int]
    words: str

    def page(self, task: str, chance: random.Random) -> Page:
        child = chance.choice(self.children)
        if task == "child":
            return Page("GET", reverse("workforce:child", args=[child]))
        if task == "search":
            return Page("POST", reverse("workforce:find"), {"words": self.words, "born": ""})
        if task == "scorecard":
            return Page("GET", reverse("reporting:scorecard", args=["all"]))
        if task == "case_note":
            return Page("POST", reverse("workforce:step", args=[child, "write_case_note"]), _note(), 302)
        if task == "draft":
            return Page("POST", reverse("workforce:keep_draft", args=[child, "write_case_note", child]), _note())
        return Page("GET", reverse(f"workforce:{task}"))


@dataclass
class Told:
    """What was measured: seconds by task, and what went wrong in words."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def all(self) -> list[float]:
        return [one for times in self.seconds.values() for one in times]


def measure_load(*, users: int, requests: int, think: float, longest: float) -> dict[str, Any]:
    """Errors, and the 95th percentile of all answers with everybody there as a multiple of the same with nobody else.

    `users` people do `requests` tasks each, with `think` seconds between two on average; nobody begins a task
    when `longest` seconds are over.
    """
    people = _people(users)
    with _server() as port:
        idle = Told()
        for number, person in enumerate(people):
            _work(port, person, idle, requests=min(requests, max(2, ALONE // users)), think=0, until=math.inf, seed=SEED + number)
        loaded, until = Told(), time.monotonic() + longest
        with _builds() as builds:
            threads = [
                threading.Thread(target=_work, args=(port, person, loaded, requests, think, until, SEED + number), daemon=True)
                for number, person in enumerate(people)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(longest + 2 * PATIENCE)
    return _figures(users, idle, loaded, builds)


def _figures(users: int, idle: Told, loaded: Told, builds: list[int]) -> dict[str, Any]:
    each = {name: _ratio(times, idle.seconds.get(name, [])) for name, times in sorted(loaded.seconds.items())}
    return {
        "P9_users": users,
        "P9_requests": len(loaded.all()),
        "P9_errors": len(idle.errors) + len(loaded.errors) + sum(1 for code in builds if code),
        "P9_first_errors": [*idle.errors, *loaded.errors][:5],
        "P9_builds_meanwhile": len(builds),
        "P9_p95_idle_ms": round(1000 * _p95(idle.all()), 1),
        "P9_p95_loaded_ms": round(1000 * _p95(loaded.all()), 1),
        "P9_p95_to_idle": _ratio(loaded.all(), idle.all()),
        "P9_p95_to_idle_by_task": each,
    }


# ── People ───────────────────────────────────────────────────────────────────────────────────────


def _people(count: int) -> list[Person]:
    """So many people, the first in post first; where there are fewer accounts than people, some sit at two screens."""
    found: list[Person] = []
    today = timezone.localdate()
    posts = Post.objects.open_on(today).exclude(role="").filter(worker__user__is_active=True)
    for user in User.objects.filter(pk__in=posts.values("worker__user")).order_by("pk"):
        if len(found) < count and (person := _person(user)) is not None:
            found.append(person)
    if not found:
        raise RuntimeError("Nobody in post has a child to work with. Make an authority first: manage.py make_authority")
    return [found[number % len(found)] for number in range(count)]


def _person(user: User) -> Person | None:
    reader = Reader(user)
    if not reader.may(Permission.RECORD_WORK):
        return None
    children = list(children_visible_to(reader, permission=Permission.RECORD_WORK).order_by("pk")[:CHILDREN])
    if not children:
        return None
    needs = {"my_teams": Permission.ALLOCATE_CHILDREN, "search": Permission.SEARCH_CHILDREN, "scorecard": Permission.READ_FIGURES}
    tasks = {task: often for task, often in MIX.items() if task not in needs or reader.may(needs[task])}
    browser = Client()
    browser.force_login(user)
    session = browser.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={CSRF}"
    return Person(cookie, tuple(child.uuid for child in children), tasks, children[0].surname or "Sample")


def _note() -> dict[str, str]:
    return {
        "submission": str(uuid.uuid4()),
        "kind": "case_note_kind:phone_call",
        "happened_at_date": "yesterday",
        "happened_at_time": "10:00",
        "title": "Load run",
        "text": "Written by the load run. " * 20,
    }


# ── Working ──────────────────────────────────────────────────────────────────────────────────────


def _work(port: int, person: Person, told: Told, requests: int, think: float, until: float, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a mix, not a secret
    time.sleep(chance.uniform(0, think))
    for _ in range(requests):
        if time.monotonic() > until:
            return
        (task,) = chance.choices(list(person.tasks), weights=list(person.tasks.values()))
        page = person.page(task, chance)
        started = time.perf_counter()
        problem = _ask(port, person, page)
        told.seconds.setdefault(task, []).append(time.perf_counter() - started)
        if problem:
            told.errors.append(f"{task}: {problem}")
        time.sleep(chance.uniform(0.5, 1.5) * think)


def _ask(port: int, person: Person, page: Page) -> str:
    """Send one request and read the whole answer; says what was wrong, nothing when it went well."""
    link = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
    try:
        body = urlencode({**page.form, "csrfmiddlewaretoken": CSRF}) if page.method == "POST" else None
        headers = {"Cookie": person.cookie, "Connection": "close"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        link.request(page.method, page.path, body, headers)
        answer = link.getresponse()
        answer.read()
        return "" if answer.status == page.well else f"answered {answer.status} to {page.method}"
    except (OSError, http.client.HTTPException) as failure:
        return f"{type(failure).__name__}: {failure}"
    finally:
        link.close()


# ── What runs meanwhile ──────────────────────────────────────────────────────────────────────────


@contextmanager
def _server() -> Iterator[int]:
    """gunicorn with the workers and threads of the demo, on a free port; gone afterwards."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "csc.wsgi", f"--bind={HOST}:{port}", "--workers=2", "--threads=4"]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter, and words of this module
            [*command, "--timeout=120", "--no-control-socket", "--log-level=warning"],
            cwd=settings.BASE_DIR,
            env=_environment(),
            stdout=said,
            stderr=said,
        )
        try:
            _wait_for(port, process, said)
            yield port
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_for(port: int, process: subprocess.Popen[bytes], said: Any) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    process.kill()
    said.seek(0)
    raise RuntimeError(f"The web server did not start: {said.read()[-2000:].decode(errors='replace')}")


@contextmanager
def _builds() -> Iterator[list[int]]:
    """One build of the figures after the other; the list holds what each ended with, 0 for well."""
    codes: list[int] = []
    over = threading.Event()

    def build() -> None:
        while not over.is_set():
            codes.append(
                subprocess.run(  # noqa: S603 - as above
                    [sys.executable, *BUILD],
                    cwd=settings.BASE_DIR,
                    env=_environment(),
                    check=False,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                ).returncode
            )

    thread = threading.Thread(target=build, daemon=True)
    thread.start()
    try:
        yield codes
    finally:
        over.set()
        thread.join(15 * PATIENCE)


def _environment() -> dict[str, str]:
    """This process's environment with the database it is connected to, which in a test is not the one configured."""
    held = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{held['NAME']}"
    else:
        address = f"{held['HOST']}:{held['PORT']}" if held["PORT"] else held["HOST"]
        url = f"postgres://{held['USER']}:{held['PASSWORD']}@{address}/{held['NAME']}"
    return {**os.environ, "DATABASE_URL": url}


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        return int(taken.getsockname()[1])


def _p95(times: list[float]) -> float:
    return sorted(times)[math.ceil(0.95 * len(times)) - 1] if times else math.nan


def _ratio(one: list[float], other: list[float]) -> float | None:
    return round(_p95(one) / _p95(other), 2) if one and other else None
