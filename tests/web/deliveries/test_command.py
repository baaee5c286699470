"""`frikommune import`: a file, or a folder at fixed times."""

import os

import pytest

from frikommune.web.cases.models import Case
from tests.cli.conftest import frikommune, terminal  # noqa: F401 - the command line
from tests.web.deliveries.export import ANN, BOB, EVENTS, MAPPING, SPELLS, TWO, event, packed, spell


@pytest.fixture
def imported(frikommune, nordjylland, tmp_path, monkeypatch):  # noqa: F811
    monkeypatch.setenv("FRIKOMMUNE_DATA", os.environ["FRIKOMMUNE_DATA"])  # put back what the command sets
    (tmp_path / "fag.toml").write_text(MAPPING.format(covers="everything"), encoding="utf-8")

    def run(*words, system="Fag", lang="da", mapping=True):
        whose = ("--programme", "nordjylland", "--municipality", "Aalborg", "--system", system)
        given = ("--mapping", tmp_path / "fag.toml") if mapping else ()
        return frikommune("import", *whose, *given, *words, lang=lang)

    return run


@pytest.fixture
def export(tmp_path):
    def write(*tables, name="udtraek.zip", age=3600):
        folder = tmp_path / "ind"
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(packed(*tables))
        then = (folder / name).stat().st_mtime - age
        os.utime(folder / name, (then, then))
        return folder / name

    return write


def cases():
    return Case.objects.count()


def test_a_file_is_shown_before_it_is_stored(imported, export):
    said = imported(export(*TWO))
    assert said.code == 1
    assert said.flat.startswith("nye rettede væk uændrede borgere 2 0 0 0 forløb 2 0 0 0 hændelser 3 0 0 0")
    assert "Leveringen venter på et svar i browseren." in said.out
    assert cases() == 0


def test_with_yes_it_is_stored(imported, export):
    said = imported(export(*TWO), "--yes", lang="en")
    assert (said.code, cases()) == (0, 2)
    assert said.out.endswith("udtraek.zip: stored.\n")


def test_the_same_file_again_says_that_nothing_changed(imported, export):
    imported(export(*TWO), "--yes")
    said = imported(export(*TWO))
    assert said.code == 0
    assert "intet er ændret; alt var gemt i forvejen." in said.out


def test_a_file_that_shrank_waits_for_a_person_even_with_yes(imported, export):
    imported(export(*TWO), "--yes")
    small = export(spell(ANN, 1), event(ANN, 1))
    assert imported(small, "--yes").code == 1
    assert imported(small, "--yes", "--gone-is-meant").code == 0


def test_refused_rows_are_told_without_a_number_and_the_exit_code_says_so(imported, export):
    bad = event(BOB, 2, note="ring til 010190-1234")
    said = imported(export(TWO[0], bad + event(ANN, 1)), "--yes")
    assert said.code == 1
    assert "aktiviteter.csv:2, Note: Her stod der ud til at være et CPR-nummer." in said.err
    assert "0101" not in said.out + said.err


def test_a_refused_file_is_told_like_every_refusal(imported, tmp_path):
    (tmp_path / "andet.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    said = imported(tmp_path / "andet.csv", "--yes")
    assert said.code == 2
    assert said.err.startswith("Afvist: Filen passer ikke til mappingen")


def test_every_new_file_of_a_folder_is_taken_once(imported, export):
    path = export(spell(ANN, 1), event(ANN, 1))
    first, again = imported("--folder", path.parent), imported("--folder", path.parent)
    assert (first.code, again.code, cases()) == (0, 0, 1)
    assert "udtraek.zip: gemt." in first.out
    assert again.out == ""
    assert path.exists()


def test_a_file_that_is_still_being_written_is_left_for_the_next_run(imported, export):
    path = export(*TWO, age=5)
    said = imported("--folder", path.parent)
    assert (said.code, cases()) == (0, 0)
    assert "tages ved næste kørsel" in said.out


def test_of_a_folder_what_shrank_waits_and_the_rest_is_stored(imported, export):
    imported("--folder", export(*TWO, name="a.zip", age=9000).parent)
    path = export(spell(ANN, 1), event(ANN, 1), name="b.zip", age=8000)
    assert imported("--folder", path.parent).code == 1
    assert imported("--folder", path.parent).code == 0


def test_of_a_folder_a_bad_file_is_told_once_and_hinders_no_other(imported, export):
    path = export(*TWO)
    (path.parent / "andet.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    os.utime(path.parent / "andet.csv", (1e9, 1e9))
    assert (imported("--folder", path.parent).code, cases()) == (2, 2)
    assert imported("--folder", path.parent).code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Der skal en fil til, eller --folder"),
        (("x.csv", "--folder", "."), "Der skal en fil til, eller --folder"),
        (("findes-ikke.csv",), "Filen findes ikke"),
        (("x.csv", "--municipality", "Andeby"), "“Andeby” kendes ikke"),
        (("x.csv", "--programme", "andeby"), "“andeby” kendes ikke"),
    ],
)
def test_what_cannot_begin_is_refused_in_words(imported, words, said):
    answer = imported(*words)
    assert answer.code == 2
    assert said in answer.err


def test_a_system_without_a_mapping_is_refused(imported, export):
    answer = imported(export(*TWO), system="Andet", mapping=False)
    assert answer.code == 2
    assert "Fagsystemet “Andet” kendes ikke" in answer.err


def test_one_table_alone_may_be_sent(imported, tmp_path):
    for name, text in (("forloeb.csv", SPELLS + TWO[0]), ("aktiviteter.csv", EVENTS + TWO[1])):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert imported(tmp_path / name, "--yes").code == 0
