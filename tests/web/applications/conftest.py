"""A draft, an application that was handed in, and papers to show."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from frikommune.web.applications.models import Draft
from tests.web.applications.forms import GOOD


@pytest.fixture
def draft(as_coordinator) -> Draft:
    """A draft with everything an application needs."""
    as_coordinator.post("/nordjylland/applications/drafts/new")
    made = Draft.objects.get()
    save(as_coordinator, made, GOOD)
    made.refresh_from_db()
    return made


def save(client, draft: Draft, form: dict, based_on: int | None = None, page: str = "side", **more):
    """Send the form as a browser would."""
    based = draft.version if based_on is None else based_on
    return client.post(
        f"/nordjylland/applications/drafts/{draft.pk}", {**form, "based_on": based, "page": page, **more}
    )


@pytest.fixture
def applied(as_coordinator, draft) -> str:
    """The number of an application that was handed in."""
    as_coordinator.post(f"/nordjylland/applications/drafts/{draft.pk}/hand-in", {"version": draft.version})
    draft.refresh_from_db()
    assert draft.trial
    return draft.trial


def paper(words: str = "beslutning", name: str = "beslutning.pdf") -> SimpleUploadedFile:
    """A document to send with a form."""
    return SimpleUploadedFile(name, f"%PDF-1.4 {words}".encode())
