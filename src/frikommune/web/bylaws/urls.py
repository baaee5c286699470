"""The bylaws, public before a trial starts."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "bylaws"
urlpatterns: list[URLPattern] = []
