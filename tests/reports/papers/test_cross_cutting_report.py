"""The cross-cutting report: all it must hold, with and without results; nothing later, twice, or uncited."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from frikommune.cases.mark import Mark
from frikommune.errors import Refused
from frikommune.language import LANGUAGES, Text
from frikommune.packfiles.pack import load_pack
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Grid, Picture
from frikommune.reports.papers.cross_cutting_report import build
from frikommune.reports.results import Results
from tests.reports.papers.changing import told_otherwise
from tests.reports.papers.cross_cutting_facts import FACTS
from tests.reports.papers.made_results import FEW, IMPROVED, OURS, THEIRS
from tests.reports.papers.said import sentences_of, text_of, uncited_digits

DAY = date(2020, 11, 13)
DAYS = [date(2018, 1, 31), date(2019, 11, 8), DAY, date(2026, 11, 26)]
FOUND = Results((OURS, IMPROVED, FEW), (THEIRS,))


@pytest.fixture(scope="module")
def pack():
    return load_pack()


@pytest.fixture(scope="module")
def every(pack):
    return {day: build(Facts(pack, day)) for day in DAYS}


@pytest.fixture(scope="module")
def plain(every):
    return text_of(every[DAY])


@pytest.fixture(scope="module")
def evaluated(pack):
    return build(Facts(pack, DAY, FOUND))


@pytest.mark.parametrize("part", FACTS)
def test_every_fact_stands_in_it(plain, part):
    assert [one for one in FACTS[part] if one not in plain] == []


@pytest.mark.parametrize("day", DAYS)
def test_no_sentence_stands_twice(every, day):
    for language in LANGUAGES:
        counts = Counter(sentences_of(every[day], language))
        assert [one for one, number in counts.items() if number > 1] == []


@pytest.mark.parametrize("day", DAYS)
def test_nothing_recorded_later_is_there(pack, every, day):
    recorded = {one.id: one.recorded.last for one in pack.journal.entries}
    refs = every[day].refs
    assert [one.id for one in refs if one.id in recorded and recorded[one.id] > day] == []


@pytest.mark.parametrize("day", DAYS)
def test_every_number_has_a_source_or_is_a_trials_own(pack, every, day):
    numbers = set(pack.trials)
    names = {f"{one.day:02d}.{one.month:02d}.{one.year}" for one in (day,)} | {"1", "2", "3"}
    found = [one for one in uncited_digits(every[day]) if one not in names]
    assert [one for one in found if not any(number in one for number in numbers)] == []


def test_a_day_on_which_no_trial_has_begun_is_refused_in_words(pack):
    with pytest.raises(Refused) as refused:
        build(Facts(pack, date(2016, 6, 1)))
    assert refused.value.refusals[0].problem.da == "Intet forsøg er begyndt endnu"


def test_a_changed_fact_changes_it(pack, plain):
    changed = told_otherwise(pack, "conclusion-1-000", Text("Noget helt andet.", "Something else."))
    assert "Noget helt andet." in text_of(build(Facts(changed, DAY)))
    assert "Noget helt andet." not in plain


def test_with_results_the_claim_is_held_against_their_verdicts(evaluated):
    said = text_of(evaluated)
    assert "3 af de 18 forsøg er evalueret her" in said
    assert "er ikke prøvet her" not in said
    assert "1 forbedret" in said


def test_the_pictures_stand_by_theme_and_describe_themselves(evaluated):
    pictures = [one for section in evaluated.sections for one in section.blocks if isinstance(one, Picture)]
    assert [one.caption.plain.da for one in pictures] == [
        "Færre proceskrav i den virksomhedsrettede indsats",
        "Nye indsatser: hjælp til psykologbehandling og iværksætteri",
    ]
    assert all("1 resultat" in one.drawing.told.da for one in pictures)


def test_a_result_of_few_citizens_shows_its_verdict_and_no_number(evaluated):
    (rows,) = (
        one.rows
        for section in evaluated.sections
        for one in section.blocks
        if isinstance(one, Grid) and one.caption.plain.da.startswith("Det seneste resultat")
    )
    (few,) = (row for row in rows if row[0].plain.da.startswith("2.2"))
    assert [cell.plain.da for cell in few[3:5]] == ["–", "–"]
    assert "For 1 af resultaterne vises kun dommen" in text_of(evaluated)


def test_what_an_external_evaluator_found_is_marked_as_theirs(evaluated):
    assert "Eksternt resultat fra Rambøll" in text_of(evaluated)


def test_a_result_stands_beside_the_recommendations_and_the_law(evaluated):
    assert "1.1 Mikrolån | forbedret | fortsætter | ikke imødekommet" in text_of(evaluated)


def test_each_trial_without_a_result_is_named(evaluated):
    without = text_of(evaluated).split("Forsøg, der ikke har noget resultat her")[1].split("Eksternt")[0]
    assert "1.4 Fleksibilitet i forhold til forholdstalskrav | ingen" in without
    assert "3.3" not in without.split("\n")[2]


def test_a_result_that_came_out_later_is_not_known(pack):
    late = replace(OURS, on=date(2020, 12, 1))
    assert "er ikke prøvet her" in text_of(build(Facts(pack, DAY, Results((late,)))))


def test_it_bears_the_mark_of_what_it_rests_on(pack):
    made_up = replace(OURS, mark=Mark.SYNTHETIC)
    assert build(Facts(pack, DAY, Results((made_up,)))).mark is Mark.SYNTHETIC
