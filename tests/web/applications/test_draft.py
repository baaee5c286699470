"""Writing an application: the form, the law beside it, and handing it in."""

import pytest

from frikommune.programme.entry import Names, Subject
from frikommune.web.applications.models import Draft
from frikommune.web.journal.book import book_of
from tests.web.applications.conftest import save
from tests.web.applications.forms import GOOD, change, filled
from tests.web.conftest import words

LIST = "/nordjylland/applications/"


def page(client, draft, tail=""):
    return client.get(f"{LIST}drafts/{draft.pk}{tail}")


def test_a_draft_from_an_idea_begins_with_its_words(as_leader):
    as_leader.post(f"{LIST}drafts/new", {"idea": "startups"})
    draft = Draft.objects.get()
    assert (draft.idea, draft.title) == ("startups", "Iværksætter- og mikrolån")
    assert "Høj dimittendledighed" in page(as_leader, draft).content.decode()
    assert "kladde" in words(as_leader.get(LIST).content)


def test_the_law_of_today_stands_beside_a_chosen_norm(as_coordinator, draft):
    save(as_coordinator, draft, filled(**change("jobsamtale", "")))
    said = words(page(as_coordinator, draft).content)
    assert "Loven i dag" in said
    assert "Loven kræver det ikke længere." in said
    assert "At fravige den ændrer intet i dag." in said


def test_the_fields_are_those_of_the_norm_and_the_operation(as_coordinator, draft):
    save(as_coordinator, draft, filled(**change("ledighedsydelse-samtale", "rhythm", every="6")))
    html = page(as_coordinator, draft).content.decode()
    assert 'name="p1c1-v-every" inputmode="numeric" value="6"' in html
    assert "Sæt andre former i stedet" not in html


def test_choosing_a_norm_leads_back_to_its_place(as_coordinator, draft):
    answer = save(as_coordinator, draft, filled(**change("mikrolaan", "")))
    assert answer.headers["Location"].endswith("#p1c1")


def test_buttons_add_and_remove_exemptions_and_norms(as_coordinator, draft):
    save(as_coordinator, draft, GOOD, do="add-part")
    save(as_coordinator, draft, {**GOOD, "p-count": "2", "p2c-count": "1"}, do="add-change-2")
    draft.refresh_from_db()
    assert [len(one["changes"]) for one in draft.content["parts"]] == [1, 2]
    form = {**GOOD, "p-count": "2", "p2c-count": "2"}
    save(as_coordinator, draft, form, do="remove-p2c1")
    save(as_coordinator, draft, {**form, "p2c-count": "1"}, do="remove-p1")
    draft.refresh_from_db()
    assert [len(one["changes"]) for one in draft.content["parts"]] == [1]


def test_what_is_missing_is_said_beside_its_field(as_coordinator, draft):
    save(as_coordinator, draft, {**GOOD, "effect": "", "p1c1-op": ""}, do="check")
    said = words(page(as_coordinator, draft, "?check=1").content)
    assert "2 ting mangler, før den kan indgives" in said
    assert "“Forventet effekt” mangler" in said
    assert "“Hvad skal der ske med den?” mangler" in said


def test_law_text_shows_the_law_before_and_after(as_coordinator, draft):
    said = words(page(as_coordinator, draft, "/law").content)
    assert "Kravet er sat ud af kraft." in said
    assert "norm = &quot;ledighedsydelse-revurdering&quot; suspend = true" in said


def test_handed_in_it_is_in_the_journal_and_in_the_law_but_holds_nowhere(
    as_coordinator, applied, nordjylland
):
    nordjylland.refresh_from_db()
    book = book_of(nordjylland)
    about = Subject("trial", applied)
    acts = [one for one in book.journal if one.about == about and one.family == "act"]
    assert [one.says for one in acts] == ["propose", "apply"]
    assert acts[1].value == Names(("Aalborg", "Rebild"))
    assert book.pack.rulebook.exemptions[applied].changes[0].norm == "ledighedsydelse-revurdering"
    assert not any(one.exemption == applied for one in book.pack.rulebook.grants)
    told = {one.says: one.value for one in book.journal if one.about == about and one.family == "claim"}
    assert told["coordinator"] == Subject("municipality", "Aalborg")
    assert told["named"].da == GOOD["title"]


def test_problem_and_solution_become_an_idea_that_became_the_trial(as_coordinator, applied):
    said = words(as_coordinator.get(f"{LIST}ideas/senere-foerste-opfoelgning").content)
    assert "Den første opfølgning ligger for tidligt." in said
    assert f"Ansøgning {applied}: Senere første opfølgning" in said


