"""As for a trial's life: the same day, the same persons."""

from tests.web.life.conftest import as_rebild, as_second, in_the_middle

__all__ = ["as_rebild", "as_second", "in_the_middle"]
