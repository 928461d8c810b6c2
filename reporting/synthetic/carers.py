"""Those who look after children: foster carer households, homes and agencies in the directory, adopters."""

from __future__ import annotations

import numpy as np

from csc.models import Person
from looked_after.models import AdopterAssessment, FosterAssessment, FosterCarer, FosterCarerHousehold, PlacementProvider
from reporting.synthetic import names, shares
from reporting.synthetic.arrays import Draws, Mask, Text, Whole, only_where
from reporting.synthetic.days import DAY, NEVER, evening
from reporting.synthetic.dice import between, choose, pick
from reporting.synthetic.fostering import write_reviews, write_training
from reporting.synthetic.rows import Rows, last_at, repeated
from reporting.synthetic.writing import Book

CHILDREN_IN_HOUSEHOLD = 1.5
YEARS_FOSTERING = ((0.0, 0.5), (0.3, 2.5), (0.7, 8.0), (1.0, 25.0))
PROVIDER_OF = {
    # placement type: provider: weight
    "foster": {"PR1": 0.58, "PR4": 0.37, "PR5": 0.05},
    "home": {"PR1": 0.14, "PR4": 0.80, "PR5": 0.06},
    "supported": {"PR1": 0.08, "PR4": 0.72, "PR5": 0.20},
    "custody": {"PR3": 1.0},
}
END_REASON = shares.codes(
    "foster_end_reason",
    {
        "resigned": 0.42,
        "retired": 0.14,
        "moved_agency": 0.08,
        "moved_away": 0.06,
        "special_guardian": 0.08,
        "health": 0.08,
        "terminated": 0.05,
        "standards": 0.04,
        "other": 0.05,
    },
)
ASSESSMENT_OUTCOME = shares.codes(
    "foster_assessment_outcome", {"approved": 0.62, "withdrew": 0.26, "not_approved": 0.04, "counselled_out": 0.08}
)
URN_FIRST = 990_000
"""Ofsted numbers made up here: SC99…, which the register has not reached."""


