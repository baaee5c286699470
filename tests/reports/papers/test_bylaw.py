"""A bylaw says what the law, the trial and the journal say, in a bylaw's shape, and nothing else."""

import re
from dataclasses import replace
from datetime import date

import pytest

from frikommune.errors import Refused
from frikommune.language import Language, Text
from frikommune.packfiles.pack import load_pack
from frikommune.programme.entry import Deed, Entry, Names, Subject
from frikommune.programme.journal import Journal
from frikommune.programme.when import When
from frikommune.reports.facts import Facts
from frikommune.reports.kinds import KINDS
from frikommune.reports.papers.bylaw import build, bylaw_of
from frikommune.reports.parts.bylaw_given import written
from tests.reports.papers.changing import told_otherwise
from tests.reports.papers.reading import read, repeated, typed_numbers

DAY = date(2019, 6, 1)
FACTS = [
    ("title", "Vedtægt for Rebild Kommune om forsøg 3.2: Ledighedsydelse"),
    ("draft", "Udkast"),
    (
        "basis",
        "I medfør af lov om frikommunenetværk § 9 d (LBK 831 af 25.6.2018) fastsættes for Rebild Kommune:",
    ),
    ("scope", "§ 1. Hvem det gælder for"),
    ("whom", "(undtagelse 3.2) gælder for fleksjobvisiterede, herunder på ledighedsydelse."),
    ("day of the law", "For forsøg 3.2 er loven gengivet, som den er den 1. juli 2018."),
    ("set aside", "Stk. 2. I forsøg 3.2 fraviges disse regler og gælder ikke:"),
    (
        "paragraph",
        "Revurdering efter 12 måneder på ledighedsydelse, Aktivloven § 74 c, stk. 1. "
        "Loven: senest efter 6 måneder.",
    ),
    ("new", "Stk. 3. I forsøg 3.2 gælder disse regler, som loven ikke har:"),
    (
        "instead",
        "De tre spørgsmål ved hver samtale på ledighedsydelse. I stedet: svar på de tre spørgsmål skal "
        "foreligge før en samtale, fra samme dag.",
    ),
    ("condition", "Revurderingen indgår i kontaktforløbet mindst hver 3. måned"),
    ("counted", "Survey: medarbejdernes tilfredshed"),
    ("from", "Vedtægten gælder for forsøg 3.2 fra den 1. juli 2018."),
    ("to", "For forsøg 3.2 gælder den til og med den 31. december 2021, hvis ikke forsøget ophører"),
    ("public", "Vedtægten skal være offentlig på kommunens hjemmeside, før forsøget sættes i værk."),
    ("sent", "Den skal også sendes til Økonomi- og Indenrigsministeriet."),
    ("decision", "Kommunens beslutning om forsøg 3.2 er ikke registreret"),
]
_NAMED = re.compile(r"(§|Stk\.|Kapitel|undtagelse) \d+[.\dx]*|\d\.\d+[a-ex]?")
"""Numbers of sections, subsections and chapters, and trials and exemptions by name."""


@pytest.fixture(scope="module")
def pack():
    return load_pack()


@pytest.fixture(scope="module")
def of_rebild(pack):
    return read(build(Facts(pack, date(2019, 10, 1)), "Rebild", "3.2"))


def said(
    pack, trial: str, *, place: str = "Morsø", language: Language = "da", parts: tuple[str, ...] = ()
) -> str:
    given = written(trial, parts or pack.parts[trial], DAY, "loven § 9 d", "udvalgets møde, punkt 4", DAY)
    return read(bylaw_of(Facts(pack, DAY), place, [given]), language)


@pytest.mark.parametrize(("what", "string"), FACTS, ids=[one for one, _ in FACTS])
def test_it_holds(of_rebild, what, string):
    assert string in of_rebild


def test_what_is_filled_in_is_told_and_it_is_no_draft(pack):
    text = said(pack, "3.2")
    assert "I medfør af loven § 9 d fastsættes for Morsø Kommune:" in text
    assert "Vedtægten gælder for forsøg 3.2 fra den 1. juni 2019." in text
    assert "Vedtægten om forsøg 3.2 er offentliggjort den 1. juni 2019." in text
    assert "Forsøg 3.2 er besluttet i Morsø Kommune: udvalgets møde, punkt 4." in text
    assert "Udkast" not in text


def test_the_law_it_tells_is_that_of_the_first_day(pack):
    text = said(pack, "1.3", parts=("1.3a",))
    assert "For forsøg 1.3 er loven gengivet, som den er den 1. juni 2019." in text
    assert (
        "Loven: nr. 1: i uge 4; nr. 2: i måned 5–6; nr. 3: i måned 16. "
        "I stedet: nr. 1: i uge 8; nr. 2: i måned 5–7; nr. 3: i måned 12."
    ) in text


