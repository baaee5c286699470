"""The programme's front page."""

from __future__ import annotations

from django.urls import path

from frikommune.web.journal import views

app_name = "journal"
urlpatterns = [
    path("", views.front, name="front"),
    path("subject/<str:subject>", views.subject, name="subject"),
    path("document/<int:number>", views.document, name="document"),
]
