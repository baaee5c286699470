"""What is decided here is the exemption that the engine uses: there, from that day, and nowhere else."""

from datetime import date
from functools import cache

import pytest

from frikommune.errors import Refused
from frikommune.packfiles.journal_checks import journal_grants
from frikommune.packfiles.pack import Pack, load_pack
from frikommune.programme.entry import Entry
from frikommune.programme.life import life_of
from frikommune.programme.life_checks import check_act
from tests.programme.building import act

JOIN = (
    act("join", ["Morsø"], "trial:3.2", "2019-03-01"),
    act("publish_bylaw", ["Morsø"], "trial:3.2", "2019-03-15"),
    act("start", ["Morsø"], "part:3.2", "2019-04-01"),
)


@cache
def pack() -> Pack:
    """The pack, read once."""
    return load_pack()


def rows(*acts: Entry) -> set[tuple[str, str, date, date | None]]:
    """The grants after some acts."""
    grants = journal_grants(pack().journal.with_entries(*acts), pack().parts)
    return {(one.exemption, one.municipality, one.start, one.end) for one in grants}


def test_each_step_of_joining_is_allowed():
    journal = pack().journal
    for one in JOIN:
        check_act(journal, one, "3.2", ("3.2",))
        journal = journal.with_entries(one)


def test_a_municipality_that_joins_gets_the_exemption_from_its_start_and_nobody_else_does():
    assert rows(*JOIN) - rows() == {("3.2", "Morsø", date(2019, 4, 1), date(2022, 1, 1))}
    assert rows() <= rows(*JOIN)


def test_a_trial_that_never_started_is_known_as_such():
    life = life_of(pack().journal.known(None), "2.4", pack().parts["2.4"])
    assert (life.stage, life.there) == ("granted", {"Aalborg": "not_started"})


def test_joining_alone_changes_nothing():
    assert rows(*JOIN[:2]) == rows()


@pytest.mark.parametrize(
    ("one", "trial", "code"),
    [
        (act("join", ["Morsø"], "trial:1.1", "2019-03-01"), "1.1", "must_apply_anew"),
        (act("join", ["Morsø"], "trial:2.3", "2020-03-01"), "2.3", "step_not_allowed"),
        (act("join", ["Aalborg"], "trial:3.2", "2019-03-01"), "3.2", "step_not_allowed_there"),
        (act("join", ["Morsø"], "trial:3.2", "2022-03-01"), "3.2", "period_over"),
        (act("start", ["Morsø"], "part:3.2", "2019-03-01"), "3.2", "step_not_allowed_there"),
        (act("publish_bylaw", ["Aalborg"], "trial:2.4", "2019-03-01"), "2.4", "step_not_allowed_there"),
    ],
)
def test_what_the_network_does_not_allow_is_refused(one: Entry, trial: str, code: str):
    with pytest.raises(Refused) as caught:
        check_act(pack().journal, one, trial, pack().parts[trial])
    assert [refusal.code for refusal in caught.value.refusals] == [code]
