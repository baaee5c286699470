"""From decision to law: decisions, bylaws, starts, joining, leaving, practice, the end."""

from __future__ import annotations

from django.urls import path

from frikommune.web.life import acting, confirming, practising, views

app_name = "life"
urlpatterns = [
    path("", views.waiting, name="waiting"),
    path("pending/<int:number>", confirming.pending, name="pending"),
    path("<str:trial>", views.trial, name="trial"),
    path("<str:trial>/practice", practising.practice, name="practice"),
    path("<str:trial>/<str:act>", acting.act, name="act"),
]
