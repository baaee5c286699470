"""From idea to application, hearing, committees and the round it is sent in."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "applications"
urlpatterns: list[URLPattern] = []
