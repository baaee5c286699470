"""TOML is read as it stands; a number that nothing can count with is refused where it stands."""

import pytest

from frikommune.errors import Refused
from frikommune.packfiles.files import toml_of

LONG = "9" * 310


@pytest.mark.parametrize("text", [f"a = {LONG}", f"a = [1, {{ b = [-{LONG}] }}]", f"[[t]]\na = [[{LONG}]]"])
def test_a_number_larger_than_can_be_counted_with_is_refused_where_it_stands(text):
    with pytest.raises(Refused) as caught:
        toml_of(f"# x\n{text}\n", "x.toml")
    (refusal,) = caught.value.refusals
    assert (refusal.code, refusal.given) == ("number_too_large", "9" * 20 + "…")
    assert refusal.where == f"x.toml:{2 + text.count(chr(10))}"


def test_many_digits_in_a_text_and_large_numbers_are_read():
    text = f'a = "{LONG}"\nb = {"9" * 300}\n'
    assert toml_of(text, "x.toml") == {"a": LONG, "b": int("9" * 300)}
