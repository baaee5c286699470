"""The programme's front page."""

from __future__ import annotations

from django.urls import path

from frikommune.web.journal import front, views

app_name = "journal"
urlpatterns = [
    path("", front.front, name="front"),
    path("disagreements", front.disagreements, name="disagreements"),
    path("subject/<str:subject>", views.subject, name="subject"),
    path("document/<int:number>", views.document, name="document"),
]
