"""The organisation as it is recorded: users, units, workers, employment, posts, allocations."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from csc.models import User
from reporting.synthetic import names, shares
from reporting.synthetic.arrays import Column, only_where
from reporting.synthetic.days import DAY, NEVER, evening
from reporting.synthetic.dice import pick
from reporting.synthetic.staff import PlannedPost, PlannedUnit, PlannedWorker
from reporting.synthetic.writing import Book
from workforce.models import Allocation, Employment, Post, Unit, Worker

NOBODYS_PASSWORD = "!"  # noqa: S105  # what Django stores for an account that cannot sign in begins so
SYNTHETIC_USER = "synthetic.authority"
ROUTE = shares.codes(
    "recruitment_route",
    {"experienced": 0.55, "agency_conversion": 0.2, "overseas": 0.12, "return_to_social_work": 0.05, "other": 0.08},
)
ROUTE_WHEN_NEW = shares.codes(
    "recruitment_route", {"newly_qualified": 0.6, "step_up": 0.15, "frontline": 0.15, "apprenticeship": 0.1}
)
ORIGIN = shares.codes("workforce_origin", {"2": 0.42, "3": 0.08, "4": 0.2, "5": 0.08, "6": 0.1, "7": 0.05, "9": 0.07})
DESTINATION = shares.codes("workforce_destination", {"1": 0.4, "2": 0.03, "3": 0.2, "4": 0.08, "5": 0.08, "6": 0.08, "8": 0.13})
LEAVING_REASON = shares.codes("workforce_leaving_reason", {"1": 0.74, "4": 0.02, "5": 0.08, "7": 0.08, "8": 0.04, "9": 0.04})


class Organising:
    """Writes the organisation."""

    def __init__(self, book: Book, accounts: dict[str, int], password: str = "") -> None:
        self.book = book
        self.staff = book.staff
        self.accounts = accounts
        self.password = password
        self.random = book.dice("organising")

    def write(self) -> None:
        """Users and units before workers, workers before posts, so that every row points at one already there."""
        self._users_and_workers()
        self._units()
        self._employments()
        self._posts()

    def _column(self, rows: Sequence[PlannedUnit] | Sequence[PlannedWorker] | Sequence[PlannedPost], name: str) -> Column:
        values = [getattr(row, name) for row in rows]
        whole = all(isinstance(value, (int, np.integer)) and not isinstance(value, bool) for value in values)
        return np.array(values, dtype=np.int64 if whole else object)

    def _users_and_workers(self) -> None:
        book, random, workers = self.book, self.random, self.staff.workers
        count = len(workers)
        forename, surname = names.draw(random, names.ADULTS, count), names.draw(random, names.SURNAMES, count)
        started, ended = self._column(workers, "started_on"), self._column(workers, "ended_on")
        joined = np.concatenate([[started.min()], started]) * DAY + 9 * 3600
        usernames = [
            SYNTHETIC_USER,
            *(f"{f}.{s}{n}".lower() for n, (f, s) in enumerate(zip(forename, surname, strict=True), start=1)),
        ]
        passwords = [NOBODYS_PASSWORD + text for text in _hex(random, count + 1)]
        for username, worker in self.accounts.items():
            usernames[1 + worker] = username
            passwords[1 + worker] = self.password or passwords[1 + worker]
        book.start_at(User, book.first_user)
        book.add(
            User,
            username=np.array(usernames, dtype=object),
            password=np.array(passwords, dtype=object),
            first_name=np.concatenate([["Synthetic"], forename]).astype(object),
            last_name=np.concatenate([["Authority"], surname]).astype(object),
            email=np.array([f"{name}@example.invalid" for name in usernames], dtype=object),
            is_active=np.concatenate([[False], ended == NEVER]),
            is_staff=np.zeros(count + 1, dtype=bool),
            is_superuser=np.zeros(count + 1, dtype=bool),
            date_joined=joined,
        )
        qualified = self._column(workers, "qualified").astype(bool)
        new = self._column(workers, "post_role") == "newly_qualified"
        book.add(
            Worker,
            happened=started * DAY + 9 * 3600,
            user=np.arange(count) + book.first_user + 1,
            staff_number=np.array([f"W{n:05}" for n in range(1, count + 1)], dtype=object),
            forename=forename,
            surname=surname,
            qualified=qualified,
            registration_number=np.array([f"SW{9_000_000 + n}" if q else "" for n, q in enumerate(qualified)], dtype=object),
            qualified_on=np.where(qualified, np.where(new, started - 60, started - random.integers(500, 7000, count)), NEVER),
        )

    def _units(self) -> None:
        units = self.staff.units
        team_type = np.array([f"team_type:{unit.team_type}" if unit.team_type else None for unit in units], dtype=object)
        opened = self._column(units, "opened_on")
        self.book.add(
            Unit,
            happened=opened * DAY,
            code=self._column(units, "code"),
            name=self._column(units, "name"),
            kind=self._column(units, "kind"),
            parent=np.array([_key(unit.parent) for unit in units]),
            team_type=team_type,
            opened_on=opened,
            closed_on=self._column(units, "closed_on"),
            succeeded_by=np.array([_key(unit.succeeded_by) for unit in units]),
        )

    def _employments(self) -> None:
        """One spell for each worker, with where they came from and, when it ended, why and where they went."""
        book, random = self.book, self.random
        employed = [n for n, worker in enumerate(self.staff.workers) if worker.employed]
        workers = [self.staff.workers[n] for n in employed]
        count = len(workers)
        started, ended = self._column(workers, "started_on"), self._column(workers, "ended_on")
        agency = self._column(workers, "agency").astype(bool)
        new = self._column(workers, "post_role") == "newly_qualified"
        left = ended < NEVER
        route = np.where(new, pick(random.random(count), ROUTE_WHEN_NEW), pick(random.random(count), ROUTE))
        origin = np.where(new, "workforce_origin:1", pick(random.random(count), ORIGIN))
        book.add(
            Employment,
            happened=started * DAY + 9 * 3600,
            ended=evening(ended),
            ending_fields=("ended_on", "destination", "leaving_reason"),
            worker=np.array(employed) + 1,
            started_on=started,
            ended_on=ended,
            agency=agency,
            recruitment_route=only_where(~agency, route),
            origin=only_where(~agency, origin),
            destination=only_where(left & ~agency, pick(random.random(count), DESTINATION)),
            leaving_reason=only_where(left & ~agency, pick(random.random(count), LEAVING_REASON)),
        )

    def _posts(self) -> None:
        book, posts = self.book, self.staff.posts
        started, ended = self._column(posts, "started_on"), self._column(posts, "ended_on")
        book.add(
            Post,
            happened=started * DAY + 9 * 3600,
            ended=evening(ended),
            ending_fields=("ended_on",),
            worker=self._column(posts, "worker") + 1,
            unit=self._column(posts, "unit") + 1,
            role=self._column(posts, "role"),
            post_role=np.array([f"post_role:{post.post_role}" for post in posts], dtype=object),
            fte=[None if post.fte is None else f"{post.fte:.2f}" for post in posts],
            student_of=np.array([post.student_of + 1 for post in posts]),
            started_on=started,
            ended_on=ended,
        )

    def allocations(self) -> None:
        """Who held whom, written once the children are."""
        book = self.book
        rows = book.allocations.rows
        typist = np.where(rows.worker < 0, book.staff.manager(rows.team, rows.started_on), rows.worker)
        book.add(
            Allocation,
            happened=rows.started_on * DAY + 10 * 3600,
            ended=evening(rows.ended_on),
            ending_fields=("ended_on", "end_reason"),
            child=book.person_of_child[rows.child],
            team=book.unit(rows.team),
            worker=book.person_at_work(rows.worker),
            recorded_by=book.user(typist),
            role=book.allocations.lead_role(),
            started_on=rows.started_on,
            ended_on=rows.ended_on,
            start_reason=rows.start_reason,
            end_reason=only_where(rows.ended_on < NEVER, rows.end_reason),
        )


def _key(position: int | None) -> int:
    """The key of the unit at this position; 0 for none."""
    return 0 if position is None else position + 1


def _hex(random: np.random.Generator, count: int) -> list[str]:
    """So many pieces of 40 hex digits."""
    text = random.integers(0, 256, size=(count, 20), dtype=np.uint8).tobytes().hex()
    return [text[at : at + 40] for at in range(0, len(text), 40)]
