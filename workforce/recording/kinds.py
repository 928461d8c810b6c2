"""Every kind of case record by the name its address carries, and what a page says of one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.http import Http404
from django.utils.html import escape, format_html, linebreaks
from django.utils.safestring import SafeString

from csc import formats
from csc.addresses import page_address
from csc.components import Fact
from csc.models import Child, SharedPart
from csc.records import Record
from workforce.recording.questions import question_for
from workforce.records import CaseRecord
from workforce.sameness import same_child

BOOKKEEPING = frozenset(
    {"id", "uuid", "recorded_at", "recorded_by", "child", "state", "withdrawn_reason", "shared_part", "team", "worker", "due_on"}
)
"""Columns every case record has, or that csc works out: shown apart from what was recorded, and not corrected by hand."""


@cache
def kinds() -> dict[str, type[CaseRecord]]:
    """The models of case records by their short name."""
    found = [model for model in apps.get_models() if issubclass(model, CaseRecord)]
    named = {str(model._meta.model_name): model for model in found}
    assert len(named) == len(found)  # noqa: S101 - two apps would share an address
    return named


def find_record(child: Child, kind: str, key: Any) -> CaseRecord:
    """One record of `child`, or of a duplicate merged into it, whatever its state. Raises Http404 when it is another child's."""
    model = kinds().get(kind)
    record = model._base_manager.filter(uuid=key, child__in=same_child(child)).first() if model else None
    if record is None:
        raise Http404
    return record


def address_of_record(record: CaseRecord) -> str:
    """The page of a record."""
    return page_address("workforce:record", record.child.uuid, str(record._meta.model_name), record.uuid)


def title_of(model: type[models.Model] | models.Model) -> str:
    """The name of a kind of record, as a heading."""
    name = str(model._meta.verbose_name)
    return name[:1].upper() + name[1:]


def own_columns(model: type[models.Model]) -> list[models.Field]:
    """The columns that hold what was recorded, in the order of the model."""
    return [field for field in model._meta.concrete_fields if field.name not in BOOKKEEPING and field.editable]


MASKED = "Confidential address"
MaskOf = Callable[[Any], Iterable[str]]
_masks: dict[type[models.Model], MaskOf] = {}


def register_mask(model: type[models.Model], mask_of: MaskOf) -> None:
    """Say which columns of a record would lead to a confidential address: they are masked on its page and cannot be corrected."""
    _masks[model] = mask_of


def masked_columns(record: models.Model) -> frozenset[str]:
    """Names of the columns of `record` that nobody is shown now."""
    mask_of = _masks.get(type(record))
    return frozenset(mask_of(record)) if mask_of else frozenset()


def facts_of(record: models.Model) -> list[Fact]:
    """What was recorded, field by field; a field that was left empty says that it was not recorded."""
    masked = masked_columns(record)
    return [
        Fact(label_of(field), MASKED if field.name in masked and shown(record, field) else shown(record, field))
        for field in own_columns(type(record))
    ]


def shown(record: models.Model, field: models.Field) -> object:
    """The value of one column as a person reads it."""
    value = getattr(record, field.name)
    if value is None or value == "":
        return None
    if isinstance(value, CaseRecord):
        return format_html('<a class="govuk-link" href="{}">{}</a>', address_of_record(value), str(value))
    return in_words(field, value)


def in_words(field: models.Field, value: Any) -> object:
    """A value of `field` in words: dates in full, yes and no, the label of a choice, text with its lines."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return formats.moment(value)
    if isinstance(field, models.DateField):
        return formats.day(value)
    if isinstance(field, models.TextField):
        return SafeString(linebreaks(escape(value)))
    if field.choices:
        return dict(field.flatchoices).get(value, value)
    return str(value)


def label_of(field: models.Field) -> str:
    """A column as the form that records it asks for it, so that a page and its form use the same words."""
    return question_for(field).label


def parts_of(record: models.Model) -> Iterator[tuple[str, list[list[Fact]]]]:
    """Rows that belong to a record and have no page of their own, such as who attended a conference."""
    for relation in record._meta.related_objects:
        model = relation.related_model
        if not (isinstance(model, type) and issubclass(model, Record)) or issubclass(model, CaseRecord) or relation.one_to_one:
            continue
        name = relation.field.name
        rows = model._default_manager.filter(**{name: record.pk}).order_by("pk")
        facts = [[fact for fact in facts_of(row) if fact.recorded and fact.label != label_of(relation.field)] for row in rows]
        if facts:
            yield str(model._meta.verbose_name_plural).capitalize(), facts


def shared_words(record: CaseRecord) -> str:
    """What was written once for several children; empty when the record is one child's alone."""
    part: SharedPart | None = record.shared_part
    return part.narrative if part else ""


def recorded_with(record: CaseRecord) -> list[CaseRecord]:
    """The records of the other children that share the part written once."""
    if record.shared_part_id is None:
        return []
    return list(
        type(record)._base_manager.filter(shared_part=record.shared_part_id).exclude(pk=record.pk).select_related("child")
    )
