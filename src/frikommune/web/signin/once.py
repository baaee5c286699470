"""What a sign-in signs is taken once: assertions, requests to sign out, logout tokens."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from frikommune.web.signin.models import UsedAssertion
from frikommune.web.signin.providers import Provider


def is_first_use(provider: Provider, number: str, until: datetime) -> bool:
    """Whether that number of that sign-in was not used before; it is with this, and is kept until then."""
    UsedAssertion.objects.filter(until__lt=timezone.now()).delete()
    try:
        with transaction.atomic():
            UsedAssertion.objects.create(provider=provider.id, assertion=number[:255], until=until)
    except IntegrityError:
        return False
    return True
