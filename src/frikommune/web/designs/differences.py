"""What differs between two designs, field by field, in words."""

from __future__ import annotations

from dataclasses import dataclass

from frikommune.evaluation.designs.design import Design
from frikommune.evaluation.designs.words import field_words
from frikommune.language import Text
from frikommune.web.designs.content import Content, content_of, fields_at
from frikommune.web.designs.fields import FIELDS, ROWS
from frikommune.web.designs.words import words_of


@dataclass(frozen=True, slots=True)
class Changed:
    """A field with what stood in it before and stands in it now; empty words: nothing."""

    label: Text
    before: str
    after: str


def changed_between(before: Design, after: Design) -> list[Changed]:
    """Every field in which they differ, in the order of the form."""
    one, two = content_of(before), content_of(after)
    fields = {field.path: field for content in (one, two) for field in fields_at(content, *FIELDS, *ROWS)}

    def said(content: Content, path: str) -> str:
        return words_of(fields[path], content[path], content) if path in content else ""

    return [
        Changed(field_words(path), said(one, path), said(two, path))
        for path in fields
        if one.get(path) != two.get(path)
    ]
