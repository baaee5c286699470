"""Where the API's calls are found, apart from the pages: a call is looked for among calls only."""

from __future__ import annotations

from django.urls import path

from frikommune.web.api.every import api

urlpatterns = [path("api/v1/", api.urls)]
