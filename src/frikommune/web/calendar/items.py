"""What stands in the calendar: what the journal and the law tell, and what other apps offer.

An app that has something with a day gives its `AppConfig` a method `dated_items(request)`, which yields
`Dated`; the calendar, its feed and its reminders then show it. Apps need not know of each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.apps import apps
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from frikommune.language import Text, listed
from frikommune.programme.dated import Dated, in_order, passing
from frikommune.programme.dated_journal import dated
from frikommune.programme.plans import Told
from frikommune.programme.when import When
from frikommune.web.journal.book import Book
from frikommune.web.people.rights import may

NAMED = 3
"""How many norms a day's line names before it says “and more”."""


def all_items(request: HttpRequest) -> tuple[Dated, ...]:
    """Everything that whoever asks may see, by first day."""
    found = list(dated(request.book.now(request.on, request.known_on), request.book.parts))
    found += law_days(request.book, request.on)
    for config in apps.get_app_configs():
        offer = getattr(config, "dated_items", None)
        if offer is not None:
            found += offer(request)
    sees_all = may(request.user, request.programme, "see_work")
    return tuple(sorted((one for one in found if one.is_public or sees_all), key=in_order))


def links_of(request: HttpRequest, item: Dated) -> tuple[tuple[Text, str], ...]:
    """What other apps have to go with an item, for those with a seat: what it is called, and its address.

    An app that has gives its `AppConfig` a method `dated_links(request, item)`.
    """
    if not may(request.user, request.programme, "see_work"):
        return ()
    offers = (getattr(config, "dated_links", None) for config in apps.get_app_configs())
    return tuple(link for offer in offers if offer is not None for link in offer(request, item))


def law_days(book: Book, on: date) -> Iterator[Dated]:
    """The days on which norms of the law pack get a new version."""
    by_day: dict[date, list[Text]] = {}
    for norm in book.pack.rulebook.norms.values():
        for version in norm.versions[1:]:
            by_day.setdefault(version.start, []).append(norm.title)
    for day, titles in sorted(by_day.items()):
        times = (Told(When.on(day), (), True),)
        yield Dated(f"law:norms/{day}", "law", _law_text(titles), times, passing(times, on))


def _law_text(titles: list[Text]) -> Text:
    first, more = titles[:NAMED], len(titles) - NAMED
    if more > 0:
        first = [*first, Text(f"{more} mere", f"{more} more")]
    da, en = listed((one.da for one in first), "da"), listed((one.en for one in first), "en")
    return Text(f"Nye regler: {da}", f"New rules: {en}")


def page_of(item: Dated, programme: str) -> str:
    """The address of the page about an item: its own, the plan's, the trial's or the subject's."""
    if item.url or item.about is None:
        return item.url or _law_page(item, programme)
    about = item.about
    if about.kind == "calendar":
        return reverse("calendar:plan", args=[programme, about.name])
    if about.kind == "trial":
        return _reversed("trials:trial", programme, about.name) or _subject_page(item, programme)
    return _subject_page(item, programme)


def _subject_page(item: Dated, programme: str) -> str:
    return reverse("journal:subject", args=[programme, str(item.about)])


def _law_page(item: Dated, programme: str) -> str:
    return _reversed("lawbook:norms", programme)


def _reversed(view: str, *args: str) -> str:
    try:
        return reverse(view, args=args)
    except NoReverseMatch:
        return ""


def by_key(items: Iterable[Dated]) -> Mapping[str, Dated]:
    """Each item by its key."""
    return {one.key: one for one in items}
