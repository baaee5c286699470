"""Asking the municipalities for what a status needs, and freezing it."""

from __future__ import annotations

from django.urls import path

from frikommune.web.collect.views import answering, asking, review, status

app_name = "collect"
urlpatterns = [
    path("", asking.requests, name="requests"),
    path("statuses", asking.statuses, name="statuses"),
    path("new", asking.new, name="new"),
    path("<int:number>/", asking.overview, name="request"),
    path("<int:number>/questions", asking.questions, name="questions"),
    path("<int:number>/send", asking.send, name="send"),
    path("<int:number>/remind", asking.remind, name="remind"),
    path("<int:number>/freeze", asking.freeze, name="freeze"),
    path("<int:number>/status", status.status, name="status"),
    path("<int:number>/status.<str:kind>", status.table, name="table"),
    path("<int:number>/answer/<str:municipality>", answering.answer, name="answer"),
    path("<int:number>/draft/<str:municipality>", answering.draft, name="draft"),
    path("<int:number>/remark/<str:municipality>", answering.remark, name="remark"),
    path("<int:number>/review/<str:municipality>", review.review, name="review"),
    path("<int:number>/approve/<str:municipality>", review.approve, name="approve"),
    path("<int:number>/ask-back/<str:municipality>", review.ask_back, name="ask_back"),
]
