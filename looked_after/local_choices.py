"""What an authority decides about its looked-after children: who is owed an education plan, and what its lists of homes say."""

from __future__ import annotations

import datetime

from csc.local_choices import Choice, Codes, WholeNumber, local_choice
from looked_after import codes

# ── Personal education plans ─────────────────────────────────────────────────────────────────────

EDUCATION = "Promoting the education of looked-after children 2018, as local practice"

PEP_YOUNGEST: Choice[int] = local_choice(
    key="pep_youngest_age",
    title="From which birthday a child has a personal education plan",
    source=EDUCATION,
    kind=WholeNumber(0, 5),
    default=2,
    note="From 5 a child is of compulsory school age, so that no authority may begin later.",
)

PEP_OLDEST: Choice[int] = local_choice(
    key="pep_oldest_age",
    title="The age in which a child last has a personal education plan",
    source=EDUCATION,
    kind=WholeNumber(16, 17),
    default=17,
    note="17: until the 18th birthday. Compulsory school age ends in the summer in which a child is 16.",
)

PEP_GRACE_DAYS: Choice[int] = local_choice(
    key="pep_grace_days",
    title="Days in care after which a child without a personal education plan counts as lacking one",
    source="Local standard for the figure; when the plan is due is the clock pep_first",
    kind=WholeNumber(0, 90),
    default=0,
    note="By the day of the count.",
)


def of_age_for_education_plan(age: int | None, day: datetime.date) -> bool:
    """Whether a child of this age on `day` (none: unborn, or not known) has education plans by the answers of that day."""
    return age is not None and PEP_YOUNGEST.on(day) <= age <= PEP_OLDEST.on(day)


# ── Lists of homes ───────────────────────────────────────────────────────────────────────────────

DFE_CODES = "Local list of DfE codes (SSDA903)"

FAMILY_PLACEMENTS: Choice[frozenset[str]] = local_choice(
    key="family_placements",
    title="Placements that are a family setting",
    source=DFE_CODES,
    kind=Codes("placement_type"),
    default=codes.FOSTERING | codes.PLACED_FOR_ADOPTION | {codes.WITH_PARENTS},
    note="Councils differ in whether living with parents is among them.",
)

COMMISSIONED_PLACEMENTS: Choice[frozenset[str]] = local_choice(
    key="commissioned_placements",
    title="Placements that are commissioned where another provides them",
    source=DFE_CODES,
    kind=Codes("placement_type"),
    default=codes.FOSTERING | codes.RESIDENTIAL,
    note="Foster care, homes, supported accommodation, family centres and residential schools.",
)

COMMISSIONED_PROVIDERS: Choice[frozenset[str]] = local_choice(
    key="commissioned_providers",
    title="Providers from whom a placement is commissioned",
    source=DFE_CODES,
    kind=Codes("placement_provider"),
    default=frozenset({codes.PRIVATE_PROVIDES, codes.VOLUNTARY_PROVIDES}),
    note="A placement bought from another council (PR2) counts only where this list names it.",
)
