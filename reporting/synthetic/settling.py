"""Permanence and the courts: plans, the way to adoption, orders, what had been permanent before, and proceedings."""

from __future__ import annotations

from typing import Any

import numpy as np

from looked_after import codes
from looked_after.models import AdoptionPlan, PermanenceOrder, PermanencePlan, PreviousPermanence
from looked_after.timescales import PERMANENCE_PLAN
from protection.models import CourtProceedings, EmergencyProtection, PreProceedings
from protection.timescales import CARE_PROCEEDINGS
from reporting.synthetic import shares
from reporting.synthetic.arrays import Text, Whole, only_where
from reporting.synthetic.carers import Carers
from reporting.synthetic.days import DAY, NEVER, age, evening
from reporting.synthetic.dice import choose, pick
from reporting.synthetic.placing import Placing
from reporting.synthetic.writing import Book
from workforce.records import CaseRecord

OPTION = {
    "adopted": {"ADOPTION": 0.9, "LTRELFR": 0.1},
    "guardian": {"LTRELFR": 0.8, "RETURN6M": 0.2},
    "arrangements": {"LTRELFR": 0.7, "RETURN6M": 0.3},
    "home": {"RETURN6M": 0.5, "RETURNEV": 0.42, "RETURN1M": 0.08},
    "adult": {"LTFOST18": 0.6, "RESPLMT": 0.16, "SUPPLIV": 0.2, "RETURNEV": 0.04},
    "": {"LTFOST18": 0.4, "RETURNEV": 0.35, "OTHERPLN": 0.25},
}
HARDER = shares.codes(
    "harder_to_place",
    {"none": 0.56, "sibling_group": 0.2, "aged_5_or_over": 0.1, "disabled": 0.05, "ethnicity": 0.05, "several": 0.04},
)
REVERSED = 0.05  # of children in care under 8 for more than a year who are not adopted: the decision was made and taken back


