"""`frikommune trail`: what it is given is looked at before any data is opened."""

import pytest


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xfe\xff1\x000\x00", "wrong_encoding"),
        (b" \n", "file_empty"),
        (b"12:abc\n", "not_a_head"),
        (None, "file_missing"),
    ],
    ids=["not text", "empty", "no head", "missing"],
)
def test_a_file_of_heads_that_holds_none_is_refused_in_words(frikommune, tmp_path, content, code):
    heads = tmp_path / "heads.txt"
    if content is not None:
        heads.write_bytes(content)
    said = frikommune("trail", "verify", "--data", tmp_path, "--heads", heads, "--json")
    assert said.code == 2
    assert [one["code"] for one in said.json["refused"]] == [code]
