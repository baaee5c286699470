"""Writing a journal as a pack's files: what is written is read back as it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from frikommune.language import NO_WORDS, Text
from frikommune.packfiles.journal import FOLDER, SOURCES, UNSTATED
from frikommune.packfiles.toml_write import table_text
from frikommune.programme.entry import Adoption, Entry, Names, Paper, Subject, Value, Verdict, Word
from frikommune.programme.figure import Figure
from frikommune.programme.journal import Journal
from frikommune.programme.when import When

_UNNAMED = "journal.toml"


def journal_files(journal: Journal, papers: Iterable[Paper] = ()) -> Mapping[str, str]:
    """The text of each file of `journal/`, by its name. Entries keep their file, order and heading.

    Entries that came from no file go to `journal.toml`. `papers` are sources to write beside those cited.
    """
    sources = {one.id: one for one in (*papers, *journal.papers)}
    files = {SOURCES: "\n".join(paper_lines(sources[name]) for name in sorted(sources))}
    by_file: dict[str, list[Entry]] = {}
    for entry in journal:
        by_file.setdefault(_file_of(entry), []).append(entry)
    for name, entries in by_file.items():
        told = [one for one in entries if not isinstance(one.value, Adoption)]
        chosen = [one for one in entries if isinstance(one.value, Adoption)]
        parts = [*_blocks(told), *(entry_lines(one) for one in chosen)]
        files[name] = "\n".join(parts)
    return files


def write_journal(journal: Journal, pack: Path) -> None:
    """Write `journal/` in a pack's folder. Raises OSError where that cannot be done."""
    folder = pack / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in journal_files(journal).items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _file_of(entry: Entry) -> str:
    name = Path(entry.where.partition(",")[0]).name
    return name if name.endswith(".toml") else _UNNAMED


def _blocks(entries: Iterable[Entry]) -> list[str]:
    """One `[[from]]` for each run of entries with the same source, heading and family."""
    found = []
    for (source, heading, family), run in groupby(
        entries, lambda one: (one.paper.id, one.heading, one.family)
    ):
        found.append(table_text("[[from]]", {"source": source, "heading": heading}))
        found += [table_text(f"[[from.{family}]]", entry_table(one)) for one in run]
    return found


def entry_lines(entry: Entry) -> str:
    """One entry alone, with its source and heading."""
    if isinstance(entry.value, Adoption):
        return table_text("[[adoption]]", entry_table(entry))
    return "\n".join(_blocks([entry]))


def paper_lines(paper: Paper) -> str:
    """One source alone."""
    return table_text("[[source]]", paper_table(paper))


def paper_table(paper: Paper) -> dict[str, Any]:
    """A source with the keys of `sources.toml`."""
    return _given(
        {
            "id": paper.id,
            "reference": paper.reference,
            "title": paper.title,
            "recorded": paper.recorded.written,
            "certainty": paper.certainty,
            "seed": paper.seed,
            "because": paper.because,
        }
    )


def entry_table(entry: Entry) -> dict[str, Any]:
    """An entry with the keys that its reader knows; what is as its source has it is left out."""
    if isinstance(entry.value, Adoption):
        return _adoption_table(entry, entry.value)
    table = {
        "id": entry.id,
        "about": str(entry.about),
        "says" if entry.family == "claim" else "does": entry.says,
        "effect": entry.effect.written if entry.effect else UNSTATED,
        "until": entry.until.written if entry.until else "",
        "recorded": _own_recorded(entry),
        **_value_keys(entry.value),
        "certainty": entry.certainty if entry.certainty != entry.paper.certainty else "",
        "concerns": [str(one) for one in entry.concerns],
        "because": entry.because,
    }
    for key in ("by", "second", "document", "basis", "corrects", "based_on") if entry.deed else ():
        table[key] = getattr(entry.deed, key)
    return _given(table)


def _adoption_table(entry: Entry, value: Adoption) -> dict[str, Any]:
    return _given(
        {
            "id": entry.id,
            "source": entry.paper.id,
            "by": entry.deed.by if entry.deed else "",
            "recorded": _own_recorded(entry),
            "adopts": list(value.adopts),
            "over": list(value.over),
            "reason": value.reason,
        }
    )


def _given(table: Mapping[str, Any]) -> dict[str, Any]:
    """The keys that have a value: what is empty is not written."""
    return {key: one for key, one in table.items() if one is not None and one not in ("", [], NO_WORDS)}


def _own_recorded(entry: Entry) -> str:
    return entry.recorded.written if entry.recorded != entry.paper.recorded else ""


def _value_keys(value: Value) -> dict[str, Any]:
    match value:
        case Text():
            return {"da": value.da, "en": value.en}
        case Figure():
            return _figure_keys(value)
        case When():
            return {"when": value.written}
        case Names():
            return {"names": list(value.names)}
        case Word():
            return {"word": value.code}
        case Subject():
            return {"subject": str(value)}
        case Verdict():
            said = {"da": value.text.da, "en": value.text.en}
            return {"law_from": value.law_from, "verdict": value.verdict, **said}
        case _:
            return {}


def _figure_keys(figure: Figure) -> dict[str, Any]:
    keys = ("number", "upto", "unit", "qualifier", "method")
    parts = ("numerator", "denominator", "unfinished", "price_year")
    words = {"da": figure.measure.da, "en": figure.measure.en}
    return {**words, **{key: getattr(figure, key) for key in (*keys, *parts)}}
