"""What applies, the norms and their versions, two days of law compared."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "lawbook"
urlpatterns: list[URLPattern] = []
