"""Making the whole authority, in one transaction."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass

import numpy as np

from csc.bank_holidays import load_bank_holidays
from csc.bulk_indexes import checked_at_the_end, indexes_built_at_the_end
from csc.codes import load_codes
from csc.days import day_number
from csc.models import Person, User
from csc.working_days import current_calendar
from reporting.synthetic import profiles
from reporting.synthetic.accounts import add_reader, demo_accounts, demo_password
from reporting.synthetic.allocating import Allocations
from reporting.synthetic.assessing import Assessing
from reporting.synthetic.auditing import Auditing
from reporting.synthetic.carers import Carers
from reporting.synthetic.caring import Caring
from reporting.synthetic.conferring import Conferring
from reporting.synthetic.cutting import cut
from reporting.synthetic.days import Calendar, add_months, date_of
from reporting.synthetic.early_help import EarlyHelp
from reporting.synthetic.enquiring import Enquiring
from reporting.synthetic.families import Families, make_families
from reporting.synthetic.figures import Figures
from reporting.synthetic.front_door import FrontDoor
from reporting.synthetic.grounds import short_breaks
from reporting.synthetic.healing import Healing
from reporting.synthetic.journeys import Horizon, Journeys
from reporting.synthetic.judging import Judging
from reporting.synthetic.leavers import forget_leavers
from reporting.synthetic.leaving import Leaving
from reporting.synthetic.organising import Organising
from reporting.synthetic.people import People, first_seen
from reporting.synthetic.placing import Placing
from reporting.synthetic.planning import Planning
from reporting.synthetic.relatives import Relatives, restricted
from reporting.synthetic.risks import Risks
from reporting.synthetic.rows import Rows
from reporting.synthetic.seeing import write_seen
from reporting.synthetic.settling import Settling
from reporting.synthetic.staffing import Organisation
from reporting.synthetic.supervising import Supervising
from reporting.synthetic.writing import Book
from workforce.models import Unit, Worker

WORTH_REBUILDING = 100_000
"""Rows from which building indexes at the end is quicker than keeping them while loading."""


class AlreadyPeopled(Exception):
    """The database holds records already; the message says what to do."""


@dataclass(frozen=True)
class Made:
    """What was made: rows by table, and the first and last day of the data."""

    rows: dict[str, int]
    first: datetime.date
    until: datetime.date


def horizon_of(profile: profiles.Profile, months: int, until: datetime.date) -> Horizon:
    """The days the authority lives through: whole months back from the last day, and the warm-up before them."""
    last = day_number(until)
    first = int(add_months(np.array([last + 1]), -months)[0])
    return Horizon(begin=first - round(profile.warm_up_years * 365.25), first=first, until=last)


def plan_authority(profile: profiles.Profile, *, seed: int, months: int, until: datetime.date) -> Book:
    """Everything the authority will hold, as arrays; nothing is written yet."""
    horizon = horizon_of(profile, months, until)
    calendar = Calendar(current_calendar(), horizon.until)
    families = make_families(profile, seed, horizon.begin, horizon.first, horizon.until)
    journeys = Journeys(families, horizon, calendar, seed)
    rows, known = cut(journeys.run(), families, horizon)

    first_user = (User.objects.order_by("-id").values_list("id", flat=True).first() or 0) + 1
    book = Book(profile, horizon, calendar, seed, first_user)
    organisation = Organisation(profile, horizon, seed)
    book.staff = organisation.build(rows["held"], families.families.area)
    add_reader(organisation)
    book.allocations = Allocations(rows["held"], families, book.staff, horizon, seed)
    accounts = demo_accounts(book.staff, book.allocations, horizon)
    organising = Organising(book, accounts, demo_password(profile.passwords, seed))
    organising.write()
    people = People(book, families, known, journeys.died_on, restricted(book, families, rows, known))
    people.number()
    front_door = FrontDoor(book, families, rows, known)
    messages = front_door.messages_of_all()
    people.write(first_seen(book, families, rows, messages))
    front_door.write(messages)
    assessing = Assessing(book, families, rows, front_door.referral_keys)
    assessing.write()
    enquiring = Enquiring(book, families, rows, assessing)
    enquiring.write()
    conferring = Conferring(book, rows, enquiring)
    conferring.write()
    Planning(book, families, rows, conferring).write()
    EarlyHelp(book, families, rows, front_door).write()
    _care(book, families, rows)
    Risks(book, families, rows).write()
    relatives = Relatives(book, families, rows, people)
    relatives.write()
    write_seen(book, families.children.family, relatives.parents)
    organising.allocations()
    Supervising(book).write()
    Auditing(book).write()
    Figures(book).write()
    Judging(book).write()
    forget_leavers(book)
    return book


def _care(book: Book, families: Families, rows: dict[str, Rows]) -> None:
    """Everything about children in care and after it."""
    care = Rows.together([rows["care"], short_breaks(book, rows, families)])
    carers = Carers(book, care)
    placing = Placing(book, care, carers)
    placing.draw()
    carers.write()
    placing.write()
    Caring(book, placing).write()
    Healing(book, placing).write()
    episode_started = np.zeros(len(rows["referral"]), dtype=np.int64)
    episode_started[rows["episode"].referral] = rows["episode"].started_on
    Settling(book, placing, carers, episode_started).write()
    Leaving(book, families, placing, rows.get("leaver")).write()


@checked_at_the_end()
def make_authority(
    profile: profiles.Profile,
    *,
    seed: int,
    months: int,
    until: datetime.date,
    history: bool,
    before: Callable[[], None] | None = None,
    on_total: Callable[[int], None] = lambda total: None,
    on_rows: Callable[[int], None] = lambda rows: None,
) -> Made:
    """Make the authority and write it, all or nothing; `before` may empty the database first, in the same transaction.

    Raises:
        AlreadyPeopled: there are people, units or workers in the database.
    """
    if before is not None:
        before()
    for model in (Person, Unit, Worker):
        if model._default_manager.exists():
            raise AlreadyPeopled(f"There are {model._meta.verbose_name_plural} in this database already, so nothing was made.")
    load_codes(on=until)
    load_bank_holidays(on=until)
    book = plan_authority(profile, seed=seed, months=months, until=until)
    book.history = history
    on_total(book.total())
    with indexes_built_at_the_end(book.models()) if book.total() > WORTH_REBUILDING else nullcontext():
        rows = book.load(on_rows)
    return Made(rows, date_of(book.horizon.first), until)
