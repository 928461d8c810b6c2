"""A named and qualified social worker on the day: looked after, and on a plan."""

import pytest

from reporting.catalogue.cp_plans import cp_children_with_allocated_social_worker
from reporting.catalogue.looked_after import lac_with_allocated_social_worker
from tests.reporting.practice import check


@pytest.mark.parametrize("module", [lac_with_allocated_social_worker, cp_children_with_allocated_social_worker])
def test_named_and_qualified(module) -> None:
    check(
        module.indicator,
        "2026-03",
        """
        child | team | started_on | counts?
        Ava   | N1   | 2025-06-01 | yes     # from that day
        Ben   | N1   | 2025-06-01 | no      # the worker left that day
        Cal   | N1   | 2025-06-01 | no      # a worker who is not qualified
        Dee   | N1   | 2025-06-01 | no      # a team alone
        Eve   | N1   | 2025-06-01 | no      # in a second role
        Fay   | N1   | 2025-06-01 | no      # nobody
        """,
        others={
            "allocations": """
            child | team | role          | worker | started_on | ended_on
            Ava   | N1   | social_worker | Kim    | 2026-03-31 |
            Ben   | N1   | social_worker | Kim    | 2025-06-01 | 2026-03-31
            Cal   | N1   | social_worker | Lou    | 2025-06-01 |
            Dee   | N1   | social_worker |        | 2025-06-01 |
            Eve   | N1   | second_worker | Kim    | 2025-06-01 |
            """,
            "workers": """
            id  | qualified
            Kim | yes
            Lou | no
            """,
        },
        expect={"Council": (1, 6)},
    )
