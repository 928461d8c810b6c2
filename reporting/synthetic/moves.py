"""Where a child in care lives, one placement after another."""

from __future__ import annotations

import datetime

import numpy as np

from csc.days import day_number
from reporting.synthetic.arrays import Draws, Text, Whole
from reporting.synthetic.carers import Carers
from reporting.synthetic.days import NEVER, age
from reporting.synthetic.dice import between, choose, pick
from reporting.synthetic.grounds import Grounds, chained
from reporting.synthetic.rows import Rows, last_at
from reporting.synthetic.writing import Book

SUPPORTED_FROM = day_number(datetime.date(2023, 10, 28))
"""From this day supported accommodation is registered with Ofsted: K3 takes the place of H5."""

MOVES = 14
FIRST_STAY = ((0.0, 4.0), (0.14, 25.0), (0.34, 90.0), (0.56, 240.0), (0.80, 900.0), (1.0, 3500.0))
LATER_STAY = ((0.0, 10.0), (0.10, 45.0), (0.27, 200.0), (0.50, 700.0), (0.75, 1800.0), (1.0, 5500.0))
PLACE_BY_AGE = (
    # younger than, placement type: weight
    (1, {"U6": 0.60, "U3": 0.24, "U5": 0.06, "R3": 0.05, "P1": 0.05}),
    (10, {"U6": 0.56, "U3": 0.24, "U4": 0.06, "U1": 0.04, "K2": 0.04, "P1": 0.06}),
    (16, {"U6": 0.48, "U3": 0.12, "U4": 0.13, "U1": 0.03, "K2": 0.17, "P1": 0.05, "S1": 0.01, "K1": 0.005, "Z11": 0.005}),
    (99, {"U6": 0.29, "U3": 0.05, "U4": 0.10, "K2": 0.14, "K3": 0.38, "R5": 0.015, "P1": 0.025}),
)
UNACCOMPANIED_PLACE = {"U6": 0.42, "K3": 0.55, "K2": 0.03}
STAYS_AWAY = {"T3": (0.035, 6, 15), "T1": (0.012, 2, 12), "T4": (0.012, 2, 7)}
FOSTERED = ("U1", "U2", "U3", "U4", "U5", "U6")


