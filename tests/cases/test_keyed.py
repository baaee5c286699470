"""Citizens' numbers become keyed hashes."""

import pytest

from frikommune.cases.keyed import Key, is_keyed, read_key
from frikommune.errors import Refused

KEY = Key(b"k" * 32)
NUMBER = "0101901234"


@pytest.mark.parametrize("written", ["010190-1234", " 0101901234 ", "010190 1234", 101901234, 101901234.0])
def test_however_a_number_is_written_it_becomes_the_same_hash(written):
    assert KEY.person(written, "Aalborg") == KEY.person(NUMBER, "Aalborg")


def test_the_hash_says_nothing_of_the_number():
    assert is_keyed(KEY.person(NUMBER, "Aalborg"))
    assert "0101" not in KEY.person(NUMBER, "Aalborg")


def test_two_municipalities_have_two_hashes_of_one_number():
    assert KEY.person(NUMBER, "Aalborg") != KEY.person(NUMBER, "Rebild")


def test_two_keys_make_two_hashes():
    assert KEY.person(NUMBER, "Aalborg") != Key(b"l" * 32).person(NUMBER, "Aalborg")


def test_a_hash_stays_what_it_is():
    hashed = KEY.person(NUMBER, "Aalborg")
    assert KEY.person(hashed, "Aalborg") == hashed


def test_the_key_is_never_shown():
    assert "k" * 8 not in repr(KEY)


def test_a_key_is_made_once_and_read_again(tmp_path):
    assert read_key(tmp_path / "key") == read_key(tmp_path / "key")


def test_a_key_is_readable_by_its_owner_alone(tmp_path):
    read_key(tmp_path / "key")
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", ["", "00", "not hex"])
def test_a_file_that_holds_no_key_is_refused_and_left_as_it_was(tmp_path, content):
    (tmp_path / "key").write_text(content)
    with pytest.raises(Refused, match="cannot be read"):
        read_key(tmp_path / "key")
    assert (tmp_path / "key").read_text() == content
