"""A row of any model, made up from its fields: what a table may hold, and no more sense than that."""

from datetime import UTC, date, datetime
from itertools import count

from django.core.exceptions import ValidationError
from django.db import models

_numbers = count(1)


def made_up(model: type[models.Model]) -> models.Model:
    """A row that is not stored; the rows that it must hang on are."""
    row = model(**{one.name: _value(one) for one in model._meta.concrete_fields if _is_needed(one)})
    checks = [one for one in model._meta.constraints if isinstance(one, models.CheckConstraint)]
    for field in model._meta.concrete_fields:
        if all(_holds(one, row) for one in checks):
            break
        if isinstance(field, models.ForeignKey) and field.null:
            setattr(row, field.name, _value(field))
    return row


def _holds(check: models.CheckConstraint, row: models.Model) -> bool:
    try:
        check.validate(type(row), row)
    except ValidationError:
        return False
    return True


def _is_needed(field: models.Field) -> bool:
    return not field.null and not field.has_default() and not isinstance(field, models.AutoField)


def _value(field: models.Field) -> object:
    number = next(_numbers)
    if isinstance(field, models.ForeignKey):
        row = made_up(field.related_model)
        row.save(force_insert=True)
        return row
    if isinstance(field, models.BooleanField):
        return False
    if isinstance(field, models.IntegerField | models.FloatField | models.DecimalField):
        return number
    if isinstance(field, models.DateTimeField):
        return datetime(2019, 11, 8, tzinfo=UTC)
    if isinstance(field, models.DateField):
        return date(2019, 11, 8)
    if isinstance(field, models.JSONField):
        return {}
    if isinstance(field, models.BinaryField):
        return b""
    return f"x{number}"[: field.max_length or None]


def changed(row: models.Model) -> tuple[str, object] | None:
    """A field of the row that may be given another value, and that value; None where there is none."""
    for field in row._meta.concrete_fields:
        if (
            isinstance(field, models.CharField | models.TextField)
            and not field.primary_key
            and not field.unique
        ):
            return field.name, "y"
    for field in row._meta.concrete_fields:
        if isinstance(field, models.IntegerField) and not field.primary_key and not field.is_relation:
            return field.name, 77
    return None
