"""What a municipality applied for, joined, could join, must decide, must report."""

from __future__ import annotations

from django.urls import path

from frikommune.web.municipality import views

app_name = "municipality"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("one/<str:name>", views.one, name="one"),
]
