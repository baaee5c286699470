"""Every address of the application, with something to stand in each of its gaps."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

CASEWORK = ("cases", "uses", "deliveries", "today", "overview", "efforts", "tokens", "trail")
"""The apps whose addresses show something of citizens, or of what belongs to one municipality alone."""


@dataclass(frozen=True)
class Address:
    """`cases:case` and its gaps: `("programme", "municipality", "pk")`."""

    name: str
    gaps: tuple[str, ...]

    @property
    def app(self) -> str:
        return self.name.partition(":")[0]

    def at(self, values: Mapping[str, object]) -> str:
        from django.urls import reverse

        return reverse(self.name, kwargs={gap: values[gap] for gap in self.gaps})


def every_address() -> list[Address]:
    """All of them, in the order in which they are tried."""
    from django.urls import get_resolver

    return list(_below(get_resolver(), ()))


def _below(resolver, names: tuple[str, ...], gaps: tuple[str, ...] = ()) -> Iterator[Address]:
    from django.urls.resolvers import URLResolver

    for one in resolver.url_patterns:
        found = (*gaps, *one.pattern.regex.groupindex)
        if isinstance(one, URLResolver):
            yield from _below(one, (*names, one.namespace) if one.namespace else names, found)
        elif one.name:
            yield Address(":".join((*names, one.name)), found)
