"""How somebody works a page: with a pointer, or with the keys alone. Both do the same four things."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

FURTHEST = 400
"""Presses of Tab before a part of a page counts as out of reach of the keyboard."""

WHERE = """target => {
    const at = document.activeElement;
    if (at === target) return "here";
    if (target.type === "radio" && at.type === "radio" && at.name === target.name && at.form === target.form) return "group";
    return at !== document.body && target.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING ? "before" : "after";
}"""

# The ring of a radio or a box to tick is drawn round the mark before its label.
FOCUS_SHOWS = """() => {
    const at = document.activeElement, label = at.labels && at.labels[0];
    const drawn = [getComputedStyle(at), ...(label ? [getComputedStyle(label, "::before")] : [])];
    return drawn.some((style) => style.outlineStyle !== "none" || style.boxShadow !== "none");
}"""

CHOSEN = "field => field.selectedOptions[0]?.label"


class Pointer:
    """A hand on a mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def write(self, field: Locator, words: str) -> None:
        field.fill(words)

    def choose(self, option: Locator) -> None:
        """Choose an answer or tick a box."""
        option.check()

    def select(self, field: Locator, label: str) -> None:
        field.select_option(label=label)

    def press(self, link_or_button: Locator) -> None:
        """Press what leads to another page."""
        link_or_button.click()


class Keyboard(Pointer):
    """Hands on the keys. Focus moves by Tab alone, forwards or backwards, and has to be seen wherever it stops."""

    def write(self, field: Locator, words: str) -> None:
        self.reach(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(words) if "\n" in words else self.page.keyboard.type(words)

    def choose(self, option: Locator) -> None:
        self.reach(option)
        for _ in range(FURTHEST):
            if option.is_checked():
                return
            self.page.keyboard.press("Space" if option.evaluate(WHERE) == "here" else "ArrowDown")
        raise AssertionError(f"the keys do not choose {option}")

    def select(self, field: Locator, label: str) -> None:
        self.reach(field)
        self.page.keyboard.type(label)
        if field.evaluate(CHOSEN) != label:
            self.page.keyboard.press("Home")
        for _ in range(FURTHEST):
            if field.evaluate(CHOSEN) == label:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the keys do not select {label}")

    def press(self, link_or_button: Locator) -> None:
        self.reach(link_or_button)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def reach(self, target: Locator) -> None:
        """Tab there from wherever the focus is."""
        for _ in range(FURTHEST):
            where = target.evaluate(WHERE)
            if where in ("here", "group"):
                assert self.page.evaluate(FOCUS_SHOWS), f"nobody sees that the focus is at {target}"
                return
            self.page.keyboard.press("Shift+Tab" if where == "before" else "Tab")
        raise AssertionError(f"{FURTHEST} presses of Tab do not lead to {target}")
