"""Surveys: made, opened, answered by one-time links, closed, and what they say."""

from __future__ import annotations

from django.urls import path

from frikommune.web.surveys import (
    views_answer,
    views_make,
    views_paper,
    views_questions,
    views_results,
    views_run,
)

app_name = "surveys"
urlpatterns = [
    path("", views_make.home, name="home"),
    path("new", views_make.new, name="new"),
    path("answer", views_answer.enter, name="enter"),
    path("answer/<str:token>", views_answer.answer, name="answer"),
    path("thanks/<int:number>", views_answer.thanks, name="thanks"),
    path("<int:number>/", views_run.survey, name="survey"),
    path("<int:number>/facts", views_make.facts, name="facts"),
    path("<int:number>/drop", views_make.drop, name="drop"),
    path("<int:number>/again", views_make.again, name="again"),
    path("<int:number>/questions", views_questions.questions, name="questions"),
    path("<int:number>/questions/<str:key>", views_questions.question, name="question"),
    path("<int:number>/preview", views_questions.preview, name="preview"),
    path("<int:number>/open", views_run.open_it, name="open"),
    path("<int:number>/invite", views_run.invite, name="invite"),
    path("<int:number>/forget-codes", views_run.forget_codes, name="forget_codes"),
    path("<int:number>/send", views_run.send, name="send"),
    path("<int:number>/remind", views_run.remind, name="remind"),
    path("<int:number>/close", views_run.close, name="close"),
    path("<int:number>/extend", views_run.extend, name="extend"),
    path("<int:number>/results", views_results.results, name="results"),
    path("<int:number>/results/<str:key>", views_results.one, name="one"),
    path("<int:number>/compare", views_results.compare, name="compare"),
    path("<int:number>/codebook", views_results.codebook, name="codebook"),
    path("<int:number>/paper.json", views_paper.paper_file, name="paper_file"),
    path("<int:number>/<str:table>.<str:form>", views_results.export, name="export"),
]
