"""What a municipality's page shows of uses: to its leaders what waits, to a caseworker the questions."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from frikommune.language import Text
from frikommune.programme.duties import Duty
from frikommune.web.cases.access import seat_there
from frikommune.web.uses.kept import questions_to, undecided


def duties(request: HttpRequest, municipality: str) -> Iterator[Duty]:
    """How much waits today, for those whose work it is; none on an earlier day."""
    if request.on < request.today:
        return
    rulebook, programme = request.book.pack.rulebook, request.programme
    if seat_there(request.user, programme, "check_uses", municipality) is not None:
        waiting = undecided(programme, municipality, rulebook).count()
        if waiting:
            url = reverse("uses:waiting", args=[programme.slug, municipality])
            yield Duty("use:waiting", "use", _waiting(waiting), url=url)
    if seat_there(request.user, programme, "use_exemption", municipality) is not None:
        asked = len(questions_to(request.user, programme, municipality, rulebook))
        if asked:
            title = Text(
                f"{asked} spørgsmål fra lederen til dig", f"{asked} of the leader's questions to you"
            )
            url = reverse("uses:mine", args=[programme.slug, municipality])
            yield Duty("use:asked", "use", title, url=url)


def _waiting(count: int) -> Text:
    if count == 1:
        return Text("1 beslutning om undtagelser venter på leder", "1 decision on exemptions awaits a leader")
    return Text(
        f"{count} beslutninger om undtagelser venter på leder",
        f"{count} decisions on exemptions await a leader",
    )
