"""Periods of care, and what follows them: home, permanence, or leaving care."""

from __future__ import annotations

import numpy as np

from reporting.synthetic import shares
from reporting.synthetic.arrays import Text, Whole
from reporting.synthetic.days import birthday
from reporting.synthetic.dice import between, choose, pick
from reporting.synthetic.families import UNACCOMPANIED
from reporting.synthetic.journeys.cases import HELD_AFTER_CARE, HELD_IN_CARE, IN_NEED
from reporting.synthetic.journeys.protection import ProtectionStage

THIRTEEN_WEEKS = 91
CLOSURE = {"adopted": "RC1", "guardian": "RC4", "arrangements": "RC3", "leaver": "RC7", "close": "RC7", "away": "RC5"}
GONE = ("adopted", "leaver", "away")
"""Ways out of care after which the child is not referred here again."""

WAYS = ("adopted", "guardian", "arrangements", "home", "others", "custody", "away", "other")


class CareStage(ProtectionStage):
    """A child is looked after: the start, the end and the way out. What happens in that time is `placing`'s and `caring`'s."""

    def care_for(self, now: Whole) -> None:
        """A period of care; nobody becomes looked after on the eve of 18 or later, so such a case closes."""
        case = self.case
        self.end_in_need_plan(now, case.at[now], "Looked after")
        start = np.maximum(case.at[now], case.born[now])
        minor = case.adult_on[now] - start > 1
        self.close(now[~minor], case.at[now[~minor]], "cin_closure_reason:RC7")
        now, start = now[minor], start[minor]
        if not len(now):
            return
        length = np.maximum(1, between(self.dice.draw(now), shares.CARE_DAYS)).astype(np.int64)
        end = np.where(case.kind[now] == UNACCOMPANIED, case.adult_on[now], np.minimum(start + length, case.adult_on[now]))
        self.hold(now, HELD_IN_CARE, start)
        way = self._way_out(now, start, end)
        onward = self._onward(now, start, end, way)
        self.record(
            "care",
            now,
            started_on=start,
            ended_on=end,
            meant_end=end,
            way=way,
            ceased=self._reason_ceased(way),
            adult_on=case.adult_on[now],
            born=case.born[now],
            need=case.need[now],
            unaccompanied=case.kind[now] == UNACCOMPANIED,
            short_breaks=np.zeros(len(now), dtype=bool),
        )
        home = onward == "home"
        self.move(now[home], IN_NEED, end[home])
        until = np.where(onward == "leaver", self._after_care_until(now), end)
        leaver = onward == "leaver"
        self.hold(now[leaver], HELD_AFTER_CARE, end[leaver])
        self.record("leaver", now[leaver], started_on=end[leaver], ended_on=until[leaver], meant_end=until[leaver])
        for onto, reason in CLOSURE.items():
            here = onward == onto
            self.close(now[here], until[here], f"cin_closure_reason:{reason}")
            case.gone[now[here]] |= onto in GONE

    def _way_out(self, now: Whole, start: Whole, end: Whole) -> Text:
        """How care ended: by age and length of stay, and always as an adult at 18."""
        years, length = (end - self.case.born[now]) / 365.25, end - start
        weights = np.column_stack(
            [
                np.where((years < 9) & (length > 300), 0.85 * np.clip(1.2 - years / 8, 0.05, 1), 0.0),  # adopted
                np.where((length > 120) & (years < 16), 0.20, 0.0),  # special guardianship
                np.where(length > 60, 0.05, 0.0),  # child arrangements
                np.full(len(now), 0.46),  # home
                np.full(len(now), 0.06),  # to others without parental responsibility
                np.where(years > 14, 0.03, 0.0),  # custody
                np.full(len(now), 0.03),  # another authority
                np.full(len(now), 0.03),  # other
            ]
        )
        way = np.array(WAYS, dtype=object)[choose(self.dice.draw(now), weights)]
        way[end >= self.case.adult_on[now]] = "adult"
        return way

    def _reason_ceased(self, way: Text) -> Text:
        """The return's code for why care ended."""
        ceased = np.full(len(way), "", dtype=object)
        luck = self.random.random(len(way))
        for name, reasons in shares.CEASED.items():
            here = way == name
            ceased[here] = pick(luck[here], shares.codes("reason_episode_ceased", reasons))
        return ceased

    def _onward(self, now: Whole, start: Whole, end: Whole, way: Text) -> Text:
        """What follows care. Thirteen weeks of it since 14, with some at 16 or later, make a care leaver (rules.md T80)."""
        onward = np.where(np.isin(way, ["adopted", "guardian", "arrangements", "home", "away"]), way, "close").astype(object)
        onward[way == "others"] = "home"
        since_14 = end - np.maximum(start, birthday(self.case.born[now], 14))
        at_16 = end > birthday(self.case.born[now], 16)
        onward[(since_14 >= THIRTEEN_WEEKS) & at_16 & np.isin(way, ["adult", "home", "others", "custody", "other"])] = "leaver"
        return onward

    def _after_care_until(self, now: Whole) -> Whole:
        """Support lasts to 21, and for those who want it to some day before 25."""
        longer = self.random.random(len(now)) < shares.SUPPORTED_BEYOND_21
        years = np.where(longer, 21 + 4 * self.dice.draw(now), 21)
        return self.case.adult_on[now] + np.round((years - 18) * 365.25).astype(np.int64)
