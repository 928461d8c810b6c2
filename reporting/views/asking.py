"""What a page of figures is asked for: the unit and the month, from the address, within the reader's reach."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest

from csc import formats
from csc.components import AsOf, Banner
from csc.periods import Month
from csc.permissions import Permission
from reporting import catalogue
from reporting.models import Run
from reporting.scorecards.markup import month_choices
from workforce.models import Unit
from workforce.reach import Reader

KINDS = {"authority": 0, "service": 1, "area": 2, "team": 3}


@dataclass(frozen=True)
class Which:
    """The unit and month of a page. `units` are those that may be chosen instead."""

    run: Run
    unit: Unit
    month: Month
    units: list[Unit]
    small_numbers: bool

    @property
    def months(self) -> list[tuple[str, str]]:
        """(value, words) of every month that may be chosen, the latest first."""
        return month_choices(self.run.first_month, self.run.last_month)

    @property
    def query(self) -> str:
        return f"unit={self.unit.code}&period={self.month}"

    @property
    def month_name(self) -> str:
        return f"{formats.MONTHS[self.month.first.month - 1]} {self.month.first.year}"

    @property
    def as_of(self) -> AsOf:
        late = "It was made later than the night it belongs to." if self.run.late else ""
        return AsOf(self.run.as_at, self.run.for_day, str(self.run.pk), late)

    @property
    def banner(self) -> Banner | None:
        """What of the figures is missing: the indicators that failed in the run, by name."""
        if not self.run.failed_indicators:
            return None
        known = catalogue.all_indicators()
        titles = "; ".join(known[key].title if key in known else key for key in sorted(self.run.failed_indicators))
        failed = formats.plural(len(self.run.failed_indicators), "indicator")
        return Banner(f"{failed} could not be computed, and the figures shown for them are older: {titles}.", "warning")


def which(request: HttpRequest, permission: Permission = Permission.READ_FIGURES) -> Which | None:
    """The unit and month the address asks for, or the reader's highest unit and the latest month. None: no figures yet.

    Raises:
        Http404: a unit outside the reader's reach (or none such), or a month without figures.
    """
    run = Run.objects.current()
    if run is None:
        return None
    reader: Reader = request.reader  # type: ignore[attr-defined]
    small_numbers = reader.may(Permission.READ_UNSUPPRESSED_FIGURES)
    units = units_offered(reader, permission, small_numbers=small_numbers)
    if not units:
        raise Http404("There is no unit whose figures you may read.")
    return Which(run, _unit(request, units), _month(request, run), units, small_numbers)


def units_offered(reader: Reader, permission: Permission, *, small_numbers: bool) -> list[Unit]:
    """Units in reach that have figures, the widest first.

    Without the right to small numbers only the highest: a team follows from its service and the
    other teams, so that what is withheld at one unit could be worked out from the others.
    """
    units = list(reader.units(permission).only("code", "name", "kind", "parent", "closed_on"))
    if not small_numbers:
        own = {unit.pk for unit in units}
        units = [unit for unit in units if unit.parent_id not in own]
    return sorted(units, key=lambda unit: (KINDS.get(unit.kind, 9), unit.closed_on is not None, unit.name, unit.code))


def _unit(request: HttpRequest, units: list[Unit]) -> Unit:
    code = request.GET.get("unit", "")
    if not code:
        return units[0]
    for unit in units:
        if unit.code == code:
            return unit
    raise Http404("There is no such unit, or its figures are not open to you.")


def _month(request: HttpRequest, run: Run) -> Month:
    text = request.GET.get("period", "") or run.last_month
    try:
        month = Month.parse(text)
    except ValueError as wrong:
        raise Http404(str(wrong)) from wrong
    if not run.first_month <= str(month) <= run.last_month:
        raise Http404(f"There are no figures for {month}.")
    return month
