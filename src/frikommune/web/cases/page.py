"""The case page: a case in time, each duty in words, and what was recorded here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from frikommune.casework.duties.asks import met_by, use_needs
from frikommune.casework.duties.days import days_away, week_text
from frikommune.casework.duties.duties import CaseDuty, duties_of
from frikommune.casework.duties.duty import PLACE_WORDS, PLACES, Place
from frikommune.casework.duties.whose import moves_of
from frikommune.casework.picture.picture import picture_of
from frikommune.casework.picture.scale import is_longer, recent, whole
from frikommune.language import Text
from frikommune.law.exemption import Exemption
from frikommune.law.rulebook import Rulebook
from frikommune.law.words import Words
from frikommune.web.cases.access import is_closed, seat_there
from frikommune.web.cases.kept_here import kept_here
from frikommune.web.cases.models import Case
from frikommune.web.cases.opening import of_case
from frikommune.web.efforts.of_case import EffortShown, efforts_of, may_record
from frikommune.web.uses.kept import living_history

_FOLDED: tuple[Place, ...] = ("let_off", "before_change", "done")
"""What is looked for seldom stands folded."""
_OTHER_STEPS = Text(
    "Andre skridt, som loven har betingelser for", "Other steps on which the law has conditions"
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A duty as the page shows it. `away` is None where there is no last day."""

    duty: CaseDuty
    number: int
    away: Text | None
    week: Text | None
    uses: tuple[tuple[Exemption, str], ...]
    words: Words

    @property
    def key(self) -> str:
        """The duty's place on the page."""
        return f"{self.duty.norm}-{self.number}"

    @property
    def how(self) -> tuple[Text, ...]:
        """What meets it, and in which form."""
        return met_by(self.duty.row.rule, self.words)

    @property
    def needs(self) -> list[tuple[Exemption, tuple[Text, ...]]]:
        """What each exemption that may be used needs."""
        return [(one, use_needs(one)) for one, _ in self.uses]


@dataclass(frozen=True, slots=True)
class Group:
    """The duties of one place, with its name. `place` is also where an address finds it on the page."""

    place: str
    words: Text
    duties: tuple[Shown, ...]
    folded: bool


@require_safe
@of_case()
def case(request: HttpRequest, case: Case) -> HttpResponse:
    """Everything about one case, as known today."""
    rulebook, today = request.book.pack.rulebook, request.today
    history = living_history(case, rulebook)
    duties = duties_of(history, rulebook, today)
    short, long = recent(history, today), whole(history, today)
    whole_is_asked = request.GET.get("span") == "all"
    shown = {
        "case": case,
        "group": rulebook.words.group(case.group),
        "spell": history.spells[-1] if history.spells else None,
        "moves": moves_of(history, request.municipality, today),
        "running": _running_here(rulebook, case, today),
        "picture": picture_of(history, rulebook, today, long if whole_is_asked else short),
        "is_whole": whole_is_asked,
        "has_more": is_longer(long, short),
        "groups": _grouped(request, case, duties),
        "counts": [(place, PLACE_WORDS[place], count) for place, count in _counts(duties) if count],
        "kept": kept_here(request, case, history),
        "efforts": _worth_telling(efforts_of(history, request.book, request.municipality, today)),
        "may_record": may_record(request, case),
        "is_leader": _may(request, "see_lookups"),
        "is_closed": is_closed(case, today),
    }
    return render(request, "cases/case.html", shown)


def _may(request: HttpRequest, right: str) -> bool:
    return seat_there(request.user, request.programme, right, request.municipality) is not None


def _worth_telling(efforts: list[EffortShown]) -> list[EffortShown]:
    """The efforts that run, ran or may begin."""
    return [one for one in efforts if one.runs or one.here.may_begin]


def _running_here(rulebook: Rulebook, case: Case, day: date) -> list[Exemption]:
    """The exemptions that hold in the municipality for the case's group on the day."""
    return [
        one
        for one in rulebook.exemptions.values()
        if one.covers_group(case.group)
        and any(grant.holds_on(day) for grant in rulebook.grants_of.get((one.id, case.municipality), ()))
        and any(rulebook.norms[change.norm].concerns(case.group) for change in one.changes)
    ]


def _counts(duties: Iterable[CaseDuty]) -> Iterator[tuple[Place, int]]:
    places = [one.place for one in duties]
    for place in ("overdue", "soon", "ahead"):
        yield place, places.count(place)


def _grouped(request: HttpRequest, case: Case, duties: tuple[CaseDuty, ...]) -> list[Group]:
    by_place: dict[Place, list[Shown]] = {place: [] for place in PLACES}
    for number, duty in numbered(duties):
        by_place[duty.place].append(_shown(request, case, number, duty))
    return [one for place, some in by_place.items() for one in _parted(place, some)]


def _parted(place: Place, duties: list[Shown]) -> Iterator[Group]:
    """The duties of a place; steps about which no trial says anything stand folded, after the others."""
    if place != "before_step":
        if duties:
            yield Group(place, PLACE_WORDS[place], tuple(duties), place in _FOLDED)
        return
    chosen = [one for one in duties if one.duty.usable or one.duty.awaits or one.duty.standing == "exempt"]
    others = tuple(one for one in duties if one not in chosen)
    if chosen:
        yield Group(place, PLACE_WORDS[place], tuple(chosen), folded=False)
    if others:
        yield Group("other_steps", _OTHER_STEPS, others, folded=True)


def numbered(duties: tuple[CaseDuty, ...]) -> list[tuple[int, CaseDuty]]:
    """Each duty with its number among those of the same norm, by which an address names it."""
    order = sorted(duties, key=lambda one: (one.norm, one.row.base, one.row.course, one.row.occurrence))
    counted: Counter[str] = Counter()
    numbers: dict[int, int] = {}
    for duty in order:
        counted[duty.norm] += 1
        numbers[id(duty)] = counted[duty.norm]
    return [(numbers[id(duty)], duty) for duty in duties]


def _shown(request: HttpRequest, case: Case, number: int, duty: CaseDuty) -> Shown:
    due = duty.due if duty.due != date.max else None
    uses = tuple((one, _use_page(request, case, duty, one)) for one in duty.usable)
    away = days_away(due, request.today) if due is not None else None
    week = week_text(due) if due is not None else None
    return Shown(duty, number, away, week, uses, request.book.pack.rulebook.words)


def _use_page(request: HttpRequest, case: Case, duty: CaseDuty, exemption: Exemption) -> str:
    """The address where the exemption is used; empty where that page is not there, or the seat may not."""
    if not _may(request, "use_exemption"):
        return ""
    try:
        url = reverse("uses:use", args=[request.programme.slug, request.municipality, case.pk])
    except NoReverseMatch:
        return ""
    return f"{url}?norm={duty.norm}&occurrence={duty.occurrence}&exemption={exemption.id}"
