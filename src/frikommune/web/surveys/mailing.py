"""Mail with one-time links: the invitation, and reminders to those who have not answered."""

from __future__ import annotations

from datetime import date

from django.core.mail import send_mail
from django.db import transaction
from django.db.models import F, QuerySet
from django.urls import reverse

from frikommune.language import day_text
from frikommune.web.surveys import refusals
from frikommune.web.surveys.codes import digest_of, new_code
from frikommune.web.surveys.models import Invitation, Link, Survey
from frikommune.web.surveys.opening import close_what_is_past

AT_ONCE = 100
"""How many mails one click sends; the rest go with the daily run, or the next click."""


def waiting(survey: Survey) -> QuerySet[Invitation]:
    """Whose mail is to go out."""
    return survey.invitations.filter(waiting=True, used=False).exclude(address="")


def remindable(survey: Survey, today: date) -> QuerySet[Invitation]:
    """Who has been invited by mail before today, has not answered, and may be reminded once more."""
    asked = survey.invitations.filter(used=False, waiting=False, mails__gte=1, mailed_on__lt=today)
    return asked.filter(mails__lte=survey.most_reminders).exclude(address="")


def remind(survey: Survey, today: date) -> int:
    """Let those be reminded who may be; how many."""
    if not survey.takes_answers(today):
        raise refusals.not_open(survey.title_da)
    return remindable(survey, today).update(waiting=True)


def send(survey: Survey, today: date, sender: str, most: int = AT_ONCE) -> int:
    """Send what waits, up to so many; how many went out. Raises Refused where the mail server fails.

    Two runs at the same time send nothing twice: a row is claimed first, and given back where sending fails.
    """
    if not survey.takes_answers(today):
        return 0
    sent = 0
    for one in waiting(survey)[:most]:
        claimed = Invitation.objects.filter(pk=one.pk, waiting=True, used=False)
        if claimed.update(waiting=False, mails=F("mails") + 1, mailed_on=today):
            try:
                _send(survey, one, sender)
            except OSError as fault:
                back = {"waiting": True, "mails": one.mails, "mailed_on": one.mailed_on}
                Invitation.objects.filter(pk=one.pk).update(**back)
                raise refusals.mail_failed(sent, str(fault)) from fault
            sent += 1
    return sent


def send_due(today: date, sender: str) -> int:
    """For the daily run: close what is past, and send everything that waits."""
    close_what_is_past(today)
    open_now = Survey.objects.filter(
        opened_on__isnull=False, closed_on=None, opens__lte=today, closes__gte=today
    )
    return sum(send(one, today, sender, most=1_000_000) for one in open_now.order_by("pk"))


def _send(survey: Survey, invitation: Invitation, sender: str) -> None:
    code = new_code()
    with transaction.atomic():
        link = Link.objects.create(invitation=invitation, digest=digest_of(code))
    try:
        send_mail(*_mail(survey, code, is_reminder=invitation.mails > 0), sender, [invitation.address])
    except OSError:
        link.delete()
        raise


def link_of(survey: Survey, code: str) -> str:
    """The whole address of a link."""
    return survey.base + reverse("surveys:answer", args=[survey.programme.slug, code])


def _mail(survey: Survey, code: str, *, is_reminder: bool) -> tuple[str, str]:
    title, last, link = survey.title, day_text(survey.closes), link_of(survey, code)
    again = ("Påmindelse: ", "Reminder: ") if is_reminder else ("", "")
    return (
        " ".join(f"{again[0]}{title.da}".split()),  # a header is one line
        f"{survey.intro.da}\n\n"
        f"Svar her senest den {last.da}:\n{link}\n\n"
        "Dit svar er anonymt. Linket virker én gang, og systemet gemmer ikke, hvem der svarede hvad. "
        "Har du svaret, så se bort fra denne mail.\n\n"
        f"– – –\n\n{again[1]}{title.en}\n\n{survey.intro.en}\n\n"
        f"Answer by {last.en}, with the link above. Your answer is anonymous: the link works once, and the "
        "system does not keep who answered what. If you have answered, disregard this mail.\n",
    )
