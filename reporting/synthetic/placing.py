"""Periods of care, and inside each: legal statuses, placements with their moves, and visiting regimes.

Everything is drawn to the period's true end and then cut at the last day of the data, so that an
adoption to come casts its shadow: the plan, the placement order, the move to the adopters.
"""

from __future__ import annotations

import datetime

import numpy as np

from csc.days import day_number
from looked_after import codes
from looked_after.models import LegalStatus, PeriodOfCare, Placement, VisitingRegime
from reporting.synthetic import names, shares
from reporting.synthetic.carers import Carers
from reporting.synthetic.days import DAY, NEVER, age, evening
from reporting.synthetic.dice import between, choose, pick
from reporting.synthetic.families import DISABILITY, Families
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
CHANGE_REASON = shares.codes(
    "reason_placement_change",
    {
        "CARPL": 0.42,
        "CREQB": 0.17,
        "CREQO": 0.08,
        "LAREQ": 0.11,
        "CHILD": 0.06,
        "CLOSE": 0.03,
        "STAND": 0.03,
        "ALLEG": 0.02,
        "OTHER": 0.08,
    },
)
MILES = ((0.0, 0.3), (0.3, 3.0), (0.6, 8.0), (0.82, 20.0), (0.95, 55.0), (1.0, 190.0))
STAYS_AWAY = {"T3": (0.035, 6, 15), "T1": (0.012, 2, 12), "T4": (0.012, 2, 7)}
FOSTERED = ("U1", "U2", "U3", "U4", "U5", "U6")


