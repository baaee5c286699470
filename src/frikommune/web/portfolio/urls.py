"""Trials by municipality, on any day, with the timeline of the programme."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "portfolio"
urlpatterns: list[URLPattern] = []
