"""Clocks of the audit programme. None is statutory: each is a local standard."""

from csc.timescales import Basis, Clock, Override, Timescale, WorkingDays

ESCALATION_RESPONSE = Clock(
    Timescale(
        key="escalation_response",
        title="Escalation from an audit answered",
        source="Local standard: unacceptable practice goes to the managers at once and is addressed urgently",
        starts="Escalation raised",
        stops="Manager's answer",
        limit=WorkingDays(1),
        basis=Basis.LOCAL,
        override=Override.ANY,
    )
)
