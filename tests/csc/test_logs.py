"""What people type cannot make a log say something that did not happen."""

from __future__ import annotations

import json
import logging
import sys

import pytest

from csc.logs import JsonLines, PlainLines

FORGED = "Ada\n2026-04-01 INFO axes: signed in as director"


def record(message: str, *arguments: object, exc_info: object = None) -> logging.LogRecord:
    return logging.LogRecord("csc.search", logging.WARNING, __file__, 1, message, arguments, exc_info)


@pytest.mark.parametrize("formatter", [PlainLines(), JsonLines()])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\u2028", "\x85", "\x1b[2J"])
def test_one_event_is_one_line(formatter, line_break):
    written = formatter.format(record("Searched for %s", f"Ada{line_break}Lovelace"))
    assert written.splitlines() == [written]
    assert written.isprintable()


def test_a_json_line_says_when_where_and_what():
    event = json.loads(JsonLines().format(record("Searched for %s", FORGED)))
    assert event["level"] == "WARNING"
    assert event["logger"] == "csc.search"
    assert event["message"] == f"Searched for {FORGED}"
    assert event["at"].endswith("+00:00")


def test_a_traceback_stays_inside_its_event():
    try:
        raise ValueError("two\nlines")
    except ValueError:
        written = JsonLines().format(record("Failed", exc_info=sys.exc_info()))
    assert "\n" not in written
    assert "ValueError" in json.loads(written)["traceback"]
