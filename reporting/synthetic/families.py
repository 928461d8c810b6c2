"""Families and their children: when each family first comes to notice, and when each child is born."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reporting.synthetic import shares
from reporting.synthetic.arrays import Draws, Whole
from reporting.synthetic.days import birthday
from reporting.synthetic.dice import between, choose, dice, pick
from reporting.synthetic.profiles import Profile
from reporting.synthetic.rows import Rows, repeated

GENERAL, DISABILITY, UNACCOMPANIED = 0, 1, 2
"""Why a family is known: its circumstances, a disabled child, or a young person who arrived alone."""

REFERRALS_PER_FAMILY = 4.4
"""Referrals, counted in children, that a family brings over the whole time; found by running the journeys."""


@dataclass
class Families:
    """All families, those only ever contacted about included, and all their children, sorted by family."""

    families: Rows
    children: Rows

    @property
    def first_child(self) -> Whole:
        """Position of each family's first child."""
        sizes = self.families.size
        return np.cumsum(sizes) - sizes


def day_weights(first: int, last: int) -> Draws:
    """How busy each day from first to last is, by season and day of the week."""
    days = np.arange(first, last + 1)
    month = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12
    weekday = (days + 3) % 7  # 1 January 1970 was a Thursday
    return np.asarray(shares.SEASON)[month] * np.asarray(shares.DAY_OF_WEEK)[weekday]


def busy_days(random: np.random.Generator, count: int, first: int, last: int) -> Whole:
    """So many days between first and last, more of them in busy seasons."""
    edges = np.cumsum(day_weights(first, last))
    return first + np.searchsorted(edges, random.random(count) * edges[-1], side="right")


def make_families(profile: Profile, seed: int, begin: int, first: int, until: int) -> Families:
    """Draw the families that come to notice between `begin` (of the warm-up) and `until`.

    Families that are only contacted about come from `first` on: what was never a case before the
    records begin is not in them.
    """
    random = dice(seed, "families")
    years = (until - begin) / 365.25
    referred = max(6, round(profile.referrals_a_year / REFERRALS_PER_FAMILY * years))
    contacted = max(2, round(profile.contact_only_families_a_year * (until - first) / 365.25))
    count = referred + contacted
    kind = choose(
        random.random(count),
        [
            1 - shares.DISABILITY_FAMILIES - shares.UNACCOMPANIED_FAMILIES,
            shares.DISABILITY_FAMILIES,
            shares.UNACCOMPANIED_FAMILIES,
        ],
    )
    kind[referred:] = GENERAL
    if profile.small:
        kind[:2] = DISABILITY, UNACCOMPANIED
    size = 1 + choose(random.random(count), shares.CHILDREN_IN_FAMILY)
    size[kind == UNACCOMPANIED] = 1
    families = Rows(
        kind=kind,
        size=size,
        referred=np.arange(count) < referred,
        noticed_on=np.concatenate(
            [np.sort(busy_days(random, referred, begin, until)), np.sort(busy_days(random, contacted, first, until))]
        ),
        area=choose(random.random(count), np.linspace(1.25, 0.8, profile.areas)),
        ethnicity=pick(random.random(count), shares.ETHNICITY),
        trouble=random.random(count),
    )
    return Families(families, _children(families, random))


def _children(families: Rows, random: np.random.Generator) -> Rows:
    family, order = repeated(families.size)
    index_age = between(random.random(len(families)), shares.AGE_AT_FIRST_REFERRAL)
    index_age = np.where(families.kind == UNACCOMPANIED, 15 + 2.6 * random.random(len(families)), index_age)
    index_age = np.where(families.kind == DISABILITY, np.abs(index_age) * 0.8 + 0.5, index_age)
    gaps = between(random.random(len(family)), shares.YEARS_BETWEEN_SIBLINGS)
    gaps[random.random(len(family)) < shares.TWINS] = 0.0
    gaps[order == 0] = 0.0
    # Brothers and sisters are older or younger than the child first referred, each further away than the last.
    older = random.random(len(family)) < 0.42
    away = np.where(older, gaps, -gaps)
    running = np.cumsum(away) - np.repeat(np.cumsum(away)[np.cumsum(families.size) - families.size], families.size)
    age = index_age[family] + running
    age = np.where(age > 17.7, index_age[family] - gaps, age)
    noticed = families.noticed_on[family]
    born = noticed - np.round(np.minimum(age, 17.7) * 365.25).astype(np.int64)
    same = random.random(len(family)) < 0.93
    drawn = pick(random.random(len(family)), shares.SEX)
    return Rows(
        family=family,
        order=order,
        born=born,
        adult_on=birthday(born, 18),
        expected_on=born + np.round(random.normal(0, 6, len(family))).astype(np.int64),
        sex=np.where((families.kind[family] == UNACCOMPANIED) & (random.random(len(family)) < 0.9), "sex:M", drawn).astype(
            object
        ),
        ethnicity=np.where(same, families.ethnicity[family], pick(random.random(len(family)), shares.ETHNICITY)),
        disabled=np.where(families.kind[family] == DISABILITY, order == 0, random.random(len(family)) < shares.DISABLED),
    )
