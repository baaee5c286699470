"""A trial's evaluation report: what the sources hold, what results add, nothing later, nothing twice."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from frikommune.cases.mark import Mark
from frikommune.errors import Refused
from frikommune.evaluation.counts.counted import Counted
from frikommune.packfiles.pack import load_pack
from frikommune.reports.facts import Facts
from frikommune.reports.forms import html
from frikommune.reports.kinds import kind_of
from frikommune.reports.paper import Picture
from frikommune.reports.papers.evaluation_report import build
from frikommune.reports.results import NO_RESULTS, External, Results
from tests.reports.papers.changing import told_otherwise
from tests.reports.papers.evaluation_report_facts import FACTS
from tests.reports.papers.made_evaluations import (
    AFTER,
    FINAL,
    MIDWAY,
    figures,
    found,
    of_counts,
    of_rows,
    rows,
)
from tests.reports.papers.reading import typed_numbers
from tests.reports.papers.said import lines_of, sentences_of, text_of

DAY = date(2020, 11, 13)
DAYS = [date(2018, 1, 31), date(2019, 9, 30), DAY, date(2026, 12, 15)]
THEIRS = External("external:1", "3.3", "Rambøll", "varighed", "kortere forløb", DAY, DAY, "det virker")
SOME = Results((MIDWAY, FINAL), (THEIRS,))
FEW = found(of_rows(rows(few=3)), 3, source="snapshot", figures=figures(events=3), registered=AFTER)


@pytest.fixture(scope="module")
def pack():
    return load_pack()


@pytest.fixture(scope="module")
def alone(pack):
    """The two reports from the journal alone."""
    return {trial: build(Facts(pack, DAY), trial) for trial in FACTS}


@pytest.fixture(scope="module")
def evaluated(pack):
    """The report of a trial with results midway and at the end, and somebody else's."""
    return build(Facts(pack, DAY, SOME), "3.3")


@pytest.fixture(scope="module")
def few(pack):
    """The report of a result that counts too few."""
    return build(Facts(pack, DAY, Results((FEW,))), "3.3")


@pytest.fixture(scope="module")
def every(pack):
    """The reports of all trials on each of the days."""
    facts = [Facts(pack, day) for day in DAYS]
    return [(one.on, trial, build(one, trial)) for one in facts for trial in pack.trials]


def section(paper, anchor):
    (one,) = (one for one in (*paper.sections, *paper.appendices) if one.anchor == anchor)
    return "\n".join(lines_of(replace(paper, sections=(one,), appendices=()))[1:])


@pytest.mark.parametrize(("trial", "anchor"), [(trial, one) for trial in FACTS for one in FACTS[trial]])
def test_every_fact_stands_in_its_section(alone, trial, anchor):
    text = section(alone[trial], anchor)
    assert [one for one in FACTS[trial][anchor] if one not in text] == []


def test_the_sections_follow_the_networks_own_reports(alone):
    heads = [one.anchor for one in alone["3.3"].sections if one.level == 1]
    assert heads == ["summary", "about", "method", "results", "recommendations"]


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_number_is_typed_and_no_sentence_stands_twice_in_any_trials_report(every, language):
    for day, trial, paper in every:
        twice = [one for one, times in Counter(sentences_of(paper, language)).items() if times > 1]
        assert (day, trial, twice, typed_numbers(paper, language)) == (day, trial, [], [])


def test_nothing_recorded_later_is_there(pack, every):
    recorded = {one.id: one.recorded.last for one in pack.journal.entries}
    for day, trial, paper in every:
        beside = [one for ref in paper.refs for one in (ref, *ref.beside)]
        assert [one.id for one in beside if recorded.get(one.id, day) > day] == [], (day, trial)


def test_a_changed_fact_changes_the_report(pack):
    value = replace(pack.journal.by_id["fig-2.1a-exempted-001"].value, number=Decimal(273))
    text = text_of(build(Facts(told_otherwise(pack, "fig-2.1a-exempted-001", value), DAY), "2.1"))
    assert "273 sager (statusnotat)" in text
    assert "272 sager ×" not in text


def test_a_trial_that_never_started_says_why_and_has_no_results(pack):
    text = text_of(build(Facts(pack, DAY), "2.4"))
    assert "er imødekommet, men blev aldrig sat i gang." in text
    assert "udvalget besluttede ikke at begynde." in text
    assert "IT-indberetningen spærrer for undtagelsen." in text
    assert "Der er ingen resultater, for forsøg 2.4 blev aldrig sat i gang." in text


def test_a_trial_without_figures_says_that_nothing_can_be_told(pack):
    text = text_of(build(Facts(pack, DAY), "3.5"))
    assert "Kilderne giver hverken tal eller erfaringer fra forsøget" in text
    assert "Kilderne giver ingen tal fra forsøg 3.5." in text


def test_a_day_before_its_start_says_so(pack):
    text = text_of(build(Facts(pack, date(2018, 1, 31)), "3.3"))
    assert "er på denne dag ikke begyndt" in text
    assert "Der er ingen resultater, for forsøg 3.3 er ikke begyndt endnu." in text


def test_what_sources_say_of_another_trial_is_told_in_its_own_report(pack):
    facts = Facts(pack, date(2026, 12, 15))
    assert "Forsøg 2.2: deltagere" in section(build(facts, "2.2"), "differing")
    assert "forsøg 3.10: deltagere" not in section(build(facts, "2.2"), "differing")


@pytest.mark.parametrize(
    ("day", "code"), [(date(2015, 1, 1), "before_the_network"), (date(2016, 6, 1), "trial_not_known_yet")]
)
def test_a_day_before_the_trial_is_known_is_refused_in_words(pack, day, code):
    with pytest.raises(Refused) as refused:
        build(Facts(pack, day), "3.3")
    assert refused.value.refusals[0].code == code


