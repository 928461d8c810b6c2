"""The parts of a child's page. Each app registers its own in `panels.py`, found at start-up; the page knows none of them.

    from workforce.child_record.panels import Panel, register_panel

    register_panel(Panel("protection_plan", "Child protection plan", order=30, build=protection_plan))

`build` is given the child and the reader and returns a component, or None where there is nothing to
say: a child without a plan has no empty box.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.module_loading import autodiscover_modules

from csc.models import Child
from workforce.reach import Reader

Build = Callable[[Child, Reader], Any]


@dataclass(frozen=True)
class Panel:
    """One part of the page: `order` says where it stands, from 0; `aside` puts it beside the others."""

    key: str
    title: str
    order: int
    build: Build
    aside: bool = False


@dataclass(frozen=True)
class Shown:
    """A panel with what it says of one child."""

    key: str
    title: str
    content: Any


_panels: dict[str, Panel] = {}


def register_panel(panel: Panel) -> None:
    """Add a panel. Raises ValueError when its key is taken by another."""
    if _panels.get(panel.key, panel) != panel:
        raise ValueError(f"there is a panel {panel.key!r} already")
    _panels[panel.key] = panel


def panels_of(child: Child, reader: Reader, *, aside: bool) -> list[Shown]:
    """The panels that have something to say of `child`, in order."""
    _discover()
    chosen = sorted((panel for panel in _panels.values() if panel.aside == aside), key=lambda panel: (panel.order, panel.key))
    built = ((panel, panel.build(child, reader)) for panel in chosen)
    return [Shown(panel.key, panel.title, content) for panel, content in built if content]


@cache
def _discover() -> None:
    autodiscover_modules("panels")
