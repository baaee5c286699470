"""Atom feeds: news of the network, of one trial, of one municipality."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from frikommune.language import Text
from frikommune.web.journal.entering import enter
from frikommune.web.pages.clock import COPENHAGEN
from frikommune.web.pages.speech import said
from frikommune.web.publishing.news import News, news_of
from frikommune.web.publishing.shown import trial_title

SHOWN = 50


class NetworkFeed(Feed):
    """The network's news, the latest first."""

    feed_type = Atom1Feed
    about: Text = Text("Nyt fra netværket", "News of the network")

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The feed; others' programs may read it."""
        enter(request, kwargs["programme"])
        answer = super().__call__(request, *args, **kwargs)
        answer["Access-Control-Allow-Origin"] = "*"
        answer["Cache-Control"] = "public, max-age=900"
        return answer

    def get_object(self, request: HttpRequest, programme: str) -> dict[str, Any]:
        """What the feed is about, and its items."""
        return self._found(request, self.about, reverse("publishing:news", args=[programme]))

    def _found(self, request: HttpRequest, about: Text, page: str, **of: str) -> dict[str, Any]:
        return {
            "request": request,
            "title": f"{said(about)} · {said(request.programme.title)}",
            "page": page,
            "news": news_of(request, **of)[:SHOWN],
        }

    def title(self, obj: dict[str, Any]) -> str:
        """What a reader's program calls it."""
        return str(obj["title"])

    def link(self, obj: dict[str, Any]) -> str:
        """The page that says the same."""
        return str(obj["page"])

    def feed_guid(self, obj: dict[str, Any]) -> str:
        """Its own address: that never changes."""
        request = obj["request"]
        return request.build_absolute_uri(request.path)

    def author_name(self, obj: dict[str, Any]) -> str:
        """The network."""
        return said(obj["request"].programme.title)

    def items(self, obj: dict[str, Any]) -> list[tuple[HttpRequest, News]]:
        """The news, each with the request that its address is made for."""
        return [(obj["request"], one) for one in obj["news"]]

    def item_title(self, item: tuple[HttpRequest, News]) -> str:
        """What it is about."""
        return said(item[1].title)

    def item_description(self, item: tuple[HttpRequest, News]) -> str:
        """Its sentences, and their source."""
        one = item[1]
        source = said(Text(f"Kilde: {one.source}.", f"Source: {one.source}.")) if one.source else ""
        return " ".join(filter(None, (*(_ended(said(each)) for each in one.said), source)))

    def item_link(self, item: tuple[HttpRequest, News]) -> str:
        """The page it leads to."""
        return item[1].url

    def item_guid(self, item: tuple[HttpRequest, News]) -> str:
        """The programme's address and the item's key: neither changes."""
        request, one = item
        front = reverse("journal:front", args=[request.programme.slug])
        return request.build_absolute_uri(f"{front}news/#{one.key}")

    def item_pubdate(self, item: tuple[HttpRequest, News]) -> datetime:
        """The day on which it was recorded or published."""
        return _noon(item[1].day)

    def item_updateddate(self, item: tuple[HttpRequest, News]) -> datetime:
        """The same: what was recorded is not changed."""
        return _noon(item[1].day)

    def item_categories(self, item: tuple[HttpRequest, News]) -> list[str]:
        """What kind of news."""
        return [said(item[1].kind)]


class TrialFeed(NetworkFeed):
    """The news of one trial."""

    def get_object(self, request: HttpRequest, programme: str, trial: str) -> dict[str, Any]:  # type: ignore[override]
        """Raises 404 for a trial that is not known."""
        if trial not in request.book.pack.trials:
            raise Http404
        named = trial_title(request.book, trial, request.on)
        about = Text(f"Forsøg {named.da}", f"Trial {named.en}")
        return self._found(request, about, reverse("trials:trial", args=[programme, trial]), trial=trial)


class MunicipalityFeed(NetworkFeed):
    """The news of one municipality: its own papers, and the trials it is in."""

    def get_object(self, request: HttpRequest, programme: str, name: str) -> dict[str, Any]:  # type: ignore[override]
        """Raises 404 for a municipality that is not in the network."""
        if name not in request.book.municipalities:
            raise Http404
        about = Text(f"Nyt om {name}", f"News of {name}")
        return self._found(
            request, about, reverse("municipality:one", args=[programme, name]), municipality=name
        )


def _ended(words: str) -> str:
    """A sentence with its full stop."""
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _noon(day: date) -> datetime:
    """The middle of the local day: the same day wherever it is read in Europe."""
    return datetime.combine(day, time(12), COPENHAGEN)
