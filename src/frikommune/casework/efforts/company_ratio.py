"""Whether a company may have one more subsidised place: by the law alone, and where a trial holds.

Only numbers are asked for, and no citizen. The ledger's own rule answers, as for a company in a case file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from frikommune.cases.history import Event, History, Spell
from frikommune.language import Text
from frikommune.law.exemption import Exemption
from frikommune.law.norm import Norm
from frikommune.law.rulebook import Rulebook, World
from frikommune.law.terms import LimitTerms, Ratio
from frikommune.ledger.limits import EMPLOYEES_ATTRIBUTE, EMPLOYEES_KIND
from frikommune.ledger.reference import evaluate
from frikommune.ledger.row import Row


@dataclass(frozen=True, slots=True)
class Company:
    """A company's numbers on a day: the places in use by their type, and the type of the new one wanted."""

    municipality: str
    employees: int
    places: Mapping[str, int]
    wanted: str


@dataclass(frozen=True, slots=True)
class RatioAnswer:
    """What one norm says of the new place: by the law, and with trials; `layers` are the trials' changes."""

    norm: Norm
    law: Row
    trial: Row
    layers: tuple[Exemption, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether a trial changes anything here."""
        return bool(self.layers)


def place_kinds(rulebook: Rulebook) -> Mapping[str, Text]:
    """The types of place that the norms on ratios know, and their titles; none where there is no norm."""
    found = [rulebook.words.events.get(terms.trigger.kind) for _, terms in _ratios(rulebook)]
    return {type_: one.title for words in found if words for type_, one in words.types.items()}


def ratio_answers(company: Company, rulebook: Rulebook, day: date) -> tuple[RatioAnswer, ...]:
    """What each norm on ratios says of one more place on that day, in the order of the norms."""
    history = _history(company, rulebook, day)
    law, trial = (_last_rows(history, world, day) for world in (rulebook.no_trials, rulebook.all_trials))
    both = ((law[norm], trial[norm]) for norm in law if norm in trial)
    return tuple(RatioAnswer(one.rule.norm, one, other, other.rule.layers) for one, other in both)


def _ratios(rulebook: Rulebook) -> Iterator[tuple[Norm, LimitTerms]]:
    """The norms on ratios, with the terms of each version that has one."""
    for norm in rulebook.norms.values():
        for version in norm.versions:
            if isinstance(version.terms, LimitTerms) and isinstance(version.terms.test, Ratio):
                yield norm, version.terms


def _history(company: Company, rulebook: Rulebook, day: date) -> History:
    """The company as a case file has it: its employees, the places in use, and the new one last."""
    norm, terms = next(_ratios(rulebook))
    types = [type_ for type_, many in company.places.items() for _ in range(many)]
    employees = {EMPLOYEES_ATTRIBUTE: company.employees}
    counted = Event("ansatte", day, 0, EMPLOYEES_KIND, attributes=employees)
    placed = [
        Event(f"plads-{number}", day, number, terms.trigger.kind, type_)
        for number, type_ in enumerate([*types, company.wanted], 1)
    ]
    spell = Spell("virksomhed", min(norm.groups), company.municipality, day)
    return History("virksomhed", (spell,), (counted, *placed))


def _last_rows(history: History, world: World, day: date) -> Mapping[str, Row]:
    """The row of each norm on the new place, which is the last event, where the norm concerns its type."""
    wanted = history.events[-1]
    found: dict[str, Row] = {}
    for row in evaluate(history, world, day):
        terms = row.rule.version.terms if row.rule.version else None
        if isinstance(terms, LimitTerms) and terms.trigger.fits(wanted.kind, wanted.type):
            found[row.norm] = row
    return found
