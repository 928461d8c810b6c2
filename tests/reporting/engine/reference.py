"""The aggregation again, as one would write it with pandas: slow, readable, and equal to the engine's cubes."""

from __future__ import annotations

import numpy as np
import pandas as pd

from reporting.breakdowns import Breakdown
from reporting.engine.evaluate import Engine
from reporting.engine.members import Members, by_month
from reporting.engine.periods import LEAD
from reporting.indicators import Indicator, Max, Median


def cells(engine: Engine, indicator: Indicator, breakdown: Breakdown | None = None) -> pd.DataFrame:
    """Numerator, denominator and value by (unit, month asked for, band), from a groupby over the members."""
    members = engine.incidence.members(indicator)
    frame = pd.DataFrame(
        {
            "team": members.unit,
            "month": members.month,
            "amount": 1 if members.amount is None else members.amount.astype(int),
            "weight": 1 if members.weight is None else members.weight.astype(int),
            "on": members.of_frame(members.rows.on),
            "order": np.arange(len(members)),
        }
    )
    for name in indicator.distinct:
        frame[f"who_{name}"] = members.of_frame(members.rows[name])
    frame = frame.merge(_units_above(engine), on="team")
    frame = frame.merge(_months_seen(engine, indicator), on="month")
    if indicator.distinct:
        frame = _once_each(frame, [f"who_{name}" for name in indicator.distinct], members.amount)
    frame = frame.merge(_bands(members, breakdown), on="order")
    found = frame.groupby(["unit", "seen", "band"]).agg(numerator=("amount", "sum"), denominator=("weight", "sum"))
    if isinstance(indicator.measure, Median | Max):
        how = "median" if isinstance(indicator.measure, Median) else "max"
        found["value"] = frame.groupby(["unit", "seen", "band"])["amount"].agg(how)
    return found


def _bands(members: Members, breakdown: Breakdown | None) -> pd.DataFrame:
    """(member, band): one band for each member, or several where they overlap."""
    if breakdown is None:
        return pd.DataFrame({"order": np.arange(len(members)), "band": 0})
    if not breakdown.overlapping:
        return pd.DataFrame(
            {"order": np.arange(len(members)), "band": members.of_frame(breakdown.codes(members.rows, members.home))}
        )
    position, band = breakdown.pairs(members.rows, members.home)
    numbered = pd.DataFrame({"position": members.of_frame(np.arange(len(members.rows))), "order": np.arange(len(members))})
    return numbered.merge(pd.DataFrame({"position": position, "band": band}), on="position")[["order", "band"]]


def _units_above(engine: Engine) -> pd.DataFrame:
    """(team, unit) for every unit and every unit at or above it."""
    tree = engine.facts.units
    return pd.DataFrame(
        [(team, unit) for unit in range(len(tree)) for team in np.flatnonzero(tree.within(unit))], columns=["team", "unit"]
    )


def _months_seen(engine: Engine, indicator: Indicator) -> pd.DataFrame:
    """(month of the row, month asked for in whose window it lies)."""
    periods = engine.periods
    first = periods.window_first(indicator.window) if by_month(indicator) else np.arange(periods.total)
    return pd.DataFrame(
        [(month, seen - LEAD) for seen in range(LEAD, periods.total) for month in range(max(first[seen], 0), seen + 1)],
        columns=["month", "seen"],
    )


def _once_each(frame: pd.DataFrame, who: list[str], amount: np.ndarray | None) -> pd.DataFrame:
    key = ["unit", "seen", *who]
    frame = frame.sort_values(["on", "order"], kind="stable")
    latest = frame.drop_duplicates(key, keep="last").set_index(key)
    if amount is not None and amount.dtype == bool:
        latest["amount"] = frame.groupby(key)["amount"].max()
    return latest.reset_index()


def dense(engine: Engine, found: pd.DataFrame, bands: int, column: str) -> np.ndarray:
    """Unit by band by month, nought where the reference has no row."""
    grid = np.zeros((len(engine.facts.units), bands, engine.periods.count))
    rows = found.reset_index()
    grid[rows["unit"], rows["band"], rows["seen"]] = rows[column]
    return grid
