"""Citizens' numbers become hashes on the way in, and stand nowhere afterwards."""

import io
import json

import polars as pl
import pytest

from frikommune.casework.delivery.refused import refused_csv
from frikommune.errors import Refused
from tests.casework.delivery.export import ANN, ANNS, BOB, BOBS, MAPPING, SPELLS, TALK, files
from tests.casework.delivery.sent import KEY, Memory, send

DIGITS = ("0101901234", "010190-1234", "0202802345", "020280-2345")


def everything_of(delivered):
    kept = json.dumps(delivered.preview.as_json(), ensure_ascii=False) + delivered.refused
    return kept + "".join(delivered.citizens["text"]) + "".join(delivered.citizens["person"])


def sent(spells=ANNS + BOBS, events=TALK):
    return send(Memory(), files(spells, events), MAPPING)


def test_a_citizen_is_a_hash():
    persons = set(sent().citizens["person"])
    assert persons == {KEY.person(ANN, "aalborg"), KEY.person(BOB, "aalborg")}


def test_no_number_is_left_anywhere():
    assert not any(one in everything_of(sent()) for one in DIGITS)


@pytest.mark.parametrize("note", ["ringede til 010190-1234", "0101901234", "CPR 0202802345 mødte op"])
def test_a_row_with_a_number_in_its_text_is_refused_and_the_number_taken_out(note):
    delivered = sent(events=TALK + f"{ANN};e2;20;05-03-2019;;{note};\n")
    assert [one.problem.en for one in delivered.preview.refused] == ["There seemed to be a CPR number here"]
    assert delivered.preview.refused[0].where == "aktiviteter.csv:3, Note"
    assert (delivered.preview.citizens.refused, delivered.citizens.height) == (1, 1)
    assert "…" in delivered.refused
    assert not any(one in everything_of(delivered) for one in DIGITS)


@pytest.mark.parametrize("column", ["Medarbejder", "Start", "Gruppe"])
def test_a_number_in_any_other_mapped_column_is_taken_out_too(column):
    names = SPELLS.strip().split(";")
    cells = ANNS.strip().split(";")
    cells[names.index(column)] = "0202802345"
    delivered = sent(spells=";".join(cells) + "\n" + BOBS)
    assert delivered.preview.citizens.refused == 1
    assert not any(one in everything_of(delivered) for one in DIGITS)


def test_a_row_that_is_not_mended_is_refused_again():
    delivered = sent(events=TALK + f"{ANN};e2;20;05-03-2019;;om 0202802345;\n")
    _, content = refused_csv(delivered.refused, "da")
    again = send(Memory(), {"refused.zip": content}, MAPPING)
    assert again.preview.citizens.refused == 1
    assert not again.citizens.height


def test_a_row_that_fits_no_header_is_dropped_whole_and_its_citizen_held_back():
    delivered = sent(events=TALK + f"{BOB};e2;20;05-03-2019;;note; med semikolon;\n")
    assert (delivered.preview.citizens.refused, delivered.citizens.height) == (1, 1)
    assert "semikolon" not in everything_of(delivered)
    assert not any(one in everything_of(delivered) for one in DIGITS)


def test_a_number_that_lost_its_leading_zero_is_the_same_citizen():
    delivered = sent(spells=ANNS.replace(ANN, "101901234"), events=TALK)
    assert delivered.citizens["person"].to_list() == [KEY.person(ANN, "aalborg")]
    assert delivered.citizens["events"].to_list() == [1]


def test_without_keyed_numbers_are_refused_and_not_repeated():
    with pytest.raises(Refused) as refused:
        send(Memory(), files(), MAPPING.replace('{ column = "CPR", keyed = true }', '"CPR"'))
    assert refused.value.refusals[0].code == "cpr_in_data"
    assert not any(one in str(refused.value) for one in DIGITS)


def test_a_file_without_a_header_repeats_nothing_of_its_first_row():
    with pytest.raises(Refused) as refused:
        send(Memory(), {"forloeb.csv": ANNS.encode("cp1252")}, MAPPING)
    assert not any(one in str(refused.value) for one in DIGITS)


def test_a_file_of_another_name_without_a_header_repeats_nothing_either():
    with pytest.raises(Refused) as refused:
        send(Memory(), {"noget.csv": ANNS.encode("cp1252")}, MAPPING)
    assert "…" in str(refused.value)
    assert not any(one in str(refused.value) for one in DIGITS)


def test_a_log_is_keyed_and_screened_as_tables_are():
    log = """
synthetic = false
[delivery]
covers = "everything"
[log]
case = "sag"
person = { column = "cpr", keyed = true }
activity = "art"
time = "dag"
group = { constant = "dagpenge" }
municipality = { constant = "aalborg" }
start = "first_event"
end = "open"
[log.event_attributes]
note = "note"
"""
    rows = f"sag,cpr,art,dag,note\ns1,{ANN},samtale,2019-02-04,\ns2,{BOB},samtale,2019-02-05,om 010190-1234\n"
    delivered = send(Memory(), {"log.csv": rows}, log)
    assert delivered.citizens["person"].to_list() == [KEY.person(ANN, "aalborg")]
    assert delivered.preview.citizens.refused == 1
    assert not any(one in everything_of(delivered) for one in DIGITS)


def test_an_xes_log_is_keyed_in_memory_too():
    log = """
synthetic = false
[delivery]
covers = "changes"
[log]
case = "case:concept:name"
person = { column = "case:cpr", keyed = true }
activity = "concept:name"
time = "time:timestamp"
group = { constant = "dagpenge" }
municipality = { constant = "aalborg" }
start = "first_event"
end = "open"
"""
    xes = f"""<log><trace><string key="concept:name" value="s1"/><string key="cpr" value="{ANN}"/>
<event><string key="concept:name" value="samtale"/>
<date key="time:timestamp" value="2019-02-04T08:00:00+01:00"/></event></trace></log>"""
    memory = Memory()
    delivered = memory.store(send(memory, {"log.xes": xes}, log))
    assert delivered.citizens["person"].to_list() == [KEY.person(ANN, "aalborg")]
    assert send(memory, {"log.xes": xes}, log).preview.nothing
    assert not any(one in everything_of(delivered) for one in DIGITS)


@pytest.mark.parametrize("kind", [pl.Int8, pl.UInt8, pl.Int16, pl.Float32, pl.Int64], ids=str)
def test_numbers_of_any_size_are_looked_through(kind):
    """What a case system keeps small cannot hold a citizen's number, and is no fault."""
    given = (SPELLS + ANNS + BOBS).replace("Å", "7").replace("Ø", "8").encode()
    spells = pl.read_csv(given, separator=";", infer_schema=False).with_columns(
        pl.col("Medarbejder").cast(kind)
    )
    spells.write_parquet(held := io.BytesIO())
    sources = {"forloeb.parquet": held.getvalue(), "aktiviteter.csv": files()["aktiviteter.csv"]}
    delivered = send(Memory(), sources, MAPPING.replace("forloeb.csv", "forloeb.parquet"))
    assert not delivered.preview.refused
    assert delivered.citizens.height == 2
