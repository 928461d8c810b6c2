"""Writing to the log and checking that nobody has tampered with it.

`record_event` belongs in the transaction of the change it tells of: either both are kept or
neither. `record_read` and `record_reads` come before a page is shown; when the log cannot be
written the record is not shown.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import hashlib
import json
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.utils import timezone

from csc.models import AccessLog, AuditChain, AuditEvent, Person, User
from csc.models.audit import ChainedRow

SYSTEM = "csc"
VERB = re.compile(r"[a-z][a-z0-9_]*\Z")
NOT_IN_THE_DIGEST = {"id", "digest"}
LOGS: dict[str, type[ChainedRow]] = {"event": AuditEvent, "read": AccessLog}
Link = tuple[str, int]
Plain = str | int | float | bool | None | list | dict


def record_event(
    *,
    by: User | None,
    verb: str,
    record: models.Model | None = None,
    child: Person | uuid.UUID | None = None,
    reason: str = "",
    team: str | None = None,
    role: str = "",
    **detail: Any,
) -> AuditEvent:
    """Append one event: `by` did `verb` to `record`. `by` is empty when csc acts of itself.

    The child and the team are taken from the record where it has them. `detail` takes keys, dates,
    numbers and records (which are stored as their uuid).

    Raises:
        ValueError: the verb is not lower_snake, or a detail could hold words somebody typed.
    """
    if not VERB.match(verb):
        raise ValueError(f"a verb is written like record_contact, not {verb!r}")
    event = AuditEvent(
        **_actor(by),
        verb=verb,
        app=record._meta.app_label if record is not None else "",
        model=(record._meta.model_name or "") if record is not None else "",
        record=getattr(record, "uuid", None),
        child=_child_of(record, child),
        team=team if team is not None else _team_of(record),
        role=role,
        reason=reason,
        detail={key: _plain(key, value) for key, value in detail.items()},
    )
    _append("event", [event])
    return event


def record_read(*, by: User | None, child: Person | uuid.UUID, channel: str, reach: str, reason: str = "") -> None:
    """Append one reading of one child's record."""
    record_reads(by=by, children=[child], channel=channel, reach=reach, reason=reason)


def record_reads(
    *,
    by: User | None,
    children: Iterable[Person | uuid.UUID],
    channel: str,
    reach: str | Mapping[uuid.UUID, str],
    reason: str = "",
) -> None:
    """Append a reading of each of `children`, as when a list of them is shown, in a few statements.

    `reach` is how the reader stands to all of them, or to each by the child's uuid.
    """
    rows = []
    actor = _actor(by)
    for child in dict.fromkeys(_uuid(one) for one in children):
        how = reach if isinstance(reach, str) else reach[child]
        rows.append(AccessLog(**actor, child=child, channel=channel, reach=how, reason=reason))
    if rows:
        _append("read", rows)


def _actor(by: User | None) -> dict[str, Any]:
    return {"actor": by.uuid, "actor_name": by.username} if by is not None else {"actor": None, "actor_name": SYSTEM}


def _uuid(child: Person | uuid.UUID) -> uuid.UUID:
    return child if isinstance(child, uuid.UUID) else child.uuid


def _child_of(record: models.Model | None, child: Person | uuid.UUID | None) -> uuid.UUID | None:
    if child is not None:
        return _uuid(child)
    if isinstance(record, Person):
        return record.uuid
    for name in ("child", "person"):
        if isinstance(found := getattr(record, name, None), Person):
            return found.uuid
    return None


def _team_of(record: models.Model | None) -> str:
    return getattr(getattr(record, "team", None), "code", "")


def _plain(key: str, value: Any) -> Plain:
    """`value` as JSON will give it back. Text with a space in it could be a sentence about a child, and is refused."""
    if isinstance(value, models.Model):
        value = getattr(value, "uuid", value.pk)
    if isinstance(value, uuid.UUID | datetime.date):
        return json.loads(json.dumps(value, cls=DjangoJSONEncoder))
    if isinstance(value, list | tuple | set | frozenset):
        items = [_plain(key, item) for item in value]
        return sorted(items, key=str) if isinstance(value, set | frozenset) else items
    if value is None or isinstance(value, bool | int | float) or (isinstance(value, str) and not re.search(r"\s", value)):
        return value
    raise ValueError(
        f"the detail {key!r} may hold keys, dates and numbers, not words: they belong in the record or in the reason"
    )


