"""Tables, pictures, comparisons and files of a survey."""

from dataclasses import replace
from io import BytesIO

import polars as pl
import pytest
from scipy import stats
from statsmodels.stats.multitest import multipletests

from frikommune.evaluation.surveys.codebook import codebook
from frikommune.evaluation.surveys.comparing import against_others, between_waves, difference, sentence
from frikommune.evaluation.surveys.comparing import picture_of as differences_drawn
from frikommune.evaluation.surveys.comparing import table_of as differences_shown
from frikommune.evaluation.surveys.exporting import as_file, counts, rows
from frikommune.evaluation.surveys.groups import Group
from frikommune.evaluation.surveys.pictures import picture_of
from frikommune.evaluation.surveys.questionnaire import Questionnaire, versioned
from frikommune.evaluation.surveys.rates import Asked, rate_table, rates_of
from frikommune.evaluation.surveys.results import TOO_FEW, hidden_words, lines_by, lines_of, table_of
from frikommune.evaluation.surveys.scales import Scale
from frikommune.evaluation.surveys.scoring import tally
from frikommune.evaluation.surveys.together import through
from frikommune.evaluation.surveys.variables import variables_of
from frikommune.language import NO_WORDS, Text
from tests.evaluation.surveys.answers import ASKED, BATTERY, wave

SAME = 1e-12
AS_PRINTED = 5e-5
TITLE = Text("Titel", "Title")
LARGE = {("Aalborg", "staff"): 40, ("Rebild", "staff"): 25, ("Morsø", "leader"): 20, ("Læsø", "leader"): 3}
FIRST, SECOND = wave(LARGE), wave(LARGE, number=2, seed=9, agree=0.95)
VARIABLE = next(variables_of(ASKED))


@pytest.mark.parametrize("question", [one for one in ASKED if one.kind != "text"], ids=lambda one: one.kind)
def test_every_table_has_a_cell_for_each_column(question):
    lines = lines_of(FIRST, question)
    variable = next(one for one in variables_of(ASKED) if one.question == question)
    for some in (lines, lines_by(FIRST, variable, "municipality"), lines_by(FIRST, variable, "role")):
        table = table_of(question, some, TITLE, Text("Udsagn", "Statement"))
        assert {len(row) for row in table.rows} == {len(table.columns)}


def test_a_hidden_group_has_no_number_and_is_named():
    lines = lines_by(FIRST, VARIABLE, "municipality")
    table = table_of(BATTERY, lines, TITLE, Text("Kommune", "Municipality"))
    row = next(row for row in table.rows if row[0] == Text.same("Læsø"))
    assert row[1] == TOO_FEW
    assert set(row[2:]) == {None}
    assert "Læsø" in hidden_words(lines).da


def test_the_picture_has_a_series_for_each_answer_with_the_neutral_in_the_middle():
    drawing = picture_of(lines_of(FIRST, BATTERY), TITLE)
    assert drawing is not None
    assert (drawing.kind, drawing.unit, len(drawing.series)) == ("diverging", "share", 5)
    assert {point.mark for point in drawing.series[2].points} == {"neutral"}
    assert drawing.series[2].name == Text("hverken enig eller uenig", "neither agree nor disagree")
    for place in range(3):
        assert sum(one.points[place].y or 0 for one in drawing.series) == pytest.approx(1)
    assert all(drawing.told)


def test_nothing_is_drawn_of_what_is_hidden():
    small = wave({("Læsø", "staff"): 4})
    assert picture_of(lines_of(small, BATTERY), TITLE) is None


# ---- Response rates


@pytest.mark.parametrize(
    ("used", "warned"), [(14, "Under 30 %"), (24, "Under halvdelen"), (30, ""), (6, "Under 30 %")]
)
def test_a_low_response_rate_is_warned_of(used, warned):
    rate = rates_of([Asked("Aalborg", "staff", number < used) for number in range(50)])[0]
    words = " ".join(one.da for one in rate.warnings)
    assert warned in words
    assert ("Få svar" in words) == (used < 10)


def test_rates_are_laid_out_by_role_and_municipality():
    asked = [Asked(place, role, True) for place in ("Aalborg", "Rebild") for role in ("staff", "leader") * 6]
    table = rate_table(rates_of(asked))
    names = [row[0].da for row in table.rows if isinstance(row[0], Text)]
    assert names == ["Alle", "Ledere", "Medarbejdere", "Aalborg", "Rebild"]


# ---- Comparing


def test_a_difference_of_shares_is_newcombes():
    # R. G. Newcombe, Statistics in Medicine 17 (1998), table II, example a, method 10
    one, two = (tally(VARIABLE, [5] * part + [1] * (80 - part - rest)) for part, rest in ((48, 0), (56, 10)))
    found = difference(one, two)
    assert found.difference == pytest.approx(0.2)
    assert found.interval == pytest.approx((0.0524, 0.3339), abs=AS_PRINTED)
    assert found.p == pytest.approx(stats.fisher_exact([[56, 14], [48, 32]])[1], abs=SAME)


def test_a_difference_of_means_is_welchs():
    number = next(one for one in variables_of(ASKED) if one.key == "q4")
    one, two = tally(number, [1.0, 2.0, 4.0, 9.0]), tally(number, [3.0, 3.0, 8.0, 9.0, 11.0])
    expected = stats.ttest_ind([3, 3, 8, 9, 11], [1, 2, 4, 9], equal_var=False)
    found = difference(one, two)
    assert found.p == pytest.approx(expected.pvalue, abs=SAME)
    assert found.difference == pytest.approx(2.8)


