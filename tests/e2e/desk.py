"""Somebody at a desk who reads what a page asks and answers it: fields are found by their questions, answers by their words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Locator, Page

from csc.models import Child
from tests.e2e.hands import Pointer

if TYPE_CHECKING:
    from tests.e2e.conftest import Visitor

PASSWORD = "an ordinary password"
"""The password of every account `tests.workforce.cast` makes."""


def typed(days_ago: int) -> str:
    """The date so many days before today, as a person types it."""
    return f"{timezone.localdate() - datetime.timedelta(days=days_ago):%-d %-m %Y}"


class Desk:
    """A person signed in at a large screen. Every page that is opened or answered to is looked at for barriers."""

    def __init__(self, visitor: Visitor, hands: type[Pointer] = Pointer) -> None:
        self.visitor = visitor
        self.hands = hands(visitor.page)
        self.part: str | None = None

    @property
    def page(self) -> Page:
        return self.visitor.page

    @property
    def text(self) -> str:
        return self.page.locator("main").inner_text()

    # ── Going about ──────────────────────────────────────────────────────────────────────────────

    def open(self, path: str) -> None:
        self.visitor.open(path)
        self.no_barriers()

    def child(self, of: Child) -> None:
        self.open(reverse("workforce:child", args=[of.uuid]))

    def begin(self, of: Child, title: str) -> None:
        """Open a step from the child's page, where it has to be offered."""
        self.visitor.open(reverse("workforce:child", args=[of.uuid]))
        self.hands.press(self.page.locator("#record").get_by_role("link", name=title, exact=True))
        self.at(title)

    def follow(self, title: str) -> None:
        """Press the link of that name on the page, as the page after a saved form offers it."""
        self.hands.press(self.page.locator("main").get_by_role("link", name=title, exact=True).first)
        self.at(title)

    def at(self, heading: str) -> None:
        self.page.get_by_role("heading", level=1, name=heading, exact=True).wait_for()
        self.no_barriers()

    def no_barriers(self) -> None:
        assert self.visitor.barriers() == [], self.page.url

    # ── Answering ────────────────────────────────────────────────────────────────────────────────

    @contextmanager
    def about(self, child: Child) -> Iterator[None]:
        """Answer in the part of a form for several children that is this child's own."""
        self.part = f"About {child.full_name}"
        yield
        self.part = None

    @property
    def form(self) -> Locator:
        """Where questions are looked for: the form, or one child's part of it."""
        main = self.page.locator("main")
        return main.get_by_role("region", name=self.part, exact=True) if self.part else main.locator("form")

    def answer(self, question: str, *replies: str) -> None:
        """Answer one question: choose, tick or type, as the field asks. A moment takes a date and a time."""
        group = self.form.get_by_role("group", name=_asks(question))
        if not group.count():
            self._fill(self._field(question), replies[0])
        elif group.first.get_by_role("textbox").count():
            for place, reply in enumerate(replies):
                self.hands.write(group.first.get_by_role("textbox").nth(place), reply)
        else:
            for reply in replies:
                self.hands.choose(group.first.get_by_label(reply, exact=True))

    def tick(self, words: str) -> None:
        self.hands.choose(self.form.get_by_label(words, exact=True))

    def _field(self, question: str) -> Locator:
        return self.form.get_by_label(_asks(question)).first

    def _fill(self, field: Locator, reply: str) -> None:
        if field.evaluate("field => field.tagName") == "SELECT":
            self.hands.select(field, reply)
        else:
            self.hands.write(field, reply)

    def press(self, name: str) -> None:
        self.hands.press(self.page.locator("main").get_by_role("button", name=name, exact=True))
        self.page.wait_for_load_state()

    def save(self, done: str, button: str = "Save and complete") -> None:
        """Press the button of a step and arrive at the page that says it was done."""
        self.press(button)
        self.at(done)

    def refused(self) -> str:
        """What a page says that saved nothing. That its status is 422 is told by the browser and is no fault."""
        self.page.locator(".govuk-error-summary, #doubts").first.wait_for()
        self.no_barriers()
        self.visitor.complaints[:] = [said for said in self.visitor.complaints if "422" not in said]
        return self.text


def _asks(question: str) -> re.Pattern[str]:
    return re.compile(rf"^\s*{re.escape(question)}(\s*\(optional\))?\s*$")
