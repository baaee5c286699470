"""Where a use of an exemption stands, from being registered to counting, and what may be done with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from frikommune.language import Text

UseState = Literal["counts", "waiting", "asked", "answered", "approved", "declined", "withdrawn"]
"""`counts`: no leader need check it. `waiting`, `asked`, `answered`: it counts only once it is approved."""
STATE_WORDS: Mapping[UseState, Text] = {
    "counts": Text("brugt", "used"),
    "waiting": Text("venter på leder", "awaits the leader"),
    "asked": Text("lederen har et spørgsmål", "the leader has a question"),
    "answered": Text("besvaret, venter på leder", "answered, awaits the leader"),
    "approved": Text("godkendt", "approved"),
    "declined": Text("ikke godkendt", "not approved"),
    "withdrawn": Text("trukket tilbage", "withdrawn"),
}
UNDECIDED: frozenset[UseState] = frozenset({"waiting", "asked", "answered"})
"""A leader has still to say yes or no."""
DEAD: frozenset[UseState] = frozenset({"declined", "withdrawn"})
"""It counts no more, and stands in no other's way."""
_BY_STEP: Mapping[str, UseState] = {
    "approved": "approved",
    "asked": "asked",
    "answered": "answered",
    "declined": "declined",
    "withdrawn": "withdrawn",
}
_NEXT: Mapping[UseState, frozenset[str]] = {
    "counts": frozenset({"withdrawn"}),
    "waiting": frozenset({"approved", "asked", "declined", "withdrawn"}),
    "asked": frozenset({"approved", "declined", "answered", "withdrawn"}),
    "answered": frozenset({"approved", "asked", "declined", "withdrawn"}),
    "approved": frozenset({"withdrawn"}),
    "declined": frozenset(),
    "withdrawn": frozenset(),
}


def state_of(steps: Iterable[str], *, leader_check: bool) -> UseState:
    """The state after the steps that were taken, in order; what is said in a sample changes nothing."""
    state: UseState = "waiting" if leader_check else "counts"
    for step in steps:
        state = _BY_STEP.get(step, state)
    return state


def may_follow(state: UseState, step: str) -> bool:
    """Whether a step of a leader's check may be taken in that state."""
    return step in _NEXT[state]
