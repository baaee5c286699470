"""What is due: rounds, meetings, evaluation, the chain of approval; a calendar feed."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "calendar"
urlpatterns: list[URLPattern] = []
