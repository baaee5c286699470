"""From idea to application, hearing, committees and the round it is sent in."""

from __future__ import annotations

from django.urls import path

from frikommune.web.applications import views_apply, views_course, views_draft, views_ideas

app_name = "applications"
urlpatterns = [
    path("", views_ideas.ideas, name="ideas"),
    path("ideas/new", views_ideas.new_idea, name="new_idea"),
    path("ideas/<str:name>", views_ideas.idea, name="idea"),
    path("drafts/new", views_draft.new_draft, name="new_draft"),
    path("drafts/<int:number>", views_draft.draft, name="draft"),
    path("drafts/<int:number>/autosave", views_draft.autosave, name="autosave"),
    path("drafts/<int:number>/drop", views_draft.drop, name="drop"),
    path("drafts/<int:number>/law", views_draft.law, name="law"),
    path("drafts/<int:number>/try", views_apply.try_out, name="try_out"),
    path("drafts/<int:number>/hand-in", views_apply.hand_in, name="hand_in"),
    path("rounds", views_course.rounds, name="rounds"),
    path("trial/<str:trial>", views_course.course, name="course"),
    path("trial/<str:trial>/hear", views_course.hear, name="hear"),
    path("trial/<str:trial>/approve", views_course.approve, name="approve"),
    path("trial/<str:trial>/leave-out", views_course.leave_out, name="leave_out"),
    path("trial/<str:trial>/send", views_course.send, name="send"),
]
