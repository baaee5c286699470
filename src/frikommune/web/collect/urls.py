"""Asking the municipalities for what a status needs, and freezing it."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "collect"
urlpatterns: list[URLPattern] = []
