"""A trial's evaluation design as data, its hash, and its amendments.

A design is written by people, in their own language: its words are `str`, shown as they were written.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date
from typing import Any, Literal, get_args

from frikommune.evaluation.effects.effect import Estimator
from frikommune.evaluation.effects.question import Direction
from frikommune.language import Text

Measure = Literal["share", "mean", "count", "time"]
From = Literal["ledger", "cases", "published", "survey", "file"]
Comparison = Literal["none", "before", "other_municipalities", "matched", "benchmark"]
UnitOf = Literal["citizen", "case", "company", "municipality", "answer"]
Correction = Literal["none", "holm", "benjamini_hochberg"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
COMPARISONS: tuple[Comparison, ...] = get_args(Comparison)

COMPARISON_WORDS: dict[Comparison, Text] = {
    "none": Text("ingen (kun beskrivelse)", "none (description only)"),
    "before": Text("før forsøget", "before the trial"),
    "other_municipalities": Text("andre kommuner", "other municipalities"),
    "matched": Text("lignende borgere uden forsøget", "similar citizens without the trial"),
    "benchmark": Text("et kendt tal", "a known figure"),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is measured. `definition` and `source` in words; `horizon` in months from the trial's start.

    `indicator` names what counts it: an id of `indicators`, a column of a file, a question of a survey, or
    figures of the journal. `smallest` (worthwhile effect) and `margin` (non-inferiority) are positive, a
    share's between 0 and 1: 0.05 is five points.
    """

    name: str
    definition: str = ""
    measure: Measure = "share"
    come_from: From = "cases"
    indicator: str = ""
    source: str = ""
    horizon: int | None = None
    direction: Direction = "higher"
    smallest: float | None = None
    margin: float | None = None


@dataclass(frozen=True, slots=True)
class Guardrail:
    """What must not happen, and the value at which the trial is stopped to be looked at."""

    outcome: Outcome
    stop_at: float | None = None
    who_decides: str = ""


@dataclass(frozen=True, slots=True)
class DataPlan:
    """Which data, on what legal basis, how long it is kept, and who sees it."""

    sources: str = ""
    legal_basis: str = ""
    retention: str = ""
    access: str = ""


@dataclass(frozen=True, slots=True)
class Cost:
    """A cost or unit price with its year, and who pays."""

    name: str
    amount: float | None = None
    year: int | None = None
    payer: str = ""


@dataclass(frozen=True, slots=True)
class Reform:
    """A change of law, or another effort, at the same time, that may be mistaken for the trial."""

    name: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Expected:
    """What power is computed from: whom the trial will reach, and what is known before it.

    `treated` and `untreated` are citizens, those of all periods after the start together. `baseline` is the
    share or mean without the trial, `spread` a mean's standard deviation, `icc` how alike those of one
    municipality are; None: not known.
    """

    treated: int | None = None
    untreated: int | None = None
    treated_clusters: int | None = None
    untreated_clusters: int | None = None
    periods_before: int | None = None
    periods_after: int | None = None
    baseline: float | None = None
    spread: float | None = None
    icc: float | None = None


@dataclass(frozen=True, slots=True)
class Design:
    """The whole design. Empty words and None: not written yet; `checks.py` says what is still missing.

    `theory` is the chain from what is done to what it should lead to, a link an item.
    """

    trial: str
    title: str = ""
    purpose: str = ""
    theory: tuple[str, ...] = ()
    population: str = ""
    unit: UnitOf = "citizen"
    municipalities: tuple[str, ...] = ()
    starts: date | None = None
    ends: date | None = None
    primary: Outcome | None = None
    secondary: tuple[Outcome, ...] = ()
    comparison: Comparison = "none"
    compared_with: str = ""
    benchmark: float | None = None
    benchmark_source: str = ""
    estimand: str = ""
    estimator: Estimator | None = None
    cluster: str = ""
    correction: Correction = "holm"
    subgroups: tuple[str, ...] = ()
    guardrails: tuple[Guardrail, ...] = ()
    data: DataPlan = field(default_factory=DataPlan)
    costs: tuple[Cost, ...] = ()
    reforms: tuple[Reform, ...] = ()
    expected: Expected = field(default_factory=Expected)

    @property
    def digest(self) -> str:
        """SHA-256 of all that the design says; two designs that say the same have the same.

        What stands as it was given from the start is left out, so that a field that is added to designs later
        leaves the hashes of those already locked as they were.
        """
        return _hashed(_said(self))


@dataclass(frozen=True, slots=True)
class Lock:
    """When a design was locked, as what, and by whom (a role, never a name).

    `data_seen` is the first day on which its outcome's data was opened or published, None: not before the
    lock. A design that was locked after that day was designed after the data. `seal` is the SHA-256 of the
    lock itself, its day included: the code to write into the minutes.
    """

    on: date
    digest: str
    by: str = ""
    data_seen: date | None = None
    seal: str = ""

    @property
    def after_the_data(self) -> bool:
        """Whether the data had been seen when the design was locked."""
        return self.data_seen is not None and self.data_seen <= self.on

    @property
    def sealed(self) -> str:
        """The seal that the lock must have."""
        return _hashed([_plain(self.on), self.digest, self.by, _plain(self.data_seen)])


@dataclass(frozen=True, slots=True)
class Amendment:
    """One change to a locked design: the whole design as it became, and why.

    `seal` is the SHA-256 of the amendment and of the seal before it, so that none can be changed, taken out
    or put between without the later ones showing it.
    """

    on: date
    reason: str
    design: Design
    by: str = ""
    data_seen: bool = False
    seal: str = ""

    def sealed(self, before: str) -> str:
        """The seal that the amendment must have after the one `before` it."""
        return _hashed(
            [before, _plain(self.on), self.reason, self.design.digest, self.by, _plain(self.data_seen)]
        )


@dataclass(frozen=True, slots=True)
class Registered:
    """A design with its lock and every amendment, in order."""

    planned: Design
    lock: Lock | None = None
    amendments: tuple[Amendment, ...] = ()

    @property
    def design(self) -> Design:
        """What holds now."""
        return self.amendments[-1].design if self.amendments else self.planned


def _hashed(said: object) -> str:
    words = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(words.encode()).hexdigest()


def _said(value: Any) -> dict[str, Any]:
    """What a dataclass says, without what stands as it was given from the start."""
    named = {one.name: getattr(value, one.name) for one in fields(value)}
    given = {one.name: one.default for one in fields(value) if one.default is not MISSING}
    plain = {name: _plain(one) for name, one in named.items() if name not in given or one != given[name]}
    return {name: one for name, one in plain.items() if one not in ({}, [], None)}


def _plain(value: Any) -> Any:
    """Whole numbers are written like others: 1 and 1.0 say the same."""
    if is_dataclass(value):
        return _said(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value
