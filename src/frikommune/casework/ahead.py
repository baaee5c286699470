"""Steps that nobody has taken yet: what the law would say if one were taken today.

The ledger holds no row of a precondition or a limit before something sets it off. Here the step is imagined
on the day that is asked about, and the ledger's own rule judges it: whether the record is on file, and
whether an exemption that was decided already counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from frikommune.cases.history import History
from frikommune.casework.as_if import AS_IF, as_if_triggered, open_spells
from frikommune.casework.using import rows_on
from frikommune.law.rulebook import Rulebook
from frikommune.ledger.row import Row


def ahead_of(history: History, rulebook: Rulebook, day: date) -> Iterator[Row]:
    """For each norm in force that waits for a step: its row if the step were taken on `day`.

    A step is an event in an open course, or the start of a course in a group that the citizen is not in
    (`is_change`). Of the latter only those are given from which an exemption may be used there that day: what
    is decided beforehand. Closed cases have no steps ahead.
    """
    if not open_spells(history, day):
        return
    for norm in rulebook.norms.values():
        if norm.kind == "duty":
            continue
        found: dict[str, Row] = {}
        for imagined in as_if_triggered(history, rulebook, norm.id, day):
            rows = rows_on(imagined, rulebook, norm.id, day)
            found |= {row.course: row for row in rows if row.base == day}
        yield from (row for row in found.values() if row.rule.usable or not is_change(row))


def is_change(row: Row) -> bool:
    """Whether the step is the citizen's coming to another target group."""
    return row.spell == AS_IF
