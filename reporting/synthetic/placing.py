"""Periods of care as they are recorded: legal statuses, placements and visiting regimes."""

from __future__ import annotations

import numpy as np

from looked_after import codes
from looked_after.models import LegalStatus, PeriodOfCare, Placement, VisitingRegime
from reporting.synthetic import names, shares
from reporting.synthetic.arrays import Text, only_where
from reporting.synthetic.days import DAY, NEVER, evening
from reporting.synthetic.dice import between, pick
from reporting.synthetic.moves import FOSTERED, Moves
from reporting.synthetic.rows import Rows

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


class Placing(Moves):
    """Draws and writes the frame of every period of care."""

    def draw(self) -> None:
        """Work out the days of everything before any of it is written: plans and visits rest on them."""
        self.draw_adoption_days()
        self.draw_legal_statuses()
        self.draw_placements()

    def write(self) -> None:
        self._write_periods()
        self._write_legal()
        self._write_placements()
        self._write_regimes()

    # ── Days ─────────────────────────────────────────────────────────────────────────────────────

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
            reason_ceased=only_where(ended, care.ceased),
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
            distance_miles=[
                f"{away:.1f}" if told else None for away, told in zip(np.where(home, 0.0, miles), known | home, strict=True)
            ],
            approval=self._approvals(rows),
            registered=np.ma.masked_array(registered, mask=~(registered | unregistered)),
            permanent_from=permanent,
            reason_placement_change=only_where(goes_on & ~temporary, reason),
        )

    def _approvals(self, rows: Rows) -> Text:
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
        approval = np.select(
            [waiting, not_yet], [codes.TEMPORARILY_APPROVED, codes.PARENT_NOT_YET_ASSESSED], codes.FULLY_APPROVED
        )
        return only_where(waiting | not_yet | np.isin(rows.kind, [*FOSTERED, "P1"]), approval)

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
                codes.REGIME_SHORT_BREAKS, codes.REGIME_ADOPTION, codes.REGIME_INTERIM_ORDER_WITH_PARENT,
                codes.REGIME_PARENT_BEFORE_ASSESSMENT, codes.REGIME_FULL_ORDER_WITH_PARENT, codes.REGIME_TEMPORARY_APPROVAL,
                codes.REGIME_OTHERS_ARRANGE, codes.REGIME_PERMANENT,
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


def _keyed(code_set: str, values: Text) -> Text:
    """Short codes under the keys they are stored by; None stays."""
    return np.array([None if value is None else f"{code_set}:{value}" for value in values.tolist()], dtype=object)
