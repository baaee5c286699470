"""A design's form: what is written in it becomes a design, and what cannot be read is said at its field."""

from datetime import date

import pytest

from frikommune.evaluation.designs.as_json import design_of
from frikommune.evaluation.designs.design import Cost, Design, Expected, Guardrail, Outcome, Reform
from frikommune.web.designs.content import content_of
from frikommune.web.designs.reading import number_of, read

DESIGN = Design(
    trial="3.3",
    title="Jobrotation uden 26 uger",
    theory=("tidligere start", "flere i arbejde"),
    municipalities=("Aalborg", "Jammerbugt"),
    starts=date(2018, 9, 1),
    primary=Outcome("i arbejde eller uddannelse", horizon=6, smallest=0.05),
    secondary=(Outcome("ugers ydelse", measure="mean", direction="lower", smallest=2.5),),
    comparison="benchmark",
    benchmark=0.4165,
    guardrails=(Guardrail(Outcome("uden samtale"), 0.3, "jobcenterchef"),),
    costs=(Cost("LÆ265", 1725.0, 2019, "kommunen"),),
    reforms=(Reform("ny lov", date(2020, 1, 1)),),
    expected=Expected(treated=54, baseline=0.417, icc=0.02),
)


def test_a_design_written_into_the_form_is_read_as_the_same_design():
    assert read(content_of(DESIGN), "3.3").design == DESIGN
    assert read(content_of(DESIGN), "3.3").wrong == {}


def test_a_share_is_written_in_percent_and_a_mean_in_its_own_unit():
    content = content_of(DESIGN)
    assert (content["primary.smallest"], content["benchmark"]) == ("5", "41,65")
    assert content["secondary.0.smallest"] == "2,5"
    assert content["guardrails.0.stop_at"] == "30"


def test_an_empty_form_is_a_design_with_nothing_in_it():
    assert read({}, "3.3").design == Design("3.3")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("41,7", 41.7), ("41.7", 41.7), ("13.249", 13249.0), ("13.249,5", 13249.5), ("5 %", 5.0),
        ("−2", -2.0), ("0,02", 0.02), ("1725", 1725.0),
    ],
)  # fmt: skip
def test_a_number_is_read_as_a_dane_writes_it(written, number):
    assert number_of(written) == number


@pytest.mark.parametrize("written", ["", "fem", "1,2,3", "1e5", "12.34.5", "nan", "--1"])
def test_what_is_no_number_is_not_guessed_at(written):
    assert number_of(written) is None


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("primary.smallest", "en del"),
        ("primary.horizon", "6,5"),
        ("starts", "31.02.2018"),
        ("comparison", "noget"),
        ("secondary.0.margin", "x"),
        ("guardrails.0.stop_at", "mange"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field_and_the_rest_is_kept(path, written):
    found = read({**content_of(DESIGN), path: written}, "3.3")
    assert list(found.wrong) == [path]
    assert found.wrong[path].given == written
    assert found.design.title == DESIGN.title


def test_a_number_of_a_citizen_is_refused_and_not_repeated():
    found = read({"population": "borger 010203-1234"}, "3.3")
    assert "1234" not in found.wrong["population"].said_in("da")
    assert found.design.population == ""


def test_the_design_of_a_form_is_plain_json_without_loss():
    from frikommune.evaluation.designs.as_json import design_json

    assert design_of(design_json(read(content_of(DESIGN), "3.3").design)) == DESIGN
