"""Starting a new programme, and loading one."""

from __future__ import annotations

from django.urls import path

from frikommune.web.networks import views

app_name = "networks"
urlpatterns = [
    path("new", views.new, name="new"),
    path("load", views.load, name="load"),
]
