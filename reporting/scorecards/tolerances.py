"""Where red, amber and green begin, in words, from the same target rows that rate the figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from reporting.judgement.targets import given, on_trajectory, printed
from reporting.models import Target


@dataclass(frozen=True)
class Tolerances:
    """The three bands as words; each empty where the target has no such band."""

    red: str = ""
    amber: str = ""
    green: str = ""


def tolerances(target: Target | None, month: str, unit: str = "") -> Tolerances:
    """The bands of a target in one month. `unit` follows every number ("%"). No target: nothing anywhere."""
    if target is None:
        return Tolerances()
    kind = Target.Kind(target.kind)
    if kind is Target.Kind.TO_BE_SET:
        return Tolerances(green="to be set")
    if kind is Target.Kind.STATED:
        return Tolerances(green=_number(target.green, unit))
    if kind is Target.Kind.WITHIN_RANGE:
        return _range(target, month, unit)
    if kind is Target.Kind.AROUND:
        return _around(target, unit)
    green = on_trajectory(target, month).quantize(Decimal("0.1")) if kind is Target.Kind.TRAJECTORY else given(target.green)
    high = kind is Target.Kind.AT_LEAST or (kind is Target.Kind.TRAJECTORY and given(target.begins_at) <= given(target.green))
    return _towards(high, green, target.amber, unit, inside=target.limit_is_inside)


def _towards(high: bool, green: Decimal, amber: Decimal | None, unit: str, *, inside: bool) -> Tolerances:
    """Bands of a figure that should be high, or low. With `inside` a limit belongs to the better band."""
    well = f"{_number(green, unit)} or {'more' if high else 'less'}" if inside else _beyond(high, green, unit)
    short_of_green = _short(high, green, unit, inside=inside)
    if amber is None:
        return Tolerances(red=short_of_green, green=well)
    fair = f"{_number(amber, unit)} or {'more' if high else 'less'}" if inside else _beyond(high, amber, unit)
    return Tolerances(
        red=_short(high, amber, unit, inside=inside), amber="" if amber == green else f"{fair}, {short_of_green}", green=well
    )


def _beyond(high: bool, limit: Decimal, unit: str) -> str:
    return f"{'over' if high else 'under'} {_number(limit, unit)}"


def _short(high: bool, limit: Decimal, unit: str, *, inside: bool) -> str:
    """On the worse side of a limit."""
    return _beyond(not high, limit, unit) if inside else f"{_number(limit, unit)} or {'less' if high else 'more'}"


def _range(target: Target, month: str, unit: str) -> Tolerances:
    green = printed(target, month)
    if target.amber is None:
        return Tolerances(red="outside the range", green=green)
    by = _number(target.amber, unit)
    return Tolerances(red=f"over {by} outside the range", amber=f"up to {by} outside the range", green=green)


def _around(target: Target, unit: str) -> Tolerances:
    centre, near = _number(target.centre, unit), _number(target.green, unit)
    green = f"within {near} of {centre}"
    if target.amber is None:
        return Tolerances(red=f"over {near} from {centre}", green=green)
    far = _number(target.amber, unit)
    return Tolerances(red=f"over {far} from {centre}", amber=f"within {far} of {centre}", green=green)


def _number(number: Decimal | None, unit: str) -> str:
    return "" if number is None else f"{number.normalize():f}{unit}"
