"""The dated notes that make up the chronology."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction

from contacts.models import CaseNote
from csc.models import Child, Code, User
from workforce.casework import keep, set_facts
from workforce.models import Unit


@transaction.atomic
def write_case_note(
    *, by: User, child: Child, team: Unit, kind: Code, happened_at: datetime.datetime, title: str, **facts: Any
) -> CaseNote:
    """A call, a message, a management decision, a piece of direct work. `facts` are columns of CaseNote.

    Raises:
        ValidationError: in the future, without a title, or significant without saying why.
    """
    note = CaseNote(recorded_by=by, child=child, team=team, kind=kind, happened_at=happened_at, title=title.strip())
    set_facts(note, facts)
    keep(note, by=by, verb="write_case_note")
    return note
