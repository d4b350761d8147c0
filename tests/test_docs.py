"""What README and docs say exists: commands, options, files, settings."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main

from ikrar.cli.main import app
from ikrar.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.name != "phrasing.md"], ids=lambda page: page.name
)  # there ikrar is a word
def test_commands_and_their_options_exist(page: Path) -> None:
    for line in page.read_text(encoding="utf-8").splitlines():
        for name, rest in re.findall(r"\bikrar ([a-z]+)\b([^`#|&\n]*)", line):
            if name not in COMMANDS:
                assert name in ("is", "needs", "netralitas", "reads", "records"), f"{page.name}: there is no command `ikrar {name}`"
                continue
            command = COMMANDS[name]
            subcommands = getattr(command, "commands", {})
            options = {option for one in (command, *subcommands.values()) for parameter in one.params for option in parameter.opts}
            for option in re.findall(r"--[a-z-]+", rest):
                assert option in options | {"--help"}, f"{page.name}: `ikrar {name}` has no {option}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = re.findall(r"\]\(([^)#:]+)\)", text) + re.findall(
        r"`((?:ikrar|crawlers|pipeline|search|config|tests|newsroom|scripts)/[\w./-]+)`", text
    )
    for name in named:
        base = page.parent if (page.parent / name).exists() else ROOT
        assert (base / name.rstrip("/")).exists(), f"{page.name} names {name}"


def test_settings_that_the_readme_names_exist() -> None:
    fields = {name: set(section.annotation.model_fields) for name, section in Settings.model_fields.items()}  # type: ignore[union-attr]
    for section, names in re.findall(r"`\[(\w+)\] (\w+)", (ROOT / "README.md").read_text(encoding="utf-8")):
        assert names in fields[section], f"README names [{section}] {names}"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_with_an_example(name: str) -> None:
    command = COMMANDS[name]
    for one in getattr(command, "commands", {"": command}).values():
        assert re.search("Examples?: ikrar", one.help or ""), f"ikrar {name} {one.name} shows no example"


def test_the_program_starts_from_its_module() -> None:
    done = subprocess.run([sys.executable, "-m", "ikrar.cli.main", "--version"], capture_output=True, text=True, check=True)
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", done.stdout)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_takes_a_data_folder_and_a_configuration(name: str) -> None:
    for one in getattr(COMMANDS[name], "commands", {"": COMMANDS[name]}).values():
        options = {option for parameter in one.params for option in parameter.opts}
        assert {"--data", "--config"} <= options, f"ikrar {name} {one.name} lacks {sorted({'--data', '--config'} - options)}"


@pytest.mark.parametrize(
    "folder",
    [path.parent for part in ("words", "tagging", "records") for path in sorted((ROOT / "pipeline" / part).rglob("__init__.py"))],
    ids=lambda folder: folder.name,
)
def test_the_map_of_each_package_of_rules_names_what_is_in_it(folder: Path) -> None:
    told = (folder / "__init__.py").read_text(encoding="utf-8")
    inside = [path.stem for path in folder.glob("[!_]*.py")] + [path.parent.name for path in folder.glob("*/__init__.py")]
    assert [name for name in inside if not re.search(rf"\b{name}\b", told)] == []
