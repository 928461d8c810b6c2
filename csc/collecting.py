"""When a process that answers requests looks for garbage."""

from __future__ import annotations

import gc

from django.urls import get_resolver


def settle() -> None:
    """Load all pages and take what is loaded by then, which stays for good, out of the garbage collector's sight.

    Left where it looks, it makes some requests wait tens of milliseconds.
    """
    get_resolver().url_patterns  # noqa: B018 - reading it loads them
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
