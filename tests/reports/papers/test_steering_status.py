"""The steering group's status: what was recorded since the last, and nothing that was known before."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from frikommune.errors import Refused
from frikommune.packfiles.pack import load_pack
from frikommune.programme.entry import Entry, Names, Subject
from frikommune.programme.journal import Journal
from frikommune.programme.when import When
from frikommune.reports.facts import Facts
from frikommune.reports.papers.steering_status import build, last_meeting
from frikommune.reports.parts.changes import news
from frikommune.reports.parts.days import long_day
from tests.reports.papers.said import sentences_of, text_of, uncited_digits

SINCE, DAY = date(2019, 9, 30), date(2019, 11, 30)
SPANS = [
    (date(2016, 5, 1), date(2018, 1, 31)),
    (date(2018, 2, 1), SINCE),
    (SINCE, DAY),
    (DAY, date(2020, 11, 30)),
]


@pytest.fixture(scope="module")
def pack():
    return load_pack()


@pytest.fixture(scope="module")
def paper(pack):
    return build(Facts(pack, DAY), SINCE)


def test_what_is_new_was_recorded_between_the_two_days(pack):
    found = news(Facts(pack, DAY), SINCE)
    assert found
    assert all(SINCE < one.recorded.last <= DAY for one in found.entries)


def test_what_a_later_source_only_says_again_is_no_news(pack):
    known = {(one.about, one.says, one.value) for one in Facts(pack, SINCE).now.known}
    assert all((one.about, one.says, one.value) not in known for one in news(Facts(pack, DAY), SINCE).entries)


@pytest.mark.parametrize(
    "said",
    [
        "Siden den 30. september 2019 er der kommet",
        "“Status 2. halvår 2019 til KKR Nordjylland”",
        "Borgere på langvarig kontanthjælp starter selvstændig virksomhed med et mikrolån.",
        "Loven fra 01.01.2020 og forsøg 2.3: helt imødekommet",
        "Færre lægeattester i netværket: ca. 2.000 attester",
        "Besøg fra STAR (start oktober 2019)",
        "Ubesvaret barriere",
        "Godkendelse i KKR | november 2020",
        "I gang | 18 | 1.1, 1.2",
    ],
)
def test_the_status_of_november_2019_tells_it(paper, said):
    assert said in text_of(paper)


def test_what_was_told_before_is_not_told_again(paper):
    assert "175 personer" not in text_of(paper)
    assert "Folkemødet om erfaringerne" not in text_of(paper)


@pytest.mark.parametrize(("since", "day"), SPANS)
def test_no_sentence_stands_twice_and_no_number_without_a_source(pack, since, day):
    paper = build(Facts(pack, day), since)
    for language in ("da", "en"):
        counts = Counter(sentences_of(paper, language))
        assert [one for one, number in counts.items() if number > 1] == []
    named = [long_day(since).da, "Runde", *pack.trials]
    assert [one for one in uncited_digits(paper) if not any(name in one for name in named)] == []


@pytest.mark.parametrize(("since", "day"), SPANS)
def test_nothing_recorded_later_is_there(pack, since, day):
    recorded = {one.id: one.recorded.last for one in pack.journal.entries}
    refs = build(Facts(pack, day), since).refs
    assert [ref.id for ref in refs if ref.id in recorded and recorded[ref.id] > day] == []


def test_a_time_without_news_says_so(pack):
    text = text_of(build(Facts(pack, date(2019, 6, 30)), date(2019, 4, 30)))
    assert "Siden den 30. april 2019 er der ikke kommet noget nyt i journalen." in text


def test_without_a_meeting_before_it_tells_of_two_months(pack):
    assert last_meeting(Facts(pack, DAY)) is None
    assert "nyt siden 30.09.2019" in build(Facts(pack, DAY)).subtitle.da


def test_it_goes_back_to_the_last_meeting_that_was_held(pack):
    meeting, paper = Subject("calendar", "meeting"), next(iter(pack.papers.values()))
    day = When.on(date(2019, 10, 20))

    def entry(name, says, value):
        return Entry(name, "claim", meeting, says, value, day, day, paper, "", "source")

    held = [entry("held", "held", day), entry("of", "of_body", Subject("body", "steering-group"))]
    journal = Journal((*pack.journal.entries, *held))
    facts = Facts(replace(pack, journal=journal), DAY)
    assert last_meeting(facts) == date(2019, 10, 20)
    assert "nyt siden 20.10.2019" in build(facts).subtitle.da


def test_a_new_fact_changes_the_status(pack):
    paper, day = next(iter(pack.papers.values())), When.on(date(2019, 11, 20))
    start = Entry(
        "new-start",
        "claim",
        Subject("part", "2.2"),
        "started",
        Names(("Rebild",)),
        day,
        day,
        paper,
        "",
        "source",
    )
    text = text_of(build(Facts(replace(pack, journal=Journal((*pack.journal.entries, start))), DAY), SINCE))
    assert "I gang fra 20.11.2019 i Rebild (fravigelse 2.2)." in text


@pytest.mark.parametrize(
    ("since", "day", "code"),
    [(DAY, DAY, "since_not_before"), (None, date(2015, 1, 1), "before_the_network")],
)
def test_a_status_that_cannot_be_is_refused_in_words(pack, since, day, code):
    with pytest.raises(Refused) as refused:
        build(Facts(pack, day), since)
    assert refused.value.refusals[0].code == code


def test_what_ends_and_begins_alike_is_told_together(pack):
    text = text_of(build(Facts(pack, date(2018, 1, 31)), date(2016, 5, 1)))
    assert "Helt eller delvist imødekommet: ansøgning 1.1, ansøgning 1.2" in text
    assert "Afslået: ansøgninger, som kilden ikke navngiver." in text
    assert "Forsøg 1.2 er i gang fra 01.07.2017 i Aalborg og Frederikshavn." in text
    assert "I gang fra 01.07.2017 i Frederikshavn (" not in text
    assert "Kan gå i gang fra 01.07.2018 i Jammerbugt (fravigelse 3.4a, 3.4b og 3.4c)." in text
    assert "Kan gå i gang fra 01.07.2018 i Vesthimmerland, Thisted og Jammerbugt (fravigelse 3.1)." in text


def test_a_first_name_is_no_news_and_a_new_name_is(pack, paper):
    assert "Hedder nu “Samtaler”; før “Formkrav ved lovpligtige samtaler”." in text_of(paper)
    assert "Hedder nu" not in text_of(build(Facts(pack, date(2018, 1, 31)), date(2016, 5, 1)))


def test_what_was_chosen_between_sources_is_told_with_its_reason(pack):
    text = text_of(build(Facts(pack, date(2026, 11, 30)), date(2026, 10, 31)))
    assert "Valgt mellem kilder: " in text


def test_what_was_decided_in_the_programme_is_told_as_it_was_done(pack):
    paper, day = next(iter(pack.papers.values())), When.on(date(2019, 11, 20))

    def act(name, about, says, value):
        return Entry(name, "act", Subject(*about.split(":")), says, value, day, day, paper, "", "source")

    acts = (
        act("starts", "part:2.2", "start", Names(("Rebild",))),
        act("held", "calendar:vive-start", "hold", day),
    )
    text = text_of(build(Facts(replace(pack, journal=Journal((*pack.journal.entries, *acts))), DAY), SINCE))
    assert "Fravigelse 2.2, gå i gang: Rebild." in text
    assert "Opstartsmøde med VIVE, holdt: 20.11.2019." in text
