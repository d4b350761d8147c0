"""Every group of words is asked for by some rule: words that nothing reads mislead whoever looks after them."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
import yaml

import ikrar
import pipeline
from ikrar.config import Config
from pipeline.words.shapes import Shape, WordShape

_ALL_READ = frozenset({"given_names"})
"""Files of which every group is read, whatever its name."""
FILES = [path for path in Config(None).yaml_files("vocabulary") if path.stem not in _ALL_READ]
CODE = "\n".join(
    path.read_text(encoding="utf-8") for package in (pipeline, ikrar) for path in sorted(Path(package.__file__ or "").parent.rglob("*.py"))
)
NAMED = frozenset(re.findall(r'"(\w+)"', CODE)) | frozenset(re.findall(r"\{\w+\.(\w+)\}", CODE))
"""Names in quotation marks, and in the slots of a `Shape`."""
FAMILIES = tuple(re.findall(r'f"([a-z]+_(?:of_)?)\{', CODE))
""" "carried_{form}": the beginnings of groups whose names are put together."""
IN_SLOTS = frozenset(use for slot in re.findall(r"\{[~>]?([a-z_]+(?:\+[a-z_]+)*)\}", CODE) for use in slot.split("+"))
"""Uses in the slots of a tagger's own patterns (`WordsByUse`)."""
SHAPES = {
    f"{module.name}.{name}": shape
    for module in pkgutil.walk_packages(pipeline.__path__, "pipeline.")
    for name, shape in vars(importlib.import_module(module.name)).items()
    if isinstance(shape, Shape | WordShape)
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_each_shape_finds_its_groups(shape: Shape | WordShape) -> None:
    assert "{" not in re.sub(r"\{\d*,?\d*\}", "", shape.pattern.pattern), shape.source
    assert shape.source != shape.pattern.pattern, "a pattern without words is one of `re`"


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_some_rule_asks_for_each_group(path: Path) -> None:
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    entries = read.get("entries", ()) if isinstance(read, dict) else ()
    groups = {entry["group"] for entry in entries if isinstance(entry, dict) and "group" in entry}
    assert not {group for group in groups - NAMED if not group.startswith(FAMILIES)}
    uses = {entry["use"] for entry in entries if isinstance(entry, dict) and "use" in entry}
    seldom = {use for use in uses - IN_SLOTS if len(re.findall(rf"[\"']{use}[\"']|\{{{path.stem}\.{use}\}}", CODE)) < 2}
    assert not seldom, "named by its type alone"
