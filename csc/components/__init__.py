"""The parts pages are made of. One way for all of them: data made in a view, printed by a template.

In a view:      `{"plans": Table("Plans", columns, rows)}`, then `{{ plans }}` in the template.
In a template:  `{{ ui.Tag("Overdue", "red") }}`: every name below is there as `ui`.

`/design/` shows each of them, in the demo and wherever DEBUG is on.
"""

from csc.components.base import Component
from csc.components.figures import Figure, FigureLegend, State, Trend
from csc.components.forms import ErrorSummary, FilterPanel
from csc.components.govuk import govuk
from csc.components.listing import ListColumn, Listing
from csc.components.tables import Cell, Column, Group, Order, Pages, Row, Table
from csc.components.text import (
    AsOf,
    Badge,
    Banner,
    Details,
    Due,
    Fact,
    Happening,
    IdentityBar,
    Link,
    NotRecorded,
    Progress,
    Rag,
    SummaryList,
    TabLink,
    TabLinks,
    Tag,
    Tile,
    Tiles,
    Timeline,
)

__all__ = [
    "AsOf",
    "Badge",
    "Banner",
    "Cell",
    "Column",
    "Component",
    "Details",
    "Due",
    "ErrorSummary",
    "Fact",
    "Figure",
    "FigureLegend",
    "FilterPanel",
    "Group",
    "Happening",
    "IdentityBar",
    "Link",
    "ListColumn",
    "Listing",
    "NotRecorded",
    "Order",
    "Pages",
    "Progress",
    "Rag",
    "Row",
    "State",
    "SummaryList",
    "TabLink",
    "TabLinks",
    "Table",
    "Tag",
    "Tile",
    "Tiles",
    "Timeline",
    "Trend",
    "govuk",
]
