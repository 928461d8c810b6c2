"""What later runs say of published figures: old, new, why, and which records made the difference."""

from __future__ import annotations

import datetime
import logging
import uuid
from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from csc.audit import record_event
from csc.periods import Month
from reporting import catalogue
from reporting.engine.cells import TOTAL, Status
from reporting.indicators import Indicator
from reporting.models import Publication, PublishedFigure, Restatement, Run
from reporting.publishing.behind import AMOUNT, CHILD, MARKED, RECORD, TABLE, Member, members_behind, typed_after
from reporting.scorecards.course import NOTHING, Amount
from reporting.scorecards.stored import Key, families

log = logging.getLogger(__name__)

NOT_PUBLISHED = (Status.NOT_AVAILABLE.code, Status.NOT_COMPUTED.code)
"""What had no figure when it was issued: there is nothing to restate."""


LEASE = datetime.timedelta(minutes=10)
"""How long one publication may take to be compared before another worker goes on."""


def restate(run: Run) -> list[Restatement]:
    """Compare every publication that is the latest of its month with the figures the run put in force.

    Safe to call again, from anywhere: which publications have been compared stands on the run, written together with what
    came of it, so that a worker that dies leaves the others to the next sweep and nothing is told twice. One publication that
    cannot be compared does not keep the others from it; it is named in the log.
    """
    found: list[Restatement] = []
    token = _take(run) if owed(run) else None
    if token is None:
        return found
    ours = Run.objects.filter(pk=run.pk, token=token)
    for publication in owed(run):
        if not ours.update(lease_until=timezone.now() + LEASE):
            return found  # Somebody else has gone on.
        found += _compare(publication, run, token)
    ours.update(token=None, lease_until=None)
    return found


def restate_what_is_owed() -> list[Restatement]:
    """Compare what the run in force has not been compared with: a worker died, or somebody published while it was made."""
    run = Run.objects.current()
    return restate(run) if run else []


def owed(run: Run) -> list[Publication]:
    """The publications that stand and have not been compared with the run."""
    done = Run.objects.filter(pk=run.pk).values_list("compared", flat=True).get()
    return [publication for publication in standing() if str(publication.pk) not in done]


def _take(run: Run) -> uuid.UUID | None:
    """Take the comparing of a run that is done: one conditional update, which only one worker can win. None for the others."""
    now, token = timezone.now(), uuid.uuid4()
    free = Run.objects.filter(Q(lease_until=None) | Q(lease_until__lt=now), pk=run.pk, state=Run.State.DONE)
    return token if free.update(token=token, lease_until=now + LEASE) else None


def _compare(publication: Publication, run: Run, token: uuid.UUID) -> list[Restatement]:
    """Compare one publication and write down, in one transaction, what came of it and that it is done."""
    made: list[Restatement] = []
    error = ""
    try:
        made = restatements_of(publication, run)
    except (
        Exception
    ) as failure:  # the figures of the run stand all the same; the publication is compared again after the next one
        log.exception("publication %s cannot be compared with run %s", publication.pk, run.pk)
        error = type(failure).__name__
    with transaction.atomic():
        held = Run.objects.select_for_update().get(pk=run.pk)
        if held.token != token or str(publication.pk) in held.compared or Run.objects.current() != held:
            return []  # Told already, or to be told of the figures that are in force by now.
        new = [each for each in made if _keep(each)]
        if new:
            record_event(
                by=None,
                verb="restate_figures",
                scorecard=publication.scorecard,
                unit=publication.unit,
                period=publication.month,
                figures=len(new),
                run=run.pk,
            )
        held.compared[str(publication.pk)] = error
        held.save(update_fields=["compared"])
    return new


def standing() -> list[Publication]:
    """The latest issue of each scorecard, unit and month."""
    latest: dict[tuple[str, str, str], Publication] = {}
    for publication in Publication.objects.order_by("issue").select_related("run").defer("page", "page_withheld"):
        latest[publication.scorecard, publication.unit, publication.month] = publication
    return list(latest.values())


def restatements_of(publication: Publication, run: Run) -> list[Restatement]:
    """What the figures in force say otherwise than the publication, and than was said of it before; not yet written."""
    month = Month.parse(publication.month)
    if not run.first_month <= publication.month <= run.last_month:
        return []
    issued = publication.figures.defer("members").exclude(status__in=NOT_PUBLISHED)
    figures = {key_of(figure): figure for figure in issued if figure.indicator in known()}
    current = figures_in_force(publication.unit, figures, month)
    told = _told_before(publication)
    news = {key: amount for key, amount in current.items() if _parts(amount) != told.get(key, _frozen(figures[key]))}
    if not news:
        return []
    cells = [(key, form_of(key)) for key in news]
    behind = dict(members_behind(cells, publication.unit, month, run))
    before = dict(PublishedFigure.objects.filter(pk__in=[figures[key].pk for key in news]).values_list("pk", "members"))
    return [
        _restatement(figures[key], before[figures[key].pk], news[key], behind.get(key, []), publication.run, run) for key in news
    ]


