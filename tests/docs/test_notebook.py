"""docs/analyst/notebook.ipynb runs from its first cell to its last, and shows what it printed then.

`FRIKOMMUNE_PIN=1` writes the outputs anew. The cells are run here as they stand, without a notebook server.
"""

import ast
import json
import os
from typing import Any

import pytest

from tests.conftest import ROOT

NOTEBOOK = ROOT / "docs/analyst/notebook.ipynb"


def run(source: str, names: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """The outputs of a cell: what it printed, and the value of its last line unless that ends with `;`."""
    tree = ast.parse(source)
    last = tree.body[-1]
    value = None
    if isinstance(last, ast.Expr) and not source.rstrip().endswith(";"):
        exec(compile(ast.Module(tree.body[:-1], []), "cell", "exec"), names)
        value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
    else:
        exec(compile(tree, "cell", "exec"), names)
    printed = capsys.readouterr().out
    outputs: list[dict[str, Any]] = []
    if printed:
        outputs.append({"name": "stdout", "output_type": "stream", "text": printed.splitlines(keepends=True)})
    if value is not None:
        data = {"text/plain": repr(value).splitlines(keepends=True)}
        if hasattr(value, "_repr_svg_"):
            data["image/svg+xml"] = value._repr_svg_().splitlines(keepends=True)
        outputs.append(
            {"data": data, "execution_count": None, "metadata": {}, "output_type": "execute_result"}
        )
    return outputs


def words_of(outputs: list[dict[str, Any]]) -> str:
    """What is held against the notebook: the text. A picture is only asked to be one."""
    said = []
    for one in outputs:
        said += one.get("text", []) + one.get("data", {}).get("text/plain", [])
        picture = "".join(one.get("data", {}).get("image/svg+xml", ["<svg"]))
        assert picture.startswith("<svg")
    return "".join(said)


def test_the_notebook_runs_and_prints_what_it_shows(capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    notebook = json.loads(NOTEBOOK.read_text("utf-8"))
    names: dict[str, Any] = {"__name__": "notebook"}
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    made = [run("".join(cell["source"]), names, capsys) for cell in cells]
    if os.environ.get("FRIKOMMUNE_PIN"):
        for cell, outputs in zip(cells, made, strict=True):
            cell["outputs"] = outputs
        NOTEBOOK.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert len(cells) == 10
    for cell, outputs in zip(cells, made, strict=True):
        assert words_of(cell["outputs"]) == words_of(outputs), "".join(cell["source"])
