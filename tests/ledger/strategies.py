"""Random small laws and histories: every kind of norm, reforms, trials, moves, events of one day, uses."""

from __future__ import annotations

from typing import Any, NamedTuple

from hypothesis import strategies as st

from frikommune.cases.history import Event, History, Spell, Use
from frikommune.law.exemption import Grant
from frikommune.law.rulebook import Rulebook
from tests.ledger.building import day, event, grant, history, law, spell, use

BECAUSE = 'because = { da = "ingen kilde siger det", en = "no source says so" }'
STEPS = (
    "step = [{ number = 1, in_week = 4 }]",
    "step = [{ number = 1, in_week = 2 }, { number = 2, in_week = 5 }]",
    'step = [{ number = 1, due = "6 weeks" }, { number = 2, opens = "3 weeks", due = "9 weeks" }]',
    "step = [{ number = 1, in_months = [2, 2] }, { number = 2, in_months = [3, 4] }]",
    'step = [{ number = 1, due = "course.end" }]',
    f'{BECAUSE}, step = [{{ number = 1, in_week = 3 }}, {{ number = 2, window = "unknown" }}]',
)
OTHER_STEP = (
    "step = [{ number = 1, in_week = 8 }]",
    'step = [{ number = 1, due = "10 weeks" }]',
)
RHYTHMS = (
    'rhythm = { counted_from = "origin", every = "1 month" }',
    'rhythm = { counted_from = "origin", every = "2 weeks", grace = "3 weeks" }',
    'rhythm = { counted_from = "origin", '
    'phase = [{ every = "2 weeks", until = "2 months" }, { every = "1 month" }] }',
    'rhythm = { counted_from = "last_done", every = "3 weeks" }',
    'rhythm = { counted_from = "last_done", every = "1 month", first_due = "2 weeks" }',
    'rhythm = { counted_from = "last_done", phase = [{ every = "2 weeks", until = "3 months" }] }',
)
FORMS = ("", ', form = [{ form = "personligt" }]', f', {BECAUSE}, form = "unknown"')
RELEASE = (
    'released_by = { event = "afgang", only_if = [{ attribute = "til", one_of = ["job"] }], until = "until" }'
)
ANCHORS = (
    "",
    'anchor = { each_event = "sygemelding" }',
    'anchor = { accumulated = "40 days", within = "90 days", in_groups = ["dagpenge"], again = true }',
)
TRIGGERS = (
    'trigger = { event = "samtale" }\nrequires = { event = "attest" }\ncarry_over = true',
    'trigger = { event = "samtale" }\nrequires = { event = "attest" }\n'
    'carry_over = false\nmax_age = "4 weeks"',
    'trigger = { event = "samtale" }\ntest = { at_least = "4 weeks" }',
    'trigger = { event = "samtale" }\ntest = { sum_of = "uger", at_most = 5 }',
)
DAYS = st.integers(0, 200)


class Case(NamedTuple):
    """A law and a history."""

    rulebook: Rulebook
    history: History


@st.composite
def duties(draw: Any) -> str:
    """A duty of any shape, perhaps reformed or repealed on the way."""
    wordings = draw(st.sampled_from((STEPS, RHYTHMS)))
    versions = [draw(st.sampled_from(wordings)) + draw(st.sampled_from(FORMS[:1] * 3 + FORMS))]
    if BECAUSE in versions[0] and versions[0].count(BECAUSE) > 1:
        versions = [versions[0].replace(f"{BECAUSE}, ", "", 1)]
    reform = draw(st.sampled_from(("", "", "keep", "reread", "repealed")))
    if reform == "repealed":
        versions.append(f"day = {draw(DAYS)}, repealed = true")
    elif reform:
        versions.append(f'day = {draw(DAYS)}, open_duties = "{reform}", {draw(st.sampled_from(wordings))}')
    head = [draw(st.sampled_from(ANCHORS))]
    if wordings is STEPS:
        head.append(f'read_at = "{draw(st.sampled_from(("start", "opens", "due")))}"')
        head.append(draw(st.sampled_from(("", 'early = "1 week"', 'paused_by = ["ferie"]'))))
    head.append(draw(st.sampled_from(("", RELEASE, 'due_rolls_to = "next working day"'))))
    return "\n".join([*head, "version = [" + ", ".join(f"{{ {one} }}" for one in versions) + "]"])


@st.composite
def grants(draw: Any, exemption: str) -> list[Grant]:
    """Up to two stretches in each municipality."""
    found = []
    for municipality in ("aalborg", "morsø"):
        edges = sorted(draw(st.sets(st.integers(-20, 200), max_size=4)))
        found += [
            grant(exemption, municipality, *pair) for pair in zip(edges[::2], edges[1::2], strict=False)
        ]
    return found


@st.composite
def laws(draw: Any) -> Rulebook:
    """One norm under a few trials."""
    norm = draw(st.one_of(duties(), duties(), st.sampled_from(TRIGGERS)))
    covers = draw(st.sampled_from(("one", "rest_of_course")))
    exemptions = [
        'id = "alle"\nchange = { norm = "samtale", suspend = true }',
        f'id = "fri"\nchange = {{ norm = "samtale", suspend = true }}\nuse = {{ covers = "{covers}" }}',
    ]
    if "step" in norm and "unknown" not in norm:
        wording = draw(st.sampled_from(OTHER_STEP))
        exemptions.append(
            f'id = "andet"\nafter = ["alle"]\nchange = {{ norm = "samtale", replace = {{ {wording} }} }}'
        )
    given = [one for text in exemptions for one in draw(grants(text.split('"')[1]))]
    return law(norm, exemptions=exemptions, grants=given)


@st.composite
def spells(draw: Any) -> list[Spell]:
    """One course of up to three municipalities, and perhaps another after a gap."""
    edges = sorted(draw(st.sets(DAYS, min_size=2, max_size=5)))
    places = draw(st.lists(st.sampled_from(("aalborg", "morsø", "rebild")), min_size=5, max_size=5))
    found = [spell(a, b, place) for a, b, place in zip(edges, edges[1:], places, strict=False)]
    if draw(st.booleans()):
        found.append(spell(edges[-1] + draw(st.integers(0, 5)), None, places[-1]))
    return found


@st.composite
def events(draw: Any) -> list[Event]:
    """Events of every kind; several may share a day."""
    found = []
    for number in range(draw(st.integers(0, 10))):
        kind = draw(st.sampled_from(("samtale",) * 4 + ("sygemelding", "ferie", "afgang", "attest")))
        on = draw(DAYS)
        until = day(on + draw(st.integers(1, 30)))
        form = draw(st.sampled_from(("", "personligt", "telefon")))
        one = event(
            on, kind, form=form, sequence=number + 1, until=until, til="job", uger=draw(st.integers(1, 5))
        )
        found.append(one)
    return found


@st.composite
def uses(draw: Any) -> list[Use]:
    """Decisions, some of them recorded later or naming an occurrence."""
    days = sorted(draw(st.sets(DAYS, max_size=2)))
    return [
        use(on, recorded=on + draw(st.integers(0, 20)), occurrence=draw(st.sampled_from((0, 0, 1, 2))))
        for on in days
    ]


@st.composite
def cases(draw: Any) -> Case:
    """A law and a history."""
    return Case(draw(laws()), history(*draw(spells()), *draw(events()), *draw(uses())))
