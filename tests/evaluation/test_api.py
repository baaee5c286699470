"""The Python API, as a notebook meets it, on published data."""

from __future__ import annotations

import json
import re
from dataclasses import FrozenInstanceError
from xml.etree import ElementTree

import polars as pl
import pytest
from causaldata import nsw_mixtape

from frikommune.errors import Refused
from frikommune.evaluation import api
from tests.conftest import ROOT

DOCS = ROOT / "docs" / "evaluation.md"


@pytest.fixture(scope="module")
def rows():
    return api.read(nsw_mixtape.load_pandas().data, outcome="re78", treatment="treat")


@pytest.fixture(scope="module")
def answer(rows):
    return api.evaluate(rows, unit="$", language="en")


def test_the_experiment_of_lalonde_gives_its_published_difference(answer):
    """1,794.34 (LaLonde 1986; Dehejia and Wahba 1999, table 1)."""
    assert answer.effect.main.value == pytest.approx(1794.34, abs=0.005)
    assert answer.judged.verdict == "improved"


def test_it_prints_the_verdict_first(answer):
    said = str(answer)
    assert said.startswith("Verdict: improved\n  Things went better with the trial: the average (re78)")
    assert max(map(len, said.splitlines())) <= 100


def test_a_notebook_shows_words_tables_and_pictures(answer):
    page = ElementTree.fromstring(answer._repr_html_())
    assert page.get("lang") == "en"
    assert [one.tag for one in page.iter("table")]
    assert all(one.get("scope") in ("col", "row") for one in page.iter("th"))
    assert list(page.iter("{http://www.w3.org/2000/svg}svg"))


def test_an_answer_is_frozen(answer):
    with pytest.raises(FrozenInstanceError):
        answer.language = "da"


def test_the_same_rows_and_question_have_the_same_digest_in_any_order_and_language(answer):
    data = nsw_mixtape.load_pandas().data.sample(frac=1, random_state=1)
    again = api.evaluate(api.read(pl.from_pandas(data), outcome="re78", treatment="treat"), unit="$")
    assert again.evaluation.digest == answer.evaluation.digest


def test_another_question_has_another_digest(rows, answer):
    assert api.evaluate(rows, margin=500.0).evaluation.digest != answer.evaluation.digest


def test_an_effect_may_be_judged_anew_by_other_limits(answer):
    assert api.judge(answer, smallest=3000.0).worthwhile == "perhaps"
    assert api.judge(answer, smallest=5000.0).worthwhile == "no"
    assert api.judge(answer, direction="lower").verdict == "worse"
    assert api.judge(answer, corrected_p=0.2).verdict == "cannot_tell"
    assert api.judge(answer.effect).verdict == "improved"


def test_json_needs_no_encoder_of_its_own(answer):
    told = json.loads(json.dumps(answer.json()))
    assert told["effect"]["value"] == answer.effect.main.value
    assert told["verdict"] == "improved"


def test_pictures_come_as_svg_and_png(answer):
    assert answer.pictures()[0].startswith("<svg")
    assert answer.png().startswith(b"\x89PNG")


def test_several_outcomes_are_judged_together(rows, answer):
    judged = api.judge_together([answer] * 8)
    assert [one.verdict for one in judged] == ["cannot_tell"] * 8
    assert api.judge_together([answer] * 2, "none")[0].verdict == "improved"


def test_a_name_that_is_no_field_is_refused(rows):
    with pytest.raises(Refused):
        api.evaluate(rows, direktion="lower")


def test_power_is_asked_the_same_way():
    found = api.power(kind="one_group", treated=54, baseline=0.417, smallest=0.05)
    assert found.verdict == "describe_only"
    assert found.formula.detectable == pytest.approx(0.188, abs=0.0005)
    with pytest.raises(Refused):
        api.power(kind="one_group", n=54)


def test_the_example_in_the_documentation_runs_as_it_stands(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    section = DOCS.read_text(encoding="utf-8").split("\n## From a notebook\n", 1)[1]
    code, printed = re.findall(r"```(?:python|text)\n(.*?)```", section, re.DOTALL)[:2]
    exec(compile(code, "docs/evaluation.md", "exec"), {})
    assert capsys.readouterr().out.strip() == printed.strip()
