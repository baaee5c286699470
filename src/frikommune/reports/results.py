"""Results of evaluations as papers know them: what came out, when, of what, and by which design.

In the browser they come from the database, at the terminal from a file that the browser wrote
(`results_json.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeVar

from frikommune.cases.mark import Mark
from frikommune.evaluation.designs.design import Registered
from frikommune.evaluation.evaluated.result import Figures, Result
from frikommune.language import Text

Stage = Literal["midway", "final"]
Source = Literal["published", "snapshot", "file", "survey"]
STAGE_WORDS: Mapping[str, Text] = {"midway": Text("midtvejs", "midway"), "final": Text("slut", "final")}
SOURCE_WORDS: Mapping[str, Text] = {
    "published": Text("offentliggjorte tal", "published figures"),
    "snapshot": Text("et udtræk af sagerne", "an extract of the cases"),
    "file": Text("en fil", "a file"),
    "survey": Text("et spørgeskema", "a survey"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A result as it came out on the day `on`, of what was observed until `observed`.

    `id` is unique (`evaluation:12`) and `link` the page that shows it, below the programme's address.
    `registered` is the design that planned it, None: without one. `figures` are what an extract's cases
    counted to. `mark` other than NONE: no finding may be built on it.
    """

    id: str
    trial: str
    stage: Stage
    source: Source
    observed: date
    on: date
    by: Text
    result: Result
    data_digest: str
    version: str
    link: str = ""
    registered: Registered | None = None
    figures: Figures | None = None
    mark: Mark = Mark.NONE

    @property
    def after_the_data(self) -> bool:
        """Whether its design was locked, or last amended, after its data had been seen."""
        known = self.registered
        if known is None or known.lock is None:
            return False
        return known.lock.after_the_data or any(one.data_seen for one in known.amendments)


@dataclass(frozen=True, slots=True)
class External:
    """What an external evaluator found of a trial, in its own words. Never mixed with ours."""

    id: str
    trial: str
    organisation: str
    measured: str
    found: str
    reported_on: date
    on: date
    concludes: str = ""
    document: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Results:
    """All that was found, oldest first."""

    found: tuple[Found, ...] = ()
    external: tuple[External, ...] = ()

    def known(self, on: date) -> Results:
        """What of it had come out by a day, with the designs as they were that day."""
        found = tuple(replace(one, registered=_then(one.registered, on)) for one in _by(self.found, on))
        return replace(self, found=found, external=_by(self.external, on))

    def of(self, trial: str) -> tuple[Found, ...]:
        """Those of one trial, the latest last."""
        return tuple(one for one in self.found if one.trial == trial)

    def external_of(self, trial: str) -> tuple[External, ...]:
        """Others' results of one trial, the latest last."""
        return tuple(one for one in self.external if one.trial == trial)

    @property
    def real(self) -> Results:
        """Those of real cases and published figures: all that papers outside a demonstration know of."""
        return replace(self, found=tuple(one for one in self.found if one.mark is Mark.NONE))

    @property
    def mark(self) -> Mark:
        """The strongest mark of any of them."""
        return max((one.mark for one in self.found), default=Mark.NONE)


NO_RESULTS = Results()
_Known = TypeVar("_Known", Found, External)


def _then(registered: Registered | None, on: date) -> Registered | None:
    """The design without what was changed later."""
    if registered is None:
        return None
    return replace(registered, amendments=tuple(one for one in registered.amendments if one.on <= on))


def _by(some: Iterable[_Known], on: date) -> tuple[_Known, ...]:
    return tuple(sorted((one for one in some if one.on <= on), key=lambda one: one.on))
