"""The tables hold what the journal says, of one day, and nothing recorded later."""

from datetime import date
from functools import cache

import pytest

from frikommune.cases.mark import Mark
from frikommune.errors import Refused
from frikommune.packfiles.pack import load_pack
from frikommune.programme.figure import Figure
from frikommune.programme.grants import grants_of
from frikommune.reports.facts import Facts
from frikommune.reports.open_data.catalogue import DATASETS, FROM_FACTS, dataset_of, release_of
from frikommune.reports.open_data.release import Release
from frikommune.reports.open_data.uses import USES

PACK = load_pack()
KKR_2019, FINAL = date(2019, 11, 8), date(2020, 11, 13)
ADOPTED = max(one.recorded.last for one in PACK.journal)
"""The day by which everything is known, also which claims are held to be so."""


@cache
def rows(name: str, on: date = FINAL):
    return release_of(DATASETS[name], Facts(PACK, on)).rows


def row(name: str, on: date = FINAL, **of):
    (found,) = [one for one in rows(name, on) if all(one[key] == value for key, value in of.items())]
    return found


@pytest.mark.parametrize("name", FROM_FACTS)
@pytest.mark.parametrize("on", [date(2018, 2, 1), FINAL, ADOPTED], ids=str)
def test_every_row_has_every_column_and_no_other(name, on):
    names = {one.name for one in DATASETS[name].columns}
    assert [one for one in rows(name, on) if set(one) != names] == []


@pytest.mark.parametrize("name", [one for one in FROM_FACTS if DATASETS[one].key])
@pytest.mark.parametrize("on", [FINAL, ADOPTED], ids=str)
def test_the_key_names_each_row(name, on):
    keys = [tuple(one[part] for part in DATASETS[name].key) for one in rows(name, on)]
    assert len(set(keys)) == len(keys)
    assert [one for one in keys if None in one] == []


@pytest.mark.parametrize("name", FROM_FACTS)
def test_every_row_names_its_source_and_how_sure_it_is(name):
    unsourced = [one for one in rows(name, ADOPTED) if not one["certainty"] or not one["source"]]
    assert unsourced == []


@pytest.mark.parametrize("name", [one for one in FROM_FACTS if one not in ("exemptions", "norms")])
def test_nothing_recorded_later_is_in_a_table(name):
    assert [one for one in rows(name, KKR_2019) if one["recorded"] > KKR_2019] == []


@pytest.mark.parametrize("name", FROM_FACTS)
def test_every_code_has_a_title(name):
    coded = [one for one in DATASETS[name].columns if one.codes]
    values = {(one.name, found[one.name]) for one in coded for found in rows(name, ADOPTED)}
    known = {(one.name, code) for one in coded for code in one.codes or ()}
    assert values - known <= {(one.name, None) for one in coded}


def test_a_figure_keeps_what_its_source_says_of_it():
    found = row("figures", measure_da="Ledighed, Nordjylland")
    assert (found["number"], found["unit"], found["source"]) == (
        4.9,
        "percent",
        "Netværksansøgning 2016 (004)",
    )


def test_every_figure_that_is_known_is_a_row():
    questions = Facts(PACK, FINAL).now.questions.values()
    stated = [fact for one in questions for fact in one.facts if isinstance(fact.entry.value, Figure)]
    assert len(rows("figures")) == len(stated) > 80


def test_where_and_when_is_what_the_law_is_applied_by():
    held = {
        (one.part, one.municipality, one.start) for one in grants_of(Facts(PACK, ADOPTED).now, PACK.parts)
    }
    told = {
        (one["exemption"], one["municipality"], one["first_day"])
        for one in rows("periods", ADOPTED)
        if one["adopted"]
    }
    assert told == held


def test_before_anything_was_adopted_it_is_what_sources_say():
    found = rows("periods", KKR_2019)
    assert {one["adopted"] for one in found} == {False}
    assert row("periods", KKR_2019, exemption="1.1")["municipality"] == "Aalborg"


def test_applications_are_counted_by_round_as_the_sources_count_them():
    sent = [one["round"] for one in rows("applications")]
    assert (len(sent), sent.count("1"), sent.count("3")) == (24, 7, 13)


def test_a_norm_tells_of_no_version_that_is_yet_to_come():
    latest = row("norms", KKR_2019, norm="faellessamtale", version_from=date(2015, 7, 1))
    assert latest["version_last_day"] is None
    assert row("norms", norm="faellessamtale", version_from=date(2015, 7, 1))["version_last_day"] == date(
        2019, 12, 31
    )


def test_of_a_disagreement_every_claim_stands_and_one_may_be_adopted():
    found = [one for one in rows("disagreements", ADOPTED) if one["disagreement"] == "first-deadline"]
    assert sorted(one["adopted"] for one in found) == [False, True, True]


def test_the_same_day_is_the_same_version_and_another_fact_another():
    one, again, other = (release_of(DATASETS["figures"], Facts(PACK, on)) for on in (FINAL, FINAL, KKR_2019))
    assert one.version == again.version != other.version


def test_a_mark_is_part_of_the_version():
    facts = Facts(PACK, FINAL)
    plain, marked = (Release(USES, PACK.title, FINAL, (), mark) for mark in (Mark.NONE, Mark.SYNTHETIC))
    assert plain.version != marked.version
    assert facts.now.known


def test_an_unknown_table_is_refused_with_what_was_meant():
    with pytest.raises(Refused) as refused:
        dataset_of("trial")
    assert "trials" in refused.value.said_in("en")


def test_a_day_before_the_network_is_refused():
    with pytest.raises(Refused) as refused:
        release_of(DATASETS["trials"], Facts(PACK, date(2010, 1, 1)))
    assert "Vælg en senere dag." in refused.value.said_in("da")
