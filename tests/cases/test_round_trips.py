"""What is written is read back unchanged."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from frikommune.cases.history import History
from frikommune.cases.json_history import parse_json_history
from frikommune.cases.json_write import json_history_text
from frikommune.cases.write import write_tables
from frikommune.errors import Refused
from tests.cases.strategies import histories
from tests.cases.support import KNOWN, read


@given(histories())
def test_a_history_written_as_json_is_read_back_unchanged(history: History):
    assert parse_json_history(json_history_text(history), "h.json", KNOWN) == history


@given(histories())
def test_a_history_written_as_tables_is_read_back_unchanged(history: History):
    with TemporaryDirectory() as folder:
        write_tables([history], Path(folder))
        assert read(Path(folder)).histories == [history]


def test_text_that_would_come_back_as_a_day_is_not_written():
    text = '{"subject": "p", "synthetic": true, "spells": [], "events": [], "uses": []}'
    history = parse_json_history(text, "h.json", None)
    spell = parse_json_history(
        text.replace(
            "[]", '[{"id": "f", "group": "g", "municipality": "m", "from": "2018-01-01", "to": null}]', 1
        ),
        "h.json",
        None,
    ).spells[0]
    changed = History(history.subject, (type(spell)("f", "g", "m", spell.start, None, {"a": "2018-01-01"}),))
    with pytest.raises(Refused, match="would be read back as a day"):
        json_history_text(changed)
