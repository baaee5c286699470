"""The programme as a pack, out and in; tables as XLSX and CSV."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "files"
urlpatterns: list[URLPattern] = []
