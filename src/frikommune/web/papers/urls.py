"""The papers: all kinds, one paper, its forms, people's texts in it, and what went out."""

from __future__ import annotations

from django.urls import path

from frikommune.web.papers import sent_views, template_views, text_views, views

app_name = "papers"
urlpatterns = [
    path("", views.home, name="home"),
    path("templates/", template_views.templates, name="templates"),
    path("templates/<int:number>", template_views.template_file, name="template_file"),
    path("templates/<int:number>/back", template_views.template_back, name="template_back"),
    path("sent/<int:number>/", sent_views.sent, name="sent"),
    path("sent/<int:number>/<str:form>", sent_views.sent_form, name="sent_form"),
    path("<str:kind>/", views.paper, name="paper"),
    path("<str:kind>/as/<str:form>", views.download, name="download"),
    path("<str:kind>/keep", sent_views.keep_paper, name="keep"),
    path("<str:kind>/changes", sent_views.changed, name="changes"),
    path("<str:kind>/text/<str:place>", text_views.text, name="text"),
]