def test_the_number_is_the_next_free_one_of_the_next_round(applied):
    assert applied == "4.1"


def test_the_coordinator_may_choose_the_number(as_coordinator, draft):
    save(as_coordinator, draft, {**GOOD, "trial": "5.7"})
    draft.refresh_from_db()
    url = f"{LIST}drafts/{draft.pk}/hand-in"
    answer = as_coordinator.post(url, {"version": draft.version})
    assert answer.headers["Location"] == f"{LIST}trial/5.7"


def test_a_number_that_is_taken_is_refused(as_coordinator, draft):
    save(as_coordinator, draft, {**GOOD, "trial": "3.2"})
    draft.refresh_from_db()
    answer = as_coordinator.post(f"{LIST}drafts/{draft.pk}/hand-in", {"version": draft.version})
    assert answer.status_code == 422
    assert "3.2" in words(answer.content)
    draft.refresh_from_db()
    assert draft.trial == ""


def test_an_unfinished_draft_cannot_be_handed_in(as_coordinator, draft):
    save(as_coordinator, draft, {**GOOD, "evaluation": ""})
    draft.refresh_from_db()
    answer = as_coordinator.post(f"{LIST}drafts/{draft.pk}/hand-in", {"version": draft.version})
    assert answer.status_code == 422
    assert "“Evalueringsplan” mangler" in words(answer.content)


def test_handed_in_twice_it_is_handed_in_once(as_coordinator, draft, nordjylland):
    url, form = f"{LIST}drafts/{draft.pk}/hand-in", {"version": draft.version, "key": "k"}
    assert [as_coordinator.post(url, form).headers["Location"] for _ in range(2)] == [f"{LIST}trial/4.1"] * 2
    nordjylland.refresh_from_db()
    assert sum(one.says == "apply" for one in book_of(nordjylland).journal) == 1


def test_what_changed_since_it_was_read_is_not_handed_in(as_coordinator, draft):
    answer = as_coordinator.post(f"{LIST}drafts/{draft.pk}/hand-in", {"version": draft.version - 1})
    assert answer.status_code == 422
    assert "Kladden er ændret, siden du åbnede siden" in words(answer.content)


def test_a_draft_that_was_handed_in_can_no_longer_be_changed(as_coordinator, draft, applied):
    answer = save(as_coordinator, draft, {**GOOD, "title": "Noget andet"})
    assert answer.status_code == 422
    assert "Ansøgningen er indgivet imens" in words(answer.content)
    assert page(as_coordinator, draft).headers["Location"] == f"{LIST}trial/{applied}"


@pytest.mark.parametrize("tail", ["", "/hand-in"])
def test_a_caseworker_does_not_write_applications(as_caseworker, draft, tail):
    assert page(as_caseworker, draft, tail).status_code == 403


def test_a_caseworker_may_read_the_law_text(as_caseworker, draft):
    assert page(as_caseworker, draft, "/law").status_code == 200


def test_the_form_is_told_in_english(as_coordinator, draft):
    as_coordinator.cookies["language"] = "en"
    said = words(page(as_coordinator, draft).content)
    assert "What is to change in the law?" in said
    assert "Set the demand aside" in said
    assert "The law today" in said


def test_only_the_fields_that_a_choice_needs_are_shown(as_coordinator, draft):
    save(as_coordinator, draft, filled(**change("faellessamtale", "steps", **{"how-1": "in_week"})))
    html = page(as_coordinator, draft).content.decode()
    assert 'name="p1c1-v-week-1"' in html
    assert 'name="p1c1-v-first-1"' not in html
    assert 'name="p1c1-v-week-2"' not in html


def test_without_script_a_button_shows_the_fields_of_what_was_chosen(as_coordinator, draft):
    answer = save(as_coordinator, draft, filled(**change("mikrolaan", "test")), do="show-p1c1")
    assert answer.headers["Location"].endswith("#p1c1")
    assert 'name="p1c1-v-test" data-sends' in page(as_coordinator, draft).content.decode()


def test_a_dropped_draft_leaves_the_list_and_comes_back_when_it_is_saved(as_coordinator, draft):
    as_coordinator.post(f"{LIST}drafts/{draft.pk}/drop")
    assert GOOD["title"] not in words(as_coordinator.get(LIST).content)
    assert GOOD["title"] in words(as_coordinator.get(LIST, {"stage": "dropped"}).content)
    save(as_coordinator, draft, GOOD)
    assert GOOD["title"] in words(as_coordinator.get(LIST).content)