def test_figures_of_a_source_that_contradict_each_other_are_shown_as_such(pack):
    value = replace(pack.journal.by_id["fig-3.3-rate-001"].value, number=Decimal(60))
    text = text_of(build(Facts(told_otherwise(pack, "fig-3.3-rate-001", value), DAY), "3.3"))
    assert "kilden skriver 60 %, men dens egne tal giver 44,4 %." in text


def test_the_verdict_of_each_result_stands_in_the_summary_and_is_not_repeated(evaluated):
    summary, text = section(evaluated, "summary"), text_of(evaluated)
    for stage, one in (("Slut", FINAL), ("Midtvejs", MIDWAY)):
        sentence = one.result.primary.judged.sentence.da
        assert f"{stage}: {sentence}" in summary
        assert text.count(sentence) == 1
    assert (
        f"{MIDWAY.result.primary.judged.sentence.da} Evalueringen blev designet, efter at data var kendt."
        in summary
    )


@pytest.mark.parametrize("language", ["da", "en"])
def test_with_results_too_nothing_is_typed_or_repeated(evaluated, few, language):
    for paper in (evaluated, few):
        assert typed_numbers(paper, language) == []
        assert [one for one, times in Counter(sentences_of(paper, language)).items() if times > 1] == []


def test_a_result_is_told_with_its_plan_groups_guardrail_and_missing_rows(evaluated):
    text = text_of(evaluated)
    for told in (
        "I arbejde efter jobrotation (slut): forbedret",
        "Designet før data.",
        "Designet efter data.",
        "margin for “ikke værre” | ikke nævnt | 5,0 procentpoint | ændret uden begrundelse",
        "kvinde | 205 |",
        "Opsigelser: stopværdien er ikke nået.",
        "5 rækker uden “work”",
        "Designets aftryk: ",
        "Andelen minus det kendte tal, hvis alle de uafsluttede når målet",
        "Eksternt resultat fra Rambøll. De målte: varighed. De fandt: kortere forløb. De konkluderer:",
    ):
        assert told in text
    assert "ikke regnet ud her" not in text


def test_midway_and_final_stand_side_by_side(evaluated):
    table = section(evaluated, "stages")
    assert "Slut, 01.10.2020 | I arbejde efter jobrotation | forbedret | 18,0 procentpoint" in table
    assert "Midtvejs, 08.11.2019 | I arbejde efter jobrotation | kan ikke afgøres | 2,7 procentpoint" in table


def test_a_result_is_known_from_its_own_day(pack):
    text = text_of(build(Facts(pack, date(2020, 1, 1), SOME), "3.3"))
    assert MIDWAY.result.primary.judged.sentence.da in text
    assert "procentpoint højere med forsøget end uden" not in text


def test_a_changed_result_changes_the_report(pack):
    changed = replace(MIDWAY, result=of_counts(Counted(44, 54, 0)))
    text = text_of(build(Facts(pack, DAY, Results((changed,))), "3.3"))
    assert "Det gik bedre med forsøget" in text


def test_every_cell_of_a_result_leads_to_the_results_page(evaluated):
    refs = [one for one in evaluated.refs if one.id.startswith("evaluation:2:")]
    assert {one.link for one in refs} == {"evaluations/2/"}
    assert all(one.source.da.startswith("Egen beregning (slut) af et udtræk af sagerne") for one in refs)


def test_counts_of_citizens_are_rounded_and_small_ones_hidden(evaluated):
    text = text_of(evaluated)
    assert "under 5 af 60" in text
    assert "Med forsøget | 125 | 200 |" in text
    assert "Brugt | 3" not in text


def test_a_result_that_counts_too_few_tells_its_verdict_and_no_number(few):
    judged = FEW.result.primary.judged
    told = text_of(few) + text_of(few, "en") + "".join(f"{one.says}{one.source}" for one in few.refs)
    assert "I arbejde efter jobrotation: forbedret. Tallene er skjult" in section(few, "summary")
    for hidden in (judged.sentence.da, judged.why.da, judged.sentence.en, FEW.data_digest[:12], "68.888"):
        assert hidden not in told
    assert "År med få hændelser er udeladt" in told
    assert "Designet blev til efter data" in told


def test_pictures_of_what_is_hidden_are_not_drawn(few, evaluated):
    def drawn(paper):
        every = (*paper.sections, *paper.appendices)
        blocks = [block for one in every for block in one.blocks if isinstance(block, Picture)]
        return [one.drawing.title.da for one in blocks]

    assert drawn(few) == ["Tal fra forsøget"]
    assert "Andel i hver gruppe" in drawn(evaluated)


def test_a_paper_of_made_up_citizens_says_so_and_leaves_no_demonstration(pack):
    made_up = Results((replace(MIDWAY, mark=Mark.SYNTHETIC),))
    paper = build(Facts(pack, DAY, made_up), "3.3")
    assert paper.mark is Mark.SYNTHETIC
    assert "Demonstration: borgerne er opdigtede, og intet tal her er et fund." in text_of(paper)
    with pytest.raises(Refused) as refused:
        html.lay_out(paper, "da")
    assert refused.value.refusals[0].code == "paper_rests_on_made_up_rows"


def test_outside_a_demonstration_made_up_results_are_not_known(pack):
    made_up = Results((replace(MIDWAY, mark=Mark.RECONSTRUCTION),)).real
    assert build(Facts(pack, DAY, made_up), "3.3") == build(Facts(pack, DAY, NO_RESULTS), "3.3")


def test_it_is_asked_for_by_trial(pack):
    with pytest.raises(Refused) as refused:
        kind_of("evaluation_report").build(Facts(pack, DAY), {})
    assert refused.value.refusals[0].where == "trial"
