"""Red, amber or green: the grammar of tolerances that councils print, as one small function."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from reporting.indicators import Indicator
from reporting.models import Target

GREEN, AMBER, RED = "green", "amber", "red"


@dataclass(frozen=True)
class Rating:
    """`target` as it is printed; `colour` is empty where nothing can be rated."""

    target: str
    colour: str


class TargetBook:
    """The targets of some indicators, ready to be asked for a figure."""

    def __init__(self, targets: Iterable[Target]) -> None:
        self._targets: dict[tuple[str, str, str], list[Target]] = {}
        for target in targets:
            self._targets.setdefault((target.indicator, target.variant, target.unit.code), []).append(target)

    @classmethod
    def of(cls, indicators: Iterable[str]) -> TargetBook:
        """One query for all of them."""
        return cls(Target.objects.filter(indicator__in=set(indicators)).select_related("unit"))

    def in_force(self, indicator: str, variant: str, unit: str, month: str) -> Target | None:
        """The target of the month; a variant without one of its own has that of the default form."""
        for key in ((indicator, variant, unit), (indicator, "", unit)):
            for target in self._targets.get(key, []):
                if target.first_month <= month and (not target.last_month or month <= target.last_month):
                    return target
        return None

    def rate(self, form: Indicator, unit: str, month: str, value: float | None) -> Rating | None:
        """How the figure stands to its target; None where there is no target."""
        target = self.in_force(form.key, form.variant, unit, month)
        if target is None:
            return None
        number = None if value is None else Decimal(str(value))
        return Rating(printed(target, month), "" if number is None else rate(target, number, month))


def rate(target: Target, value: Decimal, month: str) -> str:
    """The colour of a figure, or nothing where the target has no bands."""
    kind = Target.Kind(target.kind)
    if kind in (Target.Kind.STATED, Target.Kind.TO_BE_SET):
        return ""
    if kind is Target.Kind.WITHIN_RANGE:
        return _by_distance(target, _outside(target, value), Decimal(0))
    if kind is Target.Kind.AROUND:
        return _by_distance(target, abs(value - given(target.centre)), given(target.green))
    green = on_trajectory(target, month) if kind is Target.Kind.TRAJECTORY else given(target.green)
    higher_is_better = kind is Target.Kind.AT_LEAST or (
        kind is Target.Kind.TRAJECTORY and given(target.begins_at) <= given(target.green)
    )
    better, worse = (value, green) if higher_is_better else (green, value)
    if _reaches(target, better, worse):
        return GREEN
    if target.amber is None:
        return RED
    better, worse = (value, target.amber) if higher_is_better else (target.amber, value)
    return AMBER if _reaches(target, better, worse) else RED


def given(limit: Decimal | None) -> Decimal:
    """A limit without which a target of its kind means nothing."""
    assert limit is not None  # noqa: S101 - no target of the kind is kept without it
    return limit


def _reaches(target: Target, better: Decimal, worse: Decimal) -> bool:
    return better >= worse if target.limit_is_inside else better > worse


def _outside(target: Target, value: Decimal) -> Decimal:
    """How far the figure is outside the range; nought inside."""
    below = target.low - value if target.low is not None else Decimal(0)
    above = value - target.high if target.high is not None else Decimal(0)
    return max(below, above, Decimal(0))


def _by_distance(target: Target, distance: Decimal, green: Decimal) -> str:
    if distance <= green:
        return GREEN
    return AMBER if target.amber is not None and distance <= target.amber else RED


def on_trajectory(target: Target, month: str) -> Decimal:
    """The target of one month on its way, in equal steps."""
    steps = _months(target.first_month, target.last_month or month) or 1
    gone = min(_months(target.first_month, month), steps)
    begins_at = given(target.begins_at)
    return begins_at + (given(target.green) - begins_at) * gone / steps


def _months(first: str, last: str) -> int:
    (year, month), (later_year, later_month) = (map(int, text.split("-")) for text in (first, last))
    return (later_year - year) * 12 + later_month - month


def printed(target: Target, month: str) -> str:
    """The target in a few characters, such as `≥ 95` or `14 to 20`."""
    kind = Target.Kind(target.kind)
    if kind is Target.Kind.TO_BE_SET:
        return "to be set"
    if kind is Target.Kind.WITHIN_RANGE:
        if target.low is None:
            return f"up to {_plain(target.high)}"
        return f"{_plain(target.low)} or more" if target.high is None else f"{_plain(target.low)} to {_plain(target.high)}"
    if kind is Target.Kind.AROUND:
        return f"{_plain(target.centre)} ± {_plain(target.green)}"
    if kind is Target.Kind.TRAJECTORY:
        return _plain(on_trajectory(target, month).quantize(Decimal("0.1")))
    if kind is Target.Kind.STATED:
        return _plain(target.green) if target.green is not None else ""
    sign = {("at_least", True): "≥", ("at_least", False): ">", ("at_most", True): "≤", ("at_most", False): "<"}
    return f"{sign[target.kind, target.limit_is_inside]} {_plain(target.green)}"


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"
