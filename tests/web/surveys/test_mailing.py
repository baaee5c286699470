"""Invitations and reminders go out by mail, once each, to those who have not answered."""

import re

import pytest
from django.core import mail
from django.core.management import call_command

from tests.web.conftest import words
from tests.web.surveys.a_survey import AFTER, BASE, LATER, TODAY, a_draft, at, send, survey

STAFF = ("en@aalborg.dk", "to@aalborg.dk", "tre@aalborg.dk")


@pytest.fixture(autouse=True)
def _today(settings):
    at(settings, TODAY)


def invite(client, number, addresses=STAFF, **more):
    form = {"municipality": "Aalborg", "role": "staff", "addresses": "\n".join(addresses), **more}
    return client.post(f"{BASE}/{number}/invite", form, follow=True)


@pytest.fixture
def invited(as_coordinator):
    """An open survey with three invited by mail."""
    number = a_draft(as_coordinator)
    invite(as_coordinator, number)
    as_coordinator.post(f"{BASE}/{number}/open")
    return number


def code_in(message) -> str:
    return re.search(r"/answer/([0-9A-Z-]+)", message.body)[1]


def test_mail_goes_out_when_it_opens_to_each_alone_with_a_link_of_their_own(invited):
    assert sorted(one.to[0] for one in mail.outbox) == sorted(STAFF)
    assert len({code_in(one) for one in mail.outbox}) == 3
    body = mail.outbox[0].body
    assert "http://testserver/nordjylland/surveys/answer/" in body
    assert "senest den 29.11.2019" in body
    assert "Answer by 29 November 2019" in body
    assert send(code_in(mail.outbox[0])).status_code == 302


def test_nothing_is_mailed_before_it_opens(as_coordinator):
    invite(as_coordinator, a_draft(as_coordinator))
    assert mail.outbox == []


def test_who_is_invited_later_is_mailed_at_once(invited, as_coordinator):
    said = words(invite(as_coordinator, invited, ("fire@aalborg.dk", STAFF[0].upper())).content)
    assert "1 er inviteret. 1 var det i forvejen." in said
    assert len(mail.outbox) == 4


def test_a_list_is_read_however_it_is_pasted(as_coordinator):
    number = a_draft(as_coordinator)
    invite(as_coordinator, number, ("Anna <a@b.dk>; c@d.dk, e@f.dk", "", "a@b.dk"))
    assert survey(number).invitations.count() == 3


def test_what_is_no_address_is_named_and_nothing_is_stored(as_coordinator):
    number = a_draft(as_coordinator)
    answer = invite(as_coordinator, number, ("a@b.dk", "Anna Andersen", "x@"))
    assert answer.status_code == 422
    assert "2 linjer er ikke mailadresser" in words(answer.content)
    assert "Anna Andersen, x@" in words(answer.content)
    assert survey(number).invitations.count() == 0


def test_no_page_shows_an_address(invited, as_coordinator):
    for page in ("", "invite"):
        assert "en@aalborg.dk" not in as_coordinator.get(f"{BASE}/{invited}/{page}").text


def test_reminders_go_only_to_those_who_have_not_answered_and_both_links_work(
    invited, as_coordinator, settings
):
    used, first = code_in(mail.outbox[0]), code_in(mail.outbox[1])
    send(used)
    at(settings, LATER)
    mail.outbox.clear()
    as_coordinator.post(f"{BASE}/{invited}/remind")
    assert sorted(one.to[0] for one in mail.outbox) == sorted(STAFF[1:])
    assert mail.outbox[0].subject.startswith("Påmindelse: ")
    new = code_in(next(one for one in mail.outbox if one.to == [STAFF[1]]))
    assert send(first).status_code == 302
    assert send(new).status_code == 410


def test_nobody_is_reminded_on_the_day_of_a_mail_or_more_often_than_was_set(
    invited, as_coordinator, settings
):
    mail.outbox.clear()
    answer = as_coordinator.post(f"{BASE}/{invited}/remind", follow=True)
    assert "Der er ingen at minde om det" in words(answer.content)
    for day in (LATER, "2019-11-20", "2019-11-25"):
        at(settings, day)
        as_coordinator.post(f"{BASE}/{invited}/remind")
    assert len(mail.outbox) == 3


def test_mail_that_fails_is_told_and_sent_again_later(as_coordinator, monkeypatch):
    from frikommune.web.surveys import mailing
    from frikommune.web.surveys.models import Link

    def refuse(*_):
        raise OSError("connection refused")

    number = a_draft(as_coordinator)
    invite(as_coordinator, number)
    with monkeypatch.context() as patched:
        patched.setattr(mailing, "send_mail", refuse)
        answer = as_coordinator.post(f"{BASE}/{number}/open", follow=True)
    assert "Mailserveren tog ikke imod: connection refused" in words(answer.content)
    assert Link.objects.filter(invitation__survey=number).count() == 0
    as_coordinator.post(f"{BASE}/{number}/send")
    assert len(mail.outbox) == 3


def test_the_daily_run_sends_on_the_first_day_and_closes_after_the_last(as_coordinator, settings):
    number = a_draft(as_coordinator, opens="2019-11-11")
    invite(as_coordinator, number)
    as_coordinator.post(f"{BASE}/{number}/open")
    call_command("remind")
    assert mail.outbox == []
    at(settings, "2019-11-11")
    call_command("remind")
    assert len(mail.outbox) == 3
    at(settings, AFTER)
    call_command("remind")
    assert survey(number).closed_on.isoformat() == "2019-11-29"


@pytest.mark.parametrize("how", ["button", "daily", "page"])
def test_addresses_are_deleted_when_it_closes(invited, as_coordinator, settings, how):
    if how == "button":
        as_coordinator.post(f"{BASE}/{invited}/close")
    else:
        at(settings, AFTER)
        if how == "daily":
            call_command("remind")
        else:
            as_coordinator.get(f"{BASE}/")
    assert set(survey(invited).invitations.values_list("address", flat=True)) == {""}


def test_a_later_last_day_keeps_it_open_and_an_earlier_one_is_refused(invited, as_coordinator, settings):
    as_coordinator.post(f"{BASE}/{invited}/extend", {"closes": "2019-12-06"})
    assert as_coordinator.post(f"{BASE}/{invited}/extend", {"closes": "2019-11-20"}).status_code == 422
    at(settings, AFTER)
    assert send(code_in(mail.outbox[0])).status_code == 302


# ---- Codes on paper


def test_codes_are_shown_once_and_the_same_form_sent_again_makes_no_more(as_coordinator):
    from tests.web.surveys.a_survey import codes_for

    number = a_draft(as_coordinator)
    first, second = (codes_for(as_coordinator, number, 5) for _ in range(2))
    assert first == second
    assert survey(number).invitations.count() == 5
    assert codes_for(as_coordinator, number, 2, key="en-anden-formular") != first[:2]
    assert first[0] not in as_coordinator.get(f"{BASE}/{number}/invite").text


def test_lost_codes_are_deleted_but_for_those_that_were_used(as_coordinator):
    from tests.web.surveys.a_survey import opened

    number, codes = opened(as_coordinator, many=4)
    send(codes[0])
    as_coordinator.post(f"{BASE}/{number}/forget-codes", {"municipality": "Aalborg", "role": "staff"})
    assert survey(number).invitations.count() == 1
    assert send(codes[1]).status_code == 404
