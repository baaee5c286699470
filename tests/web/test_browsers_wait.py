"""No test looks at a page before it is there: what answers at once, perhaps too early, is refused."""

import ast
from collections.abc import Iterator
from itertools import pairwise

import pytest

from tests.conftest import ROOT

BROWSERS = {"page", "phone", "browser", "opened"}
INSTEAD = {
    **dict.fromkeys(("is_visible", "is_hidden"), "expect(…).to_be_visible() or to_be_hidden()"),
    **dict.fromkeys(
        ("is_checked", "is_enabled", "is_disabled"), "expect(…).to_be_checked() or to_be_enabled()"
    ),
    **dict.fromkeys(("inner_html", "text_content"), "expect(…).to_have_text(…), or said(page)"),
    **dict.fromkeys(("all_inner_texts", "all_text_contents"), "expect(…).to_have_text([…])"),
    "count": "expect(…).to_have_count(…)",
    "input_value": "expect(…).to_have_value(…)",
    "get_attribute": "expect(…).to_have_attribute(…)",
    "wait_for_timeout": "what the page shows when it is ready",
    "wait_for_function": "expect(…): the page's own policy forbids it to look a second time",
    "wait_for_load_state": "settle(page)",
    "expect_navigation": "with leaving(page)",
}
AT_ONCE = {"goto", "reload", "go_back", "clear_cookies", "close", "inner_text"}
LEFT = "follow(…), so that the click is answered first"
ADDRESS = "expect(page).to_have_url(…)"


def faults(source: str) -> list[str]:
    """A line for each place in a test file that looks too early, and what to write there."""
    functions = [one for one in ast.walk(ast.parse(source)) if isinstance(one, ast.FunctionDef)]
    found = {fault for one in functions if _has_a_browser(one) for fault in _faults(one)}
    return [f"line {line}: {said}" for line, said in sorted(found)]


def _has_a_browser(function: ast.FunctionDef) -> bool:
    names = {one.arg for one in function.args.args}
    used = {one.attr for one in ast.walk(function) if isinstance(one, ast.Attribute)}
    return bool(BROWSERS & names) or ("self" in names and "page" in used) or "it" in names


def _faults(function: ast.FunctionDef) -> Iterator[tuple[int, str]]:
    for node in ast.walk(function):
        name = _called(node)
        if name in INSTEAD and not (name == "count" and node.args):
            yield node.lineno, f"{name}() does not wait: write {INSTEAD[name]}"
        if isinstance(node, ast.Assert) and any(_is_address(one) for one in ast.walk(node)):
            yield node.lineno, f"the address may be the last page's: write {ADDRESS}"
        for body in (getattr(node, "body", None), getattr(node, "orelse", None)):
            yield from _left_too_early(body if isinstance(body, list) else [])


def _left_too_early(body: list[ast.stmt]) -> Iterator[tuple[int, str]]:
    for one, after in pairwise(body):
        clicks = isinstance(one, ast.Expr) and _called(one.value) == "click"
        if clicks and AT_ONCE & {_called(node) for node in ast.walk(after)}:
            yield one.lineno, f"the click may be lost: write {LEFT}"


def _called(node: ast.AST) -> str:
    is_method = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    return node.func.attr if is_method else ""


def _is_address(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "url" and _name(node.value) in BROWSERS


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def test_no_browser_test_looks_too_early():
    tools = ROOT / "tests/web/conftest.py"
    found = {
        str(path.relative_to(ROOT)): faults(path.read_text("utf-8"))
        for path in sorted(ROOT.glob("tests/**/*.py"))
        if path != tools
    }
    assert {name: some for name, some in found.items() if some} == {}


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("assert page.get_by_text('Gemt').is_visible()", "expect(…).to_be_visible()"),
        ("assert page.locator('tr').count() == 24", "expect(…).to_have_count(…)"),
        ("assert page.locator('#on').input_value() == '1'", "expect(…).to_have_value(…)"),
        ("assert 'late=1' in page.url", "expect(page).to_have_url(…)"),
        ("page.wait_for_timeout(1000)", "what the page shows when it is ready"),
        ("page.get_by_text('Gem').click()\n    page.goto('/')", "follow(…)"),
        ("page.get_by_text('Gem').click()\n    assert 'Gemt' in page.inner_text('main')", "follow(…)"),
    ],
)
def test_looking_too_early_is_refused_with_what_to_write_instead(written, instead):
    (fault,) = faults(f"def test_it(page, site):\n    {written}\n")
    assert instead in fault


@pytest.mark.parametrize(
    "written",
    [
        "follow(page.get_by_text('Gem'))\n    expect(page.get_by_text('Gemt')).to_be_visible()",
        "address = page.url",
        "assert said(page).count('Gemt') == 1",
    ],
)
def test_what_waits_is_let_through(written):
    assert faults(f"def test_it(page, site):\n    {written}\n") == []


def test_counting_rows_of_the_database_is_no_look_at_a_page():
    assert faults("def test_it(as_leader):\n    assert Bylaw.objects.count() == 1\n") == []
