"""The pixi: two pages whatever the day and however much is known, plain words, and what must be in it."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from frikommune.errors import Refused
from frikommune.language import LANGUAGES, Text
from frikommune.packfiles.pack import load_pack
from frikommune.programme.journal import Journal
from frikommune.reports.facts import Facts
from frikommune.reports.forms import pdf
from frikommune.reports.paper import Paragraph, Picture, Points
from frikommune.reports.papers.pixi import build
from frikommune.reports.results import Results
from tests.reports.forms.pdf_reading import Pdf
from tests.reports.papers.changing import told_otherwise
from tests.reports.papers.made_results import IMPROVED, OURS
from tests.reports.papers.readability import lix
from tests.reports.papers.said import sentences_of, text_of, uncited_digits

PAGES, EASY = 2, 45
DAY = date(2020, 11, 13)
DAYS = [date(2018, 6, 30), date(2019, 11, 8), DAY, date(2026, 11, 26)]
FACTS = [
    "De har prøvet det i 18 forsøg. Der er 11 kommuner med.",
    "Afsættet var de mange regler og proceskrav",
    "Målet: En mere fleksibel og meningsgivende indsats",
    "“forbedret eller i hvert fald ikke forringet”",
    "øget tilfredsheden blandt borgerne",
    "Det er ikke prøvet, hvordan det var gået uden forsøgene.",
    "12,2 mio. kr.",
    "Forsøgene bør gøres permanente i fremtidig lovgivning.",
    "Der er 14 anbefalinger til loven.",
    "Forholdstalskravene bør følge med tiden.",
    "Lad beskæftigelseslovgivningen understøtte iværksætteri.",
    "Ny lov om en aktiv beskæftigelsesindsats kom den 1. januar 2020.",
    "i 13 forsøg",
]


@pytest.fixture(scope="module")
def pack():
    return load_pack()


@pytest.fixture(scope="module")
def every(pack):
    return {day: build(Facts(pack, day)) for day in DAYS}


def pages(paper, language="da"):
    return len(Pdf(pdf.lay_out(paper, language, demonstration=True)).pages)


def pictures(paper):
    return [one for section in paper.sections for one in section.blocks if isinstance(one, Picture)]


def test_what_must_be_in_it_is(every):
    said = text_of(every[DAY])
    assert [one for one in FACTS if one not in said] == []


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_two_pages(every, day, language):
    assert pages(every[day], language) == PAGES


def test_it_has_two_pages_where_everybody_writes_at_length(pack):
    def longer(entry):
        if not isinstance(entry.value, Text) or not entry.says.startswith(("conc", "recom", "back", "exper")):
            return entry
        return replace(entry, value=Text(" ".join([entry.value.da] * 4), " ".join([entry.value.en] * 4)))

    wordy = replace(pack, journal=Journal(tuple(map(longer, pack.journal))))
    assert pages(build(Facts(wordy, DAY, Results((OURS, IMPROVED))))) == PAGES


def test_it_has_two_or_three_pictures_that_tell_themselves(pack, every):
    assert [len(pictures(one)) for one in every.values()] == [1, 2, 2, 2]
    with_results = pictures(build(Facts(pack, DAY, Results((OURS, IMPROVED)))))
    assert len(with_results) == 3
    assert all(one.drawing.told.da and one.caption.da[0].ref for one in with_results)


def test_a_result_takes_the_place_of_not_being_tested(pack):
    said = text_of(build(Facts(pack, DAY, Results((OURS, IMPROVED)))))
    assert "2 af forsøgene er målt." in said
    assert "Det er ikke prøvet" not in said


@pytest.mark.parametrize("day", DAYS)
def test_it_reads_easily(every, day):
    running = "\n".join(
        words.plain.da
        for section in every[day].sections
        for block in section.blocks
        if isinstance(block, Paragraph | Points)
        for words in (block.items if isinstance(block, Points) else (block.words,))
    )
    assert lix(running) < EASY


def test_readability_is_the_published_formula():
    assert lix("Der er en kat. Katten hedder Frederikke: den sover.") == pytest.approx(9 / 3 + 100 * 1 / 9)


@pytest.mark.parametrize("day", DAYS)
def test_no_sentence_stands_twice_and_nothing_is_known_too_early(pack, every, day):
    recorded = {one.id: one.recorded.last for one in pack.journal.entries}
    for language in LANGUAGES:
        counts = Counter(sentences_of(every[day], language))
        assert [one for one, number in counts.items() if number > 1] == []
    assert [one.id for one in every[day].refs if one.id in recorded and recorded[one.id] > day] == []


def test_every_number_has_a_source_or_is_a_trials_own(pack, every):
    numbers = re.compile("|".join(re.escape(one) for one in pack.trials))
    for paper in every.values():
        assert [one for one in uncited_digits(paper) if not numbers.search(one)] == []


def test_a_changed_fact_changes_it(pack):
    changed = told_otherwise(pack, "conclusion-1-000", Text("Noget helt andet.", "Something else."))
    assert "Noget helt andet." in text_of(build(Facts(changed, DAY)))


def test_a_day_on_which_no_trial_has_begun_is_refused(pack):
    with pytest.raises(Refused):
        build(Facts(pack, date(2016, 6, 1)))
