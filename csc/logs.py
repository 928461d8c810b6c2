"""One event, one line, whatever a name or a note contains: a typed newline cannot forge a second event."""

from __future__ import annotations

import datetime
import json
import logging


class PlainLines(logging.Formatter):
    """For people at a terminal. A traceback keeps its lines, because only the program writes those."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname:<7} {name}: {message}", style="{")

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.message = one_line(record.message)
        return super().formatMessage(record)


class JsonLines(logging.Formatter):
    """For log stores: one JSON object per event, the traceback inside it."""

    def format(self, record: logging.LogRecord) -> str:
        event = {
            "at": datetime.datetime.fromtimestamp(record.created, datetime.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            event["traceback"] = self.formatException(record.exc_info)
        return json.dumps(event, ensure_ascii=True)


def one_line(text: str) -> str:
    """`text` with every line break and control character written out (`\\n`)."""
    return "".join(character if character.isprintable() else character.encode("unicode_escape").decode() for character in text)
