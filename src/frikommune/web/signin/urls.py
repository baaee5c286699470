"""Second factor, own sessions, and the municipalities' own sign-ins."""

from __future__ import annotations

from django.urls import path

from frikommune.web.signin import code_views, mine_views, provider_views, saml_views

app_name = "signin"
urlpatterns = [
    path("code", code_views.code, name="code"),
    path("set-up", code_views.set_up, name="set_up"),
    path("mine", mine_views.mine, name="mine"),
    path("mine/end", mine_views.end, name="end"),
    path("mine/factor", mine_views.factor, name="factor"),
    path("mine/codes", mine_views.codes, name="codes"),
    path("mine/password", mine_views.password, name="password"),
    path("with/<slug:provider>", provider_views.start, name="start"),
    path("with/<slug:provider>/back", provider_views.back, name="back"),
    path("with/<slug:provider>/backchannel", provider_views.told_to_end, name="backchannel"),
    path("with/<slug:provider>/out", provider_views.out, name="out"),
    path("with/<slug:provider>/metadata", saml_views.metadata, name="metadata"),
    path("with/<slug:provider>/acs", saml_views.take, name="acs"),
    path("with/<slug:provider>/finish", saml_views.finish, name="finish"),
    path("with/<slug:provider>/logout", saml_views.logged_out, name="logged_out"),
    path("out", provider_views.signed_out, name="signed_out"),
]
