"""Shares, means and reliability agree with published numbers and with other ways to compute them."""

import numpy as np
import pytest
from scipy import stats

from frikommune.evaluation.surveys.questionnaire import Item, Question
from frikommune.evaluation.surveys.reliability import alpha, alpha_of, alpha_words, battery_scores, feldt
from frikommune.evaluation.surveys.scales import FAMILIES, POINTS, Scale
from frikommune.evaluation.surveys.scoring import tally
from frikommune.evaluation.surveys.variables import Variable, variables_in
from frikommune.language import Text
from tests.evaluation.surveys.answers import BATTERY, MULTIPLE, made_up

SAME = 1e-12
AS_PRINTED = 5e-4


def variable(turned=False) -> Variable:
    item = Item("a.1", Text("a", "a"), reversed=turned)
    return Variable(Question("a", "likert", Text("", ""), scale=Scale(), items=(item,)), item)


def test_not_relevant_and_missing_are_in_no_share():
    found = tally(variable(), [5, 4, 3, 1, 0, 0, None])
    assert (found.answered, found.not_relevant, found.missing, found.asked) == (4, 2, 1, 7)
    assert found.top is not None
    assert (found.top.numerator, found.top.denominator) == (2, 4)


def test_the_published_share_has_wilsons_interval():
    found = tally(variable(), [5] * 33 + [2] * 7)
    assert found.top is not None
    assert found.top.share == pytest.approx(0.825)
    assert found.top.interval == pytest.approx((0.6805, 0.9125), abs=AS_PRINTED)  # statsmodels, wilson


def test_a_reversed_statement_keeps_its_shares_and_turns_its_score():
    plain, turned = (tally(variable(turned=one), [5, 5, 1]) for one in (False, True))
    assert plain.top == turned.top
    assert plain.mean is not None
    assert turned.mean is not None
    assert (plain.mean.value, turned.mean.value) == pytest.approx((11 / 3, 7 / 3))


def test_a_means_interval_is_students():
    scores = [5, 4, 4, 2, 3, 1, 5]
    found = tally(variable(), scores).mean
    expected = stats.ttest_1samp(scores, 0).confidence_interval(0.95)
    assert found is not None
    assert found.interval == pytest.approx((expected.low, expected.high), abs=SAME)


def test_a_mean_without_spread_has_no_interval():
    found = tally(variable(), [4, 4, 4]).mean
    assert found is not None
    assert found.interval is None


def test_several_choices_count_each_person_once_for_each():
    (asked,) = variables_in(MULTIPLE)
    found = tally(asked, [[1], [1, 2], [2], None])
    assert (found.answered, found.missing) == (3, 1)
    assert [found.share(code).numerator for code in (1, 2)] == [2, 2]


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("points", POINTS)
def test_a_scale_without_its_middle_keeps_the_other_codes_and_words(family, points):
    whole, cut = Scale(family, points), Scale(family, points, neutral=False)
    assert len(cut.codes) == len(whole.codes) - 1
    assert whole.middle not in cut.codes
    assert [cut.words(code) for code in cut.codes] == [whole.words(code) for code in cut.codes]
    assert cut.top == whole.top
    assert len({whole.words(code) for code in whole.codes}) == points


def test_alpha_of_a_published_covariance_matrix():
    # E. Cho, “Making reliability reliable”, Organizational Research Methods 19 (2016): 4/3 (1 − 46/118)
    covariance = np.full((4, 4), 6.0) + np.diag([4.0, 5.0, 6.0, 7.0])
    assert alpha_of(covariance) == pytest.approx(0.8136, abs=AS_PRINTED)


@pytest.mark.parametrize(
    ("value", "printed"), [(0.732660835214447, (0.435, 0.909)), (0.8016949152542373, (0.581, 0.933))]
)
def test_feldts_interval_as_pingouins_documentation_prints_it(value, printed):
    assert feldt(value, 12, 11) == pytest.approx(printed, abs=AS_PRINTED)


def test_alpha_is_hoyts_analysis_of_variance():
    scores = np.random.default_rng(7).integers(1, 6, (30, 4)).astype(float)
    scores += scores.mean(axis=1, keepdims=True)
    persons, items = scores.shape
    person, item = (scores.mean(axis=axis, keepdims=True) for axis in (1, 0))
    between = items * ((person - scores.mean()) ** 2).sum() / (persons - 1)
    rest = ((scores - person - item + scores.mean()) ** 2).sum() / ((persons - 1) * (items - 1))
    assert alpha(scores).value == pytest.approx(1 - rest / between, abs=SAME)


def test_alpha_turns_reversed_statements_and_leaves_out_who_did_not_answer_all():
    answers = made_up({("Aalborg", "staff"): 20})
    answers[0].values["q1.2"] = 0
    del answers[1].values["q1.1"]
    scores = battery_scores(answers, tuple(variables_in(BATTERY)))
    complete = [one for one in answers if all(one.values.get(key) for key in ("q1.1", "q1.2", "q1.3"))]
    assert len(scores) == len(complete) < 20
    assert scores[0].tolist() == [
        complete[0].values["q1.1"],
        complete[0].values["q1.2"],
        6.0 - float(str(complete[0].values["q1.3"])),
    ]


def test_alpha_says_nothing_of_one_statement_two_persons_or_no_difference():
    for scores in (np.ones((9, 1)), np.array([[1.0, 2.0], [2.0, 3.0]]), np.ones((9, 3))):
        assert alpha(scores).value is None


def test_alpha_is_told_in_words_but_not_of_fewer_than_five():
    scores = np.array([[1, 2], [2, 2], [3, 4], [5, 4]], float)
    assert alpha(scores).value is not None
    assert "kan ikke beregnes" in alpha_words(alpha(scores)).da
    five = np.vstack([scores, [[4.0, 5.0]]])
    assert "hænger godt nok sammen" in alpha_words(alpha(five)).da
    assert "læs dem hver for sig" in alpha_words(alpha(five * [1, -1])).da
