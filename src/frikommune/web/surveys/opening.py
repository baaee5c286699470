"""Opening locks the words; closing deletes the addresses and lets the answers be seen."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q

from frikommune.evaluation.surveys.checks import check
from frikommune.evaluation.surveys.questionnaire import versioned
from frikommune.web.surveys import refusals
from frikommune.web.surveys.models import Invitation, Link, Survey


def open_it(survey: Survey, today: date, by: str, base: str) -> Survey:
    """Lock the words, number their versions, and let links work from `opens`. Done twice it is done once.

    Raises Refused with everything that keeps the questionnaire from being answered.
    """
    with transaction.atomic():
        kept = Survey.objects.select_for_update().get(pk=survey.pk)
        if not kept.is_draft:
            return kept
        check(kept.questionnaire)
        if kept.closes < today:
            raise refusals.last_day_is_past(kept.closes)
        earlier = kept.earlier.questionnaire if kept.earlier else None
        questions = versioned(kept.questionnaire, earlier)
        kept.content, kept.digest = questions.as_json(), questions.digest
        kept.opened_on, kept.opened_by, kept.base = today, by, base
        kept.version += 1
        kept.save()
        kept.invitations.exclude(address="").update(waiting=True)
    return kept


def close(survey: Survey, today: date) -> None:
    """Take no more answers, and delete the addresses and links. A draft stays as it is."""
    with transaction.atomic():
        kept = Survey.objects.select_for_update().get(pk=survey.pk)
        if kept.is_draft or kept.closed_on is not None:
            return
        kept.closed_on = min(today, kept.closes)
        kept.save(update_fields=["closed_on"])
        kept.invitations.update(address="", waiting=False)


def extend(survey: Survey, closes: date) -> None:
    """A later last day. Raises Refused once it is closed."""
    with transaction.atomic():
        kept = Survey.objects.select_for_update().get(pk=survey.pk)
        if kept.is_draft or kept.closed_on is not None:
            raise refusals.not_open(kept.title_da)
        kept.closes = max(kept.closes, closes)
        kept.save(update_fields=["closes"])


def close_what_is_past(today: date, only: Q | None = None) -> None:
    """Close every open survey whose last day has passed."""
    past = Survey.objects.filter(only or Q(), opened_on__isnull=False, closed_on=None, closes__lt=today)
    for one in past:
        close(one, today)


def forget_unused_codes(survey: Survey, municipality: str, role: str) -> int:
    """Delete printed codes that were not used, say because the paper was lost; how many."""
    unused = Invitation.objects.filter(
        survey=survey, municipality=municipality, role=role, address="", used=False, mails=0
    )
    Link.objects.filter(invitation__in=unused).delete()
    return unused.delete()[0]
