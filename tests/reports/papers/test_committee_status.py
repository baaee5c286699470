"""The committee status: every fact of its seed, nothing without a source, nothing later, nothing twice."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from frikommune.errors import Refused
from frikommune.packfiles.pack import load_pack
from frikommune.programme.journal import Journal
from frikommune.reports.facts import Facts
from frikommune.reports.papers.committee_status import build
from tests.reports.papers.committee_status_facts import FACTS
from tests.reports.papers.said import lines_of, sentences_of, text_of, uncited_digits

DAY = date(2019, 9, 30)
ORDER = ["3.3", "3.1", "1.3", "3.2", "1.1", "2.1", "1.2", "3.4", "2.4", "3.10"]
DAYS = [date(2016, 5, 1), date(2018, 1, 31), DAY, date(2019, 11, 8), date(2020, 11, 13), date(2026, 11, 26)]


@pytest.fixture(scope="module")
def pack():
    return load_pack()


@pytest.fixture(scope="module")
def paper(pack):
    return build(Facts(pack, DAY), "Aalborg")


@pytest.fixture(scope="module")
def text(paper):
    return text_of(paper)


@pytest.mark.parametrize("part", FACTS)
def test_every_fact_of_the_seed_is_there(text, part):
    assert [one for one in FACTS[part] if one not in text] == []


def test_trials_stand_in_the_order_of_the_municipalitys_own_list(paper):
    anchors = [one.anchor for one in paper.sections if one.level == 1 and one.anchor.startswith("trial-")]
    assert anchors == [f"trial-{one}" for one in ORDER if one != "2.4"]


@pytest.mark.parametrize("place", ["Aalborg", "Jammerbugt", "Læsø"])
def test_every_number_has_a_source_or_is_a_trials_own(pack, place):
    found = uncited_digits(build(Facts(pack, DAY), place))
    numbers = set(pack.trials)
    assert [one for one in found if not any(number in one for number in numbers)] == []


@pytest.mark.parametrize("day", DAYS)
def test_no_sentence_stands_twice(pack, day):
    paper = build(Facts(pack, day), "Aalborg")
    for language in ("da", "en"):
        counts = Counter(sentences_of(paper, language))
        assert [one for one, number in counts.items() if number > 1] == []


@pytest.mark.parametrize("day", DAYS)
def test_nothing_recorded_later_is_there(pack, day):
    recorded = {one.id: one.recorded.last for one in pack.journal.entries}
    refs = build(Facts(pack, day), "Aalborg").refs
    assert refs
    assert [ref.id for ref in refs if ref.id in recorded and recorded[ref.id] > day] == []


def test_every_fact_is_in_the_journal_or_worked_out_from_the_law(pack, paper):
    known = {one.id for one in pack.journal.entries}
    others = [one.id for one in paper.refs if one.id not in known]
    assert [one for one in others if not one.startswith(("rules:", "part:"))] == []


def test_a_changed_fact_changes_the_paper(pack):
    def changed(entry):
        if entry.id != "fig-2.1a-exempted-001":
            return entry
        return replace(entry, value=replace(entry.value, number=Decimal(273)))

    journal = Journal(tuple(changed(one) for one in pack.journal.entries))
    text = text_of(build(Facts(replace(pack, journal=journal), DAY), "Aalborg"))
    assert "273 sager" in text
    assert "272 sager" not in text


def test_what_the_unfinished_leave_open_is_told_and_the_share_of_the_finished(text):
    assert "20 af 54 var ikke færdige, så andelen ender mellem 44,4 og 81,5 %." in text
    assert "Af dem, der er færdige, er det 70,6 %; det er regnet ud her." in text


def test_a_trial_that_one_source_names_and_the_list_lacks_is_told_as_a_disagreement(text):
    assert "Kilderne er uenige: Aalborg 2017-064898 (003) nævner Aalborg i forsøg 3.10" in text


def test_advice_is_given_only_where_a_source_gives_it(paper):
    lines = lines_of(paper)
    advised = [one for one in lines if one.startswith("Der er lagt op til")]
    assert len(advised) == 4
    silent = next(one for one in lines if one.startswith("Ingen kilde anbefaler"))
    assert "Lempede mentorregler" in silent
    assert "Mikrolån" not in silent


def test_where_the_laws_own_rules_say_otherwise_than_the_source_both_are_there(text):
    assert "Kravet bortfalder 01.01.2020" in text
    assert "Lovens egne regler siger noget andet: “Fritagelse for ret- og pligtmentor” er delvist" in text


def test_a_part_that_a_municipality_does_not_run_is_left_out_of_what_the_law_does(paper):
    overview = next(one for one in paper.sections if one.anchor == "overview")
    rows = [" | ".join(cell.plain.da for cell in row) for row in overview.blocks[0].rows]
    assert rows[0] == (
        "Fleksible rammer for løntilskud og jobrotation | ingen virkning | ikke imødekommet"
        " | overveje at justere"
    )


def test_other_municipalities_hear_what_was_learnt_in_one(pack):
    paper = build(Facts(pack, DAY), "Jammerbugt")
    section = next(one for one in paper.sections if one.anchor == "trial-3.3-elsewhere")
    assert all(item.plain.da.startswith("Aalborg: ") for item in section.blocks[0].items)
    assert "54 personer" not in text_of(paper)


def test_a_day_before_any_trial_says_so(pack):
    assert "nævner på denne dag ingen forsøg i Aalborg Kommune" in text_of(
        build(Facts(pack, date(2016, 5, 1)), "Aalborg")
    )


def test_a_start_that_no_source_states_is_said_to_be_taken_so(pack):
    assert (
        "Forsøg 3.2 regnes for trådt i kraft i Rebild den 1. juli 2018; ingen kilde siger dagen."
        in text_of(build(Facts(pack, DAY), "Rebild"))
    )


@pytest.mark.parametrize(
    ("place", "day", "code"),
    [("Aalborg", date(2015, 1, 1), "before_the_network"), ("Ålborg", DAY, "unknown_municipality")],
)
def test_a_paper_that_cannot_be_is_refused_in_words(pack, place, day, code):
    with pytest.raises(Refused) as refused:
        build(Facts(pack, day), place)
    assert refused.value.refusals[0].code == code


def test_the_frame_is_the_committees(paper):
    assert paper.frame is not None
    assert paper.frame.item.da == "Orientering om status på frikommuneforsøg i Aalborg Kommune"
    assert paper.frame.recommendation.plain.da.startswith(
        "Familie- og Beskæftigelsesforvaltningen indstiller, at"
    )


def test_what_the_network_recommends_takes_the_place_of_nobody_advising(pack):
    text = text_of(build(Facts(pack, date(2020, 11, 13)), "Thisted"))
    assert "Netværkets anbefaling: Forsøgene bør gøres permanente" in text
    assert "Psykologbehandling i jobcentret bør gøres permanent (forsøg 2.2)" in text
    assert "Ingen kilde anbefaler" not in text


def test_what_the_rules_cannot_tell_says_why(pack):
    text = text_of(build(Facts(pack, DAY), "Læsø"))
    assert (
        "Ingen kilde nævner det, og lovens egne regler kan ikke afgøre det, fordi ingen kilde siger, hvilket"
        in text
    )


@pytest.mark.parametrize("day", [DAY, date(2020, 11, 13)])
def test_each_municipality_has_its_status_and_says_nothing_twice(pack, day):
    facts = Facts(pack, day)
    for place in pack.rulebook.municipalities:
        paper = build(facts, place)
        counts = Counter(sentences_of(paper))
        assert [one for one, number in counts.items() if number > 1] == [], place
        assert all(f"{place} Kommune" in line for line in lines_of(paper)[:2]), place


def test_how_far_the_trials_were_is_not_told_for_long(pack, text):
    assert "Forsøgene har kørt mellem 1 og 2 år." in text
    assert "mellem 1 og 2 år" not in text_of(build(Facts(pack, date(2020, 11, 13)), "Aalborg"))


def test_the_reason_of_an_advice_stands_in_the_paper_and_not_again_in_its_note(paper):
    advised = [ref for ref in paper.refs if "-advice-" in ref.id]
    assert len(advised) == 4
    assert not any(any(ref.because) for ref in advised)


def test_after_the_period_it_is_told_as_something_that_was(pack):
    told = text_of(build(Facts(pack, date(2022, 6, 30)), "Rebild"))
    assert "Rebild Kommune var med i netværket" in told
    assert "Forsøgene kunne køre til og med den 31. december 2021" in told
    assert "Rebild Kommune var med i disse forsøg" in told
    assert "Foreløbige" not in told
    assert "Journalen har hverken beskrivelse, tal eller erfaringer fra forsøg 3.10" in told


def test_a_trial_that_waits_is_told_from_which_day_it_may_begin(pack):
    told = text_of(build(Facts(pack, date(2018, 6, 29)), "Læsø"))
    assert (
        "Status for forsøg 3.3 i Læsø: imødekommet, ikke begyndt. Det kan begynde den 1. juli 2018." in told
    )


def test_a_municipality_without_trials_on_the_day_is_told_so_and_the_rest_stands(pack):
    told = text_of(build(Facts(pack, date(2017, 9, 1)), "Rebild"))
    assert "Journalen nævner på denne dag ingen forsøg i Rebild Kommune." in told
    assert "Ansøgningsfrister: 1. november 2016" in told
