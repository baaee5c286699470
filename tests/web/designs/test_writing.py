"""A design is begun from what is known, written step by step, and never saved over somebody else's words."""

from datetime import date

import pytest

from frikommune.evaluation.designs.steps import STEPS

TODAY = date(2019, 11, 8)


@pytest.fixture(autouse=True)
def that_day(settings):
    settings.TODAY = TODAY


@pytest.fixture
def begun(nordjylland, as_coordinator):
    from frikommune.web.designs.models import DesignDraft

    as_coordinator.post("/nordjylland/designs/new", {"trial": "3.3"})
    return DesignDraft.objects.get()


def url_of(draft, step="why"):
    return f"/nordjylland/designs/{draft.pk}/step/{step}"


def sent(draft, **fields):
    return {
        "based_on": draft.version,
        "do": "next",
        **{key.replace("__", "."): one for key, one in fields.items()},
    }


def test_a_design_is_begun_with_what_is_known_of_the_trial_that_day(begun):
    assert begun.content["benchmark"] == "41,65"
    assert begun.content["expected.treated"] == "54"
    assert "Aalborg" in begun.content["municipalities"]


def test_nothing_recorded_later_is_proposed(nordjylland, as_coordinator, settings):
    from frikommune.web.designs.models import DesignDraft

    settings.TODAY = date(2018, 9, 1)
    as_coordinator.post("/nordjylland/designs/new", {"trial": "3.3"})
    assert "benchmark" not in DesignDraft.objects.get().content


def test_a_field_says_why_it_was_filled_in(begun, as_coordinator):
    assert "Fra bevillingerne." in as_coordinator.get(url_of(begun, "whom")).text


@pytest.mark.parametrize("step", [one.id for one in STEPS if one.fields])
def test_each_step_asks_its_question_and_gives_an_example(begun, as_coordinator, step):
    from django.utils.html import escape

    told = as_coordinator.get(url_of(begun, step)).text
    here = next(one for one in STEPS if one.id == step)
    assert escape(here.question.da) in told
    assert escape(here.example.da) in told


def test_what_is_sent_is_saved_and_leads_to_the_next_step(begun, as_coordinator):
    answer = as_coordinator.post(url_of(begun), sent(begun, title="Jobrotation", theory="a\nb"))
    begun.refresh_from_db()
    assert answer.url == url_of(begun, "whom")
    assert (begun.title, begun.content["theory"], begun.version) == ("Jobrotation", "a\nb", 2)


def test_a_step_leaves_the_other_steps_as_they_are(begun, as_coordinator):
    as_coordinator.post(url_of(begun), sent(begun, title="Jobrotation"))
    begun.refresh_from_db()
    assert begun.content["benchmark"] == "41,65"


def test_what_cannot_be_read_is_saved_and_told_at_its_field(begun, as_coordinator):
    answer = as_coordinator.post(url_of(begun, "worthwhile"), sent(begun, primary__smallest="lidt"))
    begun.refresh_from_db()
    assert answer.status_code == 422
    assert 'id="primary.smallest-wrong"' in answer.text
    assert begun.content["primary.smallest"] == "lidt"


def test_a_row_of_a_list_is_added_and_removed(begun, as_coordinator):
    row = {"costs-rows": 1, "costs.0.name": "LÆ265", "costs.0.amount": "1.725", "costs.0.year": "2019"}
    as_coordinator.post(url_of(begun, "costs"), sent(begun) | row)
    begun.refresh_from_db()
    assert begun.content["costs.0.amount"] == "1.725"
    as_coordinator.post(url_of(begun, "costs"), sent(begun) | {"costs-rows": 2, "costs.0.name": ""})
    begun.refresh_from_db()
    assert not [key for key in begun.content if key.startswith("costs")]


def test_two_who_write_in_different_fields_both_keep_their_words(begun, as_coordinator, as_evaluator):
    first = sent(begun, title="Den ene", purpose=begun.content["purpose"], theory=begun.content["theory"])
    second = sent(begun, title=begun.content["title"], purpose="Den anden", theory=begun.content["theory"])
    as_coordinator.post(url_of(begun), first)
    as_evaluator.post(url_of(begun), second)
    begun.refresh_from_db()
    assert (begun.content["title"], begun.content["purpose"]) == ("Den ene", "Den anden")


def test_two_who_write_in_the_same_field_are_told_and_nothing_is_lost(begun, as_coordinator, as_evaluator):
    as_coordinator.post(url_of(begun), sent(begun, title="Den ene"))
    answer = as_evaluator.post(url_of(begun), sent(begun, title="Den anden"))
    begun.refresh_from_db()
    assert answer.status_code == 409
    assert "Den anden" in answer.text
    assert "Den ene" in answer.text
    assert begun.content["title"] == "Den ene"


def test_power_is_told_as_soon_as_there_are_numbers(begun, as_coordinator):
    assert "18,8 procentpoint" in as_coordinator.get(f"/nordjylland/designs/{begun.pk}/").text


@pytest.mark.parametrize("who", ["as_caseworker", "as_leader", "as_administrator"])
def test_who_may_not_design_may_look_but_not_write(begun, who, request):
    client = request.getfixturevalue(who)
    assert client.get(f"/nordjylland/designs/{begun.pk}/").status_code == 200
    assert client.get(url_of(begun)).status_code == 403
    assert client.post(url_of(begun), sent(begun, title="x")).status_code == 403
    assert client.post("/nordjylland/designs/new", {"trial": "3.3"}).status_code == 403


def test_a_design_that_was_dropped_is_off_the_list_and_not_deleted(begun, as_coordinator):
    as_coordinator.post(f"/nordjylland/designs/{begun.pk}/drop")
    assert f"designs/{begun.pk}/" not in as_coordinator.get("/nordjylland/designs/").text
    assert as_coordinator.get(f"/nordjylland/designs/{begun.pk}/").status_code == 200
