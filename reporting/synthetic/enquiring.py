"""Strategy discussions and section 47 enquiries."""

from __future__ import annotations

import numpy as np

from protection.models import Section47Enquiry, StrategyDiscussion, StrategyDiscussionAttendance
from protection.timescales import INITIAL_CONFERENCE
from reporting.synthetic import names, shares
from reporting.synthetic.arrays import Mask, Text, Whole, only_where
from reporting.synthetic.assessing import Assessing
from reporting.synthetic.days import DAY, NEVER, evening, office_time
from reporting.synthetic.dice import pick
from reporting.synthetic.families import Families
from reporting.synthetic.journeys import NONE
from reporting.synthetic.rows import Rows
from reporting.synthetic.visiting import ALONE, ALONE_WHEN_SMALL
from reporting.synthetic.writing import Book

AT_A_DISCUSSION = shares.codes(
    "agency",
    {
        "social_care": 1.0,
        "police": 0.97,
        "health_visitor": 0.35,
        "school_nurse": 0.3,
        "school": 0.55,
        "paediatrician": 0.3,
        "early_years": 0.1,
    },
)

ROLES = {
    "social_care": "Social worker",
    "police": "Child abuse investigation",
    "health_visitor": "Health visitor",
    "school_nurse": "School nurse",
    "school": "Designated safeguarding lead",
    "paediatrician": "Consultant paediatrician",
    "early_years": "Manager",
}
"""What those who take part in a discussion are, by their agency."""

NAMED = 0.9
HOW = shares.codes("attendance_way", {"video": 0.55, "in_person": 0.3, "phone": 0.15})
SENT_WORD = shares.codes("attendance_way", {"apologies": 0.7, "report": 0.3})
SENT_WORD_IF_AWAY = 0.25
"""Of the agencies that did not take part, how many sent a report or apologies."""


class Enquiring:
    """Writes discussions and enquiries, one of each for each child."""

    def __init__(self, book: Book, people: Families, rows: dict[str, Rows], assessing: Assessing) -> None:
        self.book = book
        self.people = people
        self.rows = rows
        self.assessing = assessing
        self.random = book.dice("enquiring")
        self.manners = book.dice("who took part in a discussion")

    def write(self) -> None:
        self._discussions()
        self._enquiries()

    def born(self, child: Whole) -> Whole:
        return self.people.children.born[child]

    def _discussions(self) -> None:
        book, rows, random = self.book, self.rows["discussion"], self.random
        _, first, which = np.unique(rows.event * (1 << 24) + rows.held_on, return_index=True, return_inverse=True)
        held_at = office_time(rows.held_on[first], random)[which]
        self.discussion_keys = book.add_case(
            StrategyDiscussion,
            child=rows.child,
            on=rows.held_on,
            happened=held_at,
            referral=self.assessing.referral_key(rows.referral),
            held_at=held_at,
            launched_enquiry=rows.launched,
            decision=np.full(len(rows), "Section 47 enquiry.", dtype=object),
        )
        codes = np.array(list(AT_A_DISCUSSION), dtype=object)
        there = random.random((len(first), len(codes))) < np.array(list(AT_A_DISCUSSION.values()))
        self._who_took_part(codes, there, which, held_at)

    def _who_took_part(self, codes: Text, there: Mask, which: Whole, held_at: Whole) -> None:
        """A row for everybody who was there, or sent word; brothers and sisters of one discussion have the same people.

        `there` has a row for each discussion of a family and a column for each agency; `which` says of each child's
        discussion which of the family's it is.
        """
        book, rows, manners = self.book, self.rows["discussion"], self.manners
        sent_word = ~there & (manners.random(there.shape) < SENT_WORD_IF_AWAY)
        way = np.where(there, pick(manners.random(there.size), HOW).reshape(there.shape), "")
        way = np.where(sent_word, pick(manners.random(there.size), SENT_WORD).reshape(there.shape), way)
        forename = names.draw(manners, names.ADULTS, there.size)
        who = (forename + " " + names.draw(manners, names.SURNAMES, there.size)).reshape(there.shape)
        named = manners.random(there.shape) < NAMED
        role = np.array(list(ROLES.values()), dtype=object)
        row, agency = np.nonzero((there | sent_word)[which])
        of = which[row]
        team, worker = book.allocations.on(rows.child[row], rows.held_on[row])
        typist = np.where(worker < 0, book.staff.manager(team, rows.held_on[row]), worker)
        book.add(
            StrategyDiscussionAttendance,
            happened=held_at[row],
            recorded_by=book.user(typist),
            discussion=self.discussion_keys[row],
            agency=codes[agency],
            name=np.where(named[of, agency], who[of, agency], ""),
            role=np.where(named[of, agency], role[agency], ""),
            way=way[of, agency],
        )

    def _enquiries(self) -> None:
        book, rows, random = self.book, self.rows["enquiry"], self.random
        count = len(rows)
        done = rows.completed_on < NEVER
        last = np.minimum(rows.completed_on, book.horizon.until)
        team, _ = book.allocations.on(rows.child, last)
        seen_on = book.calendar.on_working_day(np.minimum(rows.started_on + random.integers(0, 5, count), last))
        seen_on = np.minimum(seen_on, last)
        born = self.born(rows.child)
        seen = (random.random(count) < 0.955) & (born <= seen_on) & (seen_on >= rows.started_on)
        alone = np.where(
            seen_on - born < 3 * 365, pick(random.random(count), ALONE_WHEN_SMALL), pick(random.random(count), ALONE)
        )
        assessment = rows.assessment
        risk = rows.outcome == "s47_outcome:substantiated_continuing_risk"
        not_required = done & risk & rows.not_required
        category = only_where(done & (rows.outcome != "s47_outcome:not_substantiated"), rows.category)
        self.enquiry_keys = book.add_case(
            Section47Enquiry,
            child=rows.child,
            on=last,
            happened=rows.started_on * DAY + 16 * 3600,
            ended=evening(rows.completed_on),
            ending_fields=(
                "completed_on",
                "authorised_by",
                "outcome",
                "category",
                "conference_not_required",
                "conference_not_required_reason",
            ),
            strategy_discussion=self.discussion_keys[rows.discussion],
            referral=self.assessing.referral_key(rows.referral),
            assessment=np.where(assessment == NONE, 0, self.assessing.keys[np.maximum(assessment, 0)]),
            started_on=rows.started_on,
            completed_on=rows.completed_on,
            authorised_by=book.person_at_work(np.where(done, book.staff.manager(team, last), -1)),
            outcome=only_where(done & (random.random(count) > 0.004), rows.outcome),
            conference_not_required=not_required,
            conference_not_required_reason=np.where(not_required, "Safe with the plan already in place.", "").astype(object),
            category=category,
            child_seen_on=np.where(seen, seen_on, NEVER),
            child_seen_alone=only_where(seen, alone),
            conference_due_on=np.asarray(INITIAL_CONFERENCE.due_on(rows.started_on)).astype(np.int64),
        )
