"""Trials × municipalities on the four days of the papers, as each paper tells it at the time."""

from datetime import date

import pytest

from frikommune.packfiles.pack import load_pack
from frikommune.programme import views
from frikommune.programme.state import state

ALL_BUT_MORSOE = (
    "Rebild Thisted Frederikshavn Læsø Vesthimmerland Jammerbugt Brønderslev Hjørring Mariagerfjord Aalborg"
)
NAMED = {
    "1.1": "Aalborg",
    "1.2": "Aalborg Frederikshavn",
    "1.3": ALL_BUT_MORSOE,
    "1.4": "Jammerbugt Thisted Vesthimmerland Frederikshavn Læsø",
    "1.5": "Frederikshavn Læsø Jammerbugt",
    "2.1": ALL_BUT_MORSOE.replace("Thisted", "Morsø"),
    "2.2": "Jammerbugt Thisted Vesthimmerland",
    "2.3": "Rebild Morsø Jammerbugt Frederikshavn Vesthimmerland",
    "3.1": "Vesthimmerland Thisted Jammerbugt Aalborg",
    "3.2": "Thisted Rebild Aalborg Vesthimmerland Jammerbugt",
    "3.3": "Jammerbugt Aalborg Frederikshavn Læsø",
    "3.4": "Jammerbugt Aalborg",
    "3.5": "Vesthimmerland",
    "3.6": "Frederikshavn Læsø Jammerbugt",
    "3.7": "Vesthimmerland",
    "3.8": "Vesthimmerland",
    "3.9": "Vesthimmerland",
    "3.10": "Rebild Vesthimmerland Jammerbugt Morsø Brønderslev Frederikshavn Læsø Aalborg",
}
WITH_HJOERRING = {**NAMED, "3.1": f"{NAMED['3.1']} Hjørring"}
ROUND_3 = [f"3.{number}" for number in range(1, 11)]
NEVER = {"2.4": "never_started"}
DAYS = {
    "003": (date(2018, 1, 31), NAMED, {**dict.fromkeys(ROUND_3, "granted"), **NEVER}),
    "001": (date(2019, 9, 30), WITH_HJOERRING, NEVER),
    "002": (date(2019, 11, 8), WITH_HJOERRING, NEVER),
    "000": (date(2020, 11, 13), WITH_HJOERRING, {**NEVER, "2.3": "ended", "3.4": "ended"}),
}


@pytest.mark.parametrize("paper", DAYS)
def test_the_portfolio_shows_what_the_paper_of_the_day_says(paper: str):
    """Known on the day itself: nothing that a later paper tells."""
    day, named, other = DAYS[paper]
    pack = load_pack()
    found = views.trials(state(pack.journal, day, day), pack.parts)
    cells = {one.trial.name: (one.status, frozenset(one.running_in)) for one in found}
    assert cells == {
        trial: (other.get(trial, "running"), frozenset(() if trial in other else named[trial].split()))
        for trial in (*named, "2.4")
    }


def test_effect_day_and_recorded_day_are_kept_apart():
    """The end of two trials was known on 8 November 2019, and took effect on 1 January 2020."""
    pack = load_pack()
    for on, known, status in (
        (date(2020, 1, 1), date(2019, 11, 7), "running"),
        (date(2020, 1, 1), date(2019, 11, 8), "ended"),
        (date(2019, 12, 31), date(2019, 11, 8), "running"),
    ):
        trials = views.trials(state(pack.journal, on, known), pack.parts)
        assert next(one.status for one in trials if one.trial.name == "2.3") == status


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2016, 11, 30), {"1.1": "unknown", "2.4": "unknown", "3.1": "unknown"}),
        (date(2017, 6, 30), {"1.1": "granted", "2.4": "granted", "3.1": "unknown"}),
        (date(2017, 11, 30), {"1.1": "running", "2.4": "granted", "3.1": "sent"}),
        (date(2018, 1, 1), {"1.1": "running", "2.4": "never_started", "3.1": "granted"}),
    ],
)
def test_round_by_round_on_days_before_the_first_paper(day: date, status: dict[str, str]):
    pack = load_pack()
    found = {one.trial.name: one.status for one in views.trials(state(pack.journal, day), pack.parts)}
    assert {trial: found[trial] for trial in status} == status
