"""Whatever is sent to a step, it is saved whole or refused whole: never an error page, never half a record."""

from __future__ import annotations

import os
import uuid

import pytest
import time_machine
from django import forms
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from csc.forms import CodeField
from csc.models import AuditEvent, SharedPart, Submission
from tests.looked_after.cast import team
from tests.looked_after.scenes import SCENES
from tests.looked_after.test_forms import opened
from tests.workforce.cast import NOON, somebody

pytestmark = pytest.mark.django_db
EXAMPLES = int(os.environ.get("CSC_FORM_EXAMPLES", "4"))

DATES = st.one_of(
    st.dates().map(lambda day: f"{day.day}/{day.month}/{day.year}"),
    st.sampled_from(["31/12/1899", "1/1/1900", "31/12/2199", "today", "tomorrow", "29/2/2026", "5/1/2026", "30/3/2026"]),
)
ODD = st.one_of(
    st.text(max_size=60),
    st.text(min_size=290, max_size=500),
    st.sampled_from(["", " ", "\x00", "yes", "no", "-1", "0", "9" * 40, "1e400", "NaN", "½", "٣", "<b>", "legal_status:C2"]),
    DATES,
    st.integers().map(str),
)
"""What nobody means to type."""

RECORDS = list(apps.get_app_config("looked_after").get_models())
"""The records of this app and the versions kept of each, so that a changed row shows as well as a new one."""


def rows() -> list[tuple[int, ...]]:
    """How many rows there are of everything a step may write."""
    tables = [model._meta.db_table for model in (*RECORDS, AuditEvent, SharedPart, Submission)]
    counts = ", ".join(f'(SELECT COUNT(*) FROM "{table}")' for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts}")  # names of our own tables
        return cursor.fetchall()


def answers(field: forms.Field, plausible: str) -> st.SearchStrategy[str]:
    """The plausible answer most often, another that the field offers, or anything at all."""
    kinds = [st.just(plausible), st.just(plausible), ODD]
    if isinstance(field, CodeField):
        kinds.append(st.sampled_from([str(code.pk) for code in field.queryset or []] or [""]))
    elif isinstance(field, forms.DateField):
        kinds.append(DATES)
    elif hasattr(field, "choices"):
        kinds.append(st.sampled_from(["yes", "no", *(str(key) for key, _ in list(field.choices)[:30])]))
    return st.one_of(kinds)


@pytest.mark.parametrize("key", SCENES)
def test_a_step_saves_all_or_nothing(key: str) -> None:
    with time_machine.travel(NOON, tick=False):
        browser = Client()
        browser.force_login(somebody("Mo", team(), "team_manager").user)
        step, child, _, address, typed = opened(key)
        asked = {name: answers(field, typed.get(name, "")) for name, field in step.base_fields.items()}

        # Not shrunk: an example fails on its own page, and making it smaller costs hundreds of pages more.
        @settings(max_examples=EXAMPLES, phases=[Phase.generate], suppress_health_check=list(HealthCheck), database=None)
        @given(st.fixed_dictionaries({}, optional=asked))
        def anything(sent: dict[str, str]) -> None:
            before = rows()
            with transaction.atomic():
                answer = browser.post(address, {**sent, "submission": str(uuid.uuid4())})
                assert answer.status_code in (302, 422), sent
                if answer.status_code == 422:
                    assert rows() == before, sent
                    page = answer.content.decode()
                    assert "There is a problem" in page or "Check this before it is saved" in page, sent
                else:
                    assert Submission.objects.filter(step=key, child=child).count() == 1, sent
                transaction.set_rollback(True)

        anything()
