"""The small authority of the pages, to be published."""

from __future__ import annotations

from tests.reporting.pages.conftest import place

__all__ = ["place"]
