"""A sample shows columns and what stands in them, and no citizen's number."""

import io

import polars as pl
import pytest

from frikommune.cases.layout import Habits
from frikommune.cases.source import Content
from frikommune.casework.delivery.sampled import not_mapped, sample_of, separator_of
from frikommune.errors import Refused

CSV = b"CPR;Type;Note\n010190-1234;7;a\n0101901234;19;ring til 020280-2345\n030370-3456;7;\n"
SEMICOLON = Habits(separator=";")


def looked_at(content=CSV, name="a.csv", habits=SEMICOLON, sheet=""):
    return sample_of(Content(name, content), habits, sheet, lambda cell: f"p-{len(str(cell))}")


def test_each_columns_different_values_come_in_order():
    assert looked_at()["Type"] == ("7", "19")


def test_a_number_is_shown_as_its_hash_and_in_text_not_at_all():
    sample = looked_at()
    assert sample["CPR"] == ("p-11", "p-10")
    assert sample["Note"] == ("a", "…")


def test_a_header_that_is_a_citizens_row_is_not_repeated():
    assert "010190-1234" not in looked_at(b"010190-1234;x\n1;2\n")


def test_a_parquet_file_and_a_sheet_are_looked_at_alike():
    frame = pl.DataFrame({"Type": ["7", "19", "7"]})
    parquet, sheet = io.BytesIO(), io.BytesIO()
    frame.write_parquet(parquet)
    frame.write_excel(sheet, "Samtaler")
    assert looked_at(parquet.getvalue(), "a.parquet")["Type"] == ("7", "19")
    assert looked_at(sheet.getvalue(), "a.xlsx", sheet="Samtaler")["Type"] == ("7", "19")


def test_codes_without_a_meaning_are_told():
    assert not_mapped(looked_at(), "Type", {"7": "samtale"}) == ["19"]
    assert not_mapped(looked_at(), "Ingen", {}) == []


def test_another_separator_is_noticed():
    assert separator_of(looked_at(habits=Habits()), ",") == ";"
    assert separator_of(looked_at(), ";") == ""


def test_what_is_no_table_is_refused():
    with pytest.raises(Refused, match="format cannot be read"):
        looked_at(b"x", "a.zip")


def test_of_a_long_file_only_some_values_are_looked_at():
    assert len(looked_at(("A\n" + "\n".join(map(str, range(1000)))).encode())["A"]) == 200
