"""Saving a step of a design, field by field: never over what somebody else has written in the same field."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from frikommune.evaluation.designs.proposed import Proposed
from frikommune.web.designs.content import Content, content_of, fields_at
from frikommune.web.designs.models import DesignDraft, DesignState
from frikommune.web.journal.models import Programme
from frikommune.web.pages.conflicts import Conflict, Difference
from frikommune.web.people.models import Person


def begin(programme: Programme, person: Person, proposed: Proposed) -> DesignDraft:
    """A new draft with its first state, from what is proposed."""
    design = proposed.design
    content = content_of(design)
    with transaction.atomic():
        draft = DesignDraft.objects.create(
            programme=programme,
            trial=design.trial,
            title=design.title[:200],
            content=content,
            proposed={one.field: [one.why.da, one.why.en] for one in proposed.proposals},
            made_by=person,
            changed_by=person,
        )
        DesignState.objects.create(draft=draft, version=1, content=content, made_by=person)
    return draft


def save(number: int, sent: Content, based_on: int, paths: tuple[str, ...], person: Person) -> DesignDraft:
    """Store the fields at `paths` as a page that showed version `based_on` sent them.

    Raises Conflict where one of them has been changed to something else since.
    """
    with transaction.atomic():
        draft = DesignDraft.objects.select_for_update().get(pk=number)
        base = _based_on(draft, based_on)
        clashes = list(_clashes(base, draft.content, sent, paths))
        if clashes:
            raise Conflict(draft, clashes)
        content = _merged(base, draft.content, sent, paths)
        if content == draft.content and not draft.dropped:
            return draft
        draft.version += 1
        draft.content, draft.changed_by, draft.dropped = content, person, False
        draft.title = content.get("title", "")[:200]
        draft.save()
        DesignState.objects.create(draft=draft, version=draft.version, content=content, made_by=person)
    return draft


def _based_on(draft: DesignDraft, version: int) -> Content:
    state = draft.states.filter(version=version).first()
    return state.content if state else draft.content


def _merged(base: Content, theirs: Content, sent: Content, paths: tuple[str, ...]) -> Content:
    merged = dict(theirs)
    for path in _keys(base, theirs, sent, paths):
        if sent.get(path) != base.get(path):
            merged.pop(path, None)
            if path in sent:
                merged[path] = sent[path]
    return merged


def _clashes(base: Content, theirs: Content, sent: Content, paths: tuple[str, ...]) -> Iterator[Difference]:
    labels = {field.path: field.label for one in (base, theirs, sent) for field in fields_at(one, *paths)}
    for path in _keys(base, theirs, sent, paths):
        before, there, mine = base.get(path), theirs.get(path), sent.get(path)
        if there not in (before, mine) and mine != before:
            yield Difference(labels[path], *(_shown(one) for one in (before, there, mine)))


def _keys(base: Content, theirs: Content, sent: Content, paths: tuple[str, ...]) -> list[str]:
    found = (field.path for one in (base, theirs, sent) for field in fields_at(one, *paths))
    return list(dict.fromkeys(found))


def _shown(value: object) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value or "")
