"""Saving a draft so that nothing typed is lost: by version, and never over what somebody else has saved."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.http import HttpRequest
from django.middleware.csrf import CsrfViewMiddleware

from frikommune.errors import refuse
from frikommune.language import Text
from frikommune.web.applications.content import Content, flat, label_of
from frikommune.web.applications.models import Draft, DraftState
from frikommune.web.journal.models import Programme
from frikommune.web.pages.conflicts import Conflict, Difference
from frikommune.web.pages.posted import TYPED
from frikommune.web.people.models import Person

KEPT_STATES = 300


def begin(programme: Programme, person: Person, content: Content, idea: str = "") -> Draft:
    """A new draft with its first state."""
    with transaction.atomic():
        draft = Draft.objects.create(
            programme=programme,
            idea=idea,
            title=content["title"][:200],
            content=content,
            made_by=person,
            changed_by=person,
        )
        DraftState.objects.create(draft=draft, version=1, content=content, made_by=person)
    return draft


def save(number: int, content: Content, based_on: int, page: str, person: Person) -> Draft:
    """Store what was written on a page that showed version `based_on`.

    Raises Conflict where another page has saved since, and Refused where it was applied for meanwhile.
    """
    with transaction.atomic():
        draft = Draft.objects.select_for_update().get(pk=number)
        if draft.trial:
            raise _applied_for(draft)
        if draft.content == content and not draft.dropped:
            return draft
        since = draft.states.filter(version__gt=based_on).exclude(page=page)
        if since.exists():
            raise Conflict(draft, list(_differences(draft, content, based_on)))
        draft.version += 1
        draft.content, draft.changed_by, draft.dropped = content, person, False
        draft.title = content["title"][:200]
        draft.save()
        DraftState.objects.create(
            draft=draft, version=draft.version, content=content, page=page, made_by=person
        )
        draft.states.filter(version__lte=draft.version - KEPT_STATES).delete()
    return draft


def _differences(draft: Draft, content: Content, based_on: int) -> Iterator[Difference]:
    base = draft.states.filter(version=based_on).first()
    before, theirs, mine = flat(base.content) if base else {}, flat(draft.content), flat(content)
    for name in {**theirs, **mine}:
        told = (before.get(name, ""), theirs.get(name, ""), mine.get(name, ""))
        if told[1] != told[2] and told[0] != told[1]:
            yield Difference(label_of(name), *told)


def _applied_for(draft: Draft) -> Exception:
    return refuse(
        "already_applied_for",
        problem=Text("Ansøgningen er indgivet imens", "The application was handed in meanwhile"),
        where=draft.trial,
        given=draft.title,
        expected=Text("en kladde, der ikke er indgivet", "a draft that was not handed in"),
        do_next=Text("Se ansøgningen; den kan ikke ændres her.", "See the application; it is closed here."),
    )


# ---- Where the session or the form has grown too old

LARGEST_KEPT = 400_000
"""Characters that are kept in a session for someone who has been signed out."""


class _Check(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> str:  # type: ignore[override]
        return reason


def form_is_too_old(request: HttpRequest) -> bool:
    """Whether the form does not come from a page that this session opened."""
    check = _Check(lambda _: None)  # type: ignore[arg-type,return-value]
    check.process_request(request)
    return check.process_view(request, None, (), {}) is not None  # type: ignore[arg-type]


def keep_for_later(request: HttpRequest, number: int, content: Content, based_on: int) -> None:
    """Keep what was written in the session, to be found again after signing in."""
    if len(str(content)) <= LARGEST_KEPT:
        request.session[_key(number)] = {"content": content, "based_on": based_on}


def kept(request: HttpRequest, number: int) -> tuple[Content, int] | None:
    """What was kept for this draft, until it is saved."""
    found = request.session.get(_key(number))
    return (found["content"], int(found["based_on"])) if found else None


def forget_kept(request: HttpRequest, number: int) -> None:
    """Now that it is saved."""
    request.session.pop(_key(number), None)


def _key(number: int) -> str:
    return f"{TYPED}draft-{number}"
