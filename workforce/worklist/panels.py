"""What apps add to the manager's page, such as why assessments were late. Registered in their `panels.py`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.utils.module_loading import autodiscover_modules

from workforce.worklist.tasks import Worklist


@dataclass(frozen=True)
class TeamPanel:
    """One part of the manager's page; `build` returns a component, or None where there is nothing to say."""

    key: str
    order: int
    build: Callable[[Worklist], Any]


_panels: dict[str, TeamPanel] = {}


def register_team_panel(panel: TeamPanel) -> None:
    """Add a part. Raises ValueError when its key is taken by another."""
    if _panels.get(panel.key, panel) != panel:
        raise ValueError(f"there is a part {panel.key!r} already")
    _panels[panel.key] = panel


def team_panels(work: Worklist) -> Sequence[Any]:
    """The parts that have something to say, in order."""
    _discover()
    built = (panel.build(work) for panel in sorted(_panels.values(), key=lambda panel: (panel.order, panel.key)))
    return [content for content in built if content]


@cache
def _discover() -> None:
    autodiscover_modules("panels")
