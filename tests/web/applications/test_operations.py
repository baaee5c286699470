"""What a jurist chooses in the form becomes the change that the pack's own reader reads."""

from datetime import date

import pytest
from django.http import QueryDict

from frikommune.language import LANGUAGES
from frikommune.packfiles.pack import load_pack
from frikommune.web.applications.chosen import OPERATIONS, chosen_norm, operations_on
from frikommune.web.applications.content import content_of, flat, label_of
from frikommune.web.applications.lawtext import as_draft, checked, law_text
from frikommune.web.applications.shown import side_by_side
from tests.web.applications.forms import change, filled

TODAY = date(2018, 1, 1)


@pytest.fixture(scope="module")
def pack():
    return load_pack()


def content(form):
    posted = QueryDict(mutable=True)
    for key, value in form.items():
        posted.setlist(key, value if isinstance(value, list) else [value])
    return content_of(posted)


def read(pack, form):
    """The exemptions that the form makes, as the pack's reader reads them."""
    made = checked(content(form), pack, "9.1", TODAY)
    assert [one.problem.da for one in made.refusals] == []
    return as_draft(made, pack, TODAY, None)[0].exemptions


def test_later_joint_talks_written_in_the_form_are_those_of_trial_1_3(pack):
    steps = {
        **{"how-1": "in_week", "week-1": "8"},
        **{"how-2": "in_months", "first-2": "5", "last-2": "7"},
        **{"how-3": "in_months", "first-3": "12", "last-3": "12"},
    }
    (made,) = read(pack, filled(**change("faellessamtale", "steps", **steps)))
    assert made.changes == pack.rulebook.exemptions["1.3a"].changes


def test_telephone_at_illness_is_a_form_that_trial_1_3_added(pack):
    reasons = "sygdom\njobsamtale\naktivitet\nfast-20-timer\nsaesonledig"
    values = {"form": "telefonisk", "attribute": "aarsag", "one_of": reasons}
    (made,) = read(pack, filled(**change("jobsamtale", "form", **values)))
    granted = next(one for one in pack.rulebook.exemptions["1.3b"].changes if one.norm == "jobsamtale")
    assert made.changes[0].values["forms"] == granted.values["forms"][:1]


def test_own_practice_leaves_open_what_trial_1_3_left_open(pack):
    form = filled(**change("jobsamtale", "free", **{"free-rhythm": "1", "free-form": "1"}))
    (made,) = read(pack, {**form, "p1-because": "kommunen bestemmer selv"})
    granted = next(one for one in pack.rulebook.exemptions["1.3x"].changes if one.norm == "jobsamtale")
    assert made.changes[0].values.keys() == granted.values.keys()


def test_own_practice_without_a_reason_is_refused_beside_the_change(pack):
    made = checked(content(filled(**change("jobsamtale", "free", **{"free-form": "1"}))), pack, "9.1", TODAY)
    assert [one.code for one in made.wrong["p1c1"]] == ["unknown_without_reason"]


RATIO = {"test": "ratio", "per": "5", "up_to": "50", "then": "5", "least": "1"}
SUM = {"test": "at_most", "total": "10", "sum_of": "uger"}
OWN_TEXT = {"text": 'replace = { done_by = { event = "besked" } }'}
IN_WORDS = [
    ("sygedagpenge-opfoelgning", "rhythm", {"every": "10", "every-unit": "weeks"}, "mindst hver 10. uge"),
    (
        "lae265-rehabiliteringsmoede",
        "requires",
        {"event": "journal"},
        "en LÆ265 eller journal skal foreligge før et rehabiliteringsmøde",
    ),
    (
        "lae265-rehabiliteringsmoede",
        "max_age",
        {"age": "6", "age-unit": "weeks"},
        "fra højst 6 uger i forvejen",
    ),
    (
        "mikrolaan",
        "test",
        {"test": "only_groups", "groups": "dagpenge"},
        "kan kun bevilges til jobparate dagpengemodtagere",
    ),
    ("psykologbehandling", "test", {"test": "permitted"}, "kan bevilges"),
    ("kursus-seks-uger", "test", SUM, "ikke bringe borgeren over 10 uger i alt"),
    ("forholdstal", "test", RATIO, "derefter 1 for hver 5"),
    ("mentor-kontakt", "text", OWN_TEXT, "mindst hver 2. uge"),
    ("jobsamtale", "forms", {"forms": "personligt\nvideo"}, "skal ske personligt eller video"),
]


