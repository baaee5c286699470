"""The results that are kept in the database, as papers know them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from django.conf import settings
from django.urls import reverse

from frikommune.cases.mark import Mark
from frikommune.evaluation.evaluated.kept import figures_of, of_json
from frikommune.language import Text
from frikommune.reports.results import External, Found, Results
from frikommune.web.designs.kept import registered
from frikommune.web.designs.models import DesignAmendment
from frikommune.web.evaluations.models import Evaluated
from frikommune.web.evaluations.models import External as ExternalRow
from frikommune.web.journal.models import Programme


def results_version(programme: Programme) -> str:
    """Changes with every result that is kept, and with every amendment of a design; rows are only added."""
    newest = (
        Evaluated.objects.filter(programme=programme),
        ExternalRow.objects.filter(programme=programme),
        DesignAmendment.objects.filter(locked__draft__programme=programme),
    )
    said = [rows.order_by("-pk").values_list("pk", "at").first() for rows in newest]
    parts = [f"{one[0]}.{one[1]:%Y%m%d%H%M%S%f}" if one else "0" for one in said]
    return "-".join([*parts, "demo"] if settings.DEMO else parts)


def results_of(programme: Programme) -> Results:
    """All of them, oldest first; outside a demonstration without those of made-up citizens."""
    found = _read(programme.pk, results_version(programme))
    return found if settings.DEMO else found.real


def without_rows_of(some: Results, hidden: Callable[[str], bool]) -> Results:
    """The results without what was counted in extracts of trials whose rows are hidden."""
    return replace(
        some,
        found=tuple(
            replace(one, result=replace(one.result, measured=()), figures=None)
            if one.source == "snapshot" and hidden(one.trial)
            else one
            for one in some.found
        ),
    )


@lru_cache(maxsize=4)
def _read(programme: int, version: str) -> Results:
    kept = Programme.objects.get(pk=programme)
    others = ExternalRow.objects.filter(programme=kept).select_related("document").order_by("pk")
    return Results(tuple(_found(kept)), tuple(_external(kept, one) for one in others))


def _found(programme: Programme) -> Iterator[Found]:
    rows = Evaluated.objects.filter(programme=programme).select_related("design", "snapshot__figures")
    for one in rows.order_by("pk"):
        yield found_of(programme, one)


def found_of(programme: Programme, one: Evaluated) -> Found:
    """One of them."""
    figures = getattr(one.snapshot, "figures", None) if one.snapshot else None
    return Found(
        id=f"evaluation:{one.pk}",
        trial=one.trial,
        stage=one.stage,
        source=one.source,
        observed=one.observed,
        on=one.on,
        by=Text.same(one.by),
        result=of_json(one.answer),
        data_digest=one.data_digest,
        version=one.version,
        link=_below(programme, reverse("evaluations:result", args=[programme.slug, one.pk])),
        registered=registered(one.design) if one.design and one.design_digest else None,
        figures=figures_of(figures.content) if figures else None,
        mark=Mark(one.mark),
    )


def _external(programme: Programme, one: ExternalRow) -> External:
    return External(
        id=f"external:{one.pk}",
        trial=one.trial,
        organisation=one.organisation,
        measured=one.measured,
        found=one.found,
        concludes=one.concludes,
        document=one.document.reference if one.document else "",
        reported_on=one.reported_on,
        on=one.on,
        link=_below(programme, reverse("evaluations:trial", args=[programme.slug, one.trial])),
    )


def _below(programme: Programme, address: str) -> str:
    """An address as references of papers have it: below the programme's own."""
    return address.removeprefix(reverse("journal:front", args=[programme.slug]))
