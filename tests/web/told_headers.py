"""What an answer must tell the browser, whatever it is and whoever asked."""

import re

CITIZENS_FEED = "private, no-cache"
"""A caseworker's own feed of deadlines asks each time, and is answered with “as before” where it is so."""
INLINE = re.compile(
    rb"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son[a-z]+=[\"']|javascript:", re.IGNORECASE
)
UNSAFE = ("unsafe-inline", "unsafe-eval", "unsafe-hashes", "*", "http:", "https:")


def faults(answer, *, of_citizens: bool = False) -> list[str]:
    """What is missing or too open in an answer's headers, and what stands inline on its page."""
    headers, found = answer.headers, []
    kind, policy = headers.get("Content-Type", ""), headers.get("Content-Security-Policy", "")
    directives = dict(one.strip().partition(" ")[::2] for one in policy.split(";"))
    if "frame-ancestors" not in directives or directives.get("default-src") not in ("'self'", "'none'"):
        found.append(f"content policy: {policy}")
    if any(unsafe in sources.split() for sources in directives.values() for unsafe in UNSAFE) or any(
        one in policy for one in UNSAFE[:3]
    ):
        found.append(f"content policy lets in too much: {policy}")
    if not kind.startswith(("text/html", "application/pdf")) and "sandbox" not in directives:
        found.append(f"not sandboxed: {kind}")
    wanted = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    found += [f"{name}: {headers.get(name)}" for name, value in wanted.items() if headers.get(name) != value]
    if "camera=()" not in headers.get("Permissions-Policy", ""):
        found.append("Permissions-Policy")
    is_for_all = headers.get("Access-Control-Allow-Origin") == "*"
    if headers.get("Cross-Origin-Resource-Policy") != ("cross-origin" if is_for_all else "same-origin"):
        found.append("Cross-Origin-Resource-Policy")
    kept = headers.get("Cache-Control", "")
    if not kept or (of_citizens and "no-store" not in kept and kept != CITIZENS_FEED):
        found.append(f"Cache-Control: {kept}")
    if kind.startswith("text/html") and not answer.streaming:
        found += [f"inline: {one.decode()}" for one in INLINE.findall(answer.content)]
    return found
