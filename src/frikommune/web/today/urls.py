"""A caseworker's day: what is due, overdue, or may be left out, and by when."""

from __future__ import annotations

from django.urls import path

from frikommune.web.today import feed_views, views

app_name = "today"
urlpatterns = [
    path("", views.home, name="home"),
    path("<str:municipality>/", views.today, name="list"),
    path("<str:municipality>/follow", feed_views.follow, name="follow"),
    path("<str:municipality>/unfollow", feed_views.unfollow, name="unfollow"),
    path("<str:municipality>/feed/<str:token>.ics", feed_views.feed, name="feed"),
]
