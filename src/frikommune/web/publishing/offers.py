"""What the search finds of what is published."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest

from frikommune.language import Text
from frikommune.web.publishing.shown import address_of, shown_result, title_of
from frikommune.web.publishing.standing import public_papers, public_results
from frikommune.web.search.pieces import Piece, piece


def searched(request: HttpRequest) -> Iterator[Piece]:
    """Published papers by their titles, published results by trial, verdict and sentence."""
    for one in public_papers(request.programme).filter(on__lte=request.on):
        assert one.sent is not None
        title = title_of(request.book, one.sent, request.on)
        about = f"{one.sent.municipality} {one.sent.trial}".strip()
        text = Text(f"{title.da} {about}".strip(), f"{title.en} {about}".strip())
        yield piece(f"published:{one.pk}", "document", title, text, address_of(one.sent))
    for one in public_results(request.programme).filter(on__lte=request.on):
        shown = shown_result(request.book, one, request.on)
        title = title_of(request.book, shown.row, request.on)
        text = Text(
            *(f"{verdict}. {said}" for verdict, said in zip(shown.verdict, shown.sentence, strict=True))
        )
        yield piece(f"published:{one.pk}", "result", title, text, address_of(shown.row))
