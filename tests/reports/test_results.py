"""Results of evaluations as facts of papers: known from their day, and the same again from a file."""

import json
from dataclasses import replace
from datetime import date

import pytest

from frikommune.errors import Refused
from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.designs.design import Amendment, Design, Lock, Registered
from frikommune.evaluation.effects.groups import one_group
from frikommune.evaluation.evaluated.asked import question_of
from frikommune.evaluation.evaluated.evaluation import Evaluation
from frikommune.evaluation.evaluated.result import Result
from frikommune.evaluation.observations.observations import Roles
from frikommune.evaluation.verdicts.judging import judge
from frikommune.language import Text
from frikommune.packfiles.pack import load_pack
from frikommune.reports.facts import Facts
from frikommune.reports.results import Found, Results
from frikommune.reports.results_json import results_json, results_of_json
from frikommune.reports.saved_json import sealed

DESIGN = Design("3.3", title="Tidlig jobrotation")
AMENDED = Amendment(date(2019, 12, 1), "fordi", replace(DESIGN, title="Et andet navn"), data_seen=True)
CAME_OUT = date(2019, 11, 8)


@pytest.fixture(scope="module")
def found():
    question = question_of({"estimator": "one_group", "outcome": "share", "benchmark": 0.417})
    effect = one_group.estimate_counted(Counted(24, 54, 20), question)
    judged = judge(effect, question, name=Text("i job", "in work"))
    return Found(
        id="evaluation:1",
        trial="3.3",
        stage="midway",
        source="published",
        observed=date(2019, 9, 30),
        on=CAME_OUT,
        by=Text.same("evaluator"),
        result=Result((Evaluation(effect, judged, question, Roles(), "24/54"),)),
        data_digest="0" * 64,
        version="0",
        link="evaluations/1/",
        registered=Registered(DESIGN, Lock(date(2018, 6, 1), DESIGN.digest), (AMENDED,)),
    )


def test_a_result_is_known_from_the_day_on_which_it_came_out(found):
    pack = load_pack()
    assert Facts(pack, date(2019, 11, 7), Results((found,))).results.found == ()
    assert [one.id for one in Facts(pack, CAME_OUT, Results((found,))).results.of("3.3")] == ["evaluation:1"]


def test_a_change_of_the_design_is_known_from_its_own_day(found):
    (before,) = Results((found,)).known(CAME_OUT).found
    (after,) = Results((found,)).known(date(2020, 1, 1)).found
    assert (before.registered.design.title, before.after_the_data) == ("Tidlig jobrotation", False)
    assert (after.registered.design.title, after.after_the_data) == ("Et andet navn", True)


def test_what_is_cited_of_a_result_leads_to_its_page(found):
    said = Facts(load_pack(), CAME_OUT).cite_result(found, Text("24 af 54", "24 of 54"))
    assert said.ref.link == "evaluations/1/"
    assert said.ref.source.da.startswith("Egen beregning (midtvejs) af offentliggjorte tal, 08.11.2019")


def test_results_come_back_from_a_file_as_they_were(found):
    some = Results((found,))
    assert results_of_json(json.dumps(results_json(some)), "r.json") == some


@pytest.mark.parametrize("text", ["{", "[]", '{"found": [{"id": "x"}]}'])
def test_a_file_that_holds_no_results_is_refused_in_words(text):
    with pytest.raises(Refused) as refused:
        results_of_json(text, "r.json")
    assert refused.value.refusals[0].where == "r.json"


def test_a_file_that_somebody_has_edited_is_refused(found):
    told = results_json(Results((found,)))
    told["content"]["found"][0]["trial"] = "3.4"
    with pytest.raises(Refused) as refused:
        results_of_json(json.dumps(told), "r.json")
    (said,) = refused.value.refusals
    assert (said.code, said.where) == ("saved_file_changed", "r.json")
    assert said.do_next.da == "Hent filen igen, og ret ikke i den."


def test_a_file_of_another_version_is_refused_with_the_place(found):
    content = results_json(Results((found,)))["content"]
    del content["found"][0]["version"]
    with pytest.raises(Refused) as refused:
        results_of_json(json.dumps(sealed(content)), "r.json")
    assert refused.value.refusals[0].where == "r.json, found.0.version"