def test_what_is_used_case_by_case_is_told_with_its_reasons_and_the_leaders_check(pack):
    text = said(pack, "2.1", language="en", parts=("2.1a",))
    assert "In trial 2.1 these rules may be set aside in the single case:" in text
    assert "Exemption 2.1a is used only where it is decided, with its reason, in the single case." in text
    assert "A leader checks the use of 2.1a." in text
    assert "Sufficient health documentation is already on file" in text


def test_what_no_source_gives_is_said_to_be_unknown(pack):
    text = said(pack, "1.3", parts=("1.3x",))
    assert "kan ikke afgøres, fordi ingen kilde siger" in text
    assert "Kilderne nævner ingen paragraf for “Fællessamtale med a-kassen”" in text


@pytest.mark.parametrize("language", ["da", "en"])
def test_all_trials_of_a_municipality_are_chapters_of_one_bylaw_and_no_sentence_stands_twice(pack, language):
    paper = build(Facts(pack, date(2020, 6, 1)), "Aalborg")
    chapters = [one.title.plain.en for one in paper.sections if one.title.plain.en.startswith("Chapter")]
    assert len(chapters) > 5
    assert chapters[0].startswith("Chapter 1. Trial ")
    titles = [one.title.plain.da for one in paper.sections]
    numbers = [one.split(".")[0] for one in titles if one.startswith("§")]
    assert numbers == [f"§ {at}" for at in range(1, len(numbers) + 1)]
    assert repeated(paper, language) == []


def test_every_number_has_its_source(pack):
    found = typed_numbers(build(Facts(pack, date(2020, 6, 1)), "Aalborg"))
    assert [one for one in found if re.search(r"\d", _NAMED.sub("", one))] == []


def test_a_changed_fact_changes_the_bylaw(pack):
    changed = told_otherwise(
        pack, "net-bylaw-sent-im", Text("Den skal hænge på rådhuset.", "It hangs there.")
    )
    text = read(build(Facts(changed, date(2019, 10, 1)), "Rebild", "3.2"))
    assert "Den skal hænge på rådhuset." in text
    assert "Den skal også sendes" not in text


def test_the_act_that_published_it_gives_basis_decision_and_day(pack):
    day, paper = When.on(date(2019, 9, 20)), next(iter(pack.papers.values()))
    act = Entry(
        "published",
        "act",
        Subject("trial", "3.2"),
        "publish_bylaw",
        Names(("Rebild",)),
        day,
        day,
        paper,
        "",
        "source",
        because=Text.same("udvalgets møde, punkt 4"),
        deed=Deed(by="leder, Rebild", document="dokument", basis="loven § 9 d"),
    )
    known = replace(pack, journal=Journal((*pack.journal.entries, act)))
    text = read(build(Facts(known, date(2019, 10, 1)), "Rebild", "3.2"))
    assert "I medfør af loven § 9 d fastsættes" in text
    assert "er offentliggjort den 20. september 2019." in text
    assert "er besluttet i Rebild Kommune: udvalgets møde, punkt 4." in text


def test_nothing_recorded_later_is_there(pack):
    recorded = {one.id: one.recorded.last for one in pack.journal.entries}
    day = date(2018, 1, 31)
    paper = build(Facts(pack, day), "Aalborg")
    assert [one.id for one in paper.refs if one.id in recorded and recorded[one.id] > day] == []
    text = read(paper)
    assert "Hjemlen for det, der fastsættes for Aalborg Kommune om forsøg" in text
    assert "I medfør af lov om frikommunenetværk § 9 d fastsættes for Aalborg Kommune om forsøg 3.2:" in text
    assert re.search(r"af \d+\.\d+\.(2018|2019|202\d)", text) is None


@pytest.mark.parametrize(
    ("place", "trial", "day", "problem"),
    [
        ("Rebild", "", date(2023, 1, 1), "Rebild Kommune har intet forsøg den 01.01.2023"),
        ("Rebild", "2.2", DAY, "Rebild Kommune har ikke forsøg 2.2 den 01.06.2019: ikke med"),
        ("Rebild", "", date(2010, 1, 1), "Netværket fandtes ikke endnu"),
        ("Atlantis", "", DAY, "“Atlantis” kendes ikke"),
    ],
)
def test_what_cannot_be_is_refused_in_words(pack, place, trial, day, problem):
    with pytest.raises(Refused) as refused:
        KINDS["bylaw"].build(Facts(pack, day), {"municipality": place, "trial": trial})
    assert refused.value.refusals[0].problem.da == problem
