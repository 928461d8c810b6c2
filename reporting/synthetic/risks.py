"""Children who go missing, are exploited, or live with somebody who is not family."""

from __future__ import annotations

import numpy as np

from contacts.models import ExploitationReferral, ExploitationRisk, MissingEpisode, ReturnInterview
from contacts.timescales import RETURN_INTERVIEW
from looked_after.models import PrivateFosteringArrangement, PrivateFosteringVisit
from looked_after.timescales import private_fostering_visit
from reporting.synthetic import shares
from reporting.synthetic.arrays import Text, Whole, only_where
from reporting.synthetic.days import DAY, NEVER, age, birthday, evening, from_utc, to_utc
from reporting.synthetic.dice import between, pick
from reporting.synthetic.families import Families
from reporting.synthetic.rows import Rows, repeated
from reporting.synthetic.visiting import Standard, Visits
from reporting.synthetic.writing import Book

HOURS_MISSING = ((0.0, 1.0), (0.35, 6.0), (0.70, 16.0), (0.90, 40.0), (0.98, 120.0), (1.0, 700.0))
HOURS_TO_INTERVIEW = ((0.0, 4.0), (0.30, 26.0), (0.68, 71.0), (0.88, 130.0), (1.0, 500.0))
NOT_HELD = shares.codes(
    "return_interview_not_held_reason",
    {
        "refused": 0.5,
        "not_found": 0.16,
        "missing_again": 0.14,
        "carer_refused": 0.08,
        "no_interviewer": 0.07,
        "covered_by_another": 0.05,
    },
)
KIND = shares.codes(
    "exploitation_kind", {"cse": 0.38, "cce": 0.36, "county_lines": 0.12, "gangs": 0.07, "online": 0.05, "trafficking": 0.02}
)
SOURCE = shares.codes("contact_source", {"6": 0.42, "2A": 0.21, "5A": 0.14, "1A": 0.10, "3F": 0.06, "8": 0.04, "9": 0.03})
PART = shares.codes("exploitation_part", {"victim": 0.88, "perpetrator": 0.07, "both": 0.05})
LEVELS = tuple(f"exploitation_risk_level:{level}" for level in ("none", "low", "medium", "high"))
FROM_WHERE = {True: "Placement", False: "Home"}
PRIVATELY_FOSTERED = 0.004  # of referrals of children aged 5 to 15


