"""Reminders: set, shown where one looks, put away, and mailed once each."""

from datetime import date

import pytest
from django.core import mail
from django.core.management import call_command

from frikommune.web.calendar.models import Reminder
from frikommune.web.calendar.reminders import due_reminders, send_due
from frikommune.web.people.models import Person
from tests.web.conftest import words

AT = "/nordjylland/calendar/reminders"
ON = "?on=2020-10-01"
KKR = "calendar:approval-kkr"


@pytest.fixture
def leader(nordjylland) -> Person:
    return Person.objects.get(username="demo-leder")


def a_reminder(programme, person, day=date(2026, 1, 1)) -> Reminder:
    return Reminder.objects.create(
        programme=programme,
        person=person,
        item=KKR,
        title_da="Godkendelse i KKR",
        title_en="Approval by KKR",
        due=date(2026, 1, 8),
        day=day,
    )


def test_a_reminder_is_set_from_the_calendar(as_leader, leader):
    page = words(as_leader.get(f"{AT}{ON}&item={KKR}").content)
    assert "Sæt en påmindelse" in page
    as_leader.post(f"{AT}/add{ON}", {"item": KKR, "before": "14"})
    as_leader.post(f"{AT}/add{ON}", {"item": KKR, "before": "14"})
    (one,) = Reminder.objects.filter(person=leader)
    assert (one.title_da, one.due, one.day) == ("Godkendelse i KKR", date(2020, 11, 30), date(2020, 11, 16))


def test_a_reminder_whose_day_has_come_shows_on_the_front_page_until_put_away(as_leader, nordjylland, leader):
    one = a_reminder(nordjylland, leader)
    assert "Påmindelser (1)" in words(as_leader.get("/nordjylland/").content)
    assert "Påmindelser (1)" in words(as_leader.get("/nordjylland/municipality/one/Aalborg").content)
    answer = as_leader.post(f"{AT}/{one.pk}/seen", {"back": "/nordjylland/calendar/"})
    assert answer.headers["Location"] == "/nordjylland/calendar/"
    assert "Påmindelser (1)" not in words(as_leader.get("/nordjylland/").content)


def test_nobody_puts_away_what_is_anothers(signed_in, nordjylland, leader):
    one = a_reminder(nordjylland, leader)
    assert signed_in("leder-rebild").post(f"{AT}/{one.pk}/seen").status_code == 404
    assert list(due_reminders(leader, nordjylland, date(2026, 2, 1))) == [one]


def test_putting_away_never_leads_to_another_site(as_leader, nordjylland, leader):
    one = a_reminder(nordjylland, leader)
    answer = as_leader.post(f"{AT}/{one.pk}/seen", {"back": "https://example.org/"})
    assert answer.headers["Location"] == AT


def test_the_coordinator_reminds_the_leaders_of_a_municipality(as_coordinator, leader):
    as_coordinator.post(f"{AT}/add{ON}", {"item": KKR, "before": "7", "place": "Aalborg"})
    assert Reminder.objects.get().person == leader


def test_a_municipality_without_leader_is_told_of(as_coordinator, nordjylland):
    Person.objects.filter(seats__role="leader", seats__municipality="Aalborg").update(is_active=False)
    answer = as_coordinator.post(
        f"{AT}/add{ON}", {"item": KKR, "before": "7", "place": "Aalborg"}, follow=True
    )
    assert "Aalborg har ingen leder her endnu" in words(answer.content)


def test_a_leader_may_not_remind_others(as_leader):
    answer = as_leader.post(f"{AT}/add{ON}", {"item": KKR, "before": "7", "place": "Rebild"})
    assert answer.status_code == 403
    assert not Reminder.objects.exists()


@pytest.mark.parametrize("more", [{"item": "calendar:intet"}, {"before": "3"}, {"before": "x"}])
def test_what_is_not_offered_is_not_found(as_leader, more):
    assert as_leader.post(f"{AT}/add{ON}", {"item": KKR, "before": "7", **more}).status_code == 404


def test_reminders_are_for_those_who_signed_in(visitor):
    assert visitor.get(AT).headers["Location"].startswith("/people/sign-in")


def test_each_reminder_is_mailed_once(nordjylland, leader):
    leader.email = "leder@example.org"
    leader.save()
    a_reminder(nordjylland, leader)
    a_reminder(nordjylland, leader, date(2026, 3, 1))
    assert send_due(date(2026, 2, 1), "frikommune@example.org") == 1
    assert send_due(date(2026, 2, 1), "frikommune@example.org") == 0
    (sent,) = mail.outbox
    assert sent.subject == "Påmindelse: Godkendelse i KKR"
    assert "Sidste dag: 08.01.2026" in sent.body
    assert "Last day: 8 January 2026" in sent.body


def test_a_mail_that_fails_is_tried_again(nordjylland, leader, monkeypatch):
    leader.email = "leder@example.org"
    leader.save()
    a_reminder(nordjylland, leader)

    def fails(*args: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("frikommune.web.calendar.reminders.send_mail", fails)
    with pytest.raises(ConnectionRefusedError):
        send_due(date(2026, 2, 1), "frikommune@example.org")
    monkeypatch.undo()
    assert send_due(date(2026, 2, 1), "frikommune@example.org") == 1


def test_who_has_no_address_gets_no_mail(nordjylland, leader):
    a_reminder(nordjylland, leader)
    assert send_due(date(2026, 2, 1), "frikommune@example.org") == 0


def test_the_command_says_how_many_went_out(nordjylland, leader, capsys):
    call_command("remind")
    assert capsys.readouterr().out == "Sendt / sent: 0\n"
