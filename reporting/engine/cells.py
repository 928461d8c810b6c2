"""Cells: what a figure is once counted, with its status, its value rounded once, and its bytes."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from reporting.engine.fold import Cube
from reporting.indicators import Count, Distribution, Indicator, Max, Mean, Median, Rate, Share


class Status(enum.IntEnum):
    """Why a cell holds what it holds. Nought, nought of nought and nothing known are three different things."""

    NOT_COMPUTED = 0  # the indicator failed in this run
    OK = 1
    NO_CASES = 2  # nought of nought: printed as a dash
    NOT_AVAILABLE = 3  # the period is not over, no term ends in it, no population or not enough history
    MISSING = 4  # a figure that somebody has to supply and has not
    SUPPRESSED = 5  # set at output only, never stored

    @property
    def code(self) -> str:
        return self.name.lower()


TOTAL = ""
"""Breakdown and band of the figure itself."""


def half_up(numerator: np.ndarray, denominator: np.ndarray, decimals: int) -> np.ndarray:
    """numerator / denominator rounded half up (0.05 to 0.1, -0.05 to -0.1), NaN where the denominator is 0.

    Done in whole numbers, because a binary fraction such as 0.285 is not what it says.
    """
    numerator, denominator = np.asarray(numerator, np.int64), np.asarray(denominator, np.int64)
    safe = np.where(denominator == 0, 1, denominator)
    tens = 10**decimals
    whole = (2 * np.abs(numerator) * tens + safe) // (2 * safe)
    return np.where(denominator == 0, np.nan, np.sign(numerator) * whole / tens)


@dataclass(frozen=True)
class Cell:
    """One figure. Numerator and denominator are whole numbers in parts of `1 / scale` of the measure."""

    numerator: int
    denominator: int | None
    value: float | None
    status: Status


@dataclass
class Breakdowns:
    """Cells of one breakdown, unit by band by month. `units` and `bands` name the first two axes."""

    units: list[str]
    bands: list[str]
    cube: Cube
    status: np.ndarray

    def put(self, place: tuple[int, int, int], numerator: int, denominator: int, value: float, status: Status) -> None:
        """Replace one cell; a value of NaN follows from its numerator and denominator."""
        cube = self.cube
        if cube.value is None:
            cube.value = np.full(self.status.shape, np.nan)
        if not cube.denominator.flags.writeable or cube.denominator is cube.numerator:
            cube.denominator = cube.denominator.copy()
        cube.numerator[place], cube.denominator[place], cube.value[place] = numerator, denominator, value
        self.status[place] = status


@dataclass
class Figures:
    """All cells of one indicator in one variant, by breakdown; breakdown "" is the figure itself.

    The total covers every unit, breakdowns the authority and its areas. `version` is the number of
    the definition version that made each month.
    """

    indicator: Indicator
    periods: list[str]
    units: list[str]
    cells: dict[str, Breakdowns]
    version: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.int16))

    def continue_with(self, later: Figures, months: np.ndarray) -> None:
        """Take the months flagged from figures made by a later version of the definition."""
        for key, cells in self.cells.items():
            other = later.cells[key]
            cells.cube = cells.cube.where(months, other.cube)
            cells.status = np.where(months, other.status, cells.status)
        self.version = np.where(months, later.version, self.version)
        self.indicator = later.indicator

    def values(self, breakdown: str = TOTAL) -> np.ndarray:
        """Printed values, NaN where there is none: unit by band by month."""
        cells = self.cells[breakdown]
        counted = values_of(self.indicator, cells.cube)
        return np.where(cells.status == Status.OK, counted, np.nan)

    def at(self, unit: str, period: str, breakdown: str = TOTAL, band: str = TOTAL) -> Cell:
        """One cell. ValueError for a unit, period or band that does not exist."""
        cells = self.cells[breakdown]
        place = cells.units.index(unit), cells.bands.index(band), self.periods.index(period)
        value = self.values(breakdown)[place]
        return Cell(
            numerator=int(cells.cube.numerator[place]),
            denominator=int(cells.cube.denominator[place]) if has_denominator(self.indicator) else None,
            value=None if np.isnan(value) else float(value),
            status=Status(cells.status[place]),
        )

    def packed(self) -> Iterator[tuple[tuple[str, str, str], tuple[bytes, bytes, bytes, bytes]]]:
        """Every series in bytes: (unit, breakdown, band) and (numerators, denominators, values, statuses).

        Numerators and denominators are whole numbers in parts of `1 / scale` (hundredths of an FTE), values
        are rounded as printed. Bands in which nothing ever happened are left out.
        """
        for key, cells in self.cells.items():
            cube = cells.cube
            filled = np.nonzero((key == TOTAL) | cube.numerator.any(axis=2) | cube.denominator.any(axis=2))
            denominators = pack_each(cube.denominator[filled]) if has_denominator(self.indicator) else [b""] * len(filled[0])
            numerators, values = pack_each(cube.numerator[filled]), pack_each(self.values(key)[filled])
            statuses = pack_each(cells.status[filled].astype(int))
            for unit, band, *parts in zip(*filled, numerators, denominators, values, statuses, strict=True):
                yield (cells.units[unit], key, cells.bands[band]), tuple(parts)


def has_denominator(indicator: Indicator) -> bool:
    """A count and a maximum stand alone; every other figure is of something."""
    return not isinstance(indicator.measure, Count)


def scale_of(indicator: Indicator) -> Fraction:
    """Parts of the numerator in one printed unit."""
    return Fraction(getattr(indicator.measure, "scale", 1))


def denominator_scale_of(indicator: Indicator) -> Fraction:
    """Parts of the denominator in one printed unit: whole rows, unless weights are given in the numerator's parts."""
    return scale_of(indicator) if indicator.weight is not None else Fraction(1)


