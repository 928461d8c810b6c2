"""Visits to children whichever plan they belong to: child protection, child in need, looked after."""

from __future__ import annotations

from django.db.models import Value

from assessments.models import CinVisit
from looked_after import codes
from looked_after.models import LookedAfterVisit
from protection.models import ProtectionVisit
from reporting.engine.columns import Key, Number
from reporting.facts.tables import STANDING, JointTable, Part, declare, joint
from reporting.facts.visits import VISIT, VISIT_DERIVED

CHILD_PROTECTION, CHILD_IN_NEED, LOOKED_AFTER = range(3)
"""The kinds of visit, as `visit_type` numbers them."""

ALL_VISITS = declare(
    JointTable(
        name="visits",
        one_row_per="social worker's visit to a child on a plan, in need or looked after",
        model=ProtectionVisit,
        parts=(
            Part(ProtectionVisit, given={"kind_of_visit": Value(CHILD_PROTECTION)}),
            Part(CinVisit, given={"kind_of_visit": Value(CHILD_IN_NEED)}),
            Part(
                LookedAfterVisit,
                where={**STANDING, "kind": codes.SOCIAL_WORKER_VISIT},
                given={"kind_of_visit": Value(LOOKED_AFTER)},
            ),
        ),
        columns=joint(
            child=Key(label="Child"),
            team=Key(label="Team"),
            worker=Key(label="Worker"),
            visit_type=Number("kind_of_visit", "Kind of visit"),
            **VISIT,
        ),
        derived=VISIT_DERIVED,
    )
)
