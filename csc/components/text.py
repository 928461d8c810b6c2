"""Small parts: tags, ratings, due dates, banners, facts, tiles, timelines."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from django.utils.html import format_html

from csc import formats
from csc.components.base import Component

Colour = Literal["", "grey", "green", "turquoise", "blue", "purple", "pink", "red", "orange", "yellow"]


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere. `hidden` is added for screen readers, where many links on a page read alike."""

    text: str
    href: str
    hidden: str = ""


@dataclass(frozen=True)
class Tag(Component):
    """A state in a word or two."""

    template: ClassVar[str] = "tag"
    text: str
    colour: Colour = "grey"


@dataclass(frozen=True)
class NotRecorded(Component):
    """Stands where something should have been recorded and was not. An empty cell of a table only says that there is nothing."""

    template: ClassVar[str] = "not_recorded"


@dataclass(frozen=True)
class Badge(Component):
    """A number that waits for somebody, beside the name of a list."""

    template: ClassVar[str] = "badge"
    count: int
    what: str


@dataclass(frozen=True)
class Rag(Component):
    """How a figure stands against its target. Always the word; the colour only helps the eye."""

    template: ClassVar[str] = "rag"
    rating: Literal["red", "amber", "green", ""]

    @property
    def word(self) -> str:
        return self.rating.capitalize() or "Not rated"


@dataclass(frozen=True)
class Due(Component):
    """When something falls due, and how far off or how late that is in the unit of its clock.

    `left` is the number of units until the due date: 0 on the day, negative when overdue. Computed
    by the clock, never here, because it may be in working days.

    Written as a string here, and not in a template, because a manager's list has a hundred.
    """

    on: datetime.date
    left: int
    unit: str = "working day"
    soon: int = 5

    @property
    def state(self) -> Literal["overdue", "today", "soon", "later"]:
        if self.left < 0:
            return "overdue"
        if self.left == 0:
            return "today"
        return "soon" if self.left <= self.soon else "later"

    @property
    def words(self) -> str:
        if self.left == 0:
            return "due today"
        distance = formats.plural(abs(self.left), self.unit)
        return f"overdue by {distance}" if self.left < 0 else f"in {distance}"

    def __html__(self) -> str:
        day = format_html('<time datetime="{}">{}</time>', self.on.isoformat(), formats.short_day(self.on))
        return format_html(
            '<span class="csc-due csc-due--{}">{} <span class="csc-due__words">{}</span></span>', self.state, day, self.words
        )


@dataclass(frozen=True)
class Fact:
    """One line of a summary list. An empty value is shown as not recorded, which is not the same as no."""

    label: str
    value: object
    actions: Sequence[Link] = ()

    @property
    def recorded(self) -> bool:
        return self.value is not None and self.value != ""

    @property
    def shown(self) -> object:
        """The value as csc writes it: days and moments in full, yes and no in words."""
        if isinstance(self.value, datetime.datetime):
            return formats.moment(self.value)
        if isinstance(self.value, datetime.date):
            return formats.day(self.value)
        if isinstance(self.value, bool):
            return "Yes" if self.value else "No"
        return self.value


@dataclass(frozen=True)
class SummaryList(Component):
    """Facts about one thing, one per line; with a `title`, in a card."""

    template: ClassVar[str] = "summary_list"
    facts: Sequence[Fact]
    title: str = ""
    actions: Sequence[Link] = ()
    level: int = 2


@dataclass(frozen=True)
class IdentityBar(Component):
    """Whose record this is, at the top of every page about one child: name, facts that tell people apart, warnings."""

    template: ClassVar[str] = "identity_bar"
    name: str
    facts: Sequence[Fact]
    tags: Sequence[Tag] = ()
    href: str = ""


@dataclass(frozen=True)
class TabLink:
    """One page of several about the same thing."""

    text: str
    href: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class TabLinks(Component):
    """Tabs that are links, so that each has an address, works without scripts and prints alone. `label` names the set."""

    template: ClassVar[str] = "tab_links"
    links: Sequence[TabLink]
    label: str = "Sections"


@dataclass(frozen=True)
class Banner(Component):
    """Something a reader must notice. `kind` success is for what they have just done."""

    template: ClassVar[str] = "banner"
    text: object
    kind: Literal["information", "success", "warning"] = "information"
    title: str = ""

    @property
    def heading(self) -> str:
        return self.title or {"information": "Important", "success": "Done", "warning": "Warning"}[self.kind]


@dataclass(frozen=True)
class Details(Component):
    """Something that not every reader needs, folded away."""

    template: ClassVar[str] = "details"
    summary: str
    content: object
    open: bool = False


@dataclass(frozen=True)
class Tile:
    """One number of a worker's or manager's day, leading to the list that it counts."""

    number: int
    label: str
    href: str = ""
    tone: Literal["", "alert", "warn"] = ""


@dataclass(frozen=True)
class Tiles(Component):
    """Numbers at the top of a home page."""

    template: ClassVar[str] = "tiles"
    tiles: Sequence[Tile]


@dataclass(frozen=True)
class Happening:
    """One entry of a timeline."""

    on: datetime.date
    title: str
    text: object = ""
    href: str = ""
    by: str = ""


@dataclass(frozen=True)
class Timeline(Component):
    """Dated events, in the order given. `level` is that of each event's heading."""

    template: ClassVar[str] = "timeline"
    happenings: Sequence[Happening]
    empty: str = "Nothing has been recorded yet."
    level: int = 2


@dataclass(frozen=True)
class AsOf(Component):
    """How fresh the figures of a page are. Stands under every table and chart of figures."""

    template: ClassVar[str] = "as_of"
    computed_at: datetime.datetime | None
    complete_to: datetime.date | None = None
    run: str = ""
    note: str = ""


@dataclass(frozen=True)
class Progress(Component):
    """A job that takes a while. With scripts the page asks `poll` for the state; without, the reader asks again.

    `poll` answers with JSON: `done`, `total` (null while unknown), `state` (waiting, running, done,
    failed), `message`, and `href` of the result once there is one.
    """

    template: ClassVar[str] = "progress"
    title: str
    done: int
    total: int | None
    poll: str
    state: Literal["waiting", "running", "done", "failed"] = "running"
    message: str = ""
    result: Link | None = None

    @property
    def percent(self) -> int | None:
        return None if not self.total else min(100, self.done * 100 // self.total)
