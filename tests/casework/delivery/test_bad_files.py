"""Wrong files, half files, empty files: each is refused or warned of in words."""

import io
import zipfile

import pytest
import xlsxwriter

from frikommune.cases.source import Content
from frikommune.casework.delivery.deliver import deliver
from frikommune.casework.delivery.packed import content_of
from frikommune.errors import Refused
from tests.casework.delivery.export import ANN, ANNS, BOBS, EVENTS, MAPPING, SPELLS, TALK, files
from tests.casework.delivery.sent import Memory, asked, send


def refused(sent_files, mapping=MAPPING, **more):
    with pytest.raises(Refused) as found:
        send(Memory(), sent_files, mapping, **more)
    return found.value.refusals[0]


def test_another_systems_file_is_refused_with_the_columns_it_has():
    refusal = refused({"andet.csv": "a;b\n1;2\n"})
    assert refusal.said_in("da") == (
        "Afvist: Filen passer ikke til mappingen: den er måske fra et andet system\n"
        "  Hvor: andet.csv\n"
        "  Fik: a, b\n"
        "  Forventede: kolonnerne eller navnet på en af: forloeb, aktiviteter\n"
        "  Gør nu: Se efter, at det er den rigtige fil og det rigtige system; ret ellers mappingen."
    )


@pytest.mark.parametrize("column", ["Kommune", "CPR"])
def test_a_file_without_a_column_that_the_mapping_names_is_refused_by_its_name(column):
    renamed = SPELLS.replace(column, f"{column}x", 1)
    refusal = refused({"forloeb.csv": renamed + ANNS, "aktiviteter.csv": EVENTS + TALK})
    assert (refusal.code, refusal.where) == ("missing_column", "forloeb.csv")
    assert column in refusal.problem.da


def test_another_municipalitys_file_is_refused_whole():
    refusal = refused(files(ANNS.replace("aalborg", "rebild") + BOBS.replace("aalborg", "rebild"), TALK))
    assert refusal.said_in("da") == (
        "Afvist: Filen er en anden kommunes\n"
        "  Hvor: udtraek.zip\n"
        "  Fik: rebild (2)\n"
        "  Forventede: forløb i aalborg\n"
        "  Gør nu: Send den til den kommune, den hører til, og slet den her. Intet er gemt."
    )


def test_one_row_of_another_municipality_is_refused_in_words():
    more = ANNS + BOBS + "030370-3456;f3;2.1;rebild;01-01-2019;;\n"
    delivered = send(Memory(), files(more), MAPPING)
    (one,) = delivered.preview.refused
    assert one.problem.da == "Rækken er en anden kommunes: rebild"
    assert one.where == "forloeb.csv:4, Kommune"
    assert delivered.citizens.height == 2


def test_a_mapping_that_does_not_say_what_is_left_out_is_refused():
    refusal = refused(files(), MAPPING.replace("[delivery]\n", "").replace('covers = "everything"\n', ""))
    assert refusal.said_in("da") == (
        "Afvist: Mappingen siger ikke, hvad det betyder, at en række mangler\n"
        "  Hvor: Fag, delivery\n"
        "  Fik: –\n"
        "  Forventede: [delivery] med “covers”\n"
        '  Gør nu: Skriv covers = "everything", hvis det, som udtrækket udelader, er væk, eller "changes", '
        "hvis det står ved magt."
    )


@pytest.mark.parametrize(
    ("sent_files", "code"),
    [
        ({"forloeb.csv": ""}, "empty_file"),
        ({"forloeb.csv": SPELLS}, "empty_file"),
        ({"forloeb.csv": SPELLS, "aktiviteter.csv": EVENTS + TALK}, "empty_file"),
        ({"udtraek.zip": b""}, "empty_file"),
        ({"udtraek.zip": b"PK halvt"}, "unreadable"),
        ({"forloeb.csv": SPELLS + ANNS, "noget.csv": "a\n1\n"}, "table_missing"),
        ({"forloeb.docx": b"x"}, "unknown_format"),
        ({"forloeb.parquet": b"PAR1"}, "unreadable"),
        ({"forloeb.xlsx": b"PK"}, "unreadable"),
        ({"forloeb.csv": SPELLS + '"' + ANNS}, "csv_broken"),
    ],
)
def test_what_cannot_be_read_is_refused(sent_files, code):
    assert refused(sent_files).code == code


def test_half_a_zip_is_refused():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("forloeb.csv", SPELLS + ANNS)
    assert refused({"udtraek.zip": made.getvalue()[:-30]}).code == "unreadable"


def test_half_a_csv_holds_its_last_citizen_back():
    whole = (SPELLS + ANNS + BOBS).encode("cp1252")
    delivered = send(Memory(), {"forloeb.csv": whole[:-20]}, MAPPING)
    assert (delivered.preview.rows_refused, delivered.citizens.height) == (1, 1)
    assert delivered.preview.refused[0].problem.en == "The row has not as many cells as the header"


def test_a_file_that_shrank_asks_for_a_yes_and_says_how_much_is_gone():
    memory = Memory()
    memory.store(send(memory, files(), MAPPING))
    found = send(memory, files(ANNS), MAPPING).preview
    assert found.needs_yes is False
    found = send(memory, files(BOBS, ""), MAPPING).preview
    assert found.needs_yes
    assert found.warnings[0].en.startswith("2 of 3 stored rows are not in the file.")


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "forloeb.csv"
    path.write_text(SPELLS + ANNS, encoding="cp1252")
    read_bytes = type(path).read_bytes

    def grows(self):
        found = read_bytes(self)
        self.write_text(SPELLS + ANNS + BOBS, encoding="cp1252")
        return found

    monkeypatch.setattr(type(path), "read_bytes", grows)
    with pytest.raises(Refused, match="changed while it was read"):
        content_of(path)


def test_a_folder_is_read_as_its_files(tmp_path):
    for name, one in files().items():
        (tmp_path / name).write_bytes(one)
    delivered = deliver(content_of(tmp_path), asked(MAPPING), Memory(), lambda stage, done, of: None)
    assert delivered.citizens.height == 2


def test_a_workbook_is_read_as_csv_is(tmp_path):
    book = xlsxwriter.Workbook(path := tmp_path / "udtraek.xlsx")
    for name, text in (("forloeb", SPELLS + ANNS + BOBS), ("aktiviteter", EVENTS + TALK)):
        sheet = book.add_worksheet(name)
        for number, line in enumerate(text.splitlines()):
            sheet.write_row(number, 0, line.split(";"))
    book.close()
    of_book, of_csv = Memory(), Memory()
    of_book.store(deliver(Content("u.xlsx", path.read_bytes()), asked(MAPPING), of_book, lambda *_: None))
    of_csv.store(send(of_csv, files(), MAPPING))
    assert of_book.kept == of_csv.kept


def test_rows_that_the_mapping_passes_over_are_counted():
    delivered = send(Memory(), files(events=TALK + f"{ANN};e9;77;05-02-2019;;;\n"), MAPPING)
    assert delivered.preview.skipped == 1
    assert delivered.citizens["events"].sum() == 1
