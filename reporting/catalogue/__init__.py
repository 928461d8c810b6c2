"""The catalogue: one module for each indicator, in a folder for each stage of the child's journey.

`all_indicators()` finds them. A module holds one declaration called `indicator`, whose key is the
module's name; `catalogue.csv` is the agreed list, and a declaration that departs from it is refused.
"""

from __future__ import annotations

import csv
import dataclasses
import importlib
import pkgutil
from functools import cache
from pathlib import Path

from reporting.indicators import BadDefinition, Indicator

HERE = Path(__file__).parent

STAGES = (
    "contacts",
    "early_help",
    "referrals",
    "assessments",
    "s47",
    "conferences",
    "cp_plans",
    "cin",
    "looked_after",
    "lac_health",
    "lac_education",
    "placements",
    "permanence",
    "care_leavers",
    "fostering",
    "missing_exploitation",
    "audits",
    "workforce",
    "call_handling",
)
"""The stages in the order of the journey."""


@cache
def agreed() -> dict[str, dict[str, str]]:
    """The rows of `catalogue.csv` by key, in journey order."""
    with (HERE / "catalogue.csv").open(encoding="utf-8", newline="") as lines:
        return {row["key"]: row for row in csv.DictReader(lines)}


@cache
def all_indicators() -> dict[str, Indicator]:
    """Every indicator by key, in journey order. BadDefinition, naming the module, for one that cannot be right."""
    found: dict[str, Indicator] = {}
    for stage in STAGES:
        for name in modules(stage):
            indicator = load(stage, name)
            if indicator.key in found:
                raise BadDefinition(f"{indicator.key} is declared in {found[indicator.key].stage} and again in {stage}.")
            found[indicator.key] = indicator
    order = {key: at for at, key in enumerate(agreed())}
    return dict(sorted(found.items(), key=lambda item: order[item[0]]))


def get(key: str) -> Indicator:
    """The indicator with this key. KeyError when there is none."""
    return all_indicators()[key]


def modules(stage: str) -> list[str]:
    folder = HERE / stage
    return sorted(module.name for module in pkgutil.iter_modules([str(folder)]) if not module.name.startswith("_"))


def load(stage: str, name: str) -> Indicator:
    """The declaration in one module, checked against its name, its folder and the agreed catalogue."""
    module = importlib.import_module(f"reporting.catalogue.{stage}.{name}")
    indicator = getattr(module, "indicator", None)
    if not isinstance(indicator, Indicator):
        raise BadDefinition(f"{stage}/{name}.py must declare `indicator = Indicator(...)`.")
    if indicator.key != name:
        raise BadDefinition(f"{stage}/{name}.py declares {indicator.key}; key and file name must be the same.")
    indicator = dataclasses.replace(indicator, stage=stage)
    for problem in departures(indicator):
        raise BadDefinition(f"{stage}/{name}.py: {problem}")
    return indicator


def departures(indicator: Indicator) -> list[str]:
    """Where a declaration differs from the agreed catalogue, as sentences."""
    row = agreed().get(indicator.key)
    if row is None:
        return ["the key is not in catalogue.csv."]
    declared = {
        "family": indicator.family,
        "stage": indicator.stage,
        "title": indicator.title,
        "measure": indicator.measure.name,
        "basis": indicator.basis_name,
        "clock_by": indicator.clock_by,
        "counted_unit": indicator.counted,
        "polarity": str(indicator.polarity),
        "figure_from": indicator.figure_from,
    }
    found = [
        f"{column} is {value!r}, the catalogue says {row[column]!r}."
        for column, value in declared.items()
        if value != row[column]
    ]
    cohorts = {"cohort"} if row["cohort_split"] else set()
    wanted = {name.strip() for name in row["breakdowns"].split(",") if name.strip()} | cohorts
    has = {breakdown.key for breakdown in indicator.breakdowns}
    if has != wanted:
        found.append(f"breakdowns lack {sorted(wanted - has)} and add {sorted(has - wanted)}.")
    wanted = {each.partition("=")[0].strip() for each in row["variants"].split(";") if each.strip()}
    has = {variant.key for variant in indicator.variants}
    if has != wanted:
        found.append(f"variants lack {sorted(wanted - has)} and add {sorted(has - wanted)}.")
    if indicator.beyond != (row["beyond"] == "true"):
        found.append(f"beyond is {indicator.beyond}, the catalogue says {row['beyond'] == 'true'}.")
    return found
