"""One thing that the law asks in a case, as the person whose work it is meets it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from frikommune.language import Text
from frikommune.law.considered import Considered
from frikommune.law.exemption import Exemption
from frikommune.ledger.row import Outcome, Row, Standing

Place = Literal["overdue", "soon", "ahead", "unknown", "before_step", "let_off", "before_change", "done"]
"""`before_step`: asked only before a step that nobody has taken yet. `before_change`: before the citizen
comes to another target group. `let_off`: still open, but waived for all or exempt in this case."""
PLACES: tuple[Place, ...] = get_args(Place)
"""In the order in which a person works."""
PLACE_WORDS: Mapping[Place, Text] = {
    "overdue": Text("Over fristen", "Overdue"),
    "soon": Text("Snart", "Due soon"),
    "ahead": Text("Længere fremme", "Further ahead"),
    "unknown": Text("Kan ikke afgøres", "Cannot be determined"),
    "before_step": Text("Før et skridt, der ikke er taget", "Before a step not yet taken"),
    "let_off": Text("Fritaget eller fraveget", "Exempt or waived"),
    "before_change": Text("Hvis borgeren skifter målgruppe", "If the citizen changes target group"),
    "done": Text("Afsluttet", "Done with"),
}
OPEN: frozenset[Place] = frozenset(PLACES) - {"done"}


@dataclass(frozen=True, slots=True)
class CaseDuty:
    """What one norm asks once in one case, on one day.

    `occurrence` is the ledger's; 0 for a step that is not taken yet: a use with 0 speaks of the next one.
    `opens` and `due` are None where no window can be told, and always before a step not yet taken.
    `usable` are the exemptions that may be used for it today, `weighed` every exemption on the norm with the
    reason why it does or does not hold today. `awaits` are ids of uses that do not count, as no leader has
    approved them. `law` is the row without trials, where it differs; `row` explains this one.
    """

    norm: str
    occurrence: int
    title: Text
    place: Place
    opens: date | None
    due: date | None
    standing: Standing
    outcome: Outcome
    layer: str
    usable: tuple[Exemption, ...]
    weighed: tuple[Considered, ...]
    awaits: tuple[str, ...]
    reason: Text
    row: Row
    law: Row | None = None

    @property
    def law_opens(self) -> date | None:
        """When the window would open without trials, where they moved it."""
        return self.law.opens if self.law is not None else None

    @property
    def law_due(self) -> date | None:
        """The last day in time without trials, where they moved it."""
        return self.law.due if self.law is not None else None
