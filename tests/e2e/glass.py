"""Pages put before a browser as Django answers them, without a server between.

`Glass` holds one window. It takes an answer of the test client, shows it at a large and at a small screen, and says what is
wrong with it. Nothing is committed for it, so that hundreds of pages are looked at in minutes.
"""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import Any

import axe_playwright_python
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from playwright.sync_api import Browser, Route, TimeoutError

SITE = "http://csc.test"
PATIENCE = 10_000
"""Milliseconds in which the scripts of a page have to have run."""

SCREENS = ({"width": 1280, "height": 900}, {"width": 320, "height": 640})
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")

SCRIPTS_HAVE_RUN = """() => document.body.classList.contains("js-enabled")
    && !document.querySelector('[data-module="moj-date-picker"]:not([data-moj-date-picker-init])')"""

DRAWN_ANEW = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""What a page does at another width, such as letting the keyboard reach what now scrolls, it does with the next frame."""

BARRIERS = """async () => {
    const found = await axe.run(document, { resultTypes: ["violations"] });
    return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target}`));
}"""

SIDEWAYS = """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] : [
    "scrolls sideways: " + [...document.querySelectorAll("main *")]
        .filter((part) => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .slice(0, 3).map((part) => part.tagName.toLowerCase() + "." + part.className).join(", ")]"""

STRUCTURE = """() => {
    const wrong = [], heads = document.querySelectorAll("h1");
    if (heads.length !== 1) wrong.push(`${heads.length} headings of the first level`);
    if (heads[0] && !heads[0].innerText.trim()) wrong.push("an empty heading");
    for (const label of document.querySelectorAll("main label, main legend"))
        if (!label.innerText.trim() && !label.closest("[hidden]")) wrong.push(`an empty label for ${label.htmlFor}`);
    return wrong;
}"""

ERRORS = """() => {
    const wrong = [], summaries = document.querySelectorAll(".govuk-error-summary");
    if (summaries.length !== 1) return [`${summaries.length} summaries of errors`];
    if (document.activeElement !== summaries[0]) wrong.push("the summary of errors has not the focus");
    if (!document.title.startsWith("Error: ")) wrong.push(`the title does not tell the error: ${document.title}`);
    const shown = (part) => part.checkVisibility({ visibilityProperty: true });
    for (const link of summaries[0].querySelectorAll("a")) {
        const field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
        if (!field || !field.matches("input, select, textarea")) wrong.push(`“${link.innerText}” leads to no field`);
        else if (!shown(field)) wrong.push(`“${link.innerText}” leads to a field that is not shown`);
    }
    const told = [...document.querySelectorAll(".govuk-error-message")].filter(shown).map((part) => part.innerText);
    for (const link of summaries[0].querySelectorAll("a"))
        if (!told.some((text) => text.split("\\n").some((line) => line.endsWith(link.innerText))))
            wrong.push(`“${link.innerText}” is not told at its field`);
    return wrong;
}"""


class Glass:
    """One window. `looked` counts the times a page was looked at, each at one size of screen."""

    def __init__(self, browser: Browser) -> None:
        self.looked = 0
        self.complaints: list[str] = []
        self._shown: HttpResponse = HttpResponse()
        self._files: dict[str, bytes] = {}
        context = browser.new_context(locale="en-GB", timezone_id="Europe/London", service_workers="block")
        self.page = context.new_page()
        self.page.add_init_script(AXE)
        self.page.route("**/*", self._answer)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def close(self) -> None:
        self.page.context.close()

    def look(self, answer: Any, address: str, *, refused: bool = False) -> list[str]:
        """What is wrong with a page, at each size of screen: barriers, width, headings; and its errors when `refused`."""
        self._shown = answer
        self.complaints.clear()
        self.page.set_viewport_size(SCREENS[0])  # type: ignore[arg-type]
        self.page.goto(SITE + address)
        try:
            self.page.wait_for_function(SCRIPTS_HAVE_RUN, timeout=PATIENCE)
        except TimeoutError:
            return ["its scripts did not run to their end", *self.complaints]
        wrong = [*self.page.evaluate(STRUCTURE), *(self.page.evaluate(ERRORS) if refused else [])]
        for screen in SCREENS:
            self.page.set_viewport_size(screen)  # type: ignore[arg-type]
            self.page.evaluate(DRAWN_ANEW)
            self.looked += 1
            wrong += [f"{screen['width']}: {said}" for said in (*self.page.evaluate(BARRIERS), *self.page.evaluate(SIDEWAYS))]
        return [*wrong, *self.complaints]

    def _answer(self, route: Route) -> None:
        """The page itself, the files it names, and nothing to what it asks in the background."""
        path = route.request.url.removeprefix(SITE).split("?")[0]
        if route.request.resource_type == "document":
            kept = {name: value for name, value in self._shown.headers.items() if name.lower() != "content-length"}
            # A browser shows its own page for some refusals; the words are what is looked at here.
            route.fulfill(status=200, headers=kept, body=self._shown.content)
        elif path.startswith("/static/"):
            kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
            route.fulfill(body=self._file(path.removeprefix("/static/")), content_type=kind)
        else:
            route.fulfill(status=204)

    def _file(self, name: str) -> bytes:
        if name not in self._files:
            found = finders.find(name)
            assert isinstance(found, str), f"no file {name}"
            self._files[name] = Path(found).read_bytes()
        return self._files[name]
