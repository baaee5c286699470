"""The API as a whole: how a call is described and read, and what becomes of what cannot be answered."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationErrorContext
from ninja.openapi.schema import REF_TEMPLATE
from ninja.parser import Parser

from frikommune.cases.json_refusals import json_not_utf_8, nul_in_text
from frikommune.cases.section import unknown_key
from frikommune.cases.strict_json import parse_json
from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.web.api.authority import Token
from frikommune.web.api.fields import DANISH
from frikommune.web.api.given import refused_of
from frikommune.web.api.refusals_of_content import asked_twice
from frikommune.web.api.refusals_of_form import other_kind
from frikommune.web.api.refusing import Stopped, refused_answer
from frikommune.web.api.sent import History
from frikommune.web.api.shapes import Refusals

RIGHT = "x-right"
"""Where a call says what a token must be allowed."""
UNDER = "/api/v1/"
CONFLICTS = frozenset({"case_changed", "use_taken", "delivery_under_way"})
"""Refusals that are about what somebody else did meanwhile, not about what was sent."""
STATUSES = (400, 401, 403, 404, 409, 411, 413, 415, 422, 429, 503)
"""By which any call may be refused."""
JSON = "application/json"
View = Callable[..., HttpResponse]


def text_of(request: HttpRequest) -> str:
    """What was sent, as text. Raises Stopped where it is not said to be JSON, Refused: it is no UTF-8."""
    charset = request.content_params.get("charset", "utf-8").lower()
    if request.body and (request.content_type != JSON or charset not in ("utf-8", "utf8")):
        raise other_kind(request.headers.get("Content-Type", ""), JSON)
    try:
        return request.body.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise json_not_utf_8("body", request.body[fault.start]) from None


class _Strict(Parser):
    """JSON in which no key stands twice."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body. Raises Refused."""
        return parse_json(text_of(request), "body")


class _Api(NinjaAPI):
    """Says in our words what pydantic finds wrong."""

    def validation_error_from_error_contexts(self, error_contexts: list[ValidationErrorContext]) -> Any:
        """The refusals, to raise."""
        found = [_refused(one) for one in error_contexts]
        return Refused(*(refusal for refused in found for refusal in refused.refusals))

    def get_openapi_schema(self, **given: Any) -> Any:
        """The description, with the case file that no model reads."""
        schema = super().get_openapi_schema(path_prefix=UNDER)
        file = History.model_json_schema(ref_template=REF_TEMPLATE)
        schema["components"]["schemas"] |= file.pop("$defs") | {"History": file}
        return schema


def _refused(context: ValidationErrorContext) -> Refused:
    model = context.model
    source = model.__ninja_param_source__
    flattened = getattr(model, "__ninja_flatten_map_reverse__", {})
    faults: list[dict[str, Any]] = []
    known: set[str] = set()
    for field in model.model_fields.values():
        known |= set(getattr(field.annotation, "model_fields", {}))
    for one in context.pydantic_validation_error.errors(include_url=False):
        place = flattened.get(one["loc"], one["loc"])
        faults.append({**one, "loc": place[1:] if source == "body" else place[-1:]})
    return refused_of(source, faults, sorted(known))


api = _Api(
    title="Frikommune",
    version="1",
    description=(
        "For case systems: what applies, the duties of a case, uses of exemptions, notes for the case file, "
        "and what the case system tells. Described with examples in docs/api.md."
    ),
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
    parser=_Strict(),
)


def call(
    method: str, path: str, *, right: str = "", summary: Text, words: Text, answer: Any, body: Any = None
) -> Callable[[View], View]:
    """A call of the API, told of in both languages. `right`: what a token must be allowed.

    `body` describes one that the view reads by itself. What the query holds beyond what is asked is refused.
    """

    def wrap(view: View) -> View:
        strict = _strict(view)
        more: dict[str, Any] = {DANISH: {"summary": summary.da, "description": words.da}, RIGHT: right}
        if body is not None:
            more["requestBody"] = body
        api.api_operation(
            [method],
            path,
            auth=Token(right),
            response={200: answer, STATUSES: Refusals},
            operation_id=view.__name__,
            summary=summary.en,
            description=words.en,
            openapi_extra=more,
        )(strict)
        return view

    return wrap


def _strict(view: View) -> View:
    """The view, with its types resolved, that refuses a query of other keys than it has."""
    signature, types = inspect.signature(view), typing.get_type_hints(view, include_extras=True)
    given = [one.replace(annotation=types[name]) for name, one in signature.parameters.items()]
    known: list[str] = []
    for one in given:
        known += _query_keys(one.annotation)

    @wraps(view)
    def strict(request: HttpRequest, **values: Any) -> HttpResponse:
        _check_query(request.GET, known)
        return view(request, **values)

    strict.__signature__ = signature.replace(parameters=given)
    return strict


def _check_query(query: QueryDict, known: list[str]) -> None:
    """A key that nobody reads, or that stands twice, is not passed over; NUL is kept by no database."""
    for key, values in query.lists():
        if key not in known:
            raise unknown_key(key, known, "query")
        if len(values) > 1:
            raise asked_twice(key)
        if "\0" in values[0]:
            raise nul_in_text(f"query, {key}")


def _query_keys(annotation: Any) -> list[str]:
    if typing.get_origin(annotation) is not typing.Annotated:
        return []
    return list(getattr(typing.get_args(annotation)[0], "model_fields", {}))


@api.exception_handler(Refused)
def _say_refused(request: HttpRequest, refused: Refused) -> HttpResponse:
    conflicts = any(one.code in CONFLICTS for one in refused.refusals)
    return refused_answer(refused, 409 if conflicts else 422)


@api.exception_handler(Stopped)
def _say_stopped(request: HttpRequest, stopped: Stopped) -> HttpResponse:
    return refused_answer(stopped.refused, stopped.status, stopped.headers)


@api.exception_handler(HttpError)
def _say_unread(request: HttpRequest, fault: HttpError) -> HttpResponse:
    """What ninja could not parse: the reason is the refusal of `_Strict`."""
    if isinstance(fault.__cause__, Refused):
        return refused_answer(fault.__cause__, 422)
    raise fault.__cause__ or fault
