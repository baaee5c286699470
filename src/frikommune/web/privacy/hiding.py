"""What looks like a citizen's number is hidden in log lines, faults and error pages."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.debug import SafeExceptionReporterFilter

from frikommune.cases.cpr import without_cpr


class NoNumbers(logging.Filter):
    """On every handler: the whole line is made ready, without addresses, and its numbers are hidden."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Hide, and let through."""
        _name_the_page(record)
        said = record.getMessage()
        record.msg, record.args = without_cpr(said), None
        if record.exc_info:
            record.exc_text = without_cpr("".join(traceback.format_exception(*record.exc_info))).rstrip()
        if record.stack_info:
            record.stack_info = without_cpr(record.stack_info)
        for name, value in vars(record).items():
            if isinstance(value, str) and name not in ("msg", "exc_text", "stack_info"):
                setattr(record, name, without_cpr(value))
        return True


def _name_the_page(record: logging.LogRecord) -> None:
    """Django names the address that failed, which may be a secret link or tell of a citizen."""
    request = getattr(record, "request", None)
    if isinstance(request, HttpRequest) and isinstance(record.args, tuple):
        name = request.resolver_match.view_name if request.resolver_match else "–"
        record.args = tuple(name if one == request.path else one for one in record.args)


class ReporterFilter(SafeExceptionReporterFilter):
    """Should a fault ever be reported by mail or page: no variable, field or setting stands in it."""

    hidden_settings = None

    def is_active(self, request: Any) -> bool:
        """Always, also where somebody turned debugging on."""
        return True

    def get_post_parameters(self, request: Any) -> dict[str, str]:
        """None of what was sent."""
        return {}

    def get_traceback_frame_variables(self, request: Any, tb_frame: Any) -> list[tuple[str, str]]:
        """None of what the program held."""
        return []

    def get_safe_settings(self) -> dict[str, str]:
        """None."""
        return {}

    def get_safe_request_meta(self, request: Any) -> dict[str, str]:
        """The method alone; the page's name is in the log line."""
        return {"REQUEST_METHOD": getattr(request, "method", "") or ""}


def hidden(response: HttpResponse) -> HttpResponse:
    """An answer that says what went wrong, without numbers. Others, and streams, are as they were."""
    if response.status_code < 400 or response.streaming or response.has_header("Content-Encoding"):
        return response
    before = response.content.decode(response.charset or "utf-8", "replace")
    after = without_cpr(before)
    if after != before:
        response.content = after.encode(response.charset or "utf-8")
        if response.has_header("Content-Length"):
            response.headers["Content-Length"] = str(len(response.content))
    return response


def hide_in_faults() -> None:
    """A fault that ends a process or a thread is written without numbers."""
    sys.excepthook = _ended
    threading.excepthook = lambda told: _ended(
        told.exc_type, told.exc_value or told.exc_type(), told.exc_traceback
    )


def _ended(kind: type[BaseException], fault: BaseException, where: TracebackType | None) -> None:
    sys.stderr.write(without_cpr("".join(traceback.format_exception(kind, fault, where))))
