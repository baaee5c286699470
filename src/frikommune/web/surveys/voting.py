"""Putting an answer in the box, and marking the invitation as used: nothing joins the two.

Both happen in one transaction, so that a link counts once. Afterwards the invitation knows that it was used,
and the box holds one line more among sorted lines. Neither has a number, a day or an order of the other's.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from frikommune.evaluation.surveys.answering import Read
from frikommune.evaluation.surveys.box import Answer, with_answer, with_texts
from frikommune.web.surveys.codes import digest_of
from frikommune.web.surveys.models import Box, Invitation, Survey


class NotUsable(Exception):
    """A link that cannot be used. `why`: `unknown`, `used`, `early` or `closed`."""

    def __init__(self, why: str, survey: Survey | None = None) -> None:
        super().__init__(why)
        self.why, self.survey = why, survey


def invitation_of(code: str, programme: int, today: date) -> Invitation:
    """The invitation of a code that can be used today. Raises NotUsable."""
    found = (
        Invitation.objects.filter(links__digest=digest_of(code), survey__programme=programme)
        .select_related("survey")
        .first()
    )
    if found is None:
        raise NotUsable("unknown")
    survey = found.survey
    if found.used:
        raise NotUsable("used", survey)
    if not survey.takes_answers(today):
        raise NotUsable("early" if survey.is_draft or today < survey.opens else "closed", survey)
    return found


def vote(invitation: Invitation, municipality: str, role: str, read: Read) -> None:
    """Count the answer. Raises NotUsable where the link was used meanwhile, or the survey closed.

    The survey's box is locked first: whoever answers at the same moment waits a little.
    """
    with transaction.atomic():
        box = Box.objects.select_for_update().get(survey=invitation.survey_id)
        still_open = Survey.objects.filter(pk=invitation.survey_id, closed_on=None).exists()
        if not still_open:
            raise NotUsable("closed", invitation.survey)
        claimed = Invitation.objects.filter(pk=invitation.pk, used=False)
        if not claimed.update(used=True, waiting=False):
            raise NotUsable("used", invitation.survey)
        box.answers = with_answer(box.answers, Answer(municipality, role, read.values))
        box.texts = with_texts(box.texts, read.texts)
        box.save(update_fields=["answers", "texts"])
