"""Parts of pages that follow from the book, the language and the address alone: made once, then kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any

from django.http import HttpRequest
from django.template.loader import get_template
from django.utils.safestring import SafeString

from frikommune.web.pages.speech import language

KEPT_PARTS = 256
_parts: OrderedDict[tuple[object, ...], SafeString] = OrderedDict()
_lock = Lock()


def kept_part(
    request: HttpRequest, template: str, values: Callable[[], Mapping[str, Any]], *also: object
) -> SafeString:
    """The template with these values, or as it was made before for the same address.

    `also`: whatever else the values depend on. The template gets nothing but the values and the request.
    """
    book, address = request.book, (request.path, request.GET.urlencode(), request.on)
    key = (template, book.slug, book.version, language(), *address, *also)
    with _lock:
        if key in _parts:
            _parts.move_to_end(key)
            return _parts[key]
    part = get_template(template).render({**values(), "request": request})
    with _lock:
        _parts[key] = part
        while len(_parts) > KEPT_PARTS:
            _parts.popitem(last=False)
    return part
