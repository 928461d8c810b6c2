"""A browser, and pages in it that report what they should not do."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from csc.models import User
from tests.e2e.desk import PASSWORD, Desk
from tests.e2e.hands import Pointer

# Playwright runs an event loop in the thread of the tests, which use the database there all the same.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    flags = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else QUIET
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=flags)
        yield launched
        launched.close()


@dataclass
class Visitor:
    """Somebody at a screen of one size. `complaints` are the errors the browser told, such as a script refused."""

    page: Page
    site: str
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(f"{self.site}{path}")

    def sign_in(self, username: str, password: str) -> None:
        self.open("/accounts/login/")
        self.page.locator("[name=login]").fill(username)
        self.page.locator("[name=password]").fill(password)
        self.page.locator("main form button[type=submit]").first.click()
        self.page.wait_for_url(lambda url: "/accounts/login/" not in url)

    def barriers(self) -> list[str]:
        """What axe finds in the page as it is shown now: the rule, and where."""
        found = Axe().run(self.page).response["violations"]
        return [f"{rule['id']}: {node['target']}" for rule in found for node in rule["nodes"]]

    def scrolls_sideways(self) -> bool:
        return self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def arrival(context: BrowserContext, site: str) -> Visitor:
    """Somebody who opens a window of a browser and is not signed in yet."""
    one = Visitor(context.new_page(), site)
    one.page.on("console", lambda message: one.complaints.append(message.text) if message.type == "error" else None)
    one.page.on("pageerror", lambda error: one.complaints.append(str(error)))
    return one


def context_of(browser: Browser, screen: dict[str, int]) -> BrowserContext:
    """A browser with a screen of this size and nothing remembered from before."""
    return browser.new_context(viewport=screen, locale="en-GB", timezone_id="Europe/London")  # type: ignore[arg-type]


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def visitor(request: pytest.FixtureRequest, browser: Browser, live_server) -> Iterator[Visitor]:
    """A visitor who is not signed in, with a screen of each size in turn."""
    context = context_of(browser, request.param)
    one = arrival(context, live_server.url)
    yield one
    context.close()
    assert one.complaints == []


@pytest.fixture
def at_desk(browser: Browser, live_server) -> Iterator[Callable[..., Desk]]:
    """Seats people at large screens, signed in, each in a browser of their own. What a browser complains of fails the test."""
    desks: list[Desk] = []

    def seat(user: User, hands: type[Pointer] = Pointer) -> Desk:
        one = arrival(context_of(browser, DESKTOP), live_server.url)
        one.sign_in(user.username, PASSWORD)
        desks.append(Desk(one, hands))
        return desks[-1]

    yield seat
    for desk in desks:
        desk.page.context.close()
    assert [said for desk in desks for said in desk.visitor.complaints] == []
