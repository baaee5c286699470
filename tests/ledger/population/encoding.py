"""What tests of `encode` share: the pack's plan, and events with what its rules ask about."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from hypothesis import strategies as st

from frikommune.cases.block import block_of
from frikommune.cases.history import Event
from frikommune.ledger.population.encode import batch_of
from frikommune.ledger.population.kernel.fields import Batch
from frikommune.ledger.population.numbering import day_number
from frikommune.ledger.population.plan import plan_of
from frikommune.ledger.worlds import every_world
from frikommune.packfiles.pack import load_pack
from tests.cases.strategies import OFFSETS
from tests.ledger.building import day, event, history, spell

PACK = load_pack()
PLAN = plan_of(every_world(PACK.rulebook, {}))
OBSERVED = day(100)
NUMBER = day_number(OBSERVED)
NAMES = sorted(
    {*PLAN.amounts, *(test.attribute for test in PLAN.tests), "afgang_den", "afgang_til", "aarsag", "antal"}
)
WORDS = sorted(
    {word for test in PLAN.tests for word in test.one_of} | {"job", "efterloen", "sygdom", "", "True", "7"}
)
DAYS = st.integers(0, 60).map(day)
VALUES = st.one_of(
    st.sampled_from(WORDS),
    st.integers(-3, 9),
    st.floats(-3, 9),
    st.booleans(),
    DAYS,
    st.datetimes(datetime(2018, 1, 1), datetime(2018, 3, 1), timezones=OFFSETS),
)
KINDS = st.sampled_from([*PLAN.codes.kinds, "ansatte", "ukendt"])
FORMS = st.sampled_from(["", "personligt", "telefonisk", "brev"])


@st.composite
def events(draw: Any) -> list[Event]:
    """Events of the pack's kinds, with the attributes that its rules ask about."""
    found = []
    for number in range(draw(st.integers(0, 6))):
        attributes: dict[str, Any] = draw(st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=3))
        if isinstance(leaves := attributes.get("afgang_den"), datetime):  # no clause compares an instant
            attributes["afgang_den"] = leaves.date()
        if draw(st.booleans()):
            attributes["until"] = draw(DAYS)
        type_ = draw(st.sampled_from(["", "faelles", "lae265", "ukendt"]))
        one = event(draw(st.integers(0, 50)), draw(KINDS), type_, form=draw(FORMS), sequence=number)
        found.append(replace(one, attributes=attributes))
    return sorted(found, key=lambda one: (one.day, one.sequence))


def encoded(found: list[Event]) -> Batch:
    """The arrays of a history with these events, for the pack's plan, event by event."""
    return by_event(batch_of(PLAN, block_of([history(spell(), *found)]), NUMBER))


BY_LINE = "code until moment offset employees allowed released verdict amounts"


def by_event(batch: Batch) -> Batch:
    """The same, what stands in lines said for each event."""
    return batch._replace(**{name: getattr(batch, name)[..., batch.line] for name in BY_LINE.split()})
