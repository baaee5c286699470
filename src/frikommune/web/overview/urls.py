"""A leader's view: timeliness, use of trials and cases that need someone, each number down to its cases."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "overview"
urlpatterns: list[URLPattern] = []
