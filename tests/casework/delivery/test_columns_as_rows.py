"""Reading in columns and reading by rows keep the same and refuse the same, whatever stands in the cells."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from frikommune.casework.delivery import deliver as delivering
from frikommune.errors import Refused
from tests.casework.delivery.export import EVENTS, MAPPING, SPELLS, TALK
from tests.casework.delivery.sent import Memory, send

PEOPLE = ["010190-1234", "0202802345", "101901234", "borger-7", "", "…"]
DAYS = [
    "01-01-2019",
    "2019-02-04",
    "31-12-2019",
    "31-12-9999",
    "31-02-2019",
    "1.3.2018",
    "04-02-2019 08:15",
    "",
    " 05-02-2019 ",
]
SPELL = st.tuples(
    st.sampled_from(PEOPLE),
    st.sampled_from(["f1", "f2", "f3", "", "0101901234"]),
    st.sampled_from(["2.1", "2.1", "2.1", "9", "7", ""]),
    st.sampled_from(["aalborg", "Aalborg", "aalborg", "rebild", "Andeby", ""]),
    st.sampled_from(DAYS),
    st.sampled_from(["", "", *DAYS]),
    st.sampled_from(["DSB", "Ø", 'med "gåseøjne"', "2018-01-01", "om 010190-1234", ""]),
)
EVENT = st.tuples(
    st.sampled_from(PEOPLE),
    st.sampled_from(["e1", "e2", "e3", "", "", ""]),
    st.sampled_from(["19", "20", "77", ""]),
    st.sampled_from(DAYS),
    st.sampled_from(["", "", *DAYS]),
    st.sampled_from(["", "", "note", "a;b", "2019-01-01", "ring 010190-1234"]),
    st.sampled_from(["", "1.234,5", "3", "3,50", "tre"]),
)


def table(header, rows):
    return header + "".join(";".join(cell.replace('"', "'") for cell in row) + "\n" for row in rows)


def came_of(files, *, in_columns):
    before = delivering.can_be
    delivering.can_be = before if in_columns else lambda found, how: False
    try:
        delivered = send(memory := Memory(), files, MAPPING)
    finally:
        delivering.can_be = before
    memory.store(delivered)
    found = delivered.preview
    refused = sorted((one.where, one.problem.en) for one in found.refused)
    rows = delivered.citizens.drop("was").sort("person").rows()
    return memory.kept, refused, (found.skipped, found.rows_refused, found.citizens.refused), rows


@settings(max_examples=150)
@example([("0202802345", "f1", "2.1", "aalborg", "01-01-2019", "", "DSB")], [])
@example([("0202802345", "f1", "2.1", "aalborg", "01-01-2019", "31-12-9999", "DSB")], [])
@example(
    [("0202802345", "f1", "2.1", "aalborg", "01-01-2019", "", "DSB")],
    [("0202802345", "e1", "20", "2019-02-04", "31-12-9999", "", "")],
)
@given(st.lists(SPELL, min_size=1, max_size=6), st.lists(EVENT, max_size=8))
def test_both_come_to_the_same(spells, events):
    files = {"forloeb.csv": table(SPELLS, spells), "aktiviteter.csv": table(EVENTS, events) + TALK}
    files = {name: one.encode("cp1252") for name, one in files.items()}
    try:
        by_rows = came_of(files, in_columns=False)
    except Refused as refused:
        by_rows = str(refused)
    try:
        in_columns = came_of(files, in_columns=True)
    except Refused as refused:
        in_columns = str(refused)
    assert in_columns == by_rows
