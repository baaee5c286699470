"""What one municipality applied for, joined, could join, must decide and must report."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "municipality"
urlpatterns: list[URLPattern] = []
