"""Which tables are traced: all of ours. What is left out stands here, with why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.apps import apps
from django.db.models import ForeignKey, Model

OURS = "frikommune.web."
UNTRACED: Mapping[str, str] = {
    "trail_trace": "the trail itself: chained and guarded",
    "deliveries_staged": "what a delivery will change, gone once it has; that change is traced on the case",
    "signin_handover": "what a sign-in said, for two minutes; what it changes is traced on person and seats",
    "signin_usedassertion": "numbers of used answers, nothing of persons",
    "signin_wrongtry": "wrong tries by nobody yet, a quarter of an hour; who has come in is traced",
    "surveys_box": "answers: a trace of them beside an invitation's would tell who answered when",
}
"""By table: why it has no trace."""
UNTRACED_FIELDS: Mapping[str, Mapping[str, str]] = {
    "deliveries_delivery": dict.fromkeys(
        ("seen_at", "stage", "done", "of", "host", "pid"), "a process's sign of life, every few seconds"
    ),
    "surveys_invitation": dict.fromkeys(
        ("used", "waiting"), "when an invitation was used may not be known, or answers could be traced"
    ),
    "signin_opensession": {"seen": "a sign of life each minute; what is done has traces of its own"},
    "signin_factor": {"last_step": "each sign-in is traced by its session"},
    "batches_batch": dict.fromkeys(("seen_at", "host", "pid"), "a process's sign of life"),
    "api_apitoken": {"last_used_at": "each call that does something has a trace of its own"},
}
"""By table and field: why its change alone has no trace."""
LOOKUPS = "cases_lookup"


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is traced. `citizen` is the column that holds the case, empty where there is none."""

    name: str
    key: str
    fields: tuple[str, ...]
    citizen: str


def traced_models() -> Iterator[type[Model]]:
    """All models of ours but the untraced, those made for many-to-many fields too."""
    for config in apps.get_app_configs():
        if config.name.startswith(OURS):
            for model in config.get_models(include_auto_created=True):
                if model._meta.managed and model._meta.db_table not in UNTRACED:
                    yield model


def traced_tables() -> list[Table]:
    """The tables of those, in order of name."""
    return sorted(map(_table, traced_models()), key=lambda one: one.name)


def _table(model: type[Model]) -> Table:
    meta = model._meta
    left_out = UNTRACED_FIELDS.get(meta.db_table, {})
    key = meta.pk
    assert key is not None
    fields = tuple(one.column for one in meta.concrete_fields if one is not key and one.name not in left_out)
    return Table(meta.db_table, str(key.column), fields, _citizen(model))


def _citizen(model: type[Model]) -> str:
    if model._meta.label == "cases.Case":
        return str(model._meta.pk.column)  # type: ignore[union-attr]
    if model._meta.db_table == LOOKUPS:
        return "case"
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey) and field.related_model._meta.label == "cases.Case":  # type: ignore[union-attr]
            return str(field.column)
    return ""
