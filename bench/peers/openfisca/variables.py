"""The variables: what is put in, and a formula for each month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from bench.peers.openfisca.entities import Municipality, Person

NEVER = np.datetime64("1970-01-01")
"""OpenFisca's own first day, where there was no talk."""


def _variable(name: str, value_type: type, period: str, **more: Any) -> type[Variable]:
    said = {"value_type": value_type, "entity": Person, "definition_period": period, "label": name}
    return type(name, (Variable,), {**said, **more})


def _later(days: NDArray[np.datetime64], months: NDArray[np.int32]) -> NDArray[np.datetime64]:
    """Days so many months later, in a shorter month its last day."""
    month = days.astype("M8[M]")
    there = month + months
    nominal = there.astype("M8[D]") + (days - month.astype("M8[D]"))
    return np.minimum(nominal, (there + 1).astype("M8[D]") - 1)


def months_since_start(person: Any, period: Any) -> Any:
    """Whole calendar months from the course's first to this one."""
    now = np.datetime64(f"{period.start.year}-{period.start.month:02}")
    return (now - person("start", period).astype("M8[M]")).astype(np.int32)


def by_tree(node: Any, municipality: Any) -> Any:
    """A value for each person, as OpenFisca documents it: the parameter tree takes the array."""
    return node[municipality]


def by_array(node: Any, municipality: Any) -> Any:
    """The same in NumPy: the tree is read once for each municipality."""
    return np.array([getattr(node, one.name) for one in Municipality])[municipality]


def formulas_with_parameters(
    look_up: Callable[[Any, Any], Any],
) -> tuple[Callable[..., Any], Callable[..., Any]]:
    """The two formulas that read the parameter tree."""

    def every(person: Any, period: Any, parameters: Any) -> Any:
        """Months from the talk's opening to its last day, for the window that may close this month."""
        talks, since = parameters(period).talks, person("months_since_start", period) - 1
        fewer = look_up(talks.fewer_by_trial, person("municipality", period))
        return np.where(fewer, talks.every_by_trial.calc(since), talks.every.calc(since)).astype(np.int32)

    def telephone_counts(person: Any, period: Any, parameters: Any) -> Any:
        """Whether a talk by telephone counts, by law or by trial."""
        talks = parameters(period).talks
        return talks.telephone | look_up(talks.telephone_by_trial, person("municipality", period))

    return every, telephone_counts


def first_that_counts(person: Any, period: Any) -> Any:
    """The month's first talk that counts."""
    in_person, by_telephone = person("first_in_person", period), person("first_by_telephone", period)
    better = (in_person == NEVER) | ((by_telephone != NEVER) & (by_telephone < in_person))
    return np.where(person("telephone_counts", period) & better, by_telephone, in_person)


def latest_that_counts(person: Any, period: Any) -> Any:
    """The latest talk that counts, of this month or before."""
    in_person, by_telephone = person("last_in_person", period), person("last_by_telephone", period)
    found = np.where(person("telephone_counts", period), np.maximum(in_person, by_telephone), in_person)
    if period.start.year < 2019:
        return found
    return np.maximum(found, person("latest_that_counts", period.last_month))


def due(person: Any, period: Any) -> Any:
    """Whether a window closes this month."""
    since = person("months_since_start", period)
    return (since > 0) & (since % person("every", period) == 0)


def met(person: Any, period: Any) -> Any:
    """Whether it was due, and a talk that counts was held in the window."""
    start, since = person("start", period), person("months_since_start", period)
    opens, ends = _later(start, since - person("every", period)), _later(start, since)
    before, first = person("latest_that_counts", period.last_month), person("first_that_counts", period)
    return person("due", period) & ((before >= opens) | ((first != NEVER) & (first < ends)))


TALKS = ("first_in_person", "last_in_person", "first_by_telephone", "last_by_telephone")


def variables(look_up: Callable[[Any, Any], Any]) -> list[type[Variable]]:
    """All of them: what is put in, and what is computed."""
    month, always = DateUnit.MONTH, DateUnit.ETERNITY
    every, telephone_counts = formulas_with_parameters(look_up)
    first = {"possible_values": Municipality, "default_value": Municipality.k01}
    return [
        _variable("start", date, always),
        _variable("municipality", Enum, always, **first),
        *(_variable(name, date, month) for name in TALKS),
        _variable("months_since_start", int, month, formula=months_since_start),
        _variable("every", int, month, formula=every),
        _variable("telephone_counts", bool, month, formula=telephone_counts),
        _variable("first_that_counts", date, month, formula=first_that_counts),
        _variable("latest_that_counts", date, month, formula=latest_that_counts),
        _variable("due", bool, month, formula=due),
        _variable("met", bool, month, formula=met),
    ]
