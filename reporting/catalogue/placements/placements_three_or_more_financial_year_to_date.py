"""The same count with a window that begins every April: never on one line with the rolling year."""

from __future__ import annotations

import dataclasses

from reporting.catalogue.placements.placements_three_or_more import indicator as rolling
from reporting.indicators import FINANCIAL_YEAR_TO_DATE

indicator = dataclasses.replace(
    rolling,
    key="placements_three_or_more_financial_year_to_date",
    title="Children with 3 or more placements since 1 April",
    caveats="Begins near 0% every April and is highest in March. Three placements are two moves.",
    source="Local setting: the rule of DfE's SSDA903 with a window from 1 April",
    standard="3 or more placements [DfE rule], window from 1 April",
    window=FINANCIAL_YEAR_TO_DATE,
    marks="Those with three or more placements since 1 April",
)
