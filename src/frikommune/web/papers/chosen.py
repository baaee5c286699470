"""What a reader asked for: kind, municipality, trial, day and language; and the paper that answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse

from frikommune.language import LANGUAGES, Language
from frikommune.packfiles.pack import Pack
from frikommune.reports.bundle import Bundle
from frikommune.reports.facts import Facts
from frikommune.reports.forms.html_words import Link
from frikommune.reports.kinds import KINDS, Kind
from frikommune.reports.own_texts import Written, with_own
from frikommune.reports.paper import Paper
from frikommune.web.evaluations.known_results import results_of, results_version
from frikommune.web.journal.book import book_at
from frikommune.web.journal.models import Programme
from frikommune.web.pages.speech import language
from frikommune.web.papers.about import about_of
from frikommune.web.papers.texts import texts_on
from frikommune.web.people.rights import own_municipalities
from frikommune.web.surveys.known_surveys import survey_of, survey_version

KEPT_PAPERS = 32


@dataclass(frozen=True, slots=True)
class Chosen:
    """A paper that was asked for. What the kind does not need is empty."""

    kind: Kind
    municipality: str
    trial: str
    day: date
    language: Language
    since: str = ""
    survey: str = ""
    round: str = ""

    @property
    def about(self) -> str:
        """What it is of besides its municipality, as it is kept (`about.py`)."""
        takes = (*self.kind.needs, *self.kind.takes)
        return about_of({key: one for key, one in self.given.items() if key in takes})

    @property
    def lacks(self) -> tuple[str, ...]:
        """What must be chosen before it can be written."""
        return tuple(one for one in self.kind.needs if not getattr(self, one))

    @property
    def given(self) -> dict[str, str]:
        """What the kind's functions take."""
        return {
            "municipality": self.municipality,
            "trial": self.trial,
            "since": self.since,
            "survey": self.survey,
            "round": self.round,
        }

    @property
    def asked(self) -> dict[str, str]:
        """As an address asks for it."""
        asked = {
            **self.given,
            "on": self.day.isoformat(),
            "language": self.language,
        }
        return {key: one for key, one in asked.items() if one}

    @property
    def query(self) -> str:
        """The same, behind the question mark."""
        return urlencode(self.asked)


def chosen_of(request: HttpRequest, kind: str) -> Chosen:
    """What an address or a form asks for; the own municipality where none is named. Raises 404."""
    if kind not in KINDS:
        raise Http404
    found, given = KINDS[kind], request.GET
    takes = (*found.needs, *found.takes)
    place = given.get("municipality", "").strip()[:80] if "municipality" in takes else ""
    if "municipality" in found.needs and "municipality" not in given:
        place = next(iter(own_municipalities(request.user, request.programme)), "")
    trial = given.get("trial", "").strip()[:60] if "trial" in takes else ""
    tongue = given.get("language", "")
    in_words: Language = "en" if tongue == "en" else "da" if tongue in LANGUAGES else language()
    since = given.get("since", "").strip()[:10] if "since" in takes else ""
    survey, round_ = (given.get(one, "").strip()[:9] if one in takes else "" for one in ("survey", "round"))
    return Chosen(found, place, trial, request.on, in_words, since, survey, round_)


def paper_of(request: HttpRequest, chosen: Chosen) -> tuple[Paper, tuple[Written, ...]]:
    """The paper with people's texts in it, and the texts whose section it has not. Raises Refused."""
    return with_own(without_own(request, chosen), texts_on(request.programme, chosen))


def without_own(request: HttpRequest, chosen: Chosen) -> Paper:
    """The paper as the facts alone make it. Raises Refused."""
    survey = survey_version(request.programme, chosen.survey) if chosen.survey else ""
    versions = (request.book.version, results_version(request.programme), survey)
    return _built(versions, request.book.slug, chosen.kind.id, tuple(chosen.given.items()), chosen.day)


def bundle_without_own(request: HttpRequest, chosen: Chosen) -> Bundle:
    """The paper with all that it encloses, as the facts alone make them. Raises Refused."""
    facts = _facts(request.programme, request.book.pack, chosen.day, chosen.survey)
    return chosen.kind.bundle(facts, chosen.given)


def _facts(programme: Programme, pack: Pack, day: date, survey: str) -> Facts:
    """What a paper is written from: of surveys only the one that it is of, for they take time to read."""
    return Facts(pack, day, results_of(programme), survey_of(programme, survey) if survey else ())


def links(request: HttpRequest, day: date, *, whole: bool = False) -> Link:
    """Turns the link of a fact into the address of the page that shows it, as known on a day."""
    front = reverse("journal:front", args=[request.programme.slug])
    front = request.build_absolute_uri(front) if whole else front
    days = urlencode({"on": day.isoformat(), "known_on": day.isoformat()})
    return lambda link: f"{front}{link}?{days}"


@lru_cache(maxsize=KEPT_PAPERS)
def _built(
    versions: tuple[str, str, str], slug: str, kind: str, given: tuple[tuple[str, str], ...], day: date
) -> Paper:
    """Papers are pure functions of book, results, survey and what is asked, so they are kept by these."""
    programme, asked = Programme.objects.get(slug=slug), dict(given)
    facts = _facts(programme, book_at(versions[0], slug).pack, day, asked["survey"])
    return KINDS[kind].build(facts, asked)
