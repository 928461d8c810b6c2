"""The page docs/local-rules.md: everything an authority may decide for itself, as csc declares it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.conf import settings

from csc.local_choices import Choice, all_choices
from csc.local_standards import readings_of
from csc.timescales import Clock, Override, all_clocks

PATH = settings.BASE_DIR / "docs" / "local-rules.md"

OPENING = """\
# What an authority decides for itself

Written by `manage.py local_rules` from what csc declares; what is typed here is lost.

Local standards and local choices are rows with the day from which they hold, set in the administration site by those who
manage reference data, with who decided it and why. A row is never changed, since figures were made by it: a later one takes
over from its day, and earlier months keep the answer of their time. Rows travel with an export and keep their history. Due
dates of open work follow in the same transaction, the next night's figures follow for every month, and the run says by which
rules it was made.

| What | Where, in the administration site |
|---|---|
| How long a clock runs, in which unit, from which hour of the day, from which age of a plan, for which teams | Local standards |
| What is asked below, under “Choices” | Local choices |
| Red, amber and green, trajectories, tolerances and their equal side | Targets |
| Days of school terms | School terms |
| The population of a rate, and from when it is used | Population estimates |
| Part of the time that carries cases, by role (newly qualified, advanced practitioner) | FTE weights |
| Children a worker may hold, by type of team | Caseload limits |

| What | Where, on the server ([csc.env.example](deploy/csc.env.example)) |
|---|---|
| Wording and grouping of codes, and codes of its own | Files in LOCAL_CODES_DIR |
| Counts that are hidden from those who may not see small numbers | SUPPRESS_COUNTS_UP_TO |
| Whether work finished on the weekend after its last day is late | CLOCK_VERDICT |
"""

CHOICES = """
## Choices

| Choice | Answers | Until one is given | Who says so |
|---|---|---|---|
"""

CLOCKS = """
## Clocks

Where an Act, regulations or guidance set the limit, an authority's own may be stricter and never looser. Where guidance says
three or six months, an authority may count them as 91 or 183 days.

| Clock | Limit | Local standard | Who says so |
|---|---|---|---|
"""


def local_rules() -> str:
    """The whole page."""
    return "".join([OPENING, CHOICES, *_rows(_of_choice(each) for each in _sorted(all_choices())), CLOCKS, *_rows(_clocks())])


def _sorted(choices: Iterable[Choice]) -> list[Choice]:
    return sorted(choices, key=lambda choice: choice.key)


def _of_choice(choice: Choice) -> tuple[str, ...]:
    answers = choice.kind.asked.removeprefix("with ")
    return f"`{choice.key}`: {choice.title}. {choice.note}".rstrip(), answers, choice.kind.written(choice.default), choice.source


def _clocks() -> Iterator[tuple[str, ...]]:
    for clock in sorted(all_clocks(), key=lambda each: each.key):
        yield f"`{clock.key}`: {clock.title}", str(clock.latest.limit), _allowed(clock), clock.latest.source


def _allowed(clock: Clock) -> str:
    if clock.latest.override is Override.ANY:
        return "any, by type of team" if clock.latest.by_team else "any"
    others = "".join(f", or {reading}" for reading in readings_of(clock.latest))
    return "longer only" if clock.latest.at_least else f"shorter only{others}"


def _rows(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |\n"