class Moves(Grounds):
    """Placements: the first, later ones, short stays away, the move to adopters, and changes with the same carer."""

    def __init__(self, book: Book, care: Rows, carers: Carers) -> None:
        super().__init__(book, care, carers)
        self._common_luck = book.dice("luck of those placed together").random((4096, 64))

    def draw_placements(self) -> None:
        care = self.care
        start = care.started_on.copy()
        limit = np.minimum(care.meant_end, self.adoption.placed)
        pieces: list[Rows] = []
        open_rows = np.arange(len(care))
        for turn in range(MOVES):
            luck = self.luck(open_rows, turn)
            stay = between(luck, FIRST_STAY if turn == 0 else LATER_STAY).astype(np.int64)
            stay = np.where(care.short_breaks[open_rows], NEVER, stay)
            end = np.minimum(start[open_rows] + stay, limit[open_rows])
            end = np.where((turn == MOVES - 1) | (limit[open_rows] - end < 5), limit[open_rows], end)
            pieces.append(Rows(period=open_rows, turn=np.full(len(open_rows), turn), started_on=start[open_rows], ended_on=end))
            start[open_rows] = end
            open_rows = open_rows[end < limit[open_rows]]
            if not len(open_rows):
                break
        rows = Rows.together(pieces)
        rows.kind = self._kinds(rows)
        self.carers.assign(rows, care, self.luck(rows.period, 50 + rows.turn))
        adoptive = np.flatnonzero(self.adoption.placed < NEVER)
        with_adopters = self._with_adopters(adoptive, rows)
        rows = Rows.together([rows, with_adopters]).sorted_by("period", "started_on")
        rows.permanent_from = np.full(len(rows), NEVER)
        rows = self._becomes_long_term(rows)
        rows = self._changes_name(rows)
        rows = self._stays_away(rows)
        self.placements = chained(
            rows[rows.started_on < care.meant_end[rows.period]].sorted_by("period", "started_on"), care.meant_end
        )

    def luck(self, period: Whole, turn: Whole | int) -> Draws:
        """Luck that brothers and sisters who came into care together mostly share."""
        common = self._common_luck[self.care.event[period] % len(self._common_luck), np.asarray(turn) % 64]
        return np.where(self.random.random(len(period)) < 0.75, common, self.random.random(len(period)))

    def _kinds(self, rows: Rows) -> Text:
        """Where the child goes, by age on the day and by the order in force: at home only under a care order."""
        care, random = self.care, self.random
        years = age(care.born[rows.period], rows.started_on)
        luck = self.luck(rows.period, 20 + rows.turn)
        kind = np.full(len(rows), "", dtype=object)
        oldest = 0
        for below, weights in PLACE_BY_AGE:
            here = (years >= oldest) & (years < below)
            kind[here] = pick(luck[here], weights)
            oldest = below
        alone = care.unaccompanied[rows.period]
        kind[alone] = np.where(years[alone] >= 16, pick(luck[alone], UNACCOMPANIED_PLACE), "U6")
        kind[care.short_breaks[rows.period]] = "U6"
        status = self.status_on(rows.period, rows.started_on)
        kind[(kind == "P1") & ~np.isin(status, ["C1", "C2"])] = "U6"
        kind[(kind == "P1") & (rows.turn == 0) & (random.random(len(rows)) < 0.5)] = "U3"
        # Going home under the order first is how many returns begin.
        goes_home = (care.way[rows.period] == "home") & (rows.turn > 0) & (rows.ended_on == care.meant_end[rows.period])
        goes_home &= np.isin(status, ["C1", "C2"]) & (rows.ended_on - rows.started_on < 400)
        kind[goes_home] = "P1"
        kind[(kind == "R5") & (status != "J1")] = "K2"
        kind[(kind == "K3") & (rows.started_on < SUPPORTED_FROM)] = "H5"
        kind[(kind == "Z11") & (rows.started_on < day_number(datetime.date(2025, 4, 1)))] = "Z1"
        return kind

    def _with_adopters(self, period: Whole, rows: Rows) -> Rows:
        """The placement with the adopters; where the foster carer adopts, the carer stays who it was."""
        care, adoption = self.care, self.adoption
        same = adoption.by_foster_carer[period]
        order = np.lexsort([rows.started_on, rows.period])
        last = order[last_at(rows.period[order], rows.started_on[order], period, adoption.placed[period])]
        same &= np.isin(rows.kind[last], FOSTERED)
        adoption.by_foster_carer[period] = same
        family = care.family[period]
        key = np.array([f"ADOPT{n:06}" for n in family], dtype=object)
        return Rows(
            period=period,
            turn=np.full(len(period), 60),
            started_on=adoption.placed[period],
            ended_on=care.meant_end[period],
            kind=np.where(same, "A5", "A6").astype(object),
            carer=np.where(same, rows.carer[last], key).astype(object),
            household=np.where(same, rows.household[last], 0),
            provider=np.where(same, rows.provider[last], "PR1").astype(object),
            urn=np.full(len(period), "", dtype=object),
        )

    def _becomes_long_term(self, rows: Rows) -> Rows:
        """Fostering that lasts becomes meant to last: mostly by a new agreement with the same carer."""
        random = self.random
        lasts = np.isin(rows.kind, ["U6", "U3"]) & (rows.ended_on - rows.started_on > 540) & (random.random(len(rows)) < 0.66)
        lasts &= ~self.care.short_breaks[rows.period] & (self.care.way[rows.period] != "adopted")
        agreed = rows.started_on + 240 + random.integers(0, 200, len(rows))
        later = rows[lasts]
        later.started_on = agreed[lasts]
        later.kind = np.where(later.kind == "U6", "U4", "U1").astype(object)
        later.permanent_from = agreed[lasts]
        rows.ended_on = np.where(lasts, agreed, rows.ended_on)
        at_once = np.isin(rows.kind, ["U4", "U1"])
        rows.permanent_from = np.where(at_once, np.minimum(rows.started_on + 90, rows.ended_on), rows.permanent_from)
        return Rows.together([rows, later]).sorted_by("period", "started_on")

    def _changes_name(self, rows: Rows) -> Rows:
        """Semi-independent living that lasts beyond October 2023 goes on as registered supported accommodation."""
        spans = (rows.kind == "H5") & (rows.started_on < SUPPORTED_FROM) & (rows.ended_on > SUPPORTED_FROM)
        later = rows[spans]
        later.started_on, later.kind = SUPPORTED_FROM, np.full(len(later), "K3", dtype=object)
        rows.ended_on = np.where(spans, SUPPORTED_FROM, rows.ended_on)
        return Rows.together([rows, later]).sorted_by("period", "started_on")

    def _stays_away(self, rows: Rows) -> Rows:
        """Short stays elsewhere, from which the child returns to the same carer."""
        random = self.random
        fostered = np.isin(rows.kind, ["U4", "U6", "U3", "U1", "K2"]) & (rows.ended_on - rows.started_on > 120)
        fostered &= ~self.care.short_breaks[rows.period]
        kinds = list(STAYS_AWAY)
        which = choose(
            random.random(len(rows)),
            [STAYS_AWAY[kind][0] for kind in kinds] + [1 - sum(share for share, *_ in STAYS_AWAY.values())],
        )
        away = fostered & (which < len(kinds))
        whole = rows[away]
        code = np.array(kinds, dtype=object)[which[away]]
        least = np.array([STAYS_AWAY[kind][1] for kind in kinds])[which[away]]
        most = np.array([STAYS_AWAY[kind][2] for kind in kinds])[which[away]]
        days = least + (random.random(len(whole)) * (most - least)).astype(np.int64)
        left = whole.started_on + 30 + (random.random(len(whole)) * (whole.ended_on - whole.started_on - 60)).astype(np.int64)
        stay, back = whole[np.arange(len(whole))], whole[np.arange(len(whole))]
        stay.started_on, stay.ended_on, stay.kind = left, left + days, code
        stay.carer = np.array([f"TEMP{n:06}" for n in range(len(whole))], dtype=object)
        stay.household, stay.provider, stay.urn = (
            0,
            np.full(len(whole), None, dtype=object),
            np.full(len(whole), "", dtype=object),
        )
        stay.permanent_from = NEVER
        back.started_on = left + days
        back.permanent_from = np.where(whole.permanent_from < NEVER, np.maximum(whole.permanent_from, left + days), NEVER)
        rows.ended_on[away] = left
        early = rows.permanent_from[away] <= left
        rows.permanent_from[away] = np.where(early, rows.permanent_from[away], NEVER)
        return Rows.together([rows, stay, back]).sorted_by("period", "started_on")

    # ── Rows ─────────────────────────────────────────────────────────────────────────────────────
