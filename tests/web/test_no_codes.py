"""No page of the law, and no bylaw, shows a code where a person reads."""

import re
from datetime import date, timedelta

import pytest

from frikommune.language import LANGUAGES
from frikommune.law.compare import change_days
from frikommune.packfiles.pack import load_pack
from frikommune.reports.facts import Facts
from frikommune.reports.papers.bylaw import bylaw_of
from frikommune.reports.parts.bylaw_given import written
from tests.reports.papers.reading import read
from tests.web.conftest import words
from tests.web.plain_words import codes_shown, codes_that_are_no_words

PACK = load_pack()
BOOK = PACK.rulebook
DAYS = sorted(change_days(BOOK))
ADDRESS = re.compile(r"\S*(?:://|www\.)\S*|\S+\.toml\b\S*")


@pytest.fixture(params=LANGUAGES)
def reader(request, visitor):
    """Somebody who reads one of the two languages."""
    visitor.post("/language", {"language": request.param, "next": "/"})
    return visitor


def codes_on(reader, path: str, **asked: str) -> list[str]:
    """The codes that a page shows; addresses and names of files are no words of it."""
    answer = reader.get(f"/nordjylland/{path}", asked)
    assert answer.status_code == 200
    return codes_shown(BOOK, ADDRESS.sub(" ", words(answer.content)))


def test_a_code_that_is_a_word_too_may_be_said_and_any_other_is_found():
    assert codes_shown(BOOK, "et job ved sygdom") == []
    assert codes_shown(BOOK, "samtale (faelles), afgang_den, kun kontanthjaelp-jobparat") == [
        "afgang_den",
        "faelles",
        "kontanthjaelp-jobparat",
    ]
    assert len(codes_that_are_no_words(BOOK)) > 60


def test_no_norm_shows_a_code(reader):
    shown = {norm: codes_on(reader, f"law/norm/{norm}") for norm in BOOK.norms}
    assert {norm: codes for norm, codes in shown.items() if codes} == {}


def test_no_trial_shows_a_code(reader):
    shown = {trial: codes_on(reader, f"trial/{trial}") for trial in PACK.trials}
    assert {trial: codes for trial, codes in shown.items() if codes} == {}


@pytest.mark.parametrize("later", DAYS, ids=str)
def test_no_comparison_of_two_days_of_law_shows_a_code(reader, later):
    asked = {"from": (later - timedelta(days=1)).isoformat(), "to": later.isoformat()}
    assert codes_on(reader, "law/compare", **asked) == []


@pytest.mark.parametrize("group", BOOK.groups)
def test_what_applies_shows_no_code(reader, group):
    for on in ("2018-03-01", "2020-02-01"):
        assert codes_on(reader, "law/applies", municipality="Aalborg", group=group, day=on, on=on) == []


def test_no_bylaw_that_can_be_written_holds_a_code():
    found = {}
    for starts in (date(2018, 6, 1), date(2020, 6, 1), date(2024, 6, 1)):
        facts = Facts(PACK, starts)
        for trial, parts in PACK.parts.items():
            for part in parts:
                given = written(trial, (part,), starts, "loven", "mødet", starts)
                said = read(bylaw_of(facts, "Aalborg", [given]))
                found[part, starts] = codes_shown(BOOK, said)
    assert {key: codes for key, codes in found.items() if codes} == {}
