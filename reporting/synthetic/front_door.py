"""Contacts, and what came of them: advice, early help, a referral, or a word to the worker of an open case."""

from __future__ import annotations

import numpy as np

from contacts.models import Contact, Referral
from contacts.timescales import CONTACT_DECISION, REFERRAL_DECISION
from csc.models import SharedPart
from reporting.synthetic import shares
from reporting.synthetic.arrays import Mask, Text, Whole, only_where
from reporting.synthetic.days import DAY, NEVER, any_time, office_time
from reporting.synthetic.dice import choose, pick
from reporting.synthetic.families import Families
from reporting.synthetic.journeys import NONE
from reporting.synthetic.rows import Rows, last_at, repeated
from reporting.synthetic.writing import Book

MESSAGES_AROUND_A_REFERRAL = 2.8
MESSAGES_ABOUT_OTHERS = 1.6
OUTCOME = shares.codes(
    "contact_outcome",
    {
        "information_and_advice": 0.36, "no_further_action": 0.28, "early_help": 0.13, "continue_early_help": 0.05,
        "signposted": 0.12, "mash_enquiry": 0.04, "transfer_to_other_authority": 0.015, "other": 0.005,
    },
)  # fmt: skip
METHOD = shares.codes(
    "contact_method",
    {
        "multi_agency_referral_form": 0.30,
        "email": 0.20,
        "phone": 0.22,
        "police_notification": 0.17,
        "online_form": 0.06,
        "letter": 0.01,
        "in_person": 0.01,
        "nhs_notification": 0.03,
    },
)
CONSENT = shares.codes(
    "consent", {"obtained": 0.46, "refused": 0.03, "not_needed": 0.18, "overridden": 0.08, "not_recorded": 0.25}
)
WORKING_DAYS_TO_DECIDE = (0.66, 0.25, 0.05, 0.025, 0.015)
RECOMMENDATION_FOLLOWED = 0.91
RECOMMENDATION_MISSING = 0.14
MASH = "mash"


