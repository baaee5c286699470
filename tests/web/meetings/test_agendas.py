"""Agendas filled from what is due, and edited by several at once."""

from frikommune.web.meetings.models import Meeting
from frikommune.web.people.models import Person
from tests.web.conftest import words
from tests.web.meetings.conftest import PAGE


def titles(meeting: Meeting) -> list[str]:
    return [one.title_da for one in meeting.items.all()]


def test_an_agenda_holds_what_was_due_as_known_on_its_day(planned):
    found = titles(planned("body:kkr", "2020-09-01"))
    assert found[0] == "Godkendelse af dagsordenen"
    assert found[-1] == "Eventuelt"
    assert any("IT-indberetningen spærrer" in one for one in found)
    assert "Godkendelse i KKR (november 2020)" in found


def test_nothing_that_was_learnt_later_is_on_it(planned):
    found = titles(planned("body:kkr", "2017-09-01"))
    assert not any("IT-indberetningen" in one for one in found)


def test_a_body_that_meets_twice_a_year_looks_half_a_year_ahead(planned):
    assert any("VIVE" in one for one in titles(planned("body:kkr", "2019-11-08")))
    assert not any("VIVE" in one for one in titles(planned("body:jobcentre-heads", "2019-11-08")))


def test_the_status_says_how_many_trials_stand_where(planned):
    notes = planned("body:kkr", "2019-11-08").items.get(found="standing:status").notes
    assert notes.startswith("Pr. 08.11.2019: ")
    assert "i gang" in notes


def test_a_working_groups_agenda_is_about_its_trial(planned):
    assert any("IT-indberetningen" in one for one in titles(planned("trial:2.4", "2019-01-10")))
    assert not any("IT-indberetningen" in one for one in titles(planned("trial:2.1", "2019-01-10")))


def test_filled_again_it_adds_only_what_is_new(planned, as_coordinator):
    meeting = planned()
    before = titles(meeting)
    answer = as_coordinator.post(f"{PAGE}/{meeting.pk}/fill", follow=True)
    assert "Intet nyt." in words(answer.content)
    assert titles(meeting) == before


def test_actions_still_open_come_onto_the_next_agenda(planned, as_coordinator):
    first = planned("body:kkr", "2020-03-01")
    action = {
        "what": "Spørg KL",
        "role": "leader",
        "municipality": "Aalborg",
        "due": "2020-04-01",
        "key": "k",
    }
    as_coordinator.post(f"{PAGE}/{first.pk}/action", action)
    assert "Spørg KL" in titles(planned("body:kkr", "2020-09-01"))
    assert "Spørg KL" not in titles(planned("body:jobcentre-heads", "2020-09-01"))


def test_a_status_that_is_being_collected_is_on_the_agenda_of_the_body_it_is_for(planned, as_coordinator):
    from datetime import date

    from frikommune.web.collect.models import StatusRequest
    from frikommune.web.journal.models import Programme

    StatusRequest.objects.create(
        programme=Programme.objects.get(slug="nordjylland"),
        key="k",
        title="Status til KKR",
        reference="KKR-status",
        body="kkr",
        as_of=date(2020, 8, 31),
        due=date(2020, 9, 9),
        asked_on=date(2020, 8, 1),
        made_by=Person.objects.get(username="demo-koordinator"),
    )
    item = planned().items.get(kind="request")
    assert (item.title_da, item.due) == ("Status til KKR", date(2020, 9, 9))
    assert not planned("body:jobcentre-heads").items.filter(kind="request").exists()


def test_planned_twice_by_one_click_too_many_it_is_one_meeting(planned):
    assert planned().pk == planned().pk
    assert Meeting.objects.count() == 1


def test_a_meeting_without_a_day_is_refused_with_what_was_typed(as_coordinator):
    answer = as_coordinator.post(
        f"{PAGE}/of/body:kkr/plan", {"day": "", "place": "Nibe", "begins": "25:00", "link": "x"}
    )
    said = words(answer.content)
    assert answer.status_code == 422
    assert "“Mødedag” kan ikke bruges, som det står" in said
    assert "Klokkeslættet kan ikke læses" in said
    assert "Linket kan ikke bruges" in said
    assert 'value="Nibe"' in answer.content.decode()
    assert not Meeting.objects.exists()


