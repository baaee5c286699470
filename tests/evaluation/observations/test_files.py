"""Any tabular file gives the same rows; one that cannot be read is refused in words."""

import gzip
import io
import json
import re
import zipfile

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from frikommune.cases.mark import Mark
from frikommune.cases.source import Content
from frikommune.errors import Refused
from frikommune.evaluation.observations.observations import Roles
from frikommune.evaluation.observations.reading import observe, read

ROWS = pl.DataFrame(
    {
        "kommune": ["Ålborg", "Brønderslev", "Læsø", "Hjørring"],
        "sats": [0.25, 1234.5, -3.0, 0.5],
        "antal": [1, 20, 300, 4],
        "note": ["a;b", None, 'siger "ja"', "c,d"],
    }
)
ROLES = Roles(outcome="sats", treatment="kommune", treated=("Læsø",))


def written(frame=ROWS, **options):
    return frame.write_csv(**options).encode()


def danish(separator=";", encoding="utf-8"):
    lines = [["kommune", "sats", "antal", "note"]]
    for kommune, sats, antal, note in ROWS.rows():
        comma = f"{sats:,.2f}".translate(str.maketrans(",.", ".,"))
        lines.append([kommune, comma, str(antal), '"' + (note or "").replace('"', '""') + '"'])
    return "\r\n".join(separator.join(line) for line in lines).encode(encoding)


def workbook(frame=ROWS):
    held = io.BytesIO()
    frame.write_excel(held)
    return held.getvalue()


def parquet(frame=ROWS, **metadata):
    held = io.BytesIO()
    pq.write_table(frame.to_arrow().replace_schema_metadata(metadata or None), held)
    return held.getvalue()


def arrow(frame=ROWS):
    held = io.BytesIO()
    frame.write_ipc(held)
    return held.getvalue()


def stata(frame=ROWS, version=118):
    held = io.BytesIO()
    frame.fill_null("").to_pandas().to_stata(held, write_index=False, version=version)
    return held.getvalue()


