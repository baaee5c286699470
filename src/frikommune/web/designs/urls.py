"""Evaluation designs: the addresses."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "designs"
urlpatterns: list[URLPattern] = []
