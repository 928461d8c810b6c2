"""Answers of an authority to what it decides for itself, for one test, without a database."""

from __future__ import annotations

import datetime

from csc.local_choices import Choice, LocalChoices, current_choices
from csc.models import LocalChoice


def answered(choice: Choice, *answers: tuple[str, str]) -> None:
    """From each day on (`2026-04-01`), the answer beside it. The next test begins with the defaults again."""
    rows = [
        LocalChoice(choice=choice.key, effective_from=datetime.date.fromisoformat(since), answer=answer)
        for since, answer in answers
    ]
    current_choices.keep(LocalChoices(rows))
