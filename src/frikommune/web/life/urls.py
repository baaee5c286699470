"""From decision to law: decisions, bylaws, starts, joining, leaving, practice, the end."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "life"
urlpatterns: list[URLPattern] = []
