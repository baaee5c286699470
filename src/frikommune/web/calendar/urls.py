"""Governance rhythm, deadlines, evaluation plan, approval chain, reminders, iCalendar."""

from __future__ import annotations

from django.urls import path

from frikommune.web.calendar import feed_views, plan_forms, plan_views, reminder_views, views

app_name = "calendar"
urlpatterns = [
    path("", views.calendar, name="calendar"),
    path("chain", views.chain, name="chain"),
    path("plan/new", plan_forms.new, name="new"),
    path("plan/<str:name>", plan_views.plan, name="plan"),
    path("plan/<str:name>/endorse", plan_views.endorse, name="endorse"),
    path("plan/<str:name>/hold", plan_views.hold, name="hold"),
    path("plan/<str:name>/call-off", plan_views.call_off, name="call_off"),
    path("plan/<str:name>/move", plan_forms.move, name="move"),
    path("reminders", reminder_views.reminders, name="reminders"),
    path("reminders/add", reminder_views.add, name="add_reminder"),
    path("reminders/<int:number>/seen", reminder_views.seen, name="seen"),
    path("subscribe", feed_views.subscribe, name="subscribe"),
    path("subscribe/revoke", feed_views.revoke, name="revoke"),
    path("feed.ics", feed_views.public_feed, name="feed"),
    path("feed/<str:token>.ics", feed_views.own_feed, name="own_feed"),
]
