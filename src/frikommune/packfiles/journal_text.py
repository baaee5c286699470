"""One entry of the journal as text, and back: what a database keeps of it, in the words of the files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace

from frikommune.packfiles.journal import read_file, read_paper
from frikommune.packfiles.journal_write import entry_lines, paper_lines
from frikommune.packfiles.table import Table
from frikommune.programme.entry import Entry, Paper


def text_of_entry(entry: Entry) -> str:
    """The entry as a file of its own would hold it: `[[from]]` and the claim or act, or `[[adoption]]`."""
    return entry_lines(entry)


def entry_of_text(text: str, papers: Mapping[str, Paper], where: str) -> Entry:
    """The entry that a text holds. `where` is where it is kept, for order and for refusals.

    Raises Refused as a file's reader does.
    """
    (entry,) = read_file(Table(tomllib.loads(text), where), papers)
    return replace(entry, where=where)


def text_of_paper(paper: Paper) -> str:
    """A source as `sources.toml` would hold it."""
    return paper_lines(paper)


def paper_of_text(text: str, where: str) -> Paper:
    """The source that a text holds. Raises Refused as a file's reader does."""
    (row,) = Table(tomllib.loads(text), where).need_tables("source")
    return read_paper(row)
