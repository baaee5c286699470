"""The page that tells of the API; its calls are answered before (`chain.py`)."""

from __future__ import annotations

from django.urls import path

from frikommune.web.api.page import page

urlpatterns = [path("", page, name="api-page")]
