"""What a demonstration has published: a result from published figures, by a made-up decision."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.http import HttpRequest

from frikommune.evaluation.evaluated.result import Result
from frikommune.evaluation.indicators.measured import Measured
from frikommune.web.evaluations.models import Evaluated
from frikommune.web.evaluations.published import Offered, benchmark_in, evaluated, offered, question_for
from frikommune.web.evaluations.running import Ready, keep
from frikommune.web.journal.book import book_of
from frikommune.web.journal.models import Programme
from frikommune.web.people.models import Seat
from frikommune.web.publishing.models import Published

TRIAL, FIGURE, AGAINST = "3.3", "figure:jobrotation-rate", "jobrotation-before"
DECIDED = "styregruppen (opdigtet beslutning i demonstrationen)"


def publish_demo_result(programme: Programme, today: date) -> None:
    """Evaluate trial 3.3 as its figures allow on the day, and publish it; nothing where none are known."""
    if Evaluated.objects.filter(programme=programme).exists():
        return
    seat = Seat.objects.filter(programme=programme, role="coordinator").select_related("person").first()
    request = HttpRequest()
    request.programme, request.book, request.today = programme, book_of(programme), today
    offer = offered(request, TRIAL) if TRIAL in request.book.pack.trials else None
    figure = next((one for one in offer.figures if one.indicator == FIGURE), None) if offer else None
    if (
        seat is None
        or offer is None
        or figure is None
        or AGAINST not in {one.series for one in offer.earlier}
    ):
        return
    request.user = seat.person
    with transaction.atomic():
        kept = _kept(request, seat, offer, figure)
        Published.objects.create(
            programme=programme,
            evaluated=kept,
            decided_by=DECIDED,
            decided_on=today,
            on=today,
            by_da=seat.text.da,
            by_en=seat.text.en,
            key="demonstration",
            made_by=seat.person,
        )


def _kept(request: HttpRequest, seat: Seat, offer: Offered, figure: Measured) -> Evaluated:
    assert figure.counted is not None
    question = question_for(None, *benchmark_in(offer, None, AGAINST))
    found = evaluated(figure.counted, figure.title, figure.source.da, None, question)
    result = Result((found,), offer.figures)
    return keep(request, seat, Ready(TRIAL, "midway", "published", result, request.today))
