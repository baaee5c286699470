"""Log lines as JSON: one object a line, with the mark of the request; no address, no query, nobody's name."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

from frikommune.web.trail.who import mark

ACCESS = "frikommune.access"
_OF_A_REQUEST = ("method", "view", "status", "milliseconds", "bytes")


class JsonLines(logging.Formatter):
    """`at`, `level`, `logger`, `message`, `request`; of a request also what `_OF_A_REQUEST` names.

    `request` is the mark that the traces of the same request carry: the trail tells who it was.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line. Numbers of citizens were hidden by the handler's filter before."""
        told: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "request": getattr(record, "request_mark", "") or mark(),
        }
        told |= {name: getattr(record, name) for name in _OF_A_REQUEST if hasattr(record, name)}
        if record.exc_text or record.exc_info:
            told["fault"] = record.exc_text or self.formatException(record.exc_info)  # type: ignore[arg-type]
        return json.dumps(told, ensure_ascii=False, default=str)
