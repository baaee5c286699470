"""The worked cases of the North Jutland pack, told to a reader."""

from frikommune.packfiles.folder import packs_folder
from frikommune.packfiles.told_cases import told_cases

FOLDER = packs_folder() / "nordjylland"
FILES = {
    path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8")
    for path in FOLDER.glob("cases/*.toml")
}


def test_every_case_is_told():
    assert len(told_cases(FILES)) == len(FILES)


def test_a_case_says_window_standing_outcome_and_layer_of_a_norm():
    (case,) = [one for one in told_cases(FILES) if one.title.da.startswith("Aalborg: 8. uge")]
    assert case.of("faellessamtale")[0].words.da == (
        "nr. 1: 26.03.2018–01.04.2018, kræves, opfyldt, efter forsøg 1.3a"
    )
    assert case.of("faellessamtale")[0].words.en == (
        "no. 1: 26 March 2018 to 1 April 2018, required, met, under trial 1.3a"
    )


def test_a_case_that_cannot_be_read_is_left_out():
    assert told_cases({"cases/broken.toml": "title = ", **FILES}) == told_cases(FILES)


def test_other_files_are_no_cases():
    assert told_cases({"norms/a.toml": "id = 1"}) == ()
