"""A bylaw says what the law, the trial and the journal say, in two languages, and nothing else."""

from datetime import date

import pytest

from frikommune.packfiles.pack import Pack, load_pack
from frikommune.reports.bylaw import bylaw, bylaw_text, in_language
from frikommune.reports.bylaw_facts import bylaw_facts


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


def written(pack: Pack, trial: str, language: str = "da", parts: tuple[str, ...] = ()) -> str:
    facts = bylaw_facts(
        pack,
        "Morsø",
        trial,
        parts or pack.parts[trial],
        date(2019, 6, 1),
        "lov om frikommunenetværk § 9 d",
        "udvalgets møde, punkt 4",
    )
    return in_language(bylaw_text(bylaw(facts)), language)  # type: ignore[arg-type]


def test_it_names_municipality_trial_basis_and_the_municipalitys_own_decision(pack):
    text = written(pack, "3.2")
    assert text.startswith("Vedtægt for Morsø Kommune om forsøg 3.2: Ledighedsydelse")
    assert "I medfør af lov om frikommunenetværk § 9 d fastsættes for Morsø Kommune:" in text
    assert text.endswith("Besluttet af kommunen: udvalgets møde, punkt 4.")


def test_it_says_which_rules_are_set_aside_and_what_holds_instead(pack):
    text = written(pack, "3.2")
    assert (
        "Revurdering efter 12 måneder på ledighedsydelse. Loven: senest efter 6 måneder. "
        "Reglen fraviges og gælder ikke."
    ) in text
    assert (
        "Loven har ingen sådan regel. I stedet: svar på de tre spørgsmål skal foreligge før en samtale, "
        "fra samme dag."
    ) in text


def test_the_law_it_tells_is_that_of_the_first_day(pack):
    text = written(pack, "1.3", parts=("1.3a",))
    assert "Loven er gengivet, som den er 01.06.2019." in text
    assert "Loven: nr. 1: i uge 4; nr. 2: i måned 5–6; nr. 3: i måned 16. " in text
    assert "I stedet: nr. 1: i uge 8; nr. 2: i måned 5–7; nr. 3: i måned 12." in text


def test_what_is_used_case_by_case_is_told_with_its_reasons_and_the_leaders_check(pack):
    text = written(pack, "2.1", "en", ("2.1a",))
    assert "may be set aside in the single case, as laid down below" in text
    assert "Exemption 2.1a is used only where decided, with its reason, in the single case." in text
    assert "A leader checks the use." in text


def test_conditions_and_evaluation_are_those_of_the_journal_and_the_trial(pack):
    text = written(pack, "3.2")
    assert "Revurderingen indgår i kontaktforløbet mindst hver 3. måned" in text
    assert "Survey: medarbejdernes tilfredshed" in text


def test_it_holds_from_its_day_to_the_end_of_the_networks_period(pack):
    assert "Vedtægten gælder fra 01.06.2019." in written(pack, "3.2")
    assert "Den gælder til og med 31.12.2021, hvis ikke" in written(pack, "3.2")


def test_the_english_half_says_that_it_is_a_translation(pack):
    text = written(pack, "3.2", "en")
    assert text.startswith("Translation. The Danish text is the one that counts.")
    assert "Bylaw of the municipality of Morsø on trial 3.2" in text
    assert "Subsection 1." in text
    assert "Stk." not in text


def test_what_no_source_gives_is_said_to_be_unknown(pack):
    assert "kan ikke afgøres, fordi ingen kilde siger" in written(pack, "1.3", parts=("1.3x",))