def values_of(indicator: Indicator, cube: Cube) -> np.ndarray:
    """The printed value of every cell, before its status is asked; NaN where the denominator is 0.

    A value that was supplied as such stands as it was supplied.
    """
    if cube.value is None or isinstance(indicator.measure, Median | Max):
        return _counted(indicator, cube)
    return np.where(np.isnan(cube.value), _counted(indicator, cube), cube.value)


def _counted(indicator: Indicator, cube: Cube) -> np.ndarray:
    measure, scale = indicator.measure, scale_of(indicator)
    if isinstance(measure, Count):
        return half_up(cube.numerator * scale.denominator, np.full_like(cube.numerator, scale.numerator), measure.decimals)
    if isinstance(measure, Share):
        return half_up(cube.numerator * measure.per, cube.denominator, measure.decimals)
    if isinstance(measure, Distribution):
        return half_up(cube.numerator * 100, cube.denominator, measure.decimals)
    if isinstance(measure, Rate):
        return half_up(cube.numerator * measure.per * measure.factor, cube.denominator, measure.decimals)
    if isinstance(measure, Mean):
        # Parts of an amount over whole rows; over weights, which are in the same parts, they cancel out.
        parts = scale / denominator_scale_of(indicator)
        return half_up(cube.numerator * parts.denominator, cube.denominator * parts.numerator, measure.decimals)
    # A median or maximum: its value, which may lie half-way between two whole numbers.
    value = np.full(cube.numerator.shape, np.nan) if cube.value is None else cube.value
    twice = np.nan_to_num(value * 2).astype(np.int64)
    part = np.where(np.isnan(value), 0, 2 * scale.numerator)
    return half_up(twice * scale.denominator, part, measure.decimals)


def status_of(indicator: Indicator, cube: Cube, available: np.ndarray) -> np.ndarray:
    """OK, nought of nought, or not available; `available` is one flag for each month."""
    status = np.full(cube.numerator.shape, Status.OK, dtype=np.uint8)
    if not isinstance(indicator.measure, Count):
        nobody = Status.NOT_AVAILABLE if isinstance(indicator.measure, Rate) else Status.NO_CASES
        status[cube.denominator == 0] = nobody
    status[..., ~available] = Status.NOT_AVAILABLE
    return status


# --- bytes ---------------------------------------------------------------------------------------


_STORED = {b"b": "<u1", b"i": "<i4", b"q": "<i8", b"d": "<f8"}
"""The first byte of a packed series, and how its numbers are stored."""


def pack(numbers: np.ndarray | None) -> bytes:
    """One series as bytes: a byte each for statuses (uint8), int32 for whole numbers, int64 where one of them is large,
    float64 otherwise; NaN stays NaN. None is empty."""
    if numbers is None:
        return b""
    kind = _kind(numbers)
    return kind + numbers.astype(_STORED[kind]).tobytes()


def pack_each(numbers: np.ndarray) -> list[bytes]:
    """`pack` of every series in an array whose last axis is the month, in order, at once."""
    kind = _kind(numbers)
    if kind == b"q":  # large ones are few: each series for itself, so that the others stay small
        return [pack(series) for series in numbers.reshape(-1, numbers.shape[-1])]
    data = np.ascontiguousarray(numbers, dtype=_STORED[kind]).tobytes()
    step = numbers.shape[-1] * np.dtype(_STORED[kind]).itemsize
    return [kind + data[at : at + step] for at in range(0, len(data), step)] if step else []


def _kind(numbers: np.ndarray) -> bytes:
    if numbers.dtype == np.uint8:
        return b"b"
    if np.issubdtype(numbers.dtype, np.integer):
        return b"i" if np.abs(numbers).max(initial=0) < 2**31 else b"q"
    return b"d"


def unpack(packed: bytes) -> np.ndarray | None:
    """What `pack` packed. ValueError for bytes it did not."""
    packed = bytes(packed)
    if not packed:
        return None
    if packed[:1] not in _STORED:
        raise ValueError(f"not a packed series: begins with {packed[:1]!r}")
    return np.frombuffer(packed, dtype=_STORED[packed[:1]], offset=1)
