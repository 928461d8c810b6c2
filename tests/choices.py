"""What an authority decides for itself, its answers and its own limits, for one test, without a database."""

from __future__ import annotations

import datetime
from typing import Any

from csc.local_choices import Choice, LocalChoices, current_choices
from csc.local_standards import LocalStandards, current_standards
from csc.models import LocalChoice, LocalStandard


def answered(choice: Choice, *answers: tuple[str, str]) -> None:
    """From each day on (`2026-04-01`), the answer beside it, and no other choice. The next test begins with the defaults."""
    current_choices.keep(LocalChoices(_rows(choice, answers)))


def add_answer(choice: Choice, *answers: tuple[str, str]) -> None:
    """The same beside what was answered before."""
    before = [row for rows in current_choices()._rows.values() for row in rows]
    current_choices.keep(LocalChoices([*before, *_rows(choice, answers)]))


def _rows(choice: Choice, answers: tuple[tuple[str, str], ...]) -> list[LocalChoice]:
    return [
        LocalChoice(choice=choice.key, effective_from=datetime.date.fromisoformat(since), answer=answer)
        for since, answer in answers
    ]


def worked_to(clock: str, unit: str, limit: int, *, since: str = "2000-01-01", **facts: Any) -> None:
    """From that day on, this local standard for one clock and for no other."""
    row = LocalStandard(clock=clock, unit=unit, limit=limit, effective_from=datetime.date.fromisoformat(since), **facts)
    current_standards.keep(LocalStandards([row]))
