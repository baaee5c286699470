"""A design begun from what is known of a trial on the day, and nothing that was recorded later."""

from __future__ import annotations

from django.http import HttpRequest

from frikommune.evaluation.designs.proposed import Proposed, propose
from frikommune.programme.journal import Journal
from frikommune.web.pages.speech import language


def proposed_for(request: HttpRequest, trial: str) -> Proposed:
    """A first design of one of the pack's trials, in the language of the page."""
    pack = request.book.pack
    known = Journal(tuple(pack.journal.known(request.today)))
    return propose(pack.trials[trial], pack.rulebook, known, language())
