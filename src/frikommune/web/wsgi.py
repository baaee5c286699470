"""What a server calls."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from frikommune.web.backup.holding import hold
from frikommune.web.operations.limits import limit_statements
from frikommune.web.production import refuse_unready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frikommune.web.settings")
application = get_wsgi_application()
hold()  # no restore takes the data away meanwhile
limit_statements()
refuse_unready()  # whatever server calls: nothing is answered before all is in order

from frikommune.web.journal.reading_ahead import begin_reading  # noqa: E402 - models come when Django is ready

begin_reading()
