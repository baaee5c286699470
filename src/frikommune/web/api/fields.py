"""What bodies and queries are made of: fields that are told of in both languages, and days."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict, WithJsonSchema
from pydantic_core import PydanticCustomError

DANISH = "x-da"
"""Where a description keeps its Danish."""
_WHOLE = re.compile(r"-?[0-9]{1,19}")
_DAY = "^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$"
"""From FIRST_YEAR to LAST_YEAR."""


class Told(BaseModel):
    """Something sent or answered, in which nothing else may stand; 1 is not true, and "1" is no number."""

    model_config = ConfigDict(extra="forbid", strict=True)


def told(da: str, en: str, default: Any = ..., **more: Any) -> Any:
    """A field, with what it means in both languages."""
    return Field(default, description=en, json_schema_extra={DANISH: da}, **more)


def _day(given: object) -> object:
    if given is None or isinstance(given, date):
        return given
    try:
        day = date.fromisoformat(given) if isinstance(given, str) and re.match(_DAY, given) else None
    except ValueError:
        day = None
    if day is None:
        raise PydanticCustomError("not_a_day", "not a day")
    return day


def _flag(given: object) -> object:
    return {"true": True, "false": False}.get(given, given) if isinstance(given, str) else given


def whole(given: object) -> object:
    """A whole number of an address, in digits and nothing else that could be taken for one."""
    return int(given) if isinstance(given, str) and _WHOLE.fullmatch(given) else given


Day = Annotated[
    date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date", "pattern": _DAY})
]
"""A day as `2019-09-30`, and nothing else that could be taken for one."""
Flag = Annotated[bool, BeforeValidator(_flag)]
"""`true` or `false` in an address, where everything is text."""
RowNumber = Annotated[int, Strict(), Field(ge=1, le=2**63 - 1), BeforeValidator(whole)]
"""In an address: by which a row of ours is found."""
Words = Annotated[str, Field(min_length=1, max_length=4000)]
Short = Annotated[str, Field(min_length=1, max_length=60)]


class Lang(Told):
    """The language of an answer."""

    language: Literal["da", "en"] = told(
        "Sproget i titler og sætninger", "The language of titles and sentences", "da"
    )


class Seen(Lang):
    """What most calls may say."""

    on: Day | None = told(
        "Dagen, der ses på; ellers i dag. Tæller til dagens slutning.",
        "The day seen on; else today. Counts to its end.",
        None,
    )