def test_time_and_place_are_changed(planned, as_coordinator):
    meeting = planned()
    as_coordinator.post(
        f"{PAGE}/{meeting.pk}/edit", {"day": "2020-09-02", "place": "Nibe", "begins": "10:15"}
    )
    said = words(as_coordinator.get(f"{PAGE}/{meeting.pk}").content)
    assert "Møde 02.09.2020 Klokken 10:15 Sted Nibe" in said


def test_an_item_is_added_once_before_any_other_business_and_moved_and_removed(planned, as_coordinator):
    meeting = planned()
    for _ in range(2):
        as_coordinator.post(f"{PAGE}/{meeting.pk}/item", {"title": "Besøg fra STAR"})
    assert titles(meeting)[-2:] == ["Besøg fra STAR", "Eventuelt"]
    item = meeting.items.get(title_da="Besøg fra STAR")
    as_coordinator.post(f"{PAGE}/item/{item.pk}/move", {"way": "up", "title": ""})
    assert titles(meeting)[-3] == "Besøg fra STAR"
    as_coordinator.post(f"{PAGE}/item/{item.pk}/remove")
    assert "Besøg fra STAR" not in titles(meeting)


def test_what_is_typed_is_stored_while_typing(planned, as_coordinator):
    meeting = planned()
    item = meeting.items.first()
    fields = {"title": item.title_da, "minutes": "Godkendt.", "page": "p1", "based_on": "1"}
    htmx = {"HX-Request": "true"}
    for minutes in ("Godk", "Godkendt."):
        answer = as_coordinator.post(f"{PAGE}/item/{item.pk}", {**fields, "minutes": minutes}, headers=htmx)
        assert answer.status_code == 200
    assert "Gemt kl." in words(answer.content)
    item.refresh_from_db()
    assert (item.minutes, item.version) == ("Godkendt.", 3)


def test_two_who_edit_the_same_item_both_keep_their_words(planned, saved, as_coordinator, signed_in):
    meeting, other = planned(), signed_in("leder-rebild")
    saved(meeting, "standing:first", client=other, minutes="Godkendt uden bemærkninger.", page="hers")
    answer = saved(
        meeting, "standing:first", status=422, minutes="Godkendt med én rettelse.", based_on="1", page="mine"
    )
    page, said = answer.content.decode(), words(answer.content)
    assert "Demo Leder (Rebild) har rettet punktet imens" in said
    assert "Referat: Godkendt uden bemærkninger." in said
    assert "Godkendt med én rettelse.</textarea>" in page
    item = meeting.items.get(found="standing:first")
    assert item.minutes == "Godkendt uden bemærkninger."
    assert item.changed_by == Person.objects.get(username="demo-leder-rebild")


def test_whoever_has_seen_the_others_words_may_store_their_own(planned, saved, signed_in):
    meeting = planned()
    saved(meeting, "standing:first", client=signed_in("leder"), minutes="Hendes", page="hers")
    saved(meeting, "standing:first", minutes="Mine", based_on="1", page="mine", over="2")
    assert meeting.items.get(found="standing:first").minutes == "Mine"


def test_a_cpr_number_in_minutes_is_refused_and_not_stored(planned, saved):
    meeting = planned()
    answer = saved(meeting, "standing:first", status=422, minutes="Sagen 010203-1234 blev drøftet")
    assert "Her ser der ud til at stå et CPR-nummer" in words(answer.content)
    assert meeting.items.get(found="standing:first").minutes == ""


def test_a_caseworker_reads_but_does_not_write(planned, as_caseworker, saved):
    meeting = planned()
    page = as_caseworker.get(f"{PAGE}/{meeting.pk}").content.decode()
    assert "<textarea" not in page
    saved(meeting, "standing:first", client=as_caseworker, status=403, minutes="Hej")


def test_another_programmes_meeting_is_not_found(as_coordinator):
    assert as_coordinator.get(f"{PAGE}/4711").status_code == 404
