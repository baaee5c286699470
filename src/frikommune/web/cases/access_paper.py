"""What is kept of a citizen, as a paper: for the citizen who wants it on paper or by Digital Post."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from frikommune.cases.history import Attributes, History, Spell
from frikommune.casework.delivery.changes import noted_words
from frikommune.casework.duties.told import event_words
from frikommune.language import Language, Text, day_in_words
from frikommune.law.words import Words as Named
from frikommune.reports.paper import Paper, Paragraph, Points, Run, Section, Words
from frikommune.web.cases.kept_here import KeptHere
from frikommune.web.cases.models import Case, Lookup
from frikommune.web.cases.origin import Origin

_NOTHING = Text("Intet.", "Nothing.")


def access_paper(
    case: Case,
    history: History,
    kept: KeptHere,
    looks: Iterable[tuple[Lookup, Text]],
    origin: Origin,
    named: Named,
    today: date,
) -> Paper:
    """The whole of it. `looks`: each look-up with its purpose; the staff's names are in none of it."""
    sections = (
        _section(Text("Hvem", "Who"), _who(case, named)),
        _section(Text("Målgrupper", "Target groups"), _spells(history, named)),
        _section(Text("Hvad der er sket", "What happened"), _events(history, named)),
        _section(Text("Undtagelser brugt i sagen", "Exemptions used in the case"), _uses(kept)),
        _section(Text("Tilføjet her", "Added here"), _added(kept)),
        _section(Text("Rettet af fagsystemet", "Corrected by the case system"), _corrected(kept)),
        _section(
            Text("Hvornår sagen er slået op, og hvorfor", "When the case was looked up, and why"),
            (_at(one.at, purpose) for one, purpose in looks),
        ),
        _section(
            Text("Hvor oplysningerne kommer fra", "Where the data came from"),
            (_at(one.at, Text.same(one.system)) for one in origin.sources),
        ),
        _section(
            Text("Hvem der har fået oplysninger", "Who was given data"),
            (_at(one.at, one.what) for one in origin.recipients),
        ),
        _section(Text("Hvorfor de er her, og hvor længe", "Why it is here, and how long"), _why(origin)),
    )
    title = Text("Hvad der er gemt om borgeren", "What is kept of the citizen")
    made_up = Text("opdigtet borger", "made-up citizen") if case.synthetic else Text("", "")
    return Paper("access", title, today, sections, subtitle=made_up, municipality=case.municipality)


def _section(title: Text, lines: Iterable[Text]) -> Section:
    found = tuple(_words(one) for one in lines)
    return Section(_words(title), (Points(found) if found else Paragraph(_words(_NOTHING)),))


def _words(text: Text) -> Words:
    return Words((Run(text.da),), (Run(text.en),))


def _who(case: Case, named: Named) -> Iterable[Text]:
    group = named.group(case.group)
    yield Text(f"Sagsnummer: {case.number or '–'}", f"Case number: {case.number or '–'}")
    yield Text(
        f"Kode: {case.person}. CPR-nummeret er ikke gemt, og koden kan ikke regnes tilbage.",
        f"Code: {case.person}. The CPR number is not kept, and the code cannot be reckoned back.",
    )
    yield Text(f"Målgruppe: {group.da}", f"Target group: {group.en}")
    yield Text(f"Team: {case.team or '–'}", f"Team: {case.team or '–'}")


def _spells(history: History, named: Named) -> Iterable[Text]:
    for one in history.spells:
        yield Text(_spell(one, named, "da"), _spell(one, named, "en"))


def _spell(one: Spell, named: Named, language: Language) -> str:
    last = day_in_words(one.last_day, language) if one.last_day else ""
    what = f"{named.group(one.group).said_in(language)}, {one.municipality}"
    return f"{day_in_words(one.start, language)} – {last}: {what}{_noted(one.attributes, named, language)}"


def _events(history: History, named: Named) -> Iterable[Text]:
    for one in history.events:
        said, noted = event_words(one, named), one.attributes
        da, en = _noted(noted, named, "da"), _noted(noted, named, "en")
        yield _on(one.day, Text(f"{said.da}{da}", f"{said.en}{en}"))


def _noted(attributes: Attributes, named: Named, language: Language) -> str:
    return "".join(f"; {line.said_in(language)}" for line in noted_words(attributes, named))


def _uses(kept: KeptHere) -> Iterable[Text]:
    for one in kept.uses:
        instead = one.use.replaced_by
        yield _on(
            one.use.decided_on,
            Text(
                f"{one.use.exemption}, {one.norm.da} ({one.state.da}). Grund: {one.reason.da}"
                + (f". I stedet: {instead}" if instead else ""),
                f"{one.use.exemption}, {one.norm.en} ({one.state.en}). Reason: {one.reason.en}"
                + (f". Instead: {instead}" if instead else ""),
            ),
        )
    for sent in kept.sent_uses:
        yield _on(
            sent.use.decided_on,
            Text(
                f"{sent.use.exemption}, {sent.norm.da} (fra fagsystemet). {sent.reason.da}",
                f"{sent.use.exemption}, {sent.norm.en} (from the case system). {sent.reason.en}",
            ),
        )


def _added(kept: KeptHere) -> Iterable[Text]:
    for one in kept.events:
        back = Text(" (trukket tilbage)", " (taken back)") if one.taken_back else Text("", "")
        yield _on(one.event.day, Text(f"{one.words.da}{back.da}", f"{one.words.en}{back.en}"))


def _corrected(kept: KeptHere) -> Iterable[Text]:
    for one in kept.corrected:
        for told in one.told:
            before, now = told.before, told.now
            yield _at(
                one.at, Text(f"{before.da or '–'} → {now.da or '–'}", f"{before.en or '–'} → {now.en or '–'}")
            )


def _why(origin: Origin) -> Iterable[Text]:
    yield Text(f"Formål: {origin.purpose.da}.", f"Purpose: {origin.purpose.en}.")
    yield Text(f"Retsgrundlag: {origin.basis.da}.", f"Legal basis: {origin.basis.en}.")
    yield Text(f"Slettes: {origin.until.da}.", f"Deleted: {origin.until.en}.")
    yield Text(
        "Du kan bede kommunen om at få noget rettet eller slettet og klage til Datatilsynet.",
        "You can ask the municipality to mend or delete something, and complain to the Danish Data "
        "Protection Agency.",
    )


def _on(day: date, text: Text) -> Text:
    return Text(f"{day_in_words(day, 'da')}: {text.da}", f"{day_in_words(day, 'en')}: {text.en}")


def _at(moment: datetime, text: Text) -> Text:
    local = timezone.localtime(moment)
    clock = local.strftime("%H.%M")
    return Text(
        f"{day_in_words(local.date(), 'da')} {clock}: {text.da}",
        f"{day_in_words(local.date(), 'en')} {clock}: {text.en}",
    )