def test_many_statements_are_corrected_for_at_once():
    found = between_waves(FIRST, SECOND)
    assert [one.variable.key for one in found] == ["q1.1", "q1.2", "q1.3", "q4"]
    holm = multipletests([one.p for one in found], method="holm")[1]
    assert [one.adjusted for one in found] == pytest.approx(list(holm), abs=SAME)


def test_waves_say_that_they_are_unpaired_and_how_many_differences_are_sure():
    found = between_waves(FIRST, SECOND)
    table = differences_shown(found, Text.same("1"), Text.same("2"))
    assert "anonyme" in table.note.da
    assert {len(row) for row in table.rows} == {len(table.columns)}
    assert sentence(found).da.startswith("1 af de 4 forskelle er større, end tilfældigheder kan forklare")
    drawing = differences_drawn(found, Text.same("1"), Text.same("2"))
    assert drawing is not None
    assert len(drawing.series[0].points) == 3


def test_changed_words_are_said_and_a_changed_scale_is_not_compared():
    items = (replace(BATTERY.items[0], words=Text("Det går meget hurtigere", "It is far quicker")),)
    reworded = versioned(ASKED.put(replace(BATTERY, items=items)), ASKED)
    rescaled = versioned(ASKED.put(replace(BATTERY, scale=Scale("agreement", 7))), ASKED)
    first = between_waves(FIRST, replace(SECOND, questionnaire=reworded))[0]
    assert "ordlyden er ændret" in first.doubt.da
    assert first.difference is not None
    second = between_waves(FIRST, replace(SECOND, questionnaire=rescaled))[0]
    assert "svarskalaen er ændret" in second.why_not.da
    assert second.difference is None


def test_a_group_is_compared_with_the_others_only_where_it_is_shown():
    aalborg = against_others(FIRST, Group(municipality="Aalborg"))[0]
    assert aalborg.second is not None
    assert aalborg.first is not None
    assert (aalborg.second.answered, aalborg.first.answered) == (40, 48)
    assert {one.difference for one in against_others(FIRST, Group(municipality="Læsø"))} == {None}


def test_everybody_alike_is_no_difference_to_test():
    number = next(one for one in variables_of(ASKED) if one.key == "q4")
    found = difference(tally(number, [2.0] * 6), tally(number, [2.0] * 7))
    assert (found.difference, found.p) == (None, None)
    assert found.why_not != NO_WORDS


# ---- Waves together


def test_waves_are_put_together_and_say_which_versions():
    items = (replace(BATTERY.items[0], words=Text("Det går meget hurtigere", "It is far quicker")),)
    later = versioned(ASKED.put(replace(BATTERY, items=items)), ASKED)
    found = through([FIRST, replace(SECOND, questionnaire=later)], "q1.1")
    assert found is not None
    assert [one.tally.answered for one in found.lines if one.tally] == [88, 88, 176]
    assert "1. runde: “Det går hurtigere”; 2. runde: “Det går meget hurtigere”" in found.note.da


def test_waves_with_other_answers_are_not_put_together():
    later = Questionnaire((replace(BATTERY, scale=Scale("agreement", 3)),))
    found = through([FIRST, replace(SECOND, questionnaire=later)], "q1.1")
    assert found is not None
    assert len(found.lines) == 2
    assert "kan ikke lægges sammen" in found.note.da


def test_a_hidden_wave_is_in_no_sum():
    found = through([FIRST, wave({("Aalborg", "staff"): 4}, number=2)], "q1.1")
    assert found is not None
    assert [one.tally is None for one in found.lines] == [False, True, True]


# ---- Files


def test_the_codebook_has_every_code_and_every_version():
    book = codebook([FIRST, SECOND], "da")
    assert book.filter(key="q1.1", wave=1)["code"].to_list() == [1, 2, 3, 4, 5, 0]
    assert set(book["key"]) == {"q1.1", "q1.2", "q1.3", "q2", "q3", "q4", "q5"}
    assert book.filter(key="q1.3")["reversed"].all()


def test_every_form_holds_the_same_counts():
    table = counts([FIRST], "da")
    frames = (
        pl.read_csv(as_file({"a": table}, "csv"), separator=";", decimal_comma=True),
        pl.read_excel(as_file({"a": table, "b": codebook([FIRST], "da")}, "xlsx"), sheet_name="a"),
        pl.read_parquet(BytesIO(as_file({"a": table}, "parquet"))),
    )
    for one in frames:
        assert one["number"].sum() == table["number"].sum()
        assert one.columns == table.columns


def test_rows_have_no_group_no_number_and_no_text():
    table = rows(FIRST)
    assert table.columns == ["q1.1", "q1.2", "q1.3", "q2", "q3_1", "q3_2"]
    assert len(table) == 88
    assert table.equals(rows(replace(FIRST, answers=FIRST.answers[::-1])))


def test_an_answer_that_few_gave_is_in_no_row():
    few = wave({("Aalborg", "staff"): 30})
    for number, one in enumerate(few.answers):
        one.values["q2"] = 1 if number < 2 else 2
        one.values["q3"] = [1, 2] if number < 3 else [1]
    table = rows(few)
    assert table["q2"].null_count() == table["q3_2"].null_count() == 30
    assert table["q3_1"].sum() == 30


def test_rows_of_fewer_than_five_are_none():
    assert rows(wave({("Aalborg", "staff"): 4})).is_empty()
