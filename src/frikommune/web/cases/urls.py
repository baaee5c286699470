"""Cases of a municipality: where they are kept, how they are found, who may see them."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "cases"
urlpatterns: list[URLPattern] = []
