"""The rulebook as tables of numbers, and the questions that its rules ask of events, spells and decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np

from frikommune.dates import roll_to_working_day
from frikommune.law.norm import Accumulated, Anchor, CourseStart, EachEvent, Norm
from frikommune.law.rulebook import Rulebook
from frikommune.law.terms import Attribute, Form, LimitTerms, Ratio, Release
from frikommune.ledger.population.codes import Codes, codes_of
from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.population.kernel.fields import Law
from frikommune.ledger.population.numbering import Numbers, day_number, table
from frikommune.ledger.population.terms_plan import TermsTables
from frikommune.ledger.population.timelines import TimelineTables, cells_of
from frikommune.ledger.worlds import Worlds

_KINDS = {"duty": f.DUTY, "precondition": f.PRECONDITION, "limit": f.LIMIT}
_READ_AT = {"start": f.AT_START, "opens": f.AT_OPENS, "due": f.AT_DUE, "event": f.AT_EVENT}
_WORKING_FROM, _WORKING_UNTIL = date(1771, 1, 1), date(2101, 1, 1)


@dataclass(frozen=True, eq=False, slots=True)
class Plan:
    """What the kernels read of the law, and what `encode` must find out about each block of cases.

    `norms`, `exemptions`, `groups` and `municipalities` are ids in the order of their numbers. The number
    beyond the last is any other group, which no norm concerns, or any other municipality, where the law
    stands alone. `forms`, `releases`, `tests` and `amounts` are in the order of the rows of `Batch.allowed`,
    `released`, `verdict` and `amounts`; `spell_attributes` in that of `spell_days`. `form_names` are the
    forms that some rule names. `counts_employees`: some limit counts them.
    """

    law: Law
    rulebook: Rulebook
    norms: tuple[str, ...]
    exemptions: tuple[str, ...]
    groups: tuple[str, ...]
    municipalities: tuple[str, ...]
    codes: Codes
    forms: tuple[tuple[Form, ...], ...]
    form_names: tuple[str, ...]
    releases: tuple[Release, ...]
    tests: tuple[Attribute, ...]
    amounts: tuple[str, ...]
    spell_attributes: tuple[str, ...]
    counts_employees: bool

    @property
    def forms_apart(self) -> int:
        """How many forms are told apart: those that rules name, then any other, then none."""
        return len(self.form_names) + 2


def plan_of(worlds: Worlds) -> Plan:
    """The tables of a rulebook in some worlds: int64, but yes and no uint8 and `totals` float64."""
    book, terms = worlds.rulebook, TermsTables()
    exemptions = tuple(book.exemptions)
    norms = table([_norm(norm, terms) for norm in book.norms.values()], f.N_FIELDS)
    timelines = TimelineTables(terms, exemptions)
    cells = cells_of(worlds, timelines)
    terms.sets.of(frozenset())
    codes = codes_of([*terms.sets.things, *(frozenset((one.match,)) for one in terms.releases.things)])
    law = Law(
        steps=terms.step_rows(),
        norms=norms,
        terms=terms.rows(),
        windows=terms.windows(),
        phases=terms.phases(),
        rules=timelines.rules(),
        timelines=timelines.timelines(),
        cuts=timelines.cuts(),
        usable=timelines.usable(),
        numbers=timelines.numbers(),
        match=np.stack([codes.fits(meant) for meant in terms.sets.things]),
        kind_of=codes.kind_of(),
        groups=_group_sets(terms, book),
        totals=np.array(terms.totals.things, dtype=np.float64),
        due_seconds=np.array(terms.due_seconds, dtype=np.int64),
        cells=cells,
        concerns=_concerns(book),
        counted=np.array(
            [[name in world.counted for name in exemptions] for world in worlds.worlds], dtype=np.uint8
        ),
        covers_rest=np.array([_covers_rest(book, name) for name in exemptions], dtype=np.uint8),
        bits=np.array([1 << number for number in range(len(worlds.worlds))], dtype=np.int64),
        working_day=_working_days() if terms.rows()[:, f.T_ROLLS].any() else np.empty(0, dtype=np.int64),
        working_from=day_number(_WORKING_FROM),
        places=len(book.municipalities) + 1,
    )
    return Plan(
        law=law,
        rulebook=book,
        norms=tuple(book.norms),
        exemptions=exemptions,
        groups=tuple(book.groups),
        municipalities=tuple(book.municipalities),
        codes=codes,
        forms=terms.forms.things,
        form_names=tuple(sorted({one.form for forms in terms.forms.things for one in forms if one.form})),
        releases=terms.releases.things,
        tests=terms.tests.things,
        amounts=terms.amounts.things,
        spell_attributes=terms.spell_attributes.things,
        counts_employees=any(
            isinstance(one, LimitTerms) and isinstance(one.test, Ratio) for one in terms.terms
        ),
    )


def _norm(norm: Norm, terms: TermsTables) -> list[int]:
    row = [f.NONE] * f.N_FIELDS
    row[f.N_KIND], row[f.N_READ_AT] = _KINDS[norm.kind], _READ_AT[norm.read_at]
    row[f.N_AGAIN] = 0
    row[f.N_FIRST_TERMS] = terms.number(norm.versions[0].terms) if norm.versions else f.NONE
    _anchor(norm.anchor, terms, row)
    return row


def _anchor(anchor: Anchor, terms: TermsTables, row: list[int]) -> None:
    match anchor:
        case CourseStart():
            row[f.N_ANCHOR] = f.FROM_START
        case EachEvent():
            row[f.N_ANCHOR], row[f.N_ANCHOR_SET] = f.FROM_EVENT, terms.sets.of(frozenset((anchor.match,)))
        case Accumulated():
            row[f.N_ANCHOR], row[f.N_DAYS] = f.FROM_SUM, anchor.days
            row[f.N_GROUPS], row[f.N_AGAIN] = terms.groups.of(anchor.groups), int(anchor.again)
            row[f.N_WINDOW] = f.NONE if anchor.window_days is None else anchor.window_days


def _group_sets(terms: TermsTables, book: Rulebook) -> Numbers:
    """[set, group]: whether the group is in the set; no set holds the group beyond the last."""
    sets = terms.groups.things
    rows = [[name in one for name in book.groups] + [False] for one in sets]
    return np.array(rows, dtype=np.uint8).reshape(len(sets), len(book.groups) + 1)


def _concerns(book: Rulebook) -> Numbers:
    """[group, n]: the norms that concern the group, in order, then -1."""
    numbers = {norm: number for number, norm in enumerate(book.norms)}
    found = np.full((len(book.groups) + 1, len(book.norms) + 1), f.NONE, dtype=np.int64)
    for row, group in zip(found, book.groups, strict=False):
        norms = [numbers[norm.id] for norm in book.norms_by_group[group]]
        row[: len(norms)] = norms
    return found


def _covers_rest(book: Rulebook, exemption: str) -> bool:
    use = book.exemptions[exemption].use
    return use is not None and use.covers == "rest_of_course"


@cache
def _working_days() -> Numbers:
    """Each day of the years whose holidays are known (`dates.is_working_day`), rolled to a working day."""
    days = range(_WORKING_FROM.toordinal(), _WORKING_UNTIL.toordinal())
    rolled = [day_number(roll_to_working_day(date.fromordinal(day))) for day in days]
    return np.array(rolled, dtype=np.int64)
