"""Publishing: one month's scorecard, frozen with its commentary. From then on it never changes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from csc.audit import record_event
from csc.models import User
from csc.periods import Month
from csc.permissions import Permission
from reporting.engine.cells import Status
from reporting.indicators import Indicator
from reporting.models import Publication, PublishedFigure, Run
from reporting.publishing.behind import members_behind
from reporting.scorecards.assemble import Assembled, ScorecardRow, assemble
from reporting.scorecards.layout import Scorecard
from reporting.scorecards.stored import Key
from reporting.scorecards.structure import as_data
from workforce.reach import Reader

OTHER_FIGURES = "New figures came into force after you asked. Look at them, then publish."


def next_issue(scorecard: str, unit: str, month: Month) -> int:
    """The number the next publication of this scorecard, unit and month will have."""
    issued = Publication.objects.filter(scorecard=scorecard, unit=unit, month=str(month)).order_by("-issue")
    return (issued.values_list("issue", flat=True).first() or 0) + 1


def publishable_run(by: User, scorecard: Scorecard, unit: str, period: Month) -> Run:
    """The run in force, whose figures `by` may publish.

    Raises:
        PermissionDenied: `by` may not publish figures of this unit.
        ValidationError: there are no figures for the month, or some could not be computed.
    """
    if not Reader(by).units(Permission.PUBLISH_FIGURES).filter(code=unit).exists():
        raise PermissionDenied("You may not publish figures of this unit.")
    run = Run.objects.current()
    if run is None or not run.first_month <= str(period) <= run.last_month:
        raise ValidationError(f"There are no figures for {period}.")
    if lacking := {line.form.key for line in scorecard.lines} & set(run.failed_indicators):
        raise ValidationError(f"Some figures could not be computed in the last run: {', '.join(sorted(lacking))}.")
    return run


@dataclass
class Freezing:
    """One month's figures of a scorecard, as they are in force, on their way into a publication.

    Putting together and reading take seconds and write nothing, so that nobody waits for them; writing is short and belongs
    into the caller's transaction.
    """

    scorecard: Scorecard
    unit: str
    period: Month
    run: Run
    pages: list[dict[str, Any]] = field(default_factory=list)
    figures: dict[Any, PublishedFigure] = field(default_factory=dict)
    forms: list[tuple[Key, Indicator]] = field(default_factory=list)

    def put_together(self) -> None:
        """The page for readers with the right to small numbers and for those without, and the figures on it."""
        whole = assemble(self.scorecard, self.run, self.unit, self.period, small_numbers=True)
        shown = assemble(self.scorecard, self.run, self.unit, self.period, small_numbers=False)
        self.pages = [_plain(as_data(whole)), _plain(as_data(shown))]
        self.figures = _figures(whole, shown, self.unit, self.period)
        self.forms = [(row.line.key, row.line.form) for row in whole.rows]

    def read_members(self) -> None:
        """Every record behind the figures, as it was known when the run read it."""
        for key, members in members_behind(self.forms, self.unit, self.period, self.run):
            self.figures[key].members = members

    def write(self, *, by: User, commentary: str, issue: int) -> Publication:
        """The publication with its figures and its line in the log.

        Raises:
            ValidationError: other figures came into force meanwhile, so that the page may hold some of each, or the issue
                was published by somebody else.
        """
        if Run.objects.current() != self.run:
            raise ValidationError(OTHER_FIGURES)
        if issue != next_issue(self.scorecard.key, self.unit, self.period):
            raise ValidationError(f"Issue {issue} has been published meanwhile.")
        page, page_withheld = self.pages
        publication = Publication.objects.create(
            scorecard=self.scorecard.key,
            unit=self.unit,
            month=str(self.period),
            issue=issue,
            run=self.run,
            published_at=timezone.now(),
            published_by=by,
            commentary=commentary,
            page=page,
            page_withheld=page_withheld,
            digest=digest(page, page_withheld, commentary, self.figures.values()),
        )
        for figure in self.figures.values():
            figure.publication = publication
        PublishedFigure.objects.bulk_create(self.figures.values(), batch_size=50)
        record_event(
            by=by,
            verb="publish_figures",
            scorecard=self.scorecard.key,
            unit=self.unit,
            period=str(self.period),
            issue=issue,
            figures=len(self.figures),
            run=self.run.pk,
        )
        return publication


def _figures(whole: Assembled, shown: Assembled, unit: str, period: Month) -> dict[Any, PublishedFigure]:
    """The figures of the month, by the key of their line; a figure that stands on two lines is kept once."""
    open_to_all = {row.line.key: row.months[-1].status for row in shown.rows}
    return {row.line.key: _figure(row, unit, period, withheld=open_to_all[row.line.key]) for row in whole.rows}


def _figure(row: ScorecardRow, unit: str, period: Month, *, withheld: Status) -> PublishedFigure:
    form, amount = row.line.form, row.months[-1]
    return PublishedFigure(
        indicator=form.key,
        variant=form.variant,
        unit=unit,
        breakdown=row.line.breakdown,
        band=row.line.band,
        period=str(period),
        numerator=amount.numerator,
        denominator=amount.denominator,
        value=amount.value,
        status=amount.status.code,
        withheld=withheld is Status.SUPPRESSED,
        target=row.tolerances.green,
        rag=row.rag_month,
        definition_version=form.version_on(period.last),
    )


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    """The data as they come back from the database."""
    return json.loads(json.dumps(data, cls=DjangoJSONEncoder))


def digest(page: dict[str, Any], page_withheld: dict[str, Any], commentary: str, figures: Any) -> str:
    """One digest for all that was frozen."""
    kept = [
        [
            *(figure.unit, figure.breakdown, figure.indicator, figure.variant, figure.band, figure.period),
            *(_number(each) for each in (figure.numerator, figure.denominator, figure.value)),
            *(figure.status, figure.withheld, figure.target, figure.rag, figure.definition_version, figure.members),
        ]
        for figure in figures
    ]
    text = json.dumps([page, page_withheld, commentary, sorted(kept, key=lambda each: each[:6])], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _number(number: float | None) -> float | None:
    return None if number is None else float(number)


def untouched(publication: Publication) -> bool:
    """Whether everything frozen is still what was frozen, down to the last record."""
    figures = publication.figures.all()
    return publication.digest == digest(publication.page, publication.page_withheld, publication.commentary, figures)