@pytest.mark.parametrize(("norm", "op", "values", "words"), IN_WORDS)
def test_law_with_the_trial_is_said_in_words(pack, norm, op, values, words):
    (made,) = read(pack, filled(**change(norm, op, **values)))
    (row,) = side_by_side(made, pack, TODAY)
    assert words in " ".join(line.da for line in row.after)


def test_case_by_case_use_has_its_reasons_and_check(pack):
    use = {"p1-use": "1", "p1-reasons": "sagen er belyst", "p1-leader_check": "1", "p1-covers": "one"}
    (made,) = read(pack, {**filled(**change("lae285", "suspend")), **use})
    assert made.use is not None
    assert (made.use.leader_check, made.use.own_words) == (True, False)
    assert dict(made.use.reasons)["sagen-er-belyst"].da == "sagen er belyst"


def test_new_exemption_is_laid_on_those_there_already(pack):
    (made,) = read(pack, filled(**change("faellessamtale", "steps", **{"how-1": "in_week", "week-1": "9"})))
    assert made.after >= {"1.3a", "1.3x"}


def test_several_exemptions_have_a_letter_each(pack):
    form = {**filled(), "p-count": "2", "p2-title": "Også", "p2c-count": "1"}
    form |= {"p2c1-norm": "ledighedsydelse-tilbud", "p2c1-op": "suspend"}
    assert [one.id for one in read(pack, form)] == ["9.1a", "9.1b"]


def test_a_field_left_empty_is_asked_for_by_its_name(pack):
    made = law_text(content(filled(**change("sygedagpenge-opfoelgning", "rhythm"))), pack, "9.1")
    assert [one.problem.da for one in made.wrong["p1c1"]] == ["Udfyld “Mindst hver”"]


def test_a_number_that_is_none_is_refused_with_what_was_written(pack):
    form = filled(**change("sygedagpenge-opfoelgning", "rhythm", every="ti"))
    (one,) = law_text(content(form), pack, "9.1").wrong["p1c1"]
    assert (one.code, one.given, one.expected.da) == ("not_a_number", "ti", "et helt tal, fx 8")


def test_law_text_that_cannot_be_read_is_refused_beside_the_change(pack):
    form = filled(**change("mentor-kontakt", "text", text="replace = {"))
    assert [one.code for one in law_text(content(form), pack, "9.1").wrong["p1c1"]] == ["toml_unreadable"]


def test_everything_missing_is_said_at_once(pack):
    made = checked(content({"p-count": "0"}), pack, "9.1", TODAY)
    assert {"title", "problem", "effect", "municipalities", "coordinator"} <= made.wrong.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_norm_has_something_that_can_be_done_to_it(pack, language):
    for norm in pack.rulebook.norms:
        chosen = chosen_norm(pack, norm)
        assert chosen is not None
        assert all(one.title.said_in(language) for one in operations_on(chosen))
        assert operations_on(chosen), norm


def test_every_operation_fits_some_norm(pack):
    chosen = [one for norm in pack.rulebook.norms if (one := chosen_norm(pack, norm))]
    assert len(chosen) == len(pack.rulebook.norms)
    found = {one.id for norm in chosen for one in operations_on(norm)}
    assert found == {one.id for one in OPERATIONS}


def test_every_field_of_the_form_has_a_name_in_both_languages():
    names = flat(content({**filled(), "p1c1-v-every": "3"}))
    assert all(label_of(one).da and label_of(one).en for one in names)
