"""Early help: begun by a contact or by a case that stepped down, ended when needs are met or when the family is referred."""

from __future__ import annotations

import numpy as np

from contacts.models import CaseNote, EarlyHelpAssessment, EarlyHelpEpisode, EmergencyDutyHandover
from reporting.synthetic import shares
from reporting.synthetic.arrays import only_where
from reporting.synthetic.days import DAY, NEVER, evening
from reporting.synthetic.dice import between, pick
from reporting.synthetic.families import Families
from reporting.synthetic.front_door import FrontDoor
from reporting.synthetic.rows import Rows
from reporting.synthetic.writing import Book

LENGTH = ((0.0, 14.0), (0.2, 60.0), (0.5, 130.0), (0.8, 240.0), (1.0, 500.0))
END_REASON = shares.codes(
    "early_help_end_reason",
    {"needs_met": 0.58, "not_engaged": 0.13, "consent_withdrawn": 0.12, "single_agency": 0.12, "moved_away": 0.04, "other": 0.01},
)
LEAD = shares.codes(
    "agency",
    {"early_help": 0.48, "school": 0.28, "health_visitor": 0.1, "early_years": 0.06, "voluntary": 0.05, "school_nurse": 0.03},
)
NOTE = shares.codes(
    "case_note_kind",
    {
        "phone_call": 0.34,
        "email": 0.24,
        "direct_work": 0.12,
        "management_oversight": 0.1,
        "meeting": 0.08,
        "message": 0.07,
        "management_decision": 0.05,
    },
)
NOTES_A_CASE = 1.2


