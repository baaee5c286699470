"""Signing in and out; who is in the system."""

from __future__ import annotations

from django.urls import path

from frikommune.web.people import managing, views, welcome
from frikommune.web.trail import settings_views

app_name = "people"
urlpatterns = [
    path("", managing.people, name="people"),
    path("changes", settings_views.changes, name="changes"),
    path("<int:number>", managing.person, name="person"),
    path("<int:number>/give-seat", managing.give_seat, name="give_seat"),
    path("<int:number>/take-seat", managing.take_seat, name="take_seat"),
    path("<int:number>/close", managing.close, name="close"),
    path("<int:number>/end-sessions", managing.end_sessions, name="end_sessions"),
    path("<int:number>/remove-factor", managing.remove_factor, name="remove_factor"),
    path("welcome/<str:key>/<str:token>", welcome.welcome, name="welcome"),
    path("sign-in", views.sign_in, name="sign_in"),
    path("sign-in/demo", views.sign_in_as, name="sign_in_as"),
    path("sign-out", views.sign_out, name="sign_out"),
]
