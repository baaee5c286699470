"""What those who index the site ask for: which pages there are, and which are nobody's business."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from frikommune.web.bylaws.models import Bylaw
from frikommune.web.journal.book import book_of
from frikommune.web.journal.models import Programme
from frikommune.web.publishing.shown import address_of
from frikommune.web.publishing.standing import public

_PAGES = (
    "journal:front", "trials:trials", "portfolio:portfolio", "municipality:mine", "publishing:results",
    "publishing:documents", "publishing:news", "publishing:about", "publishing:accessibility",
    "knowledge:conclusions", "knowledge:knowledge", "knowledge:barriers", "knowledge:advocacy",
    "lawbook:norms", "bylaws:bylaws", "calendar:calendar", "collect:statuses", "journal:disagreements",
)  # fmt: skip
WORK = (
    "applications", "cases", "deliveries", "designs", "efforts", "life", "meetings", "overview", "publish",
    "surveys", "today", "tokens", "uses",
)  # fmt: skip
"""The first words of addresses, below a programme's, where people work."""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Pages of work, searches and sign-in are not for indexing; where the pages for everybody are listed."""
    lines = ["User-agent: *", "Disallow: /people/", "Disallow: /networks/", "Disallow: /api/"]
    for slug in Programme.objects.order_by("slug").values_list("slug", flat=True):
        lines += [f"Disallow: /{slug}/{one}/" for one in WORK]
        lines += [f"Disallow: /{slug}/search/"]
    lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page for everybody."""
    return sitemap_view(request, {"pages": _Pages()})


@require_safe
def statement(request: HttpRequest) -> HttpResponse:
    """The short address of the accessibility statement, that the Agency for Digital Government asks for."""
    if settings.WAS:
        return HttpResponseRedirect(settings.WAS)
    first = Programme.objects.order_by("slug").first()
    return HttpResponseRedirect(
        reverse("publishing:accessibility", args=[first.slug]) if first else reverse("home")
    )


class _Pages(Sitemap):
    """The addresses, without a day: each shows what is so today."""

    def items(self) -> list[str]:
        """All of them."""
        return [one for programme in Programme.objects.order_by("slug") for one in _of(programme)]

    def location(self, item: str) -> str:
        """An item is its own address."""
        return item


def _of(programme: Programme) -> Iterator[str]:
    book, slug = book_of(programme), programme.slug
    yield from (reverse(view, args=[slug]) for view in _PAGES)
    yield from (reverse("trials:trial", args=[slug, one]) for one in book.pack.trials)
    yield from (reverse("municipality:one", args=[slug, one]) for one in book.municipalities)
    yield from (reverse("lawbook:norm", args=[slug, one]) for one in book.pack.rulebook.norms)
    yield from (one.address for one in Bylaw.objects.filter(programme=programme).select_related("programme"))
    yield from (
        address_of(kept) for one in public(programme) if (kept := one.sent or one.evaluated) is not None
    )
