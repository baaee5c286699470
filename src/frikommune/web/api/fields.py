"""What bodies and queries are made of: fields that are told of in both languages, and days."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from frikommune.web.pages.middleware import FIRST_YEAR, LAST_YEAR

DANISH = "x-da"
"""Where a description keeps its Danish."""


class Told(BaseModel):
    """Something sent or answered, in which nothing else may stand."""

    model_config = ConfigDict(extra="forbid")


def told(da: str, en: str, default: Any = ..., **more: Any) -> Any:
    """A field, with what it means in both languages."""
    return Field(default, description=en, json_schema_extra={DANISH: da}, **more)


def _day(given: object) -> object:
    if given is None or isinstance(given, date):
        return given
    try:
        day = date.fromisoformat(given) if isinstance(given, str) and len(given) == 10 else None
    except ValueError:
        day = None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise PydanticCustomError("not_a_day", "not a day")
    return day


Day = Annotated[date, BeforeValidator(_day)]
"""A day as `2019-09-30`, and nothing else that could be taken for one."""
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
