"""Using an exemption in a case: registering it, the note for the file, the leader's check."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "uses"
urlpatterns: list[URLPattern] = []