class Risks:
    """Writes missing episodes with their return interviews, exploitation, and private fostering."""

    def __init__(self, book: Book, people: Families, rows: dict[str, Rows]) -> None:
        self.book = book
        self.people = people
        self.rows = rows
        self.random = book.dice("risks")
        self.until = book.horizon.until

    def write(self) -> None:
        self._missing()
        self._exploitation()
        self._private_fostering()

    # ── Missing ──────────────────────────────────────────────────────────────────────────────────

    def _times_at_risk(self) -> Rows:
        """The times in which teenagers may go missing: in care, and while their case is open; with how often they do."""
        care, episode = self.rows["care"], self.rows["episode"]
        children = self.people.children
        child = np.concatenate([care.child, episode.child])
        start = np.concatenate([care.started_on, episode.started_on])
        end = np.minimum(np.concatenate([care.ended_on, episode.ended_on]), self.until)
        in_care = np.arange(len(child)) < len(care)
        start = np.maximum(start, np.maximum(birthday(children.born[child], 10), self.book.horizon.first - 365))
        end = np.minimum(end, children.adult_on[child] - 1)
        # Most never go; a few go again and again.
        often = self.random.random(len(child))
        a_year = np.where(
            in_care,
            np.select([often < 0.16, often < 0.22], [2.0, 12.0], 0.0),
            np.select([often < 0.035, often < 0.045], [1.5, 7.0], 0.0),
        )
        return Rows(child=child, started_on=start, ended_on=end, in_care=in_care, a_year=a_year)[end - start > 20]

    def _missing(self) -> None:
        random = self.random
        times = self._times_at_risk()
        count = random.poisson(times.a_year * (times.ended_on - times.started_on) / 365.25)
        owner, _ = repeated(count)
        room = (times.ended_on - times.started_on)[owner]
        started = (times.started_on[owner] + (random.random(len(owner)) * room).astype(np.int64)) * DAY + 60 * random.integers(
            12 * 60, 24 * 60, len(owner)
        )
        ended = started + 60 * np.round(60 * between(random.random(len(owner)), HOURS_MISSING)).astype(np.int64)
        rows = Rows(child=times.child[owner], in_care=times.in_care[owner], started_at=started, ended_at=ended).sorted_by(
            "child", "started_at"
        )
        last = (self.until + 1) * DAY - 60
        rows = rows[rows.started_at <= last]
        # One at a time: an episode that would begin before the one before is over did not happen.
        over = np.zeros(len(self.book.person_of_child), dtype=np.int64)
        keep = np.zeros(len(rows), dtype=bool)
        for at, (child, begins, ends) in enumerate(
            zip(rows.child.tolist(), rows.started_at.tolist(), rows.ended_at.tolist(), strict=True)
        ):
            if begins > over[child] + 3600:
                keep[at] = True
                over[child] = ends
        rows = rows[keep]
        back = rows.ended_at <= last
        count_rows = len(rows)
        kind = np.where(rows.in_care & (random.random(count_rows) < 0.14), "missing_type:A", "missing_type:M").astype(object)
        day = rows.started_at // DAY
        reported = rows.started_at + 60 * random.integers(20, 400, count_rows)
        keys = self.book.add_case(
            MissingEpisode,
            child=rows.child,
            on=day,
            happened=rows.started_at,
            ended=np.where(back, rows.ended_at, NEVER * DAY),
            ending_fields=("ended_at", "return_circumstances"),
            kind=kind,
            started_at=rows.started_at,
            ended_at=np.where(back, rows.ended_at, NEVER * DAY),
            missing_from=np.where(rows.in_care, FROM_WHERE[True], FROM_WHERE[False]).astype(object),
            reported_to_police_at=np.where((random.random(count_rows) < 0.95) & (reported <= last), reported, NEVER * DAY),
        )
        self._interviews(rows[back], keys[back], last)

    def _interviews(self, rows: Rows, episode: Whole, last: int) -> None:
        """Offered to most, accepted by many, held with fewer; the 72 hours are elapsed hours."""
        random, count = self.random, len(rows)
        due = RETURN_INTERVIEW.due_at(to_utc(rows.ended_at))
        offered_at = rows.ended_at + 3600 * random.integers(2, 40, count)
        offered = (random.random(count) < 0.90) & (offered_at <= last)
        accepted = offered & (random.random(count) < 0.72)
        held_at = np.maximum(
            rows.ended_at + 60 * np.round(60 * between(random.random(count), HOURS_TO_INTERVIEW)).astype(np.int64),
            offered_at + 1800,
        )
        would = accepted & (random.random(count) < 0.94)
        held = would & (held_at <= last)
        recent = rows.ended_at > last - 6 * DAY
        not_held = ~would & ~recent & (random.random(count) < 0.95)
        reason = np.where(offered, pick(random.random(count), NOT_HELD), "return_interview_not_held_reason:not_offered")
        self.book.add_case(
            ReturnInterview,
            child=rows.child,
            on=rows.ended_at // DAY,
            happened=rows.ended_at,
            ended=np.where(held, held_at, NEVER * DAY),
            ending_fields=("held_at", "findings"),
            episode=episode,
            due_at=from_utc(due),
            offered_at=np.where(offered, offered_at, NEVER * DAY),
            accepted=np.ma.masked_array(accepted, mask=~offered),
            held_at=np.where(held, held_at, NEVER * DAY),
            not_held_reason=only_where(not_held, reason),
        )

    # ── Exploitation ─────────────────────────────────────────────────────────────────────────────

    def _exploitation(self) -> None:
        """Referrals of teenagers with an open case; a level of risk, assessed again every three months or so."""
        episode, children, random = self.rows["episode"], self.people.children, self.random
        start = np.maximum(episode.started_on, birthday(children.born[episode.child], 11))
        end = np.minimum(np.minimum(episode.ended_on, self.until + 1), children.adult_on[episode.child])
        chosen = (end - start > 20) & (random.random(len(episode)) < 0.055)
        child, start, end = episode.child[chosen], start[chosen], end[chosen]
        on = self.book.calendar.on_working_day(start + (random.random(len(start)) * (end - start) * 0.6).astype(np.int64))
        inside = on < end
        child, on, end = child[inside], on[inside], end[inside]
        kind = pick(random.random(len(on)), KIND)
        self.book.add_case(
            ExploitationReferral,
            child=child,
            on=on,
            happened=on * DAY + 11 * 3600,
            received_on=on,
            kind=kind,
            part_played=pick(random.random(len(on)), PART),
            national_referral_mechanism_on=np.where((random.random(len(on)) < 0.12) & (on + 20 <= self.until), on + 20, NEVER),
            source=pick(random.random(len(on)), SOURCE),
        )
        self._levels(child, kind, on, end)

    def _levels(self, child: Whole, kind: Text, on: Whole, end: Whole) -> None:
        random = self.random
        level = 1 + np.minimum(2, (random.random(len(on)) * 3).astype(np.int64))
        # A second referral about the same kind does not begin a second series while the first runs.
        order = np.lexsort([on, kind.astype(str), child])
        child, kind, on, end, level = child[order], kind[order], on[order], end[order], level[order]
        first = np.ones(len(on), dtype=bool)
        first[1:] = (child[1:] != child[:-1]) | (kind[1:] != kind[:-1]) | (on[1:] >= end[:-1])
        child, kind, start, end, level = child[first], kind[first], on[first], end[first], level[first]
        for _ in range(40):
            again = self.book.calendar.on_working_day(start + random.integers(50, 130, len(start)))
            last = np.minimum(again, end)
            ended = np.where(last > self.until, NEVER, last)
            self.book.add_case(
                ExploitationRisk,
                child=child,
                on=start,
                happened=start * DAY + 15 * 3600,
                ended=evening(ended),
                ending_fields=("ended_on",),
                kind=kind,
                level=np.array(LEVELS, dtype=object)[level],
                tool=np.full(len(start), "Exploitation screening tool", dtype=object),
                started_on=start,
                ended_on=ended,
            )
            goes_on = (again < end) & (again <= self.until) & (level > 0)
            level = np.clip(level + np.array([-1, -1, 0, 1])[random.integers(0, 4, len(level))], 0, 3)[goes_on]
            child, kind, start, end = child[goes_on], kind[goes_on], again[goes_on], end[goes_on]
            if not len(child):
                return

    # ── Private fostering ────────────────────────────────────────────────────────────────────────

    def _private_fostering(self) -> None:
        """Arrangements the council learns of while it assesses, visited under regulation 8 until they end."""
        episode, children, random = self.rows["episode"], self.people.children, self.random
        years = age(children.born[episode.child], episode.started_on)
        chosen = (
            (years >= 5)
            & (years < 15)
            & (random.random(len(episode)) < PRIVATELY_FOSTERED)
            & (episode.started_on <= self.until - 5)
        )
        looked_after = np.zeros(len(children), dtype=bool)
        looked_after[self.rows["care"].child] = True
        rows = episode[chosen & ~looked_after[episode.child]]
        aware = rows.started_on
        length = random.integers(30, 700, len(rows))
        end = np.minimum(aware + length, birthday(children.born[rows.child], 16))
        end = np.minimum(end, rows.ended_on)
        lasts = end - aware > 10
        rows, aware, end = rows[lasts], aware[lasts], end[lasts]
        ended = np.where(end > self.until, NEVER, end)
        keys = self.book.add_case(
            PrivateFosteringArrangement,
            child=rows.child,
            on=aware,
            happened=aware * DAY + 13 * 3600,
            ended=evening(ended),
            ending_fields=("ended_on", "end_reason"),
            notified_on=np.where(random.random(len(rows)) < 0.6, aware, NEVER),
            became_aware_on=aware,
            started_on=aware - random.integers(10, 400, len(rows)),
            ended_on=ended,
            end_reason=np.where(ended < NEVER, "Child went back to a parent.", "").astype(object),
            carer_suitable=np.ma.masked_array(random.random(len(rows)) < 0.93, mask=aware + 40 > self.until),
            advised_on=np.where(aware + 40 <= np.minimum(ended, self.until), aware + 40, NEVER),
        )
        self._private_visits(rows.child, aware, end, ended, keys)

    def _private_visits(self, child: Whole, aware: Whole, end: Whole, ended: Whole, keys: Whole) -> None:
        visits = Visits(self.book, Standard(), "private fostering")
        born = self.people.children.born
        going = np.arange(len(child))
        last_seen = np.full(len(child), NEVER)
        cursor = aware.copy()
        for _ in range(60):
            due = np.asarray(private_fostering_visit(aware_on=aware[going], last_visit=last_seen[going]).due_on()).astype(
                np.int64
            )
            part = between(visits.random.random(len(going)), ((0.0, 0.4), (0.85, 1.0), (1.0, 1.7)))
            day = self.book.calendar.on_working_day(
                cursor[going] + np.maximum(1, ((due - cursor[going]) * part).astype(np.int64))
            )
            made = (day < end[going]) & (day <= self.until)
            waits = going[~made & (ended[going] == NEVER)]
            self.book.add_case(
                PrivateFosteringVisit,
                child=child[waits],
                on=np.full(len(waits), self.until),
                arrangement=keys[waits],
                due_on=due[~made & (ended[going] == NEVER)],
            )
            who, day, due = going[made], day[made], due[made]
            result = visits.outcome(day, born[child[who]], np.arange(len(who)))
            columns = visits.columns(day, born[child[who]], np.arange(len(who)), result)
            self.book.add_case(PrivateFosteringVisit, child=child[who], on=day, arrangement=keys[who], due_on=due, **columns)
            last_seen[who[result.counts]] = day[result.counts]
            cursor[who] = day
            going = who
            if not len(going):
                return
