"""Facts are those of a day: nothing recorded later is seen, and what no fact supports is refused."""

from datetime import date

import pytest

from frikommune.errors import Refused
from frikommune.packfiles.pack import load_pack
from frikommune.programme.entry import Subject
from frikommune.reports.facts import Facts

RATE = Subject("figure", "jobrotation-rate")


@pytest.fixture(scope="module")
def pack():
    return load_pack()


def test_a_figure_is_cited_with_the_paper_that_states_it(pack):
    found = Facts(pack, date(2019, 11, 8)).need(RATE, "number")
    assert "44,4" in found.text.da
    assert found.ref.source.da.startswith("Aalborg 2019-035025 (001)")
    assert found.ref.link == "subject/figure:jobrotation-rate"


def test_what_is_recorded_later_is_not_seen(pack):
    early = Facts(pack, date(2018, 1, 31))
    assert early.found(RATE, "number") is None
    with pytest.raises(Refused) as refused:
        early.need(RATE, "number")
    assert refused.value.refusals[0].code == "no_fact_supports_it"
    assert all(one.recorded.last <= early.on for one in early.now.known)


def test_what_other_sources_state_stands_beside_a_fact(pack):
    facts = Facts(pack, date(2020, 12, 31))
    rivals = [facts.cite(one.facts[0].entry) for one in facts.now.questions.values() if len(one.rivals) > 1]
    assert rivals
    assert all(one.ref.beside for one in rivals)


def test_a_source_that_states_the_same_is_no_other_statement(pack):
    facts = Facts(pack, date(2019, 9, 30))
    found = facts.need(Subject("round", "1"), "deadline")
    assert found.text.da == "01.12.2016"
    assert [one.says.da for one in found.ref.beside] == ["01.11.2016"]