class Placing:
    """Draws and writes the frame of every period of care."""

    def __init__(self, book: Book, care: Rows, carers: Carers) -> None:
        self.book = book
        self.care = care.sorted_by("child", "started_on")
        self.carers = carers
        self.random = book.dice("placing")
        self._common_luck = book.dice("luck of those placed together").random((4096, 64))
        self.until = book.horizon.until

    def draw(self) -> None:
        """Work out the days of everything before any of it is written: plans and visits rest on them."""
        self._adoption_days()
        self._legal_statuses()
        self._placements()

    def write(self) -> None:
        self._write_periods()
        self._write_legal()
        self._write_placements()
        self._write_regimes()

    # ── Days ─────────────────────────────────────────────────────────────────────────────────────

    def _adoption_days(self) -> None:
        """Decision, placement order, match, move and application of each child to be adopted, in their order."""
        care, random = self.care, self.random
        count = len(care)
        adopted = care.way == "adopted"
        length = care.meant_end - care.started_on
        placed = care.meant_end - np.minimum(random.integers(110, 330, count), length // 2)
        before = np.maximum(placed - care.started_on, 4)
        decided = care.started_on + (before * (0.30 + 0.25 * random.random(count))).astype(np.int64)
        order = decided + ((placed - decided) * (0.10 + 0.35 * random.random(count))).astype(np.int64)
        matched = order + ((placed - order) * (0.45 + 0.45 * random.random(count))).astype(np.int64)
        applied = np.minimum(placed + 70 + random.integers(0, 60, count), care.meant_end - 1)
        self.adoption = Rows(
            decided=np.where(adopted, decided, NEVER),
            order=np.where(adopted, order, NEVER),
            matched=np.where(adopted, matched, NEVER),
            placed=np.where(adopted, placed, NEVER),
            applied=np.where(adopted, np.maximum(applied, placed + 1), NEVER),
            by_foster_carer=adopted & (random.random(count) < 0.13),
        )

    def _legal_statuses(self) -> None:
        """From the first ground to the last: police protection or agreement, interim order, full order, placement order."""
        care, random = self.care, self.random
        count = len(care)
        start, length = care.started_on, care.meant_end - care.started_on
        years = age(care.born, start)
        u = random.random(count)
        first = np.select(
            [care.unaccompanied, care.short_breaks, (years >= 12) & (u < 0.02), u < 0.09, u < 0.11, u < 0.45 + 0.2 * (years < 5)],
            ["V2", "V4", "J1", "L1", "L2", "C1"],
            "V2",
        ).astype(object)
        first[(care.way == "adopted") & (first == "J1")] = "C1"
        emergency = np.isin(first, ["L1", "L2"])
        stays = (length > 200) & ~care.unaccompanied & ~care.short_breaks
        interim = np.select(
            [
                first == "L1",
                first == "L2",
                (first == "V2") & stays & ((years < 13) & (random.random(count) < 0.62) | (care.way == "adopted")),
            ],
            [start + 2, start + 8, start + 20 + random.integers(0, 110, count)],
            np.where(first == "C1", start, NEVER),
        )
        # Some emergencies end without proceedings: the parents agree to accommodation instead.
        agrees = emergency & (care.way != "adopted") & (random.random(count) < 0.3)
        agreed = np.where(agrees, interim, NEVER)
        interim = np.where(agrees, NEVER, interim)
        order = self.adoption.order
        # Proceedings begin long before a placement order, and not on the last day of care.
        interim = np.where(order < NEVER, np.minimum(interim, start + (order - start) // 3), interim)
        interim = np.where(interim < care.meant_end, interim, NEVER)
        final = np.where(interim < NEVER, interim + 150 + random.integers(0, 130, count), NEVER)
        full = (interim < NEVER) & (random.random(count) < np.where(care.way == "guardian", 0.25, 0.92))
        full_order = np.where(full & (final < order - 10) & (final < care.meant_end), final, NEVER)
        self.interim_order, self.full_order = interim, full_order
        self.final_hearing = np.where(interim < NEVER, np.minimum(final, order), NEVER)
        begins = np.column_stack([start, agreed, np.where(first == "C1", NEVER, interim), full_order, order])
        status = np.column_stack([first] + [np.full(count, code, dtype=object) for code in ("V2", "C1", "C2", "E1")])
        begins[:, 1:][begins[:, 1:] >= care.meant_end[:, None]] = NEVER
        # An order that would come no later than the one before it did not come at all.
        for turn in range(1, begins.shape[1]):
            so_far = np.where(begins[:, :turn] < NEVER, begins[:, :turn], -1).max(axis=1)
            begins[:, turn] = np.where(begins[:, turn] <= so_far, NEVER, begins[:, turn])
        row, turn = np.nonzero(begins < NEVER)
        legal = Rows(period=row, status=status[row, turn], started_on=begins[row, turn]).sorted_by("period", "started_on")
        self.legal = _chained(legal, care.meant_end)

    def status_on(self, period: np.ndarray, day: np.ndarray) -> np.ndarray:
        """The legal status of each period on each day."""
        return self.legal.status[last_at(self.legal.period, self.legal.started_on, period, day)]

    # ── Placements ───────────────────────────────────────────────────────────────────────────────

    def _placements(self) -> None:
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
        self.placements = _chained(
            rows[rows.started_on < care.meant_end[rows.period]].sorted_by("period", "started_on"), care.meant_end
        )

    def luck(self, period: np.ndarray, turn: np.ndarray | int) -> np.ndarray:
        """Luck that brothers and sisters who came into care together mostly share."""
        common = self._common_luck[self.care.event[period] % len(self._common_luck), np.asarray(turn) % 64]
        return np.where(self.random.random(len(period)) < 0.75, common, self.random.random(len(period)))

    def _kinds(self, rows: Rows) -> np.ndarray:
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

    def _with_adopters(self, period: np.ndarray, rows: Rows) -> Rows:
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
            random.random(len(rows)), [STAYS_AWAY[kind][0] for kind in kinds] + [1 - sum(v[0] for v in STAYS_AWAY.values())]
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

    def _write_periods(self) -> None:
        book, care, random = self.book, self.care, self.random
        ended = care.ended_on < NEVER
        agreed = ended & (self.status_on(np.arange(len(care)), np.minimum(care.meant_end, self.until) - 1) == "V2")
        self.keys = book.add_case(
            PeriodOfCare,
            child=care.child,
            on=care.started_on,
            happened=care.started_on * DAY + 17 * 3600,
            ended=evening(care.ended_on),
            ending_fields=("ended_on", "reason_ceased", "end_agreed_on"),
            started_on=care.started_on,
            ended_on=care.ended_on,
            primary_need=care.need,
            reason_ceased=np.where(ended, care.ceased, None),
            end_agreed_on=np.where(agreed & (random.random(len(care)) < 0.75), care.ended_on - 1, NEVER),
            short_breaks=care.short_breaks,
            home_postcode=np.where(
                care.unaccompanied, "", names.postcodes(random, len(care), np.ones(len(care), dtype=np.int64))
            ).astype(object),
        )

    def _write_legal(self) -> None:
        book, care = self.book, self.care
        legal = self.legal[self.legal.started_on <= self.until]
        ended = np.where(legal.ended_on > self.until, NEVER, legal.ended_on)
        book.add_case(
            LegalStatus,
            child=care.child[legal.period],
            on=legal.started_on,
            happened=legal.started_on * DAY + 17 * 3600,
            ended=evening(ended),
            ending_fields=("ended_on",),
            period_of_care=self.keys[legal.period],
            status=_keyed("legal_status", legal.status),
            started_on=legal.started_on,
            ended_on=ended,
        )

    def _write_placements(self) -> None:
        book, care, random = self.book, self.care, self.random
        rows = self.placements = self.placements[self.placements.started_on <= self.until]
        rows.last = np.where(rows.ended_on > self.until, NEVER, rows.ended_on)
        count = len(rows)
        goes_on = rows.last < np.minimum(care.ended_on[rows.period], NEVER)
        following = np.roll(rows.carer, -1)
        same_carer = goes_on & (following == rows.carer)
        reason = np.where(same_carer, codes.STATUS_OF_PLACEMENT_CHANGED, pick(random.random(count), CHANGE_REASON))
        temporary = np.char.startswith(rows.kind.astype(str), "T")
        fostered = np.isin(rows.kind, FOSTERED)
        miles = np.round(between(random.random(count), MILES) * np.where(fostered, 1.0, 1.5), 1)
        known = ~care.unaccompanied[rows.period] & ~temporary & (random.random(count) < 0.96) & (rows.kind != "P1")
        home = rows.kind == "P1"
        in_area = home | (random.random(count) < np.where(miles < 15, 0.82, 0.05))
        permanent = np.where((rows.permanent_from <= self.until) & (rows.permanent_from <= rows.last), rows.permanent_from, NEVER)
        unregistered = np.isin(rows.kind, ["Z1", "Z11"]) | ((rows.kind == "K2") & (random.random(count) < 0.012))
        registered = np.isin(rows.kind, ["K1", "K2", "K3", "S1", "R3"]) & ~unregistered
        self.placement_keys = book.add_case(
            Placement,
            child=care.child[rows.period],
            on=rows.started_on,
            happened=rows.started_on * DAY + 18 * 3600,
            ended=evening(rows.last),
            ending_fields=("ended_on", "reason_placement_change", "end_note"),
            period_of_care=self.keys[rows.period],
            placement_type=_keyed("placement_type", rows.kind),
            provider=_keyed("placement_provider", rows.provider),
            started_on=rows.started_on,
            ended_on=rows.last,
            carer_key=rows.carer,
            household=rows.household,
            urn=rows.urn,
            postcode=self.carers.postcode_of(rows),
            in_area=np.ma.masked_array(in_area, mask=random.random(count) < 0.01),
            distance_miles=[f"{m:.1f}" if k else None for m, k in zip(np.where(home, 0.0, miles), known | home, strict=True)],
            approval=self._approvals(rows),
            registered=np.ma.masked_array(registered, mask=~(registered | unregistered)),
            permanent_from=permanent,
            reason_placement_change=np.where(goes_on & ~temporary, reason, None),
        )

    def _approvals(self, rows: Rows) -> np.ndarray:
        """Connected persons are approved for the time being at first; a parent is assessed before or after the move."""
        random = self.random
        self.temporary_until = np.where(
            (rows.kind == "U3") & (random.random(len(rows)) < 0.6),
            rows.started_on + 70 + random.integers(0, 42, len(rows)),
            rows.started_on,
        )
        waiting = self.temporary_until > np.minimum(rows.last, self.until)
        not_yet = (rows.kind == "P1") & (self.status_on(rows.period, rows.started_on) == "C2") & (random.random(len(rows)) < 0.25)
        self.parent_not_assessed = not_yet
        return np.select(
            [waiting, not_yet, np.isin(rows.kind, FOSTERED), np.isin(rows.kind, ["P1"])],
            [codes.TEMPORARILY_APPROVED, codes.PARENT_NOT_YET_ASSESSED, codes.FULLY_APPROVED, codes.FULLY_APPROVED],
            None,
        )  # fmt: skip

    def _write_regimes(self) -> None:
        """Which visiting regime each placement was under, and from when (looked_after.visiting says which)."""
        rows, care = self.placements, self.care
        end = np.minimum(rows.ended_on, care.meant_end[rows.period])
        first = np.select(
            [
                care.short_breaks[rows.period],
                np.isin(rows.kind, ["A3", "A4", "A5", "A6"]),
                (rows.kind == "P1") & (self.status_on(rows.period, rows.started_on) == "C1"),
                self.parent_not_assessed,
                (rows.kind == "P1") & (self.status_on(rows.period, rows.started_on) == "C2"),
                self.temporary_until > rows.started_on,
                np.isin(rows.kind, ["R5", "R2"]),
                rows.permanent_from <= rows.started_on,
            ],
            [
                codes.REGIME_SHORT_BREAKS, codes.REGIME_ADOPTION, codes.REGIME_INTERIM_ORDER_WITH_PARENT, codes.REGIME_PARENT_BEFORE_ASSESSMENT,
                codes.REGIME_FULL_ORDER_WITH_PARENT, codes.REGIME_TEMPORARY_APPROVAL, codes.REGIME_OTHERS_ARRANGE, codes.REGIME_PERMANENT,
            ],
            codes.REGIME_STANDARD,
        ).astype(object)  # fmt: skip
        change = np.full(len(rows), NEVER)
        then = np.full(len(rows), codes.REGIME_STANDARD, dtype=object)
        approved = first == codes.REGIME_TEMPORARY_APPROVAL
        change[approved] = self.temporary_until[approved]
        settled = (first == codes.REGIME_STANDARD) & (rows.permanent_from > rows.started_on) & (rows.permanent_from < end)
        change[settled], then[settled] = rows.permanent_from[settled], codes.REGIME_PERMANENT
        at_home = (first == codes.REGIME_INTERIM_ORDER_WITH_PARENT) & (self.full_order[rows.period] > rows.started_on)
        change[at_home], then[at_home] = self.full_order[rows.period][at_home], codes.REGIME_FULL_ORDER_WITH_PARENT
        change = np.where((change < end) & (change > rows.started_on), change, NEVER)
        place = np.arange(len(rows))
        second = change < NEVER
        regimes = Rows(
            placement=np.concatenate([place, place[second]]),
            regime=np.concatenate([first, then[second]]),
            started_on=np.concatenate([rows.started_on, change[second]]),
            ended_on=np.concatenate([np.minimum(rows.ended_on, change), rows.ended_on[second]]),
        )
        regimes = regimes[regimes.started_on <= self.until].sorted_by("placement", "started_on")
        regimes.last = np.where(regimes.ended_on > self.until, NEVER, regimes.ended_on)
        self.regimes = regimes
        period = rows.period[regimes.placement]
        self.book.add_case(
            VisitingRegime,
            child=care.child[period],
            on=regimes.started_on,
            happened=regimes.started_on * DAY + 18 * 3600,
            ended=evening(regimes.last),
            ending_fields=("ended_on",),
            placement=self.placement_keys[regimes.placement],
            regime=regimes.regime,
            started_on=regimes.started_on,
            ended_on=regimes.last,
        )


def _chained(rows: Rows, final: np.ndarray) -> Rows:
    """Each row ends where the next of its period begins; the last ends with the period. Rows are sorted by period and start."""
    last = np.ones(len(rows), dtype=bool)
    last[:-1] = rows.period[1:] != rows.period[:-1]
    rows.ended_on = np.where(last, final[rows.period], np.roll(rows.started_on, -1))
    return rows


def _keyed(code_set: str, values: np.ndarray) -> np.ndarray:
    """Short codes under the keys they are stored by; None stays."""
    return np.array([None if value is None else f"{code_set}:{value}" for value in values.tolist()], dtype=object)


def short_breaks(book: Book, rows: dict[str, Rows], people: Families) -> Rows:
    """Agreements on short breaks for some of the disabled children with a plan: periods of care that count nowhere."""
    plan, children = rows["cin_plan"], people.children
    random = book.dice("short breaks")
    begin = plan.started_on + 45
    end = np.minimum(plan.meant_end - 10, children.adult_on[plan.child])
    chosen = (plan.kind == DISABILITY) & (random.random(len(plan)) < shares.SHORT_BREAKS) & (end - begin > 90)
    chosen &= begin <= book.horizon.until
    plan, begin, end = plan[chosen], begin[chosen], end[chosen]
    ended = np.where(end > book.horizon.until, NEVER, end)
    none = np.zeros(len(plan), dtype=bool)
    return Rows(
        child=plan.child,
        family=plan.family,
        event=plan.event,
        referral=plan.referral,
        started_on=begin,
        ended_on=ended,
        ceased=np.where(ended < NEVER, codes.CEASED_OTHER, None),
        way=np.full(len(plan), "breaks", dtype=object),
        meant_end=end,
        adult_on=children.adult_on[plan.child],
        born=children.born[plan.child],
        need=np.full(len(plan), "primary_need:N2", dtype=object),
        unaccompanied=none,
        short_breaks=~none,
    )
