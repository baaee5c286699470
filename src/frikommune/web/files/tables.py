"""The tables that can be taken away: what each holds on a day, row by row, as plain values."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import xlsxwriter

from frikommune.cases.formulas import tame
from frikommune.language import NO_WORDS, Language, Text
from frikommune.programme.entry import Entry
from frikommune.programme.figure import Figure
from frikommune.programme.state import State
from frikommune.programme.views import STATUS_WORDS
from frikommune.programme.words import says_text, subject_text, value_text
from frikommune.web.journal.book import Book

Row = Sequence[object]


@dataclass(frozen=True, slots=True)
class Asked:
    """Of which book, on which day as known on which day, in which language."""

    book: Book
    on: date
    known_on: date | None
    language: Language

    @property
    def now(self) -> State:
        """The state on the day."""
        return self.book.now(self.on, self.known_on)

    def text(self, text: Text) -> str:
        """A text in the language asked for."""
        return text.said_in(self.language)


@dataclass(frozen=True, slots=True)
class Kind:
    """A table: what it is called, its columns, and how its rows are made."""

    title: Text
    columns: Sequence[Text]
    rows: Callable[[Asked], Iterator[Row]]


def _trials(asked: Asked) -> Iterator[Row]:
    for one in asked.book.trials(asked.on, asked.known_on):
        trial = asked.book.pack.trials.get(one.trial.name)
        name = one.name or (trial.title if trial else NO_WORDS)
        places = ", ".join(one.running_in)
        yield one.trial.name, asked.text(name), one.round, asked.text(STATUS_WORDS[one.status]), places


def _grants(asked: Asked) -> Iterator[Row]:
    for one in asked.book.pack.rulebook.grants:
        trial = asked.book.pack.trial_of(one.exemption)
        source = one.source.short
        name = trial.id if trial else ""
        yield name, one.exemption, one.municipality, one.start, one.end or "", source, one.certainty


def _figures(asked: Asked) -> Iterator[Row]:
    for entry in _entries(asked):
        value = entry.value
        if isinstance(value, Figure):
            whole = (value.numerator, value.denominator, value.unfinished)
            about = ", ".join(str(one) for one in entry.concerns)
            number = "" if value.number is None else float(value.number)
            yield (
                *(entry.about.name, asked.text(value.measure), asked.text(value.text), number, value.unit),
                *(value.qualifier or "", value.method or ""),
                *("" if one is None else one for one in whole),
                *(about, *_source(entry)),
            )


def _journal(asked: Asked) -> Iterator[Row]:
    names = asked.book.names(asked.on, asked.known_on)
    for entry in asked.now.known:
        effect = entry.effect.written if entry.effect else ""
        yield (
            *(entry.id, str(entry.about), asked.text(subject_text(entry.about, names))),
            *(asked.text(says_text(entry.says)), asked.text(value_text(entry.value, names))),
            *(effect, entry.recorded.written, entry.family, *_source(entry)),
        )


def _entries(asked: Asked) -> Iterator[Entry]:
    for question in asked.now.questions.values():
        for fact in question.facts:
            yield fact.entry


def _source(entry: Entry) -> Row:
    return entry.paper.reference, entry.heading, entry.certainty


_SOURCE = (Text("Kilde", "Source"), Text("Overskrift", "Heading"), Text("Sikkerhed", "Certainty"))
KINDS: Mapping[str, Kind] = {
    "trials": Kind(
        Text("Forsøg", "Trials"),
        (
            *(Text("Forsøg", "Trial"), Text("Navn", "Name"), Text("Runde", "Round")),
            *(Text("Tilstand", "State"), Text("I gang i", "Running in")),
        ),
        _trials,
    ),
    "grants": Kind(
        Text("Hvor og hvornår forsøg gælder", "Where and when trials hold"),
        (
            *(Text("Forsøg", "Trial"), Text("Fravigelse", "Exemption"), Text("Kommune", "Municipality")),
            *(Text("Fra", "From"), Text("Til, ikke med", "To, not including")),
            *(_SOURCE[0], _SOURCE[2]),
        ),
        _grants,
    ),
    "figures": Kind(
        Text("Offentliggjorte tal", "Published figures"),
        (
            *(
                Text("Tal", "Figure"),
                Text("Måler", "Measures"),
                Text("Som kilden siger", "As the source says"),
            ),
            *(Text("Værdi", "Value"), Text("Enhed", "Unit"), Text("Forbehold", "Qualifier")),
            *(Text("Metode", "Method"), Text("Tæller", "Numerator"), Text("Nævner", "Denominator")),
            *(Text("Uafsluttede", "Unfinished"), Text("Vedrører", "Concerns"), *_SOURCE),
        ),
        _figures,
    ),
    "journal": Kind(
        Text("Hele journalen", "The whole journal"),
        (
            *(Text.same("Id"), Text("Emne", "Subject"), Text("Emnets navn", "Subject's name")),
            *(Text("Siger", "Says"), Text("Indhold", "Content"), Text("Virker fra", "Effect")),
            *(Text("Registreret", "Recorded"), Text("Art", "Family"), *_SOURCE),
        ),
        _journal,
    ),
}


def as_csv(kind: Kind, asked: Asked) -> bytes:
    """With semicolons and a byte-order mark, as a Danish Excel opens it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([asked.text(one) for one in kind.columns])
    writer.writerows([[tame(one) for one in row] for row in kind.rows(asked)])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(kind: Kind, asked: Asked) -> bytes:
    """One sheet with a heading row that stays in sight, and filters."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(asked.text(kind.title)[:31])
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        for column, name in enumerate(kind.columns):
            sheet.write_string(0, column, asked.text(name), bold)
        number = 0
        for number, row in enumerate(kind.rows(asked), 1):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, day)
                elif isinstance(value, int | float):
                    sheet.write_number(number, column, value)
                else:
                    sheet.write_string(number, column, str(value))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, number, len(kind.columns) - 1)
        sheet.autofit()
    return out.getvalue()
