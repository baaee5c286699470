"""A caseworker's day: what is due, overdue, or may be left out, and by when."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "today"
urlpatterns: list[URLPattern] = []
