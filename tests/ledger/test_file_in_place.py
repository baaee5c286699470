"""A file is put in place whole: whoever looks finds the old one or the new one."""

import pytest

from frikommune.errors import Refused
from frikommune.ledger.atomic import file_in_place, write_in_place


def test_a_new_file_takes_the_place_of_the_old_one_and_keeps_who_may_read_it(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    path.chmod(0o600)
    write_in_place(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600


def test_when_writing_fails_the_old_one_stays_and_nothing_else(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError):
        _write_half(path)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.pdf", b"old")]


def _write_half(path):
    with file_in_place(path) as part:
        part.write_bytes(b"half")
        raise ZeroDivisionError


def test_where_nothing_can_be_written_it_is_refused_in_words(tmp_path):
    path = tmp_path / "nowhere" / "a.pdf"
    with pytest.raises(Refused) as refused:
        write_in_place(path, b"new")
    assert refused.value.refusals[0].where == str(path)
