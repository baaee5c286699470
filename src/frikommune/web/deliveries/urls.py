"""Exports from case systems: mapping, preview, storing, what was refused."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "deliveries"
urlpatterns: list[URLPattern] = []
