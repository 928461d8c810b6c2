"""How often supervision is due. Guidance sets no frequency: these are the longest intervals in common local use."""

from csc.timescales import Basis, Clock, Override, Timescale, Weeks

PERSONAL_SUPERVISION = Clock(
    Timescale(
        key="personal_supervision",
        title="Worker's own supervision held",
        source="Local standard; councils' policies say monthly to every six weeks",
        starts="The supervision before was held",
        stops="The next supervision is held",
        limit=Weeks(6),
        warn=7,
        basis=Basis.LOCAL,
        override=Override.ANY,
    )
)

CASE_SUPERVISION = Clock(
    Timescale(
        key="case_supervision",
        title="Child discussed in supervision",
        source="Local standard; councils' policies say every four to eight weeks",
        starts="The child was last discussed in supervision",
        stops="The child is next discussed in supervision",
        limit=Weeks(8),
        warn=7,
        basis=Basis.LOCAL,
        override=Override.ANY,
    )
)
