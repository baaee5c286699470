"""The half-yearly status to KKR, as slides: trials, new law, advocacy, and what is planned.

It tells what was recorded since the status before: experience, figures, advocacy, laws. What has not changed
is not told again; a half year without anything new says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from frikommune.errors import Refused, refuse
from frikommune.language import Text, day_text
from frikommune.programme.entry import Entry, Names, Subject
from frikommune.programme.figure import Figure, number_text
from frikommune.programme.views import STATUS_WORDS, TrialNow
from frikommune.programme.when import When
from frikommune.reports.facts import Facts
from frikommune.reports.paper import NOTHING, Grid, Paper, Section, Words
from frikommune.reports.parts.advocacy import advocacy
from frikommune.reports.parts.amounts import measured, short_amount
from frikommune.reports.parts.calendar import coming, passed, plan_table
from frikommune.reports.parts.counted import counted
from frikommune.reports.parts.days import long_day, long_when
from frikommune.reports.parts.heard import experience_slides
from frikommune.reports.parts.law_overview import law_slides, numbers
from frikommune.reports.parts.own_trials import check_day
from frikommune.reports.parts.slides import slides, table_slides
from frikommune.reports.parts.told import half_year, networks, new, owners, owners_inside, period_over, told
from frikommune.reports.writing import words, write

KIND = "kkr_status"
_TRIALS = Text("Status på forsøgene", "Where the trials stand")
_LAW = Text("Regelforenklinger og frikommuneforsøg", "Simpler rules and the trials")
_ADVOCACY = Text("Interessevaretagelse", "Advocacy")
_APPLICATIONS = ("applications", "granted")
"""By these names a journal tells how many applications were sent, and how many of them granted."""
_CALENDAR = Text("Hvad der er planlagt", "What is planned")


def build(facts: Facts, since: date | None = None) -> Paper:
    """The status on a day. `since` is the day of the status before; without it, the half year began it.

    Raises Refused where the network is not known on the day, or `since` lies after it.
    """
    check_day(facts)
    first = since or half_year(facts.on)
    if first > facts.on:
        raise _since_after(first, facts.on)
    parts = {
        _TRIALS: (*_now(facts, first), *experience_slides(facts, first), *_figures(facts, first)),
        _LAW: tuple(law_slides(facts, first)),
        _ADVOCACY: tuple(_advocacy(facts, first)),
        _CALENDAR: (*_passed(facts, first), *_calendar(facts)),
    }
    name = facts.names.get(_network(facts), Text("Frikommunenetværket", "The free-municipality network"))
    half = _half(facts.on)
    return Paper(
        kind=KIND,
        title=Text(f"{name.da}: status {half.da}", f"{name.en}: status, {half.en}"),
        subtitle=_subtitle(facts),
        sender=name,
        as_of=facts.on,
        shape="slides",
        sections=(_contents(facts, first, parts), *(one for some in parts.values() for one in some)),
        appendices=tuple(_overview(facts)),
    )


def _contents(facts: Facts, since: date, parts: dict[Text, tuple[Section, ...]]) -> Section:
    """What the status holds, who gives it, and that there is nothing new where that is so."""
    day = long_day(since)
    title = Text(f"Hvad der er nyt siden {day.da}", f"What is new since {day.en}")
    said = [words(heading) for heading, found in parts.items() if found]
    by = [words(facts.cite(one)) for one in _given_by(facts)]
    return next(slides(words(title), (*said, *_nothing(facts, since), *by), "contents"))


def _nothing(facts: Facts, since: date) -> Iterator[Words]:
    """What there is not: trials known of, anything entered since the status before."""
    if not facts.trials:
        yield words(Text("Journalen kender endnu ingen forsøg.", "The journal knows of no trial yet."))
    if not any(one.recorded.last >= since for one in facts.now.known):
        yield write(
            "Siden {day} er der ikke indført noget nyt i journalen.",
            "Nothing new has been entered in the journal since {day}.",
            day=long_day(since),
        )


def _given_by(facts: Facts) -> tuple[Entry, ...]:
    """Who gives the status, by role."""
    own = owners(facts)
    about = (one for one in facts.now.subjects("body") if one not in own)
    said = (entry for one in about for entry in told(facts, one, "says"))
    return tuple(one for one in said if set(own) & set(one.concerns))


def _subtitle(facts: Facts) -> Text:
    day, to = long_day(facts.on), owners_inside(facts)
    if not any(to):
        return Text(f"Status den {day.da}", f"Status on {day.en}")
    return Text(f"Til {to.da}, den {day.da}", f"To {to.en}, {day.en}")


def _now(facts: Facts, since: date) -> Iterator[Section]:
    """How many trials run, or ran to the end of the period, and what became of the others."""
    by_status = {status: [one for one in facts.trials if one.status == status] for status in _STANDS}
    ended = period_over(facts)
    heads = {**_STANDS, "running": _RAN} if ended else _STANDS
    said = (_stand(facts, status, heads[status], found) for status, found in by_status.items())
    title = _over(facts, ended) if ended else _running(facts, by_status["running"])
    points_said = (*_applications(facts, since), _begun(facts, since), *said, *_recommended(facts))
    yield from slides(title, points_said, "trials")


def _running(facts: Facts, runs: Sequence[TrialNow]) -> Words:
    if not runs:
        return words(Text("Ingen forsøg er i gang endnu", "No trial runs yet"))
    places = dict.fromkeys(place for one in runs for place in one.running_in)
    n = counted(facts, len(runs), "running", Text("Forsøg i gang", "Trials running"), "portfolio/")
    m = counted(
        facts, len(places), "places", Text("Kommuner med forsøg i gang", "Municipalities with trials")
    )
    return write("{n} forsøg er i gang i {m} kommuner", "{n} trials run in {m} municipalities", n=n, m=m)


def _over(facts: Facts, ended: Entry) -> Words:
    assert isinstance(ended.value, When)
    day = facts.cite(ended, long_when(ended.value))
    return write("Frikommuneperioden sluttede den {day}", "The period ended on {day}", day=day)


_STANDS: dict[str, Text] = {
    "running": Text("I gang", "Running"),
    "granted": Text("Imødekommet, ikke begyndt", "Granted, not begun"),
    "sent": Text("Ansøgt", "Applied for"),
    "never_started": Text("Imødekommet, aldrig sat i gang", "Granted, never started"),
    "ended": Text("Ophørt", "Ended"),
    "permanent": Text("Gjort permanent", "Made permanent"),
    "refused": Text("Afslået", "Refused"),
}
_RAN = Text("I gang, da perioden sluttede", "Running when the period ended")


def _stand(facts: Facts, status: str, head: Text, found: Sequence[TrialNow]) -> Words:
    if not found:
        return NOTHING
    n = counted(facts, len(found), f"status-{status}", head, "portfolio/")
    which = numbers([one.trial for one in found])
    trials = "trial" if len(found) == 1 else "trials"
    return write(
        "{head}: {n} forsøg ({which})", f"{{head}}: {{n}} {trials} ({{which}})", head=head, n=n, which=which
    )


def _overview(facts: Facts) -> Iterator[Section]:
    """Every trial by name, with the municipalities of its application and where it stands."""
    title = words(Text("Forsøgene og kommunerne", "The trials and the municipalities"))
    caption = words(
        Text("Kommuner, som kilderne nævner under hvert forsøg", "Municipalities that sources name")
    )
    rows = tuple(_row(facts, one) for one in facts.trials)
    yield from table_slides(title, Grid(caption, _COLUMNS, rows), "overview", 6, below=2)


_COLUMNS = (Text("Forsøg", "Trial"), Text("Kommuner", "Municipalities"), Text("Status", "Status"))


def _row(facts: Facts, one: TrialNow) -> tuple[Words, ...]:
    number, named = Text.same(one.trial.name), facts.found(one.trial, "named")
    places = facts.found(one.trial, "participants")
    name = write("{number} {name}", "{number} {name}", number=number, name=named) if named else words(number)
    return name, words(places) if places else NOTHING, words(STATUS_WORDS[one.status])


def _begun(facts: Facts, since: date) -> Words:
    """The trials whose first start lies since a day."""
    begun = [one for one in facts.trials if (day := _first_start(facts, one)) and day >= since]
    if not begun:
        return NOTHING
    says = Text("Forsøg begyndt i perioden", "Trials begun in the period")
    n = counted(facts, len(begun), "begun", says)
    which = numbers([one.trial for one in begun])
    trials = "trial" if len(begun) == 1 else "trials"
    return write(
        "Nye siden sidst: {n} forsøg ({which})",
        f"New since last: {{n}} {trials} ({{which}})",
        n=n,
        which=which,
    )


def _first_start(facts: Facts, one: TrialNow) -> date | None:
    own = (one.trial, *(Subject("part", part) for part in facts.pack.parts[one.trial.name]))
    found = (e for about in own for says in ("started", "start") for e in told(facts, about, says))
    return min((e.effect.start for e in found if e.effect and isinstance(e.value, Names)), default=None)


def _applications(facts: Facts, since: date) -> Iterator[Words]:
    """How many applications were sent and granted, where that was told since a day."""
    sent, granted = (told(facts, Subject("figure", name), "number") for name in _APPLICATIONS)
    if sent and granted and granted[-1].recorded.last >= since:
        number = granted[-1].value
        assert isinstance(number, Figure)
        assert number.number is not None
        yield write(
            "{sent} er sendt, og {granted} er helt eller delvist imødekommet.",
            "{sent} were sent, and {granted} were granted fully or partly.",
            sent=short_amount(facts, sent[-1]),
            granted=facts.cite(granted[-1], Text(*(number_text(number.number, da) for da in (True, False)))),
        )


def _recommended(facts: Facts) -> Iterator[Words]:
    """That recommendations have been given, once they have."""
    found = facts.now.subjects("recommendation")
    if found:
        says = Text("Netværkets anbefalinger", "Recommendations of the network")
        n = counted(facts, len(found), "recommendations", says, "knowledge/conclusions")
        yield write(
            "Netværket har givet {n} anbefalinger.", "The network has given {n} recommendations.", n=n
        )


def _figures(facts: Facts, since: date) -> Iterator[Section]:
    """Figures of the whole network told since a day, but for those of a time more than a year before it."""
    found = [
        one
        for one in new(facts, "figure", "number", since)
        if _is_networks(facts, one)
        and one.about.name not in _APPLICATIONS
        and (one.effect is None or one.effect.last >= since - timedelta(366))
    ]
    title = words(Text("Tal for hele netværket", "Figures of the whole network"))
    yield from slides(title, (_figure(facts, one) for one in found), "figures")


def _is_networks(facts: Facts, entry: Entry) -> bool:
    return isinstance(entry.value, Figure) and bool(set(networks(facts)) & set(entry.concerns))


def _figure(facts: Facts, entry: Entry) -> Words:
    said = measured(facts, entry)
    if entry.effect is None:
        return said
    return write("{said}, {when}", "{said}, {when}", said=said, when=facts.cite(entry, entry.effect.text))


def _advocacy(facts: Facts, since: date) -> Iterator[Section]:
    found = advocacy(facts, since)
    for title, said, anchor in (
        (Text("Interessevaretagelse siden sidst", "Advocacy since last"), found.been, "advocacy"),
        (Text("Interessevaretagelse på vej", "Advocacy under way"), found.under_way, "advocacy-coming"),
        (
            Text("Nævnt tidligere i perioden", "Told of earlier in the period"),
            found.before,
            "advocacy-before",
        ),
    ):
        yield from slides(words(title), said, anchor)


def _calendar(facts: Facts) -> Iterator[Section]:
    title = words(Text("Det ligger foran", "What lies ahead"))
    caption = words(Text("Kalender", "Calendar"))
    yield from table_slides(title, plan_table(facts, coming(facts), caption), "calendar")


def _passed(facts: Facts, since: date) -> Iterator[Section]:
    title = words(Text("Planlagt, men ikke meldt udført", "Planned, but not told to be done"))
    caption = words(Text("Tiden er gået", "Their time is over"))
    yield from table_slides(title, plan_table(facts, passed(facts, since), caption), "passed")


def _network(facts: Facts) -> Subject:
    return networks(facts)[0]


def _half(day: date) -> Text:
    number = 1 if day.month < 7 else 2
    return Text(f"{number}. halvår {day.year}", f"{('first', 'second')[number - 1]} half of {day.year}")


def _since_after(since: date, on: date) -> Refused:
    return refuse(
        "since_after_the_day",
        problem=Text("Den forrige status ligger efter papirets dag", "The status before lies after the day"),
        where="–",
        given=day_text(since).da,
        expected=Text(f"senest {day_text(on).da}", f"no later than {day_text(on).en}"),
        do_next=Text("Vælg en tidligere dag for den forrige status.", "Choose an earlier day."),
    )