class FrontDoor:
    """Makes the messages that reach the front door and writes them as contacts, one for each child."""

    def __init__(self, book: Book, people: Families, rows: dict[str, Rows], known: Mask) -> None:
        self.book = book
        self.people = people
        self.rows = rows
        self.known = known
        self.random = book.dice("front door")
        self.contact_of_referral = np.full(len(rows["referral"]), NONE)

    def messages_of_all(self) -> Rows:
        """Every message about every child, in the order they came."""
        return Rows.together([self._of_referrals(), self._around_referrals(), self._about_others()]).sorted_by(
            "received_at", "child"
        )

    def write(self, messages: Rows) -> None:
        """Contacts, and the referrals among them."""
        keys = self._write_contacts(messages)
        made_one = messages.referral != NONE
        self.contact_of_referral[messages.referral[made_one]] = keys[made_one]
        self.messages, self.keys = messages, keys
        self._write_referrals()

    # ── Messages ─────────────────────────────────────────────────────────────────────────────────

    def _of_referrals(self) -> Rows:
        """The contacts that became referrals."""
        referral = self.rows["referral"]
        events, which = np.unique(referral.event, return_inverse=True)
        day = np.zeros(len(events), dtype=np.int64)
        day[which] = referral.received_on
        at = any_time(day, self.random)
        delay = choose(self.random.random(len(events)), WORKING_DAYS_TO_DECIDE)
        strategy = self.random.random(len(events)) < 0.06
        outcome = np.where(strategy[which] & referral.accepted, "contact_outcome:strategy_discussion", "contact_outcome:referral")
        return Rows(
            child=referral.child, message=which, received_at=at[which], source=self._as_contact(referral.source),
            outcome=outcome.astype(object), delay=np.minimum(delay, 1)[which], referral=np.arange(len(referral)),
        )  # fmt: skip

    def _around_referrals(self) -> Rows:
        """Messages about families that are, were or will be a case; about open cases they go to the worker."""
        referral, horizon = self.rows["referral"], self.book.horizon
        events, first = np.unique(referral.event, return_index=True)
        count = self.random.poisson(MESSAGES_AROUND_A_REFERRAL, len(events))
        owner, _ = repeated(count)
        family = referral.family[first][owner]
        day = referral.received_on[first][owner] + self.random.integers(-260, 700, len(owner))
        day = self.book.calendar.on_working_day(day)
        inside = (day >= horizon.first) & (day <= horizon.until)
        return self._messages(family[inside], day[inside], first=len(events))

    def _about_others(self) -> Rows:
        """Messages about families that never became a case."""
        families, horizon = self.people.families, self.book.horizon
        others = np.flatnonzero(~families.referred)
        owner, copy = repeated(1 + self.random.poisson(MESSAGES_ABOUT_OTHERS - 1, len(others)))
        day = families.noticed_on[others][owner] + np.where(copy > 0, self.random.integers(3, 900, len(owner)), 0)
        day = np.where(copy > 0, self.book.calendar.on_working_day(day), day)
        inside = day <= horizon.until
        return self._messages(others[owner][inside], day[inside], first=10**8)

    def _messages(self, family: Whole, day: Whole, first: int) -> Rows:
        """One contact for each child the message names; what came of it depends on whether the child's case was open."""
        children, random = self.people.children, self.random
        owner, copy = repeated(self.people.families.size[family])
        child = self.people.first_child[family][owner] + copy
        at = any_time(day, random)
        minor = (children.born[child] <= day[owner]) & (children.adult_on[child] > day[owner]) & self.known[child]
        named = minor & ((random.random(len(child)) < 0.8) | (copy == 0))
        owner, child = owner[named], child[named]
        is_open = self.is_open(child, day[owner])
        outcome = pick(random.random(len(family)), OUTCOME)[owner]
        outcome[is_open] = "contact_outcome:link_to_open_case"
        return Rows(
            child=child, message=first + owner, received_at=at[owner],
            source=self._as_contact(pick(random.random(len(family)), shares.REFERRAL_SOURCE))[owner], outcome=outcome,
            delay=choose(random.random(len(family)), WORKING_DAYS_TO_DECIDE)[owner], referral=np.full(len(owner), NONE),
        )  # fmt: skip

    def is_open(self, child: Whole, day: Whole) -> Mask:
        """Whether the child's case was open on the day."""
        if not hasattr(self, "_episodes"):
            self._episodes = self.rows["episode"].sorted_by("child", "started_on")
        episodes = self._episodes
        found = last_at(episodes.child, episodes.started_on, child, day)
        return (found >= 0) & (episodes.ended_on[np.maximum(found, 0)] > day)

    @staticmethod
    def _as_contact(source: Text) -> Text:
        """The same source in the list of contact sources."""
        table = {code: code.replace("referral_source", "contact_source") for code in shares.REFERRAL_SOURCE}
        return np.array([table[code] for code in source.tolist()], dtype=object)

    # ── Rows ─────────────────────────────────────────────────────────────────────────────────────

    def _write_contacts(self, messages: Rows) -> Whole:
        book, random, count = self.book, self.random, len(messages)
        _, index, which = np.unique(messages.message, return_index=True, return_inverse=True)
        team = np.full(count, book.staff.team_of_type[MASH][0])
        day = messages.received_at // DAY
        decider = book.staff.manager(team, day)
        worked_on = book.calendar.add(book.calendar.on_working_day(day), messages.delay)
        decided_at = office_time(worked_on, random)[index][which]
        decided_at = np.maximum(decided_at, messages.received_at + 20 * 60)
        last = (book.horizon.until + 1) * DAY - 1
        decided = decided_at <= last
        recommends = random.random(count)[index][which] > RECOMMENDATION_MISSING
        follows = random.random(count)[index][which] < RECOMMENDATION_FOLLOWED
        recommended_at = messages.received_at + (decided_at - messages.received_at) // 2
        recommended = recommends & (recommended_at <= last)
        worker = self._duty_worker(messages, day)
        other = pick(random.random(count)[index][which], OUTCOME)
        shared = self._shared_parts(which, messages)
        return book.add(
            Contact,
            happened=messages.received_at,
            ended=np.where(decided, decided_at, NEVER * DAY),
            ending_fields=("decided_outcome", "decided_at", "decided_by", "decision_reason"),
            child=book.person_of_child[messages.child],
            team=book.unit(team),
            worker=book.person_at_work(worker),
            recorded_by=book.user(np.where(worker < 0, decider, worker)),
            shared_part=shared,
            received_at=messages.received_at,
            method=pick(random.random(count)[index][which], METHOD),
            source=messages.source,
            consent=pick(random.random(count)[index][which], CONSENT),
            recommended_outcome=only_where(recommended, np.where(follows, messages.outcome, other)),
            recommended_at=np.where(recommended, recommended_at, NEVER * DAY),
            recommended_by=book.person_at_work(np.where(recommended, np.where(worker < 0, decider, worker), -1)),
            decided_outcome=only_where(decided, messages.outcome),
            decided_at=np.where(decided, decided_at, NEVER * DAY),
            decided_by=book.person_at_work(np.where(decided, decider, -1)),
            due_on=np.asarray(CONTACT_DECISION.due_on(day)).astype(np.int64),
        )

    def _duty_worker(self, messages: Rows, day: Whole) -> Whole:
        """Who took the message: one of those on duty in the safeguarding hub that day."""
        staff = self.book.staff
        seats = next(seats for (held_as, _), seats in staff.groups.items() if held_as == 0)
        seat = seats[messages.message % len(seats)]
        found = last_at(staff.holders.seat, staff.holders.started_on, seat, day)
        at = np.maximum(found, 0)
        return np.where((found >= 0) & (staff.holders.ended_on[at] > day), staff.holders.worker[at], -1)

    def _shared_parts(self, which: Whole, messages: Rows) -> Whole:
        """What was typed once where a message names several children."""
        named = np.bincount(which)
        several = named > 1
        first = np.zeros(len(named), dtype=np.int64)
        first[which[::-1]] = np.arange(len(which))[::-1]
        keys = np.zeros(len(named), dtype=np.int64)
        keys[several] = self.book.add(
            SharedPart,
            happened=messages.received_at[first[several]],
            narrative=np.full(several.sum(), "One message about several children.", dtype=object),
        )
        return keys[which]

    def _write_referrals(self) -> None:
        book, referral = self.book, self.rows["referral"]
        contact = self.contact_of_referral
        received = self.messages.received_at[np.searchsorted(self.keys, contact)]
        decided = referral.decided_on < NEVER
        decided_at = np.where(decided, np.maximum(referral.decided_on * DAY + 15 * 3600, received + 1800), NEVER * DAY)
        after = np.where(decided, decided_at // DAY, book.horizon.until)
        team, worker = book.allocations.on(referral.child, after)
        decider = book.staff.manager(team, np.minimum(after, book.horizon.until))
        self.referral_keys = book.add_case(
            Referral,
            child=referral.child,
            on=after,
            team=team,
            worker=worker,
            happened=received,
            ended=decided_at,
            ending_fields=("outcome", "decided_at", "decided_by", "decision_reason", "referrer_told_on"),
            contact=contact,
            received_on=referral.received_on,
            source=referral.source,
            primary_need=referral.need,
            outcome=only_where(decided, referral.outcome),
            decided_at=decided_at,
            decided_by=book.person_at_work(np.where(decided, decider, -1)),
            referrer_told_on=np.where(
                decided & (self.random.random(len(referral)) < 0.8),
                np.minimum(referral.decided_on + 1, book.horizon.until),
                NEVER,
            ),
            due_on=np.asarray(REFERRAL_DECISION.due_on(referral.received_on)).astype(np.int64),
        )