def known() -> set[str]:
    return set(catalogue.all_indicators())


def key_of(figure: PublishedFigure) -> Key:
    return figure.indicator, figure.variant, figure.breakdown, figure.band


def form_of(key: Key) -> Indicator:
    return catalogue.get(key[0]).form(key[1])


def figures_in_force(unit: str, figures: Iterable[Key], month: Month) -> dict[Key, Amount]:
    """The figures in force of these keys in one query."""
    keys = list(figures)
    forms = {(key[0], key[1]): form_of(key) for key in keys}
    found = families(unit, forms, {TOTAL, *(key[2] for key in keys)})
    return {key: found[key].at(month) if key in found else NOTHING for key in keys}


def _frozen(figure: PublishedFigure) -> tuple[object, ...]:
    return figure.status, figure.numerator, figure.denominator, figure.value


def _parts(amount: Amount) -> tuple[object, ...]:
    return amount.status.code, amount.numerator, amount.denominator, amount.value


def _told_before(publication: Publication) -> dict[Key, tuple[object, ...]]:
    """What the last restatement said of each figure that has one."""
    rows = Restatement.objects.filter(figure__publication=publication).order_by("pk").select_related("figure")
    return {
        key_of(each.figure): (each.new_status, each.new_numerator, each.new_denominator, each.new_value)
        for each in rows.defer("figure__members", "joined", "left", "moved")
    }


def _restatement(
    figure: PublishedFigure, before: list[Member], now: Amount, members: list[Member], then: Run, run: Run
) -> Restatement:
    old, new = _by_record(before), _by_record(members)
    joined = [new[record] for record in new.keys() - old.keys()]
    left = [old[record] for record in old.keys() - new.keys()]
    moved = [new[record] for record in old.keys() & new.keys() if _counts(new[record]) != _counts(old[record])]
    return Restatement(
        figure=figure,
        run=run,
        new_numerator=now.numerator,
        new_denominator=now.denominator,
        new_value=now.value,
        new_status=now.status.code,
        reason=_reason(figure, (joined, left, moved), then, run),
        joined=sorted(joined),
        left=sorted(left),
        moved=sorted(moved),
    )


def _by_record(members: list[Member]) -> dict[tuple[str, int, int], Member]:
    """Each member by its record and which of several rows of it this is: a record may count more than once."""
    found: dict[tuple[str, int, int], Member] = {}
    seen: defaultdict[tuple[str, int], int] = defaultdict(int)
    for member in members:
        record = member[TABLE], member[RECORD]
        found[*record, seen[record]] = member
        seen[record] += 1
    return found


def _counts(member: Member) -> tuple[object, ...]:
    return member[MARKED], member[AMOUNT]


def _reason(figure: PublishedFigure, difference: tuple[list[Member], ...], then: Run, run: Run) -> Restatement.Reason:
    """Why the figure moved, as far as its records tell. `difference` is who joined, who left, and who counts differently.

    A record typed after the figures were made is a late entry. One that was there and has come, gone or
    counts differently was corrected; where the authority has given itself other rules between the two
    runs, it may be that as well. With the same records it is a rule or the definition that was changed,
    or something that is supplied (a population, a typed-in figure).
    """
    joined, left, moved = difference
    if form_of(key_of(figure)).version_on(Month.parse(figure.period).last) != figure.definition_version:
        return Restatement.Reason.DEFINITION
    late = typed_after(joined, then.read_at)
    other_rules = bool(then.local_rules) and then.local_rules != run.local_rules
    reasons = set()
    if late:
        reasons.add(Restatement.Reason.LATE_ENTRY)
    if left or moved or any((member[TABLE], member[RECORD]) not in late for member in joined):
        reasons.add(Restatement.Reason.CORRECTION)
    if other_rules and reasons != {Restatement.Reason.LATE_ENTRY}:
        return Restatement.Reason.LOCAL_RULE
    if not reasons:
        return Restatement.Reason.SUPPLIED if then.definitions == run.definitions else Restatement.Reason.DEFINITION
    return reasons.pop() if len(reasons) == 1 else Restatement.Reason.MIXED


def _keep(restatement: Restatement) -> bool:
    """Write it unless it is written."""
    if Restatement.objects.filter(figure=restatement.figure, run=restatement.run).exists():
        return False
    restatement.save()
    return True


def children_of(restatement: Restatement) -> set[int]:
    """Keys of the children whose records made the difference."""
    return {member[CHILD] for member in [*restatement.joined, *restatement.left, *restatement.moved] if member[CHILD]}