# ── The chain ────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic(savepoint=False)
def _append(kind: str, rows: Sequence[ChainedRow]) -> None:
    """Link `rows`, all of one actor, to the end of the actor's chain and write them."""
    key = f"{kind}:{rows[0].actor or SYSTEM}"
    heads = AuditChain.objects.select_for_update().filter(key=key)
    head = heads.first()
    if head is None:
        AuditChain.objects.bulk_create([AuditChain(key=key)], ignore_conflicts=True)
        head = heads.get()
    now = timezone.now()
    for row in rows:
        row.chain, row.at, row.number, row.previous = key, now, head.number + 1, head.digest
        row.digest = digest_of(row)
        head.number, head.digest = row.number, row.digest
    type(rows[0]).objects.bulk_create(rows)
    head.save(update_fields=["number", "digest"])


def digest_of(row: ChainedRow) -> str:
    """SHA-256 over every column of the row but its own digest, the digest of the row before it among them."""
    columns = {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.name not in NOT_IN_THE_DIGEST
    }
    for name, value in columns.items():
        if isinstance(value, datetime.datetime):
            columns[name] = value.astimezone(datetime.UTC).isoformat(timespec="microseconds")
        elif isinstance(value, uuid.UUID):
            columns[name] = str(value)
    text = json.dumps(columns, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


@dataclasses.dataclass(frozen=True)
class Fault:
    """A place where a chain does not hold."""

    log: str
    chain: str
    number: int
    what: str

    def __str__(self) -> str:
        return f"{self.log}, chain {self.chain}, row {self.number}: {self.what}"


def faults(anchors: Mapping[Link, str] | None = None) -> Iterator[Fault]:
    """Every row of both logs that was edited, and every gap where rows were deleted.

    `anchors` are digests written down earlier and kept away from the database, by chain and
    number. They find what the database alone cannot show: a chain written anew from some row on.

    Rows may be added while it runs: what is compared is the state at its start.
    """
    newest = {
        (key, number): digest for key, number, digest in AuditChain.objects.values_list("key", "number", "digest") if number
    }
    for kind, model in LOGS.items():
        yield from _faults_of(model, _of_kind(kind, newest), _of_kind(kind, anchors or {}))


def _of_kind(kind: str, links: Mapping[Link, str]) -> dict[Link, str]:
    return {link: digest for link, digest in links.items() if link[0].startswith(f"{kind}:")}


def _faults_of(model: type[ChainedRow], newest: dict[Link, str], anchors: dict[Link, str]) -> Iterator[Fault]:
    fault = functools.partial(Fault, model._meta.label)
    last: dict[str, tuple[int, str]] = {}
    for row in model._default_manager.order_by("chain", "number").iterator(chunk_size=2000):
        link, (number, digest) = (row.chain, row.number), last.get(row.chain, (0, ""))
        if row.number > number + 1:
            yield fault(row.chain, number + 1, f"{_rows(number + 1, row.number - 1)} been deleted.")
        elif row.previous != digest:
            yield fault(row.chain, row.number, f"it does not follow from row {number}: one of the two has been edited.")
        if digest_of(row) != row.digest:
            yield fault(row.chain, row.number, f"it has been edited (row id {row.pk}).")
        if newest.pop(link, row.digest) != row.digest:
            yield fault(row.chain, row.number, "the newest link of the chain has another digest: one of the two has been edited.")
        if anchors.pop(link, row.digest) != row.digest:
            yield fault(row.chain, row.number, "its digest is not the one written down earlier: the chain was written anew.")
        last[row.chain] = (row.number, row.digest)
    for key, number in sorted(newest):
        first = last.get(key, (0, ""))[0] + 1
        yield fault(key, first, f"{_rows(first, number)} been deleted from the end.")
    for key, number in sorted(anchors):
        yield fault(key, number, "a row written down earlier is gone.")
    now = dict(AuditChain.objects.values_list("key", "number"))
    for key, (number, _) in sorted(last.items()):
        if now.get(key, 0) < number:
            yield fault(key, number, "the newest link of the chain stops before this row: it has been edited or deleted.")


def _rows(first: int, last: int) -> str:
    return f"row {first} has" if first == last else f"rows {first} to {last} have"
