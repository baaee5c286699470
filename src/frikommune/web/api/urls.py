"""The API's addresses. Every module named here adds its calls."""

from __future__ import annotations

from django.urls import path

from frikommune.web.api import cases, law  # noqa: F401
from frikommune.web.api.service import api

urlpatterns = [path("v1/", api.urls)]