FORMS = {
    "comma": written(),
    "semicolon": written(separator=";"),
    "tab": written(separator="\t"),
    "bar": written(separator="|"),
    "bom": b"\xef\xbb\xbf" + written(),
    "windows lines": written(line_terminator="\r\n"),
    "Danish": danish(),
    "Danish with tabs": danish("\t"),
    "Danish from Windows": danish(encoding="cp1252"),
    "UTF-16": danish("\t", "utf-16"),
    "workbook": workbook(),
    "parquet": parquet(),
    "arrow": arrow(),
    "JSON lines": ROWS.write_ndjson().encode(),
    "JSON": json.dumps(ROWS.to_dicts()).encode(),
    "Stata": stata(),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_rows(form):
    found = read(Content("rækker.csv", FORMS[form]))
    assert found["sats"].cast(pl.Float64).to_list() == ROWS["sats"].to_list()
    assert found["antal"].to_list() == ROWS["antal"].to_list()
    assert found["kommune"].to_list() == ROWS["kommune"].to_list()
    assert [cell or None for cell in found["note"]] == ROWS["note"].to_list()


def test_every_form_gives_the_same_digest():
    assert len({observe(read(Content("x", content)), ROLES).digest for content in FORMS.values()}) == 1


@pytest.mark.parametrize("letter", "abcdefghijklmnopqrstuvwxyzæøå{[<")
def test_a_header_may_begin_with_any_letter(letter):
    name = f'"{letter}x"' if letter in "{[" else f"{letter}x"
    assert read(Content("x.csv", f"{name},y\n1,2\n".encode())).columns == [f"{letter}x", "y"]


def test_an_old_stata_file_is_read():
    assert read(Content("x.dta", stata(ROWS.select("sats", "antal"), 114)))["antal"].to_list() == [
        1,
        20,
        300,
        4,
    ]


def test_a_packed_file_is_read(tmp_path):
    path = tmp_path / "rækker.csv.gz"
    path.write_bytes(gzip.compress(written()))
    assert read(path).height == 4


def test_codes_that_begin_with_zero_stay_text():
    assert read(Content("x", b"kode,y\n0101,1\n0851,2\n"))["kode"].to_list() == ["0101", "0851"]


def test_a_decimal_comma_in_one_column_makes_points_thousands_in_the_others():
    found = read(Content("x", b"a;b\n1,5;1.234\n2,25;5.678\n"))
    assert found.rows() == [(1.5, 1234.0), (2.25, 5678.0)]


def test_points_alone_between_three_digits_stay_text_where_semicolons_part_cells():
    assert read(Content("x", b"a;b\nx;1.234\ny;5.678\n"))["b"].dtype == pl.String


def test_english_thousands_are_read():
    assert read(Content("x", b'a,b\nx,"1,234.5"\ny,"10.25"\n'))["b"].to_list() == [1234.5, 10.25]


@pytest.mark.parametrize("nothing", ["", "NA", ".", "..", "NaN", "null", "#N/A"])
def test_what_files_write_for_no_value_is_none(nothing):
    assert read(Content("x", f"a,b\n1,{nothing}\n2,3\n".encode()))["b"].to_list() == [None, 3]


def test_a_large_file_with_a_late_word_is_read_as_a_small_one(monkeypatch):
    monkeypatch.setattr("frikommune.evaluation.observations.files._LARGE", 10)
    monkeypatch.setattr("frikommune.evaluation.observations.files._FIRST", 2)
    found = read(Content("x", b"a,b\n1,1.5\n2,2.5\nsidst,3\n"))
    assert found["a"].to_list() == ["1", "2", "sidst"]
    assert found["b"].to_list() == [1.5, 2.5, 3.0]


def test_a_named_sheet_is_read():
    held = io.BytesIO()
    with pd.ExcelWriter(held, engine="xlsxwriter") as book:
        pd.DataFrame({"x": [1]}).to_excel(book, sheet_name="forside", index=False)
        ROWS.to_pandas().to_excel(book, sheet_name="tal", index=False)
    assert read(Content("bog.xlsx", held.getvalue()), "tal")["antal"].to_list() == [1, 20, 300, 4]


def test_a_ledgers_stamp_in_a_parquet_file_marks_the_rows():
    content = parquet(stamp=json.dumps({"synthetic": True, "reconstruction": True, "rows": 4}))
    assert observe(read(Content("x.parquet", content)), ROLES).mark is Mark.RECONSTRUCTION


def test_a_stamp_on_an_arrow_table_marks_the_rows():
    table = ROWS.to_arrow().replace_schema_metadata({"stamp": json.dumps({"synthetic": True})})
    assert isinstance(table, pa.Table)
    assert observe(table, ROLES).mark is Mark.SYNTHETIC


REFUSED = {
    "empty": (b"", "empty_file"),
    "a header only": (b"a,b\n", "empty_file"),
    "blank lines only": (b"\n\n\n", "empty_file"),
    "two columns of one name": (b"a,a\n1,2\n", "doubled_column"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(50), "unreadable"),
    "a workbook cut short": (workbook()[:600], "unreadable"),
    "a zip that is no workbook": (b"PK\x03\x04" + bytes(200), "unreadable"),
    "a workbook with a password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000), "encrypted"),
    "a parquet file cut short": (parquet()[:100], "unreadable"),
    "JSON cut short": (b'[{"a": 1}, {"a"', "unreadable"),
    "a Stata file cut short": (stata(ROWS.select("sats", "antal"), 114)[:90], "unreadable"),
    "JSON without rows": (b"[1, 2, 3]", "unreadable"),
    "JSON lines cut short": (b'{"a": 1}\n{"a": ', "unreadable"),
    "a row too long": (b"a,b\n1,2\n1,2,3,4\n", "ragged_row"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused(case):
    content, code = REFUSED[case]
    with pytest.raises(Refused) as caught:
        read(Content("rækker.csv", content))
    (found,) = caught.value.refusals
    assert found.code == code
    assert "rækker" in found.where
    assert all(found.problem)
    assert all(found.do_next)


def test_a_column_of_lists_is_refused_by_its_name():
    held = io.BytesIO()
    pl.DataFrame({"sats": [0.5], "antal": [[1]]}).write_parquet(held)
    with pytest.raises(Refused) as caught:
        read(Content("rows.parquet", held.getvalue()))
    (said,) = caught.value.refusals
    assert (said.code, said.where) == ("column_of_no_cells", "rows.parquet")
    assert "“antal”" in said.problem.da


@pytest.mark.parametrize(
    "deep", ["[" * 900 + "]" * 900, '{"a":' * 900 + "1" + "}" * 900], ids=["lists", "rows"]
)
@pytest.mark.parametrize(
    "file", ['{{"sats": 0.5, "antal": {}}}', '[{{"sats": 0.5, "antal": {}}}]'], ids=["lines", "list"]
)
def test_json_within_json_is_refused_by_its_column(file, deep):
    with pytest.raises(Refused) as caught:
        read(Content("rows.json", file.format(deep).encode()))
    (said,) = caught.value.refusals
    assert (said.code, said.where) == ("column_of_no_cells", "rows.json")
    assert "“antal”" in said.problem.da


def test_lines_of_json_may_hold_brackets_in_their_words():
    frame = read(Content("rows.json", b'{"sats": 1, "note": "[et {ord}"}\n{"sats": 2, "note": "x"}\n'))
    assert frame.rows() == [(1, "[et {ord}"), (2, "x")]


def test_a_workbook_without_a_sheet_is_refused():
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as full, zipfile.ZipFile(held, "w") as bare:
        for name in full.namelist():
            bare.writestr(name, re.sub(rb"<sheet [^>]*/>", b"", full.read(name)))
    with pytest.raises(Refused) as caught:
        read(Content("rows.xlsx", held.getvalue()))
    assert caught.value.refusals[0].code == "unreadable"


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refused) as caught:
        read(tmp_path / "mangler.csv")
    assert caught.value.refusals[0].code == "file_missing"


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(Refused) as caught:
        read(tmp_path)
    assert caught.value.refusals[0].code == "folder_not_file"
