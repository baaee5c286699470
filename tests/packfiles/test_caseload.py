"""caseload.toml: the North Jutland one agrees with its pack; each fault in one is refused word for word."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from frikommune.caseload.aggregates import COUNTS
from frikommune.caseload.profile import QUOTAS, Exempt, Origin, Profile
from frikommune.errors import Refused
from frikommune.language import LANGUAGES, Language
from frikommune.packfiles.caseload import FILE, read_caseload
from frikommune.packfiles.folder import packs_folder
from frikommune.packfiles.pack import Pack, load_pack
from tests import pinned

GOOD = (packs_folder() / "nordjylland" / FILE).read_text("utf-8")
SAID = Path(__file__).parent / "said_of_caseloads"
MOVES = """[[moves.assumed]]
da = "Hvor mange forløb der flytter kommune, siger ingen kilde."
en = "No source says how many courses move to another municipality."
"""
FAULTS = {
    "share_above_one": ("share = 0.34", "share = 1.34"),
    "share_missing": ("share = 0.34\n", ""),
    "below_zero": ("inhabitants = 20247", "inhabitants = -20247"),
    "none_at_all": ("one_per = 2000", "one_per = 0"),
    "shape_of_nothing": ("shape = 0.8", "shape = 0"),
    "range_backwards": ("first = [5, 27]", "first = [27, 5]"),
    "range_of_three": ("first = [5, 27]", "first = [5, 27, 30]"),
    "days_backwards": ("to = 2021-01-01", "to = 2016-01-01"),
    "unknown_group": ('id = "dagpenge"', 'id = "dagpeng"'),
    "unknown_municipality": ('name = "Morsø"', 'name = "Mors"'),
    "group_that_nobody_starts_in": ('groups = ["integration"]', 'groups = ["virksomhed"]'),
    "unknown_exemption": ('exemption = "2.3"', 'exemption = "2.33"'),
    "unknown_norm": ('norm = "lae285"', 'norm = "lae258"'),
    "unknown_plan": ('plans = ["jobrotation"', 'plans = ["jobrotatio"'),
    "unknown_reason": ('to = "job" }', 'to = "jobb" }'),
    "unknown_spread": ('spread = "unemployment"', 'spread = "unemployed"'),
    "nothing_assumed": (MOVES, ""),
    "more_than_all": ("job = 0.73", "job = 0.83"),
    "figure_missing": (GOOD[GOOD.index('[[quota]]\nid = "mentor-efter-behov"') :], ""),
    "figure_that_is_not_counted": ('id = "dimittender-nationalt"', 'id = "dimittender-nationale"'),
    "figure_without_source": ("value = 272\n", "value = 272\nsources = 1\n"),
    "figure_twice": ('id = "mikrolaan-laan"', 'id = "mikrolaan-kursus"'),
    "misspelt_key": ("every = 30.4", "evry = 30.4"),
}  # fmt: skip


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


@pytest.fixture(scope="module")
def profile(pack: Pack) -> Profile:
    return read_caseload(pack)


@pytest.fixture(scope="module")
def refusals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Refused]:
    """What is refused of each fault."""
    packs = tmp_path_factory.mktemp("packs")
    shutil.copytree(packs_folder(), packs, dirs_exist_ok=True)
    found = {}
    for name, (good, bad) in FAULTS.items():
        assert good in GOOD, name
        (packs / "nordjylland" / FILE).write_text(GOOD.replace(good, bad, 1), encoding="utf-8")
        with contextlib.chdir(packs), pytest.raises(Refused) as caught:
            read_caseload(load_pack(Path("nordjylland")))
        found[name] = caught.value
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_refused_word_for_word(name: str, language: Language, refusals: dict[str, Refused]):
    pinned.check_said(SAID / name, language, refusals[name])


@pytest.mark.parametrize("name", FAULTS)
def test_a_refusal_names_the_file(name: str, refusals: dict[str, Refused]):
    assert all(one.where.startswith("nordjylland/caseload.toml") for one in refusals[name].refusals)


def test_a_pack_without_a_caseload_says_so():
    with pytest.raises(Refused) as caught:
        read_caseload(load_pack(packs_folder() / "dk-employment"))
    assert [one.code for one in caught.value.refusals] == ["caseload_missing"]


def test_a_pack_has_the_caseload_of_the_one_it_builds_on(tmp_path: Path, profile: Profile):
    shutil.copytree(packs_folder(), tmp_path, dirs_exist_ok=True)
    (tmp_path / "mine").mkdir()
    head = 'id = "mine"\ntitle = { da = "Min", en = "Mine" }\nbuilds_on = ["nordjylland"]\n'
    (tmp_path / "mine" / "pack.toml").write_text(head, encoding="utf-8")
    assert read_caseload(load_pack(tmp_path / "mine")) == profile


def test_every_figure_and_number_that_the_program_needs_is_there(profile: Profile):
    assert (set(profile.figures), set(profile.quotas)) == (set(COUNTS), set(QUOTAS))


def origins(profile: Profile) -> Iterator[Origin]:
    yield from (profile.size_origin, profile.moves_origin, profile.region_origin, profile.employers_origin)
    yield from (place.origin for place in profile.places)
    yield from (group.origin for group in profile.groups)
    yield from (plan.origin for plan in profile.plans)
    yield from (figure.origin for figure in profile.figures.values())
    yield from (quota.origin for quota in profile.quotas.values())


def test_everything_has_a_source_or_says_what_is_assumed(profile: Profile):
    for origin in origins(profile):
        assert origin.assumed if origin.certainty == "assumed" else origin.sources


def test_every_published_figure_is_from_a_source(profile: Profile):
    assert {one.origin.certainty for one in profile.figures.values()} == {"source"}


def exempts(profile: Profile) -> list[Exempt]:
    return [need.exempt for plan in profile.plans for need in plan.needs if need.exempt is not None]


def test_uses_are_drawn_only_where_and_when_the_exemption_was_granted(pack: Pack, profile: Profile):
    granted = {(one.exemption, one.municipality): one.start for one in pack.rulebook.grants}
    for exempt in exempts(profile):
        for place in exempt.places:
            assert granted.get((exempt.exemption, place), date.max) <= exempt.start, (exempt, place)


def test_uses_give_reasons_that_their_exemption_accepts(pack: Pack, profile: Profile):
    for exempt in exempts(profile):
        conditions = pack.rulebook.exemptions[exempt.exemption].use
        assert conditions is not None
        assert conditions.own_words or set(exempt.reasons) <= set(conditions.reasons)
        assert exempt.leader or not conditions.leader_check


def test_shares_of_first_courses_make_a_whole(profile: Profile):
    assert sum(group.share for group in profile.groups) == pytest.approx(1)
