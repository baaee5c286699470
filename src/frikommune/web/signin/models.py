"""What is kept of signing in: wrong tries, sessions, second factors, and who a person is elsewhere."""

from __future__ import annotations

from django.db import models

from frikommune.web.people.models import Person


class WrongTry(models.Model):
    """A sign-in that failed, kept for a quarter of an hour. `key` is a hash: what was typed may be secret."""

    key = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["key", "at"], name="wrong_tries")]


class OpenSession(models.Model):
    """Where a person is signed in. `how`: `password`, `demo`, or the sign-in of a municipality by its id.

    `sub`, `sid`: what that sign-in calls the person and its own session (SAML: NameID and SessionIndex), by
    which it can end this one.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="sessions")
    key = models.CharField(max_length=40, unique=True)
    how = models.CharField(max_length=40)
    device = models.CharField(max_length=60)
    started = models.DateTimeField()
    seen = models.DateTimeField()
    sub = models.CharField(max_length=255, blank=True)
    sid = models.CharField(max_length=255, blank=True)


class Factor(models.Model):
    """A person's second factor: one-time codes of an app. `secret` is encrypted.

    `last_step`: the time step of the last code that was used, so that no code works twice.
    """

    person = models.OneToOneField(Person, models.CASCADE, related_name="factor")
    secret = models.TextField()
    last_step = models.BigIntegerField()
    set_at = models.DateTimeField(auto_now_add=True)


class RecoveryCode(models.Model):
    """A code that works once in the second factor's place. Only its digest is kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)


class Identity(models.Model):
    """Who a person is at a municipality's own sign-in: its name for them, which never changes."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="identities")
    provider = models.CharField(max_length=40)
    subject = models.CharField(max_length=255)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "subject"], name="one_identity")]


class Handover(models.Model):
    """What a SAML answer said, from the post that brought it to the page that reads it: two minutes, once.

    The browser sends no cookie with a post from elsewhere, so the two cannot be one request.
    """

    token = models.CharField(max_length=64, unique=True)
    provider = models.CharField(max_length=40)
    claims = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)


class UsedAssertion(models.Model):
    """The number of an assertion, a request to sign out or a logout token that has been used.

    Kept until that expires by itself: it is never taken twice.
    """

    provider = models.CharField(max_length=40)
    assertion = models.CharField(max_length=255)
    until = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "assertion"], name="one_use")]
