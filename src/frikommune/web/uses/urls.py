"""Using an exemption in a case: registering it, the note for the file, the leader's check."""

from __future__ import annotations

from django.urls import path

from frikommune.web.uses import lists, one, remarks, samples, using

app_name = "uses"
urlpatterns = [
    path("", lists.home, name="home"),
    path("<str:municipality>/", lists.mine, name="mine"),
    path("<str:municipality>/waiting", lists.waiting, name="waiting"),
    path("<str:municipality>/samples", samples.samples, name="samples"),
    path("<str:municipality>/sample/<int:pk>", samples.sample, name="sample"),
    path("<str:municipality>/use/<int:pk>", one.one, name="one"),
    path("<str:municipality>/use/<int:pk>/note", one.note, name="note"),
    path("<str:municipality>/use/<int:pk>/step/<str:step>", one.step, name="step"),
    path("<str:municipality>/<int:pk>/use", using.use, name="use"),
    path("<str:municipality>/<int:pk>/remark", remarks.remark, name="remark"),
]
