"""How large an authority to make, and over how long."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Profile:
    """One size of authority.

    `referrals_a_year` counts children, as every figure does. `warm_up_years` is the time lived
    through before the months asked for, of which only the cases still open then (or opened again
    later) are kept: an authority does not start empty.
    """

    key: str
    title: str
    referrals_a_year: int
    contact_only_families_a_year: int
    population: int
    areas: int
    months: int
    warm_up_years: float
    history: bool
    passwords: bool
    people_in_full: bool

    @property
    def small(self) -> bool:
        """So few families that a team of each kind in each area would stand empty."""
        return self.referrals_a_year < 200


PROFILES = {
    profile.key: profile
    for profile in (
        Profile(
            key="tiny",
            title="about a hundred children over 18 months, for tests",
            referrals_a_year=34,
            contact_only_families_a_year=10,
            population=700,
            areas=1,
            months=18,
            warm_up_years=8,
            history=True,
            passwords=False,
            people_in_full=True,
        ),
        Profile(
            key="demo",
            title="a small borough over three years",
            referrals_a_year=1_500,
            contact_only_families_a_year=750,
            population=32_000,
            areas=3,
            months=36,
            warm_up_years=12,
            history=True,
            passwords=True,
            people_in_full=True,
        ),
        Profile(
            key="county",
            title="a county over ten years",
            referrals_a_year=11_800,
            contact_only_families_a_year=10_500,
            population=310_000,
            areas=4,
            months=120,
            warm_up_years=10,
            history=False,
            passwords=False,
            people_in_full=False,
        ),
    )
}
