"""Efforts of several steps that trials describe as data: granted, followed, counted."""

from __future__ import annotations

from django.urls import path

from frikommune.web.efforts import company, counted, of_case, steps

app_name = "efforts"
urlpatterns = [
    path("", counted.home, name="home"),
    path("<str:municipality>/", counted.efforts, name="efforts"),
    path("<str:municipality>/company", company.company, name="company"),
    path("<str:municipality>/effort/<slug:effort>", counted.effort, name="effort"),
    path("<str:municipality>/<int:pk>", of_case.case, name="case"),
    path("<str:municipality>/<int:pk>/<slug:effort>/step/<slug:step>", steps.step, name="step"),
    path("<str:municipality>/<int:pk>/<slug:effort>/complete/<slug:step>", steps.complete, name="complete"),
    path("<str:municipality>/<int:pk>/<slug:effort>/follow/<slug:kind>", steps.follow, name="follow"),
    path("<str:municipality>/<int:pk>/<slug:effort>/end", steps.end, name="end"),
]