class Settling:
    """Writes plans for permanence and the orders that made it."""

    def __init__(self, book: Book, placing: Placing, carers: Carers, episode_started: Whole) -> None:
        self.book = book
        self.placing = placing
        self.carers = carers
        self.care = placing.care
        self.random = book.dice("settling")
        self.until = book.horizon.until
        self.episode_started = episode_started

    def write(self) -> None:
        self._permanence_plans()
        self._adoption_plans()
        self._orders()
        self._previous()
        self._court()

    def _add(self, model: type[CaseRecord], period: Whole, on: Whole, **columns: Any) -> Whole:
        return self.book.add_case(model, child=self.care.child[period], on=np.minimum(on, self.until), **columns)

    def _permanence_plans(self) -> None:
        care, random = self.care, self.random
        count = len(care)
        due = np.asarray(PERMANENCE_PLAN.due_on(care.started_on)).astype(np.int64)
        agreed = self.book.calendar.on_working_day(care.started_on + random.integers(60, 150, count))
        options = np.full(count, "", dtype=object)
        for way, weights in OPTION.items():
            mine = ~np.isin(care.way, list(OPTION)) if way == "" else care.way == way
            options[mine] = pick(random.random(count), weights)[mine]
        made = (agreed < np.minimum(care.ended_on, self.until + 1)) & ~care.short_breaks & (random.random(count) < 0.955)
        # The decision for adoption comes later than the first plan, and replaces it.
        decided = self.placing.adoption.decided
        replaced = made & (decided > agreed) & (decided <= self.until)
        first = np.where(replaced & (options == "ADOPTION"), "RETURNEV", options)
        first = np.where(made & (care.way == "adopted") & (decided > self.until), "RETURNEV", first)
        period = np.flatnonzero(made)
        ended = np.where(replaced, decided, care.ended_on)
        self._add(
            PermanencePlan,
            period,
            agreed[period],
            happened=agreed[period] * DAY + 14 * 3600,
            ended=evening(ended[period]),
            ending_fields=("ended_on",),
            period_of_care=self.placing.keys[period],
            option=_keyed("permanence_plan", first[period]),
            principal=np.ones(len(period), dtype=bool),
            due_on=due[period],
            agreed_on=agreed[period],
            ended_on=ended[period],
        )
        period = np.flatnonzero(replaced)
        self._add(
            PermanencePlan,
            period,
            decided[period],
            happened=decided[period] * DAY + 14 * 3600,
            ended=evening(care.ended_on[period]),
            ending_fields=("ended_on",),
            period_of_care=self.placing.keys[period],
            option=np.full(len(period), codes.PLAN_ADOPTION, dtype=object),
            principal=np.ones(len(period), dtype=bool),
            agreed_on=decided[period],
            ended_on=care.ended_on[period],
        )

    # ── Adoption ─────────────────────────────────────────────────────────────────────────────────

    def _adoption_plans(self) -> None:
        """Children to be adopted as far as they have come; and decisions that were taken back."""
        care, adoption, random = self.care, self.placing.adoption, self.random
        period = np.flatnonzero(adoption.decided <= self.until)
        decided = adoption.decided[period]
        so_far = {name: _by(adoption.columns[name][period], self.until) for name in ("order", "matched", "placed", "applied")}
        ordered = np.where(care.ended_on[period] < NEVER, care.ended_on[period], NEVER)
        panel = self.book.calendar.last_working_day(decided - random.integers(3, 15, len(period)))
        matched = so_far["matched"] < NEVER
        adopters = np.zeros(len(period), dtype=np.int64)
        adopters[matched] = self.carers.adopters(
            care.family[period[matched]], so_far["matched"][matched], random.integers(30, 500, matched.sum())
        )
        same = adoption.by_foster_carer[period] & (so_far["placed"] < NEVER)
        two = random.random(len(period)) < 0.86
        placements = self.placing.placements
        began = np.full(len(care), NEVER)
        adoptive = np.isin(placements.kind, ["A3", "A4", "A5", "A6"])
        keys = set(zip(placements.period[adoptive].tolist(), placements.carer[adoptive].tolist(), strict=True))
        for at in np.flatnonzero(~adoptive).tolist():
            if (placements.period[at], placements.carer[at]) in keys:
                began[placements.period[at]] = min(began[placements.period[at]], placements.started_on[at])
        count = len(period)
        self._add(
            AdoptionPlan,
            period,
            decided,
            happened=decided * DAY + 14 * 3600,
            period_of_care=self.placing.keys[period],
            panel_on=panel,
            decided_on=decided,
            placement_order_on=so_far["order"],
            matched_on=so_far["matched"],
            placed_on=so_far["placed"],
            applied_on=np.where(so_far["placed"] < NEVER, so_far["applied"], NEVER),
            ordered_on=ordered,
            adopters=adopters,
            adopted_by_foster_carer=np.ma.masked_array(same, mask=so_far["placed"] == NEVER),
            foster_placement_on=np.where(same, began[period], NEVER),
            number_of_adopters=np.where(matched, 1 + two, -1),
            adopter_sex=only_where(
                matched,
                np.where(
                    two,
                    pick(random.random(count), shares.codes("adopter_sex", {"MF": 0.84, "MM": 0.1, "FF": 0.06})),
                    "adopter_sex:F1",
                ),
            ),
            adopter_legal_status=only_where(
                matched,
                np.where(
                    two,
                    pick(
                        random.random(count),
                        shares.codes("adopter_legal_status", {"L11": 0.7, "L12": 0.12, "L2": 0.04, "L3": 0.14}),
                    ),
                    "adopter_legal_status:L0",
                ),
            ),
            harder_to_place=pick(random.random(count), HARDER),
        )
        self._reversed()

    def _reversed(self) -> None:
        care, random = self.care, self.random
        young = age(care.born, care.started_on) < 7
        lasted = np.minimum(care.ended_on, self.until) - care.started_on > 420
        period = np.flatnonzero(
            young & lasted & (care.way != "adopted") & ~care.short_breaks & (random.random(len(care)) < REVERSED * 2)
        )
        decided = self.book.calendar.on_working_day(care.started_on[period] + random.integers(150, 230, len(period)))
        reversed_on = self.book.calendar.on_working_day(decided + random.integers(60, 170, len(period)))
        self._add(
            AdoptionPlan,
            period,
            decided,
            happened=decided * DAY + 14 * 3600,
            ended=evening(reversed_on),
            ending_fields=("reversed_on", "reversed_reason"),
            period_of_care=self.placing.keys[period],
            decided_on=decided,
            reversed_on=reversed_on,
            reversed_reason=pick(
                random.random(len(period)),
                shares.codes("adoption_decision_reversed", {"RD1": 0.35, "RD2": 0.2, "RD3": 0.3, "RD4": 0.15}),
            ),
            harder_to_place=pick(random.random(len(period)), HARDER),
        )

    # ── Orders ───────────────────────────────────────────────────────────────────────────────────

    def _orders(self) -> None:
        """Special guardianship and child arrangements orders that ended care."""
        care, random = self.care, self.random
        period = np.flatnonzero(np.isin(care.way, ["guardian", "arrangements"]) & (care.ended_on < NEVER))
        ceased = care.ceased[period]
        day = care.ended_on[period]
        guardian = care.way[period] == "guardian"
        applied = np.maximum(day - random.integers(40, 170, len(period)), care.started_on[period])
        self._add(
            PermanenceOrder,
            period,
            day - 1,
            happened=day * DAY + 14 * 3600,
            kind=np.where(guardian, codes.SPECIAL_GUARDIANSHIP_ORDER, codes.CHILD_ARRANGEMENTS_ORDER).astype(object),
            applied_on=applied,
            ordered_on=day,
            from_care=np.ones(len(period), dtype=bool),
            period_of_care=self.placing.keys[period],
            to_former_foster_carer=np.ma.masked_array(
                np.isin(ceased, [codes.GUARDIAN_FORMER_CARER_RELATIVE, codes.GUARDIAN_FORMER_CARER_UNRELATED]), mask=~guardian
            ),
            to_relative_or_friend=np.ma.masked_array(
                np.isin(ceased, [codes.GUARDIAN_FORMER_CARER_RELATIVE, codes.GUARDIAN_OTHER_RELATIVE]), mask=~guardian
            ),
        )

    def _previous(self) -> None:
        care, random = self.care, self.random
        period = np.flatnonzero(~care.short_breaks & (care.started_on <= self.until) & (random.random(len(care)) < 0.97))
        kind = pick(
            random.random(len(period)),
            shares.codes("previous_permanence", {"Z1": 0.93, "P1": 0.012, "P2": 0.036, "P3": 0.016, "P4": 0.006}),
        )
        before = kind != codes.NEVER_PERMANENT_BEFORE
        year = (
            care.started_on[period].astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
        ) - random.integers(1, 6, len(period))
        born = care.born[period].astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
        self._add(
            PreviousPermanence,
            period,
            care.started_on[period],
            period_of_care=self.placing.keys[period],
            permanence=kind,
            order_year=np.where(before, np.maximum(year, born), -1),
        )

    # ── Court ────────────────────────────────────────────────────────────────────────────────────

    def _court(self) -> None:
        """Emergency powers at the start, the work before proceedings, and proceedings to their final order."""
        care, random, legal = self.care, self.random, self.placing.legal
        for taken_as, kind, longest in (("L1", "police_protection", 2), ("L2", "emergency_protection_order", 8)):
            rows = legal[(legal.status == taken_as) & (legal.started_on <= self.until)]
            at = rows.started_on * DAY + 3600 * random.integers(8, 23, len(rows))
            over = np.minimum(rows.ended_on * DAY + 9 * 3600, at + longest * DAY)
            self._add(
                EmergencyProtection,
                rows.period,
                rows.started_on,
                happened=at,
                kind=np.full(len(rows), kind, dtype=object),
                started_at=at,
                ended_at=np.where(over // DAY <= self.until, over, NEVER * DAY),
            )
        issued = self.placing.interim_order - random.integers(0, 6, len(care))
        issued = np.maximum(issued, care.started_on - 10)
        final = np.minimum(self.placing.final_hearing, np.where(care.meant_end > issued, care.meant_end, NEVER))
        period = np.flatnonzero((self.placing.interim_order < NEVER) & (issued <= self.until))
        done = final[period] <= self.until
        status = self.placing.status_on(period, np.minimum(final[period], care.meant_end[period] - 1))
        self._add(
            CourtProceedings,
            period,
            issued[period],
            happened=issued[period] * DAY + 15 * 3600,
            ended=evening(np.where(done, final[period], NEVER)),
            ending_fields=("final_order_on", "final_order"),
            issued_on=issued[period],
            hearings=choose(random.random(len(period)), [0, 0.1, 0.3, 0.3, 0.2, 0.1]),
            final_order_on=np.where(done, final[period], NEVER),
            final_order=only_where(done & np.isin(status, ["C2", "E1"]), _keyed("legal_status", status)),
            due_on=np.asarray(CARE_PROCEEDINGS.due_on(issued[period])).astype(np.int64),
        )
        self._before_proceedings(period, issued[period])

    def _before_proceedings(self, period: Whole, issued: Whole) -> None:
        """Some proceedings were prepared with the family first: letter before proceedings, meetings."""
        random = self.random
        decided = self.book.calendar.on_working_day(issued - random.integers(60, 220, len(issued)))
        opened = self.episode_started[self.care.referral[period]]
        chosen = (decided > opened + 20) & (decided < issued - 20) & (random.random(len(issued)) < 0.55)
        period, decided, issued = period[chosen], decided[chosen], issued[chosen]
        letter = self.book.calendar.add(decided, 3)
        meeting = self.book.calendar.add(letter, 10)
        self._add(
            PreProceedings,
            period,
            decided,
            happened=decided * DAY + 12 * 3600,
            ended=evening(issued),
            ending_fields=("ended_on", "outcome"),
            decided_on=decided,
            letter_sent_on=np.where(letter < issued, letter, NEVER),
            first_meeting_on=np.where(meeting < issued, meeting, NEVER),
            meetings_held=1 + choose(random.random(len(period)), [0.3, 0.4, 0.3]),
            ended_on=issued,
            outcome=np.full(len(period), "pre_proceedings:issue", dtype=object),
        )


def _by(day: Whole, until: int) -> Whole:
    """The day if it has come, else NEVER."""
    return np.where(day <= until, day, NEVER)


def _keyed(code_set: str, values: Text) -> Text:
    return np.array([f"{code_set}:{value}" for value in values.tolist()], dtype=object)
