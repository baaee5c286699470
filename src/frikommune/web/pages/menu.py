"""The main menu: which pages a programme has, and who sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from frikommune.language import Text
from frikommune.web.journal.models import Programme
from frikommune.web.people.rights import may


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the menu. `right` empty: everybody sees it. `under` is the head it stands below."""

    view: str
    name: Text
    right: str = ""
    under: Text | None = None


_CASES = Text("Sager", "Cases")
_TRIALS = Text("Forsøg", "Trials")
_WORK = Text("Arbejde", "Work")
_LAW = Text("Lov", "Law")
_EVALUATE = Text("Evaluering", "Evaluation")
_KNOW = Text("Viden", "Knowledge")
ITEMS: tuple[Item, ...] = (
    Item("today:home", Text("I dag", "Today"), right="see_cases", under=_CASES),
    Item("cases:cases", Text("Find en sag", "Find a case"), right="see_cases", under=_CASES),
    Item("overview:home", Text("Overblik", "Overview"), right="see_overview", under=_CASES),
    Item("uses:home", Text("Brug af undtagelser", "Use of exemptions"), right="use_exemption", under=_CASES),
    Item("efforts:home", Text("Indsatser i trin", "Efforts in steps"), right="see_cases", under=_CASES),
    Item("deliveries:home", Text("Leveringer", "Deliveries"), right="take_deliveries", under=_CASES),
    Item(
        "tokens:mine",
        Text("Adgang for fagsystemer", "Access for case systems"),
        right="manage_tokens",
        under=_CASES,
    ),
    Item("trials:trials", Text("Alle forsøg", "All trials"), under=_TRIALS),
    Item("portfolio:portfolio", Text("Forsøg og kommuner", "Trials and municipalities"), under=_TRIALS),
    Item("publishing:results", Text("Offentlige resultater", "Public results"), under=_TRIALS),
    Item("lawbook:applies", Text("Hvad gælder?", "What applies?"), under=_LAW),
    Item("lawbook:norms", Text("Normer", "Norms"), under=_LAW),
    Item("lawbook:compare", Text("Sammenlign to dage", "Compare two days"), under=_LAW),
    Item("bylaws:bylaws", Text("Vedtægter", "Bylaws"), under=_LAW),
    Item("calendar:calendar", Text("Kalender", "Calendar")),
    Item("municipality:mine", Text("Min kommune", "My municipality"), right="see_own", under=_WORK),
    Item(
        "applications:ideas",
        Text("Ideer og ansøgninger", "Ideas and applications"),
        right="see_work",
        under=_WORK,
    ),
    Item(
        "life:waiting", Text("Venter på en anden", "Awaiting a second person"), right="confirm", under=_WORK
    ),
    Item(
        "collect:requests",
        Text("Indsamling til status", "Collecting for a status"),
        right="answer",
        under=_WORK,
    ),
    Item("meetings:bodies", Text("Grupper og møder", "Groups and meetings"), right="see_work", under=_WORK),
    Item("designs:home", Text("Evalueringsdesign", "Evaluation designs"), right="see_work", under=_EVALUATE),
    Item("surveys:home", Text("Spørgeskemaer", "Surveys"), right="see_work", under=_EVALUATE),
    Item("evaluations:home", Text("Resultater", "Results"), right="see_work", under=_EVALUATE),
    Item(
        "overview:network",
        Text("Sagerne i netværket", "The network's cases"),
        right="see_counts",
        under=_KNOW,
    ),
    Item("collect:statuses", Text("Statusser", "Statuses"), under=_KNOW),
    Item("papers:home", Text("Papirer", "Papers"), right="see_work", under=_KNOW),
    Item("publishing:documents", Text("Offentlige dokumenter", "Public documents"), under=_KNOW),
    Item("knowledge:knowledge", Text("Erfaringer", "Experience"), under=_KNOW),
    Item(
        "knowledge:conclusions",
        Text("Konklusioner og anbefalinger", "Conclusions and recommendations"),
        under=_KNOW,
    ),
    Item("knowledge:barriers", Text("Barrierer", "Barriers"), under=_KNOW),
    Item("knowledge:advocacy", Text("Interessevaretagelse", "Advocacy"), under=_KNOW),
    Item("files:files", Text("Filer og eksport", "Files and export"), under=_KNOW),
    Item("opendata:home", Text("Åbne data", "Open data"), under=_KNOW),
)
_MORE = Text("Mere", "More")
VISITORS: tuple[Item, ...] = (
    Item("trials:trials", Text("Forsøg", "Trials")),
    Item("municipality:mine", Text("Kommuner", "Municipalities")),
    Item("publishing:results", Text("Resultater", "Results")),
    Item("knowledge:conclusions", Text("Anbefalinger", "Recommendations")),
    Item("publishing:documents", Text("Dokumenter", "Documents")),
    *(item for item in ITEMS if item.under == _LAW),
    Item("calendar:calendar", Text("Kalender", "Calendar"), under=_MORE),
    Item(
        "portfolio:portfolio", Text("Forsøg for forsøg i hver kommune", "Trials by municipality"), under=_MORE
    ),
    Item("knowledge:knowledge", Text("Erfaringer", "Experience"), under=_MORE),
    Item("knowledge:barriers", Text("Barrierer", "Barriers"), under=_MORE),
    Item("knowledge:advocacy", Text("Interessevaretagelse", "Advocacy"), under=_MORE),
    Item("collect:statuses", Text("Statusser", "Statuses"), under=_MORE),
    Item("opendata:home", Text("Åbne data", "Open data"), under=_MORE),
    Item("files:files", Text("Tabeller", "Tables"), under=_MORE),
    Item("publishing:about", Text("Om netværket", "About the network"), under=_MORE),
)
"""What is there for everybody, in the order in which a citizen looks for it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A line as it is shown: a link, or a head with links below it."""

    name: Text
    url: str
    current: bool
    below: tuple[Shown, ...] = ()


def menu_of(request: HttpRequest, programme: Programme) -> tuple[Shown, ...]:
    """The menu for whoever asks. Pages of apps that are not installed are left out."""
    found: dict[Text, list[Shown]] = {}
    for item, url in _seen(request, programme):
        shown = Shown(item.name, url, request.path == url)
        found.setdefault(item.under or item.name, []).append(shown)
    heads = {item.under for item in _items(request) if item.under}
    return tuple(
        Shown(head, "", any(one.current for one in lines), tuple(lines)) if head in heads else lines[0]
        for head, lines in found.items()
    )


def work_of(request: HttpRequest, programme: Programme) -> tuple[Shown, ...]:
    """The lines below Work, for the front page; none for whoever has no work here."""
    found = (one for one in menu_of(request, programme) if one.name == _WORK)
    return next((one.below for one in found), ())


def _items(request: HttpRequest) -> tuple[Item, ...]:
    return ITEMS if request.user.is_authenticated else VISITORS


def _seen(request: HttpRequest, programme: Programme) -> Iterator[tuple[Item, str]]:
    for item in _items(request):
        if item.right and not may(request.user, programme, item.right):
            continue
        try:
            yield item, reverse(item.view, args=[programme.slug])
        except NoReverseMatch:
            continue
