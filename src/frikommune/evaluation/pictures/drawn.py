"""A drawing as SVG or PNG, drawn by vl-convert without a browser, and kept.

The SVG may stand inside a page with a strict content security policy: it has no style, no script and loads
nothing. Its title and description are the drawing's own words.
"""

from __future__ import annotations

import json
import re
from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from html import escape
from threading import Lock

import vl_convert

from frikommune.evaluation.pictures.specification import WIDE, specification
from frikommune.evaluation.pictures.theme import LOCALES, Spec
from frikommune.evaluation.shown.laid_out import Drawing
from frikommune.language import Language

VERSION = "6.4"
"""Of Vega-Lite, so that the same drawing gives the same picture with later ones."""
_KEPT = 400
_HEAD = re.compile(r"<svg [^>]*?width=\"([\d.]+)\" height=\"([\d.]+)\"[^>]*>")
_TAG = re.compile(r"<[a-z][^<>]*>")
_NOT_OURS = re.compile(r" (?:aria-[a-z]+|role|class|pointer-events)=\"[^\"]*\"")
"""What Vega tells of its own parts, in English, and names that a page's own style might meet."""
_drawn: OrderedDict[tuple[str, str], bytes] = OrderedDict()
_lock = Lock()


def svg(drawing: Drawing, language: Language, width: int = WIDE) -> str:
    """The picture as an `<svg>` of at most `width` pixels, with `<title>` and `<desc>` and without style."""
    spec = specification(drawing, language, width)
    return _kept(spec, "svg", lambda: _as_svg(drawing, language, spec)).decode()


def png(drawing: Drawing, language: Language, width: int = WIDE, scale: float = 2.0) -> bytes:
    """The picture as PNG, `scale` times as many pixels."""
    spec = specification(drawing, language, width)
    return _kept(
        spec,
        f"png{scale}",
        lambda: vl_convert.vegalite_to_png(
            spec, vl_version=VERSION, scale=scale, format_locale=LOCALES[language], allowed_base_urls=[]
        ),
    )


def _as_svg(drawing: Drawing, language: Language, spec: Spec) -> bytes:
    drawn: str = vl_convert.vegalite_to_svg(
        spec, vl_version=VERSION, format_locale=LOCALES[language], allowed_base_urls=[]
    )
    mark = f"p{_digest(spec)[:12]}"
    title, told = (escape(words.said_in(language)) for words in (drawing.title, drawing.told))
    found = _HEAD.match(drawn)
    if not found:
        raise ValueError(f"vl-convert drew no svg: {drawn[:80]}")
    width, height = found.groups()
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="picture" role="img"'
        f' width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        f' aria-labelledby="{mark}t {mark}d">'
        f'<title id="{mark}t">{title}</title><desc id="{mark}d">{told}</desc>'
    )
    body = _TAG.sub(lambda tag: _NOT_OURS.sub("", tag[0]), drawn[found.end() :])
    return (head + body).encode()


def _kept(spec: Spec, kind: str, draw: Callable[[], bytes]) -> bytes:
    """From memory, where the same specification has been drawn before. Safe between threads."""
    key = (_digest(spec), kind)
    with _lock:
        if key in _drawn:
            _drawn.move_to_end(key)
            return _drawn[key]
    found = draw()
    with _lock:
        _drawn[key] = found
        while len(_drawn) > _KEPT:
            _drawn.popitem(last=False)
    return found


def _digest(spec: Spec) -> str:
    return sha256(json.dumps(spec, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
