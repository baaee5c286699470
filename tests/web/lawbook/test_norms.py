"""The norms: the list, and one norm with its timeline, versions and exemptions."""

import re
from datetime import date
from itertools import pairwise

import pytest

from frikommune.law.wording import asked
from frikommune.packfiles.pack import load_pack
from frikommune.web.lawbook.picture import picture_of
from tests.web.conftest import words

MARCH_2018 = date(2018, 3, 1)


@pytest.fixture(scope="module")
def rulebook():
    return load_pack().rulebook


def test_the_list_has_every_norm(visitor, rulebook):
    told = words(visitor.get("/nordjylland/law/norms").content)
    assert f"{len(rulebook.norms)} normer." in told
    assert [norm.id for norm in rulebook.norms.values() if norm.title.da not in told] == []


def test_the_list_says_what_was_in_force_on_the_day(visitor):
    def row(on: str) -> str:
        return words(visitor.get("/nordjylland/law/norms", {"q": "lae285 2.3", "on": on}).content)

    assert "LÆ285 i sygedagpengesager over 8 uger pligt gælder 01.01.2015, 01.01.2020 2.3" in row(
        "2019-12-31"
    )
    assert "LÆ285 i sygedagpengesager over 8 uger pligt gælder ikke" in row("2020-01-01")


def test_danish_letters_are_found_either_way(visitor):
    for searched in ("fællessamtale", "faellessamtale"):
        told = words(visitor.get("/nordjylland/law/norms", {"q": searched}).content)
        assert "Fællessamtale med a-kassen" in told


def test_the_list_can_be_narrowed_to_a_kind(visitor, rulebook):
    told = words(visitor.get("/nordjylland/law/norms", {"kind": "limit"}).content)
    number = sum(norm.kind == "limit" for norm in rulebook.norms.values())
    assert f"{number} normer." in told


def test_every_norm_has_a_page_with_each_version_in_words(visitor, rulebook):
    for norm in rulebook.norms.values():
        told = words(visitor.get(f"/nordjylland/law/norm/{norm.id}").content)
        lines = [
            line.da
            for version in norm.versions
            if version.terms
            for line in asked(version.terms, rulebook.words)
        ]
        sources = [source.reference for version in norm.versions for source in version.sources]
        assumed = [text.da for version in norm.versions for text in version.assumptions]
        assert [one for one in (*lines, *sources, *assumed) if one not in told] == [], norm.id


def test_a_norms_page_says_what_a_version_changed(visitor):
    told = words(visitor.get("/nordjylland/law/norm/faellessamtale").content)
    assert "lempet Nr. 1: før “i uge 4”, nu “senest efter 3 måneder” (rummer det gamle)" in told


def test_a_norms_page_says_where_and_when_an_exemption_holds(visitor):
    told = words(visitor.get("/nordjylland/law/norm/faellessamtale").content)
    assert "1.3a Fællessamtaler i 8. uge, 5.-7. måned og 12. måned nr. 1: i uge 8" in told
    assert "Aalborg 01.07.2017 31.12.2021 Aalborg 2019-035025 (001), Fællessamtalerne med a-kasserne" in told
    assert "Rebild 01.07.2017 31.12.2021 Aalborg 2017-064898 (003), Runde 1 (antaget)" in told


def test_a_norm_that_only_a_trial_asks_says_so(visitor):
    told = words(visitor.get("/nordjylland/law/norm/ledighedsydelse-tre-spoergsmaal").content)
    assert "Loven kræver det ikke selv; kun et forsøg gør." in told


def test_a_norm_that_does_not_exist_is_refused_with_what_was_meant(visitor):
    answer = visitor.get("/nordjylland/law/norm/jobsamtal")
    assert answer.status_code == 422
    assert "Pakken kender ikke normen “jobsamtal”" in words(answer.content)
    assert "Mente du “jobsamtale”?" in words(answer.content)


def test_the_page_is_english_when_chosen(visitor):
    visitor.cookies["language"] = "en"
    told = words(visitor.get("/nordjylland/law/norm/faellessamtale").content)
    assert "The law's versions" in told.replace("&#x27;", "'")
    assert "no. 1: in week 4" in told


def test_the_picture_has_a_lane_for_the_law_and_for_each_grant(rulebook):
    norm = rulebook.norms["faellessamtale"]
    picture = picture_of(rulebook, norm, MARCH_2018)
    granted = {
        (one.exemption, one.municipality) for one in rulebook.grants if one.exemption in ("1.3a", "1.3x")
    }
    assert [lane.name.da for lane in picture.lanes][:2] == ["Loven", "1.3a Aalborg"]
    assert len(picture.lanes) == 1 + len(granted)


def test_bars_of_the_law_follow_each_other_without_a_gap(rulebook):
    for norm in rulebook.norms.values():
        bars = picture_of(rulebook, norm, MARCH_2018).lanes[0].bars
        for one, following in pairwise(bars):
            assert one.x + one.width == pytest.approx(following.x, abs=0.11), norm.id


def test_a_norm_that_is_not_in_force_is_drawn_so(rulebook):
    kinds = [bar.kind for bar in picture_of(rulebook, rulebook.norms["lae285"], MARCH_2018).lanes[0].bars]
    assert kinds == ["law", "gone"]


def test_places_in_the_picture_are_written_as_a_browser_reads_them(visitor):
    html = visitor.get("/nordjylland/law/norm/faellessamtale").content.decode()
    assert re.findall(r'<rect [^>]*"\d+,\d+"', html) == []
    assert "<rect " in html


@pytest.mark.parametrize(("on", "is_there"), [("2018-03-01", True), ("2010-01-01", False)])
def test_the_readers_day_is_marked_where_the_picture_reaches_it(visitor, on, is_there):
    html = visitor.get("/nordjylland/law/norm/faellessamtale", {"on": on}).content.decode()
    assert ('class="reader-day"' in html) is is_there


def test_worked_cases_stand_beside_the_norm(visitor):
    told = words(visitor.get("/nordjylland/law/norm/faellessamtale").content)
    assert "Aalborg: 8. uge, 5.-7. måned og 12. måned" in told
    assert "nr. 1: 26.03.2018–01.04.2018, kræves, opfyldt, efter forsøg 1.3a (set 01.07.2019)" in told
    assert "Borgerne er opdigtede." in told
