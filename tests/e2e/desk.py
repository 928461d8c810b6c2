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

if TYPE_CHECKING:
    from tests.e2e.conftest import Visitor

PASSWORD = "an ordinary password"
"""The password of every account `tests.workforce.cast` makes."""


def typed(days_ago: int) -> str:
    """The date so many days before today, as a person types it."""
    return f"{timezone.localdate() - datetime.timedelta(days=days_ago):%-d %-m %Y}"


class Desk:
    """A person signed in at a large screen. Every page that is opened or answered to is looked at for barriers."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
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
        self.page.locator("#record").get_by_role("link", name=title, exact=True).click()
        self.at(title)

    def follow(self, title: str) -> None:
        """Press the link of that name on the page, as the page after a saved form offers it."""
        self.page.locator("main").get_by_role("link", name=title, exact=True).first.click()
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
                group.first.get_by_role("textbox").nth(place).fill(reply)
        else:
            for reply in replies:
                group.first.get_by_label(reply, exact=True).check()

    def tick(self, words: str) -> None:
        self.form.get_by_label(words, exact=True).check()

    def _field(self, question: str) -> Locator:
        return self.form.get_by_label(_asks(question)).first

    def _fill(self, field: Locator, reply: str) -> None:
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(label=reply)
        else:
            field.fill(reply)

    def press(self, name: str) -> None:
        self.page.locator("main").get_by_role("button", name=name, exact=True).click()
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
