"""The bylaws, public before a trial starts."""

from __future__ import annotations

from django.urls import path

from frikommune.web.bylaws import views

app_name = "bylaws"
urlpatterns = [
    path("", views.bylaws, name="bylaws"),
    path("write/<str:trial>", views.write, name="write"),
    path("<str:municipality>/<str:trial>/<int:number>", views.bylaw, name="bylaw"),
    path("<str:municipality>/<str:trial>/<int:number>/<str:language>.<str:form>", views.in_form, name="form"),
]
