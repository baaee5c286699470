"""Efforts of several steps that trials describe as data: granted, followed, counted."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "efforts"
urlpatterns: list[URLPattern] = []
