"""A history as a database keeps it."""

from hypothesis import given

from frikommune.cases.json_history import parse_json_history
from frikommune.cases.kept import kept_text, read_kept
from tests.cases.strategies import histories


@given(histories())
def test_what_is_kept_is_read_back_the_same(history):
    assert read_kept(kept_text(history)) == history


@given(histories())
def test_what_is_kept_is_a_case_file_and_read_alike_by_its_strict_reader(history):
    assert parse_json_history(kept_text(history), "kept", None) == read_kept(kept_text(history))


@given(histories())
def test_what_is_kept_stands_on_one_line(history):
    assert "\n" not in kept_text(history)
