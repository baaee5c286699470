"""The public site's own pages, the decisions to publish, and the feeds."""

from __future__ import annotations

from django.urls import path

from frikommune.web.publishing import decision_views, feeds, views

app_name = "publishing"
urlpatterns = [
    path("results/", views.results, name="results"),
    path("documents/", views.documents, name="documents"),
    path("about", views.about, name="about"),
    path("accessibility", views.accessibility, name="accessibility"),
    path("news/", views.news, name="news"),
    path("news/atom", feeds.NetworkFeed(), name="feed"),
    path("news/trial/<str:trial>/atom", feeds.TrialFeed(), name="trial_feed"),
    path("news/municipality/<str:name>/atom", feeds.MunicipalityFeed(), name="municipality_feed"),
    path("publish/paper/<int:number>", decision_views.publish_paper, name="publish_paper"),
    path("publish/result/<int:number>", decision_views.publish_result, name="publish_result"),
    path("publish/taken-back/<int:number>", decision_views.take_back, name="take_back"),
]