class Carers:
    """Draws households and homes, gives each placement its carer, and writes the directory."""

    def __init__(self, book: Book, care: Rows) -> None:
        self.book = book
        self.random = book.dice("carers")
        self.until, self.first = book.horizon.until, book.horizon.first
        days = np.minimum(care.meant_end, self.until) - np.maximum(care.started_on, self.first)
        stock = np.maximum(days, 0).sum() / max(1, self.until - self.first)
        self.homes = max(3, round(stock / 18))
        self.agencies = max(2, round(stock / 60))
        self._draw_households(
            max(6, round(stock * 0.42 / CHILDREN_IN_HOUSEHOLD)), max(4, round(stock * 0.28 / CHILDREN_IN_HOUSEHOLD))
        )
        self.kin: dict[int, int] = {}
        self.kin_rows: list[tuple[int, int]] = []  # family, first day

    def _draw_households(self, own: int, independent: int) -> None:
        """Household slots: when one household stops, another takes over its places, so that there always is somebody."""
        random, begin = self.random, self.book.horizon.begin
        slots, starts, ends = [], [], []
        for slot in range(own + independent):
            day = begin - int(random.integers(300, 4000))
            while day <= self.until:
                ended = day + round(float(between(random.random(1), YEARS_FOSTERING)[0]) * 365.25) + 90
                slots.append(slot)
                starts.append(day)
                ends.append(ended if ended <= self.until else int(NEVER))
                day = ended
        self.households = Rows(slot=np.array(slots), approved_on=np.array(starts), ended_on=np.array(ends))
        self.households.own = self.households.slot < own
        self.slots = {True: own, False: independent}
        self.own_slots = own

    # ── Placements ───────────────────────────────────────────────────────────────────────────────

    def assign(self, rows: Rows, care: Rows, luck: Draws) -> None:
        """Give each placement its provider, its carer's key, its household and its Ofsted number."""
        count = len(rows)
        rows.provider = np.full(count, "PR1", dtype=object)
        rows.carer = np.full(count, "", dtype=object)
        rows.household = np.zeros(count, dtype=np.int64)
        rows.urn = np.full(count, "", dtype=object)
        family = care.family[rows.period]
        self._foster(rows, np.flatnonzero(np.isin(rows.kind, ["U4", "U5", "U6"])), luck)
        kin = np.flatnonzero(np.isin(rows.kind, ["U1", "U2", "U3"]))
        rows.household[kin] = self._kin_households(family[kin] * 4 + np.minimum(rows.turn[kin], 3), rows.started_on[kin])
        rows.carer[kin] = _numbered("FC", rows.household[kin])
        home = np.flatnonzero(np.isin(rows.kind, ["K1", "K2", "S1", "R3"]))
        self._setting(rows, home, "home", (luck[home] * 1e6).astype(np.int64) % self.homes)
        supported = np.flatnonzero(np.isin(rows.kind, ["K3", "H5"]))
        self._setting(rows, supported, "supported", self.homes + (luck[supported] * 1e6).astype(np.int64) % self.homes)
        parents = rows.kind == "P1"
        rows.provider[parents] = "PR0"
        rows.carer[parents] = _numbered("PARENT", family[parents])
        other = (rows.carer == "") | np.isin(rows.kind, ["R5", "Z1", "Z11"])
        rows.provider[other] = np.where(rows.kind[other] == "R5", "PR3", "PR4").astype(object)
        rows.carer[other] = _numbered("SET", rows.period[other] * 20 + rows.turn[other])

    def _foster(self, rows: Rows, which: Whole, luck: Draws) -> None:
        provider = pick(luck[which] * 7 % 1, PROVIDER_OF["foster"])
        own = provider == "PR1"
        slot = np.where(
            own,
            (luck[which] * 1e6).astype(np.int64) % self.own_slots,
            self.own_slots + (luck[which] * 1e6).astype(np.int64) % max(1, self.slots[False]),
        )
        found = np.maximum(last_at(self.households.slot, self.households.approved_on, slot, rows.started_on[which]), 0)
        rows.provider[which] = provider
        rows.household[which] = found + 1
        rows.carer[which] = _numbered("FC", found + 1)

    def _kin_households(self, key: Whole, day: Whole) -> Whole:
        """One household of relatives for a family's children at each turn; its approval begins with the first placement."""
        first = len(self.households)
        numbers = np.zeros(len(key), dtype=np.int64)
        for at, (one, when) in enumerate(zip(key.tolist(), day.tolist(), strict=True)):
            if one not in self.kin:
                self.kin[one] = len(self.kin_rows)
                self.kin_rows.append((one // 4, when))
            place = self.kin[one]
            self.kin_rows[place] = (self.kin_rows[place][0], min(self.kin_rows[place][1], when))
            numbers[at] = first + 1 + place
        return numbers

    def _setting(self, rows: Rows, which: Whole, kind: str, number: Whole) -> None:
        rows.provider[which] = self._provider_of_setting(number, kind)
        rows.urn[which] = np.array([f"SC{URN_FIRST + n}" for n in number.tolist()], dtype=object)
        rows.carer[which] = rows.urn[which]

    def _provider_of_setting(self, number: Whole, kind: str) -> Text:
        """Whose home it is: the same answer for the same home."""
        luck = self.book.dice(f"settings {kind}").random(4 * self.homes + 10)
        return pick(luck[number], PROVIDER_OF[kind])

    def postcode_of(self, rows: Rows) -> Text:
        """A made-up postcode for each carer, the same whenever the carer is the same."""
        pool = names.postcodes(self.book.dice("carers' postcodes"), 4096, 1 + np.arange(4096) % 9)
        _, which = np.unique(rows.carer.astype(str), return_inverse=True)
        return pool[which % 4096]

    # ── The directory ────────────────────────────────────────────────────────────────────────────

    def write(self) -> None:
        """Households (those that fostered in the time, and those a placement names), homes, and assessments."""
        book, random = self.book, self.random
        kin_day = np.array([day for _, day in self.kin_rows], dtype=np.int64)
        rows = self.households
        count, kin = len(rows), len(self.kin_rows)
        approved = np.concatenate([rows.approved_on, kin_day + random.integers(40, 120, kin)])
        approved = np.where((np.arange(count + kin) >= count) & (approved > self.until), NEVER, approved)
        ended = np.concatenate([rows.ended_on, np.full(kin, NEVER)])
        own = np.concatenate([rows.own, np.ones(kin, dtype=bool)])
        related = np.arange(count + kin) >= count
        approval = np.where(
            related,
            np.where(approved == NEVER, "foster_approval:connected_person_temporary", "foster_approval:connected_person"),
            pick(
                random.random(count + kin),
                shares.codes(
                    "foster_approval",
                    {
                        "mainstream": 0.6,
                        "short_term": 0.14,
                        "long_term": 0.12,
                        "respite": 0.06,
                        "specialist": 0.04,
                        "fostering_for_adoption": 0.04,
                    },
                ),
            ),
        )
        surname = names.draw(random, names.SURNAMES, count + kin)
        happened = np.minimum(np.where(approved < NEVER, approved, np.concatenate([rows.approved_on, kin_day])), self.until)
        agencies = 1 + np.arange(count + kin) % self.agencies
        end_reason = only_where(ended < NEVER, pick(random.random(count + kin), END_REASON))
        keys = book.add(
            FosterCarerHousehold,
            happened=happened * DAY + 12 * 3600,
            ended=evening(ended),
            ending_fields=("ended_on", "end_reason"),
            local_id=_numbered("FC", np.arange(1, count + kin + 1)),
            name=surname + " household",
            own=own,
            agency_urn=np.where(own, "", np.array([f"SC{URN_FIRST + 5000 + n}" for n in agencies.tolist()], dtype=object)),
            approval=approval,
            relative_or_friend=related,
            approved_on=approved,
            ended_on=ended,
            end_reason=end_reason,
            places=1 + choose(random.random(count + kin), [0.4, 0.4, 0.2]),
            postcode=names.postcodes(random, count + kin, 1 + random.integers(0, 9, count + kin)),
        )
        started = np.minimum(np.where(approved < NEVER, approved, happened), self.until)
        carers, home = self._people(keys, surname, started, ended)
        self._assessments(keys, own, related, approved)
        # An agency reviews and trains its households itself, and keeps the record of it.
        mine = own & (approved < NEVER)
        homes = Rows(key=keys, approved_on=approved, ended_on=ended, end_reason=end_reason, related=related)
        write_reviews(book, homes[mine])
        trained = mine[home]
        write_training(book, carers[trained], homes[home[trained]])
        self._directory()

    def _people(self, household: Whole, surname: Text, started: Whole, ended: Whole) -> tuple[Whole, Whole]:
        """One or two carers in each household; their keys, and the position of the household of each."""
        book, random = self.book, self.random
        owner, _copy = repeated(1 + (random.random(len(household)) < 0.62).astype(np.int64))
        count = len(owner)
        first = book.next_key(Person)
        persons = book.add(
            Person,
            happened=started[owner] * DAY + 12 * 3600,
            local_id=np.array([f"P{first + n:07}" for n in range(count)], dtype=object),
            forename=names.draw(random, names.ADULTS, count),
            surname=surname[owner],
            date_of_birth=started[owner] - random.integers(30 * 365, 58 * 365, count),
        )
        carers = book.add(
            FosterCarer,
            happened=started[owner] * DAY + 12 * 3600,
            household=household[owner],
            person=persons,
            started_on=started[owner],
            ended_on=ended[owner],
        )
        return carers, owner

    def _assessments(self, keys: Whole, own: Mask, related: Mask, approved: Whole) -> None:
        """How each own household came to be approved."""
        random = self.random
        mine = own & (approved < NEVER)
        start = approved[mine] - random.integers(90, 220, mine.sum())
        self.book.add(
            FosterAssessment,
            happened=start * DAY + 12 * 3600,
            ended=evening(approved[mine]),
            ending_fields=("completed_on", "outcome"),
            household=keys[mine],
            started_on=start,
            completed_on=approved[mine],
            outcome=np.full(mine.sum(), "foster_assessment_outcome:approved", dtype=object),
        )
        self._applicants(len(keys))

    def _applicants(self, known: int) -> None:
        """Households that asked to foster and are being assessed still, or were and did not go on."""
        book, random = self.book, self.random
        count = max(3, round(known * 0.10))
        started = random.integers(self.first, self.until - 10, count)
        finished = started + random.integers(60, 260, count)
        done = finished <= self.until
        keys = book.add(
            FosterCarerHousehold,
            happened=started * DAY + 12 * 3600,
            local_id=_numbered("FC", known + 1 + np.arange(count)),
            name=names.draw(random, names.SURNAMES, count) + " household",
        )
        outcome = pick(
            random.random(count), {code: w for code, w in ASSESSMENT_OUTCOME.items() if not code.endswith(":approved")}
        )
        book.add(
            FosterAssessment,
            happened=started * DAY + 12 * 3600,
            ended=np.where(done, evening(finished), NEVER * DAY),
            ending_fields=("completed_on", "outcome"),
            household=keys,
            started_on=started,
            on_hold_from=np.where(random.random(count) < 0.1, np.minimum(started + 30, self.until), NEVER),
            completed_on=np.where(done, finished, NEVER),
            outcome=only_where(done, outcome),
        )

    def _directory(self) -> None:
        """Homes, supported accommodation and agencies, as the register has them."""
        numbers = np.concatenate([np.arange(2 * self.homes), 5000 + np.arange(1, self.agencies + 1)])
        kind = np.where(numbers < self.homes, "K2", np.where(numbers < 2 * self.homes, "K3", "U6"))
        provider = np.where(
            numbers < self.homes,
            self._provider_of_setting(np.minimum(numbers, self.homes), "home"),
            np.where(
                numbers < 2 * self.homes, self._provider_of_setting(np.minimum(numbers, 2 * self.homes), "supported"), "PR4"
            ),
        )
        words = {"K2": "Home", "K3": "Supported accommodation", "U6": "Fostering agency"}
        street = names.draw(self.random, names.STREETS, len(numbers))
        self.book.add(
            PlacementProvider,
            happened=np.full(len(numbers), self.book.horizon.begin * DAY),
            urn=np.array([f"SC{URN_FIRST + n}" for n in numbers.tolist()], dtype=object),
            name=np.array(
                [f"{name} {words[which]}" for name, which in zip(street.tolist(), kind.tolist(), strict=True)], dtype=object
            ),
            provider=np.array([f"placement_provider:{one}" for one in provider.tolist()], dtype=object),
            placement_type=np.array([f"placement_type:{one}" for one in kind.tolist()], dtype=object),
            registered_on=np.full(len(numbers), self.book.horizon.begin - 900),
        )

    def adopters(self, families: Whole, approved_on: Whole, days_before: Whole) -> Whole:
        """One adopting family for each group of brothers and sisters: approved before the match. Returns their keys by row."""
        book, random = self.book, self.random
        group, first, which = np.unique(families, return_index=True, return_inverse=True)
        approved = approved_on[first] - days_before[first]
        two = approved - random.integers(100, 160, len(group))
        one = two - random.integers(60, 100, len(group))
        keys = book.add(
            AdopterAssessment,
            happened=np.minimum(approved, self.until) * DAY + 12 * 3600,
            family_id=_numbered("AD", np.arange(1, len(group) + 1)),
            through_regional_agency=random.random(len(group)) < 0.75,
            enquired_on=one - 40,
            stage_one_started_on=one,
            stage_one_ended_on=two - 10,
            stage_two_started_on=two,
            stage_two_ended_on=approved,
            applied_on=one,
            approved_on=approved,
        )
        return keys[which]


def _numbered(prefix: str, numbers: Whole) -> Text:
    return np.array([f"{prefix}{n:06}" for n in np.asarray(numbers).tolist()], dtype=object)