class EarlyHelp:
    """Writes early help, and a few case notes and out-of-hours handovers besides."""

    def __init__(self, book: Book, people: Families, rows: dict[str, Rows], front_door: FrontDoor) -> None:
        self.book = book
        self.people = people
        self.rows = rows
        self.front_door = front_door
        self.random = book.dice("early help")
        self.until = book.horizon.until

    def write(self) -> None:
        begun = Rows.together([self._from_contacts(), self._stepped_down()])
        begun = begun[begun.started_on <= self.until].sorted_by("child", "started_on")
        self._write(self._cut_short(begun))
        self._handovers()
        self._notes()

    def _from_contacts(self) -> Rows:
        messages = self.front_door.messages
        chosen = messages.outcome == "contact_outcome:early_help"
        start = self.book.calendar.add(messages.received_at[chosen] // DAY, self.random.integers(2, 15, chosen.sum()))
        return Rows(
            child=messages.child[chosen],
            started_on=start,
            contact=self.front_door.keys[chosen],
            stepped_down=np.zeros(chosen.sum(), dtype=bool),
        )

    def _stepped_down(self) -> Rows:
        episode = self.rows["episode"]
        chosen = (episode.reason == "cin_closure_reason:RC9") & (self.random.random(len(episode)) < 0.86)
        return Rows(
            child=episode.child[chosen],
            started_on=self.book.calendar.add(episode.ended_on[chosen], self.random.integers(0, 8, chosen.sum())),
            contact=np.zeros(chosen.sum(), dtype=np.int64),
            stepped_down=np.ones(chosen.sum(), dtype=bool),
        )

    def _cut_short(self, begun: Rows) -> Rows:
        """An episode ends with the next referral, at 18, or when it has run its course; none starts beside an open case."""
        begun = begun[~self.front_door.is_open(begun.child, begun.started_on)]
        begun.meant_end = begun.started_on + between(self.random.random(len(begun)), LENGTH).astype(np.int64)
        referral = self.rows["referral"]
        order = np.lexsort([referral.received_on, referral.child])
        key = referral.child[order].astype(np.int64) * (1 << 32) + referral.received_on[order]
        following = np.searchsorted(key, begun.child.astype(np.int64) * (1 << 32) + begun.started_on + 1)
        at = np.minimum(following, len(order) - 1)
        mine = (following < len(order)) & (referral.child[order[at]] == begun.child)
        next_on = np.where(mine, referral.received_on[order[at]], NEVER)
        begun.steps_up = next_on <= begun.meant_end
        begun.referral = np.where(begun.steps_up, self.front_door.referral_keys[order[at]], 0)
        begun.ended_on = np.minimum(np.minimum(begun.meant_end, next_on), self.people.children.adult_on[begun.child])
        begun.steps_up = begun.steps_up & (begun.ended_on == next_on)
        begun.referral = np.where(begun.steps_up, begun.referral, 0)
        # One at a time: contacts while early help goes on already continue it.
        keep = np.ones(len(begun), dtype=bool)
        open_until = -1
        child = -1
        for at_row, (one, start, end) in enumerate(
            zip(begun.child.tolist(), begun.started_on.tolist(), begun.ended_on.tolist(), strict=True)
        ):
            if one == child and start < open_until:
                keep[at_row] = False
            else:
                child, open_until = one, end
        return begun[keep & (begun.ended_on > begun.started_on)]

    def _write(self, rows: Rows) -> None:
        book, random, count = self.book, self.random, len(rows)
        ended = np.where(rows.ended_on > self.until, NEVER, rows.ended_on)
        over = ended < NEVER
        team = np.full(count, book.staff.team_of_type["early_help"][0])
        worker = book.staff.specialist("early_help_worker", np.minimum(rows.started_on, self.until), random)
        grown = rows.ended_on >= self.people.children.adult_on[rows.child]
        reason = np.where(grown, "early_help_end_reason:aged_out", pick(random.random(count), END_REASON))
        keys = book.add_case(
            EarlyHelpEpisode,
            child=rows.child,
            on=rows.started_on,
            team=team,
            worker=worker,
            happened=rows.started_on * DAY + 12 * 3600,
            ended=evening(ended),
            ending_fields=("ended_on", "end_reason", "stepped_up_to"),
            contact=rows.contact,
            started_on=rows.started_on,
            ended_on=ended,
            lead_agency=pick(random.random(count), LEAD),
            stepped_down=rows.stepped_down,
            stepped_up_to=np.where(over & rows.steps_up, rows.referral, 0),
            end_reason=only_where(over, np.where(rows.steps_up, "early_help_end_reason:step_up", reason)),
            consent=np.full(count, "consent:obtained", dtype=object),
        )
        start = rows.started_on + random.integers(3, 25, count)
        done = book.calendar.on_working_day(start + random.integers(15, 60, count))
        made = (start <= np.minimum(ended, self.until)) & (random.random(count) < 0.88)
        finished = made & (done <= np.minimum(ended, self.until))
        book.add_case(
            EarlyHelpAssessment,
            child=rows.child[made],
            on=start[made],
            team=team[made],
            worker=worker[made],
            happened=start[made] * DAY + 12 * 3600,
            episode=keys[made],
            started_on=start[made],
            completed_on=np.where(finished, done, NEVER)[made],
            agency=pick(random.random(count), LEAD)[made],
        )

    # ── Beside it ────────────────────────────────────────────────────────────────────────────────

    def _handovers(self) -> None:
        """What the out-of-hours team did with messages that came in the evening or at night."""
        messages, random = self.front_door.messages, self.random
        hour = messages.received_at % DAY // 3600
        late = np.flatnonzero(((hour >= 20) | (hour < 7)) & (random.random(len(messages)) < 0.5))
        morning = self.book.calendar.on_working_day(messages.received_at[late] // DAY + (hour[late] >= 7)) * DAY + 9 * 3600
        came = morning <= (self.until + 1) * DAY - 60
        late, morning = late[came], morning[came]
        self.book.add(
            EmergencyDutyHandover,
            happened=morning,
            contact=self.front_door.keys[late],
            handed_over_at=morning,
            action_taken=np.full(len(late), "Safe for the night; day team to follow up.", dtype=object),
        )

    def _notes(self) -> None:
        """A few notes on open cases, so that chronologies have something to show."""
        episode, random = self.rows["episode"], self.random
        end = np.minimum(episode.ended_on, self.until)
        room = np.minimum(end - episode.started_on, 2000)
        count = random.poisson(NOTES_A_CASE * np.minimum(1 + room / 150, 6))
        owner = np.repeat(np.arange(len(episode)), count)
        day = np.minimum(
            end[owner],
            self.book.calendar.on_working_day(
                episode.started_on[owner] + (random.random(len(owner)) * room[owner]).astype(np.int64)
            ),
        )
        at = day * DAY + 60 * random.integers(9 * 60, 17 * 60, len(owner))
        kind = pick(random.random(len(owner)), NOTE)
        titles = {code: code.split(":")[1].replace("_", " ").capitalize() for code in NOTE}
        self.book.add_case(
            CaseNote,
            child=episode.child[owner],
            on=day,
            happened=at,
            kind=kind,
            happened_at=at,
            title=np.array([titles[code] for code in kind.tolist()], dtype=object),
            text=np.full(len(owner), "Synthetic note.", dtype=object),
            significant=random.random(len(owner)) < 0.08,
        )
