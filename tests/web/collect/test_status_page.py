"""The frozen status is for everybody, with small counts hidden, in both languages, and to take away."""

import io
import zipfile

import pytest

from tests.web.collect.a_status import BASE, approve, asked, at, send
from tests.web.conftest import words


@pytest.fixture
def frozen(settings, as_coordinator):
    """Two of three answered: Morsø with a small count."""
    at(settings, "2019-10-01")
    number = asked(as_coordinator, municipalities=["Morsø", "Læsø", "Aalborg"])
    send(as_coordinator, number, "Morsø", used="3", share=("2", "60"))
    send(as_coordinator, number, "Aalborg", used="272", **{"q1-words": "=1+1"})
    for one in ("Morsø", "Aalborg"):
        approve(as_coordinator, number, one)
    as_coordinator.post(f"{BASE}/{number}/freeze")
    return number


def test_public_sees_spans_where_counts_are_small(frozen, visitor):
    said = words(visitor.get(f"{BASE}/{frozen}/status").content)
    assert "273–276 sager" in said
    assert "1–4 sager" in said
    assert "25,8–28,3 % (31–34 af 120 personer)" in said
    assert "Antal fra 1 til 4 vises som 1–4" in said


def test_whoever_works_with_it_sees_the_counts(frozen, as_evaluator):
    said = words(as_evaluator.get(f"{BASE}/{frozen}/status").content)
    assert "275 sager" in said
    assert "26,7 % (32 af 120 personer)" in said


def test_status_that_is_not_frozen_is_not_public(settings, as_coordinator, visitor):
    at(settings, "2019-10-01")
    number = asked(as_coordinator)
    assert visitor.get(f"{BASE}/{number}/status").status_code == 403
    assert "ikke frosset: kan ændre sig" in words(as_coordinator.get(f"{BASE}/{number}/status").content)


def test_public_finds_it_in_the_list(frozen, visitor):
    said = words(visitor.get(f"{BASE}/statuses").content)
    assert "Halvårsstatus 2019" in said
    assert "2 af 3 kommuner. Frosset 01.10.2019." in said


def test_page_is_in_english_too(frozen, visitor):
    visitor.post("/language", {"language": "en", "next": "/"})
    said = words(visitor.get(f"{BASE}/{frozen}/status").content)
    assert "2 of 3 municipalities; missing: Læsø." in said
    assert "273–276 cases" in said
    assert "coordinator, on behalf of Morsø, 1 October 2019" in said


def test_csv_has_a_row_for_each_answer_and_runs_no_formula(frozen, as_coordinator):
    rows = as_coordinator.get(f"{BASE}/{frozen}/status.csv").content.decode("utf-8-sig").splitlines()
    (aalborg,) = [one for one in rows if one.startswith("1;") and ";Aalborg;" in one]
    assert ";272 sager (statusnotat);272.0;;sager;;statusnotat;;;;'=1+1;" in aalborg
    assert any(";I alt;275 sager;" in one and "2 af 3 kommuner; mangler: Læsø" in one for one in rows)
    assert any(";Læsø;Mangler;" in one for one in rows)


def test_public_csv_hides_small_counts_and_says_so(frozen, visitor):
    text = visitor.get(f"{BASE}/{frozen}/status.csv").content.decode("utf-8-sig")
    (morsoe,) = [one for one in text.splitlines() if one.startswith("1;") and ";Morsø;" in one]
    assert ";1–4 sager (statusnotat);1.0;4.0;sager;" in morsoe
    assert "Tal fra 1 til 4 vises ikke" in text


def test_workbook_opens(frozen, as_coordinator):
    answer = as_coordinator.get(f"{BASE}/{frozen}/status.xlsx")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="status-{frozen}.xlsx"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        assert "Vesthimmerland" not in book.read("xl/sharedStrings.xml").decode()
        assert "Morsø" in book.read("xl/sharedStrings.xml").decode()


def test_unknown_kind_of_table_does_not_exist(frozen, visitor):
    assert visitor.get(f"{BASE}/{frozen}/status.pdf").status_code == 404
