"""Where configuration lives, and how its files are read so that a mistake names file, line and field."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from ikrar.errors import ConfigError

Model = TypeVar("Model", bound=BaseModel)

if TYPE_CHECKING or not yaml.__with_libyaml__:
    from yaml import SafeLoader as _SafeLoader
else:  # the C parser reads the vocabularies ten times faster
    from yaml import CSafeLoader as _SafeLoader


class YamlLoader(_SafeLoader):
    """A safe loader that refuses a key that stands twice in one mapping: YAML would keep the second and drop the first unseen."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Any:
        seen = set()
        for key in (key for key, _ in node.value if isinstance(key, yaml.ScalarNode)):
            if key.value in seen:
                raise yaml.constructor.ConstructorError(problem=f"{key.value!r} stands twice", problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def shipped_config_folder() -> Path:
    """The `config/` of the checkout, else the copy inside the installed wheel."""
    package = Path(__file__).resolve().parent
    installed = package / "_config"
    return installed if installed.is_dir() else package.parent / "config"


class Config:
    """Looks a file up in the user's folder first, then in the shipped one.

    `folder` is `--config`, else `IKRAR_CONFIG`, else nothing: then only the shipped files count.
    """

    def __init__(self, folder: Path | None = None) -> None:
        if folder is None and os.environ.get("IKRAR_CONFIG"):
            folder = Path(os.environ["IKRAR_CONFIG"])
        if folder is not None and not folder.is_dir():
            raise ConfigError("this configuration folder does not exist; check --config or IKRAR_CONFIG", file=folder)
        self.folder = folder
        self.shipped = shipped_config_folder()

    def path(self, name: str) -> Path:
        """The file or folder `name` (`families`, `vocabulary/positions.yml`)."""
        if self.folder is not None and (self.folder / name).exists():
            return self.folder / name
        path = self.shipped / name
        if not path.exists():
            raise ConfigError("this file is missing from the configuration", file=path)
        return path

    def yaml_files(self, name: str) -> list[Path]:
        """All `*.yml` below the folder `name`, sorted; a folder of the user's replaces the shipped one whole."""
        root = self.path(name)
        for stray in sorted(root.rglob("*.yaml")):
            raise ConfigError("configuration files end in .yml; rename it", file=stray)
        return sorted(root.rglob("*.yml"))


def load_yaml(path: Path, model: type[Model], context: Mapping[str, Any] | None = None) -> Model:
    """Read one YAML file into `model`, whose validators may ask for the `context`.

    Raises:
        ConfigError: not YAML, or a field that is unknown, missing or of the wrong type; names the line.
    """
    try:
        text = path.read_text(encoding="utf-8")
        data = yaml.load(text, Loader=YamlLoader)  # noqa: S506  # a safe loader
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot be read: {error}", file=path) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        raise ConfigError(f"not valid YAML: {problem}", file=path, line=mark.line + 1 if mark else None) from error
    if not isinstance(data, dict):
        raise ConfigError("must be a mapping of field names to values", file=path, line=1)
    try:
        return model.model_validate(data, context=context)
    except ValidationError as error:
        first = error.errors()[0]
        location = tuple(part for part in first["loc"])
        raise ConfigError(
            _explain(first),
            file=path,
            line=_line_of(yaml.compose(text, Loader=YamlLoader), location),
            field=".".join(str(part) for part in location),
        ) from error


def _explain(problem: Any) -> str:
    if problem["type"] == "extra_forbidden":
        return "there is no such field; check the spelling"
    if problem["type"] == "missing":
        return "this field is required"
    return f"{problem['msg']} (got {shorten(repr(problem['input']), 160, placeholder=' …')})"


def _line_of(node: yaml.Node | None, location: tuple[Any, ...]) -> int | None:
    """The line of the innermost part of `location` that stands in the file."""
    line = node.start_mark.line + 1 if node is not None else None
    for part in location:
        if isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == str(part)), None)
            if found is None:
                break
            line, node = found[0].start_mark.line + 1, found[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
        else:
            break
    return line


def toml_lines(text: str) -> Iterator[tuple[str, str, int]]:
    """(section, key, line) of a flat TOML file, for messages only; tomllib gives no places."""
    section = ""
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if line.startswith("[") and line.split("#")[0].strip().endswith("]"):
            section = line.split("#")[0].strip().strip("[]").strip()
            yield section, "", number
        elif "=" in line and not line.startswith("#"):
            yield section, line.split("=", 1)[0].strip(), number
