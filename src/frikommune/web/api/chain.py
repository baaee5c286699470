"""Calls of the API pass by what only pages need: sessions, forms, cookies, languages.

They are answered straight away, in JSON whatever happens, and without a word of a fault's message: it may
hold what a case system sent.
"""

from __future__ import annotations

import logging
import re
import traceback

from django.conf import settings
from django.core.exceptions import DisallowedHost, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.urls import Resolver404, get_resolver

from frikommune.web.api import refusals, refusals_of_form
from frikommune.web.api.refusing import Stopped, refused_answer
from frikommune.web.operations.faults import told as machines_fault
from frikommune.web.pages.clock import today
from frikommune.web.pages.middleware import Answer

UNDER = "/api/v1/"
ADDRESSES = "frikommune.web.api.addresses"
_DIGITS = re.compile(r"[0-9]{1,18}")
_log = logging.getLogger("django.request")


class ApiMiddleware:
    """Answers what lies under /api/v1/; hands everything else on."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        if not request.path_info.startswith(UNDER):
            return self.answer(request)
        try:
            response = _answered(request)
        except Stopped as stopped:
            response = refused_answer(stopped.refused, stopped.status, stopped.headers)
        if hasattr(request, "limit"):
            for name, value in request.limit.headers.items():
                response.headers[name] = value
        return response


def _answered(request: HttpRequest) -> HttpResponse:
    path = request.path_info
    try:
        request.get_host()
        _check_size(request)
        _check_coding(request)
        found = get_resolver(ADDRESSES).resolve(path)
        request.resolver_match, request.today = found, today()
        response = found.func(request, *found.args, **found.kwargs)
    except (Resolver404, Http404):
        raise refusals_of_form.no_such_address(path) from None
    except RequestDataTooBig:
        raise refusals_of_form.too_large(path, 0, settings.DATA_UPLOAD_MAX_MEMORY_SIZE) from None
    except DisallowedHost:
        raise refusals_of_form.strange_host(path) from None
    except UnreadablePostError:
        raise refusals_of_form.cut_short(path) from None
    except Stopped:
        raise
    except Exception as fault:
        machine = machines_fault(fault)
        if machine:
            _log.error("%s %s", type(fault).__name__, path)
            raise refusals.unavailable(path, machine) from None
        _log.error("%s %s\n%s", type(fault).__name__, path, "".join(traceback.format_tb(fault.__traceback__)))
        raise refusals.fault(path) from None
    if response.status_code == 405:
        raise refusals_of_form.wrong_method(path, request.method or "", response.headers["Allow"].split(", "))
    return response


def _check_size(request: HttpRequest) -> None:
    """A body is read into memory, so its length is looked at first."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if "chunked" in request.META.get("HTTP_TRANSFER_ENCODING", "").lower() or not _DIGITS.fullmatch(length):
        raise refusals_of_form.length_missing(request.path_info)
    most = settings.API_LARGEST_EXPORT if "/deliveries" in request.path_info else settings.API_LARGEST
    if int(length) > most:
        raise refusals_of_form.too_large(request.path_info, int(length), most)


def _check_coding(request: HttpRequest) -> None:
    """What comes compressed is not unpacked, and would be read as if it were not."""
    coding = request.headers.get("Content-Encoding", "identity")
    if coding.lower() != "identity" and request.META.get("CONTENT_LENGTH", "0") not in ("", "0"):
        raise refusals_of_form.packed(coding)
