"""`ikrar tracker`: where each regency and city stands in one election."""

from __future__ import annotations

from typing import Annotated

import typer

from ikrar.cli.options import DEFAULT_DATA, ConfigOption, DataOption, JsonOption, emit, open_filled_folder, open_settings, say


def register(app: typer.Typer) -> None:
    app.command("tracker")(tracker)


def tracker(
    data: DataOption = DEFAULT_DATA,
    config_folder: ConfigOption = None,
    election: Annotated[str | None, typer.Option("--election", metavar="ID", help="Default: the one with most records.")] = None,
    json_lines: JsonOption = False,
) -> None:
    """Show for each of the 514 regencies and cities whether its government declared neutrality, acted otherwise, was searched
    in vain, or is not covered; claims of breaches beside it by stage, never added up.

    Example: ikrar tracker --election pilkada-2024
    """
    from crawlers.outlets import articles_a_week
    from ikrar.elections import load_elections
    from ikrar.regions import load_regions
    from ikrar.store import open_store
    from search.labels import Labels
    from search.tracker import TrackerReader
    from search.tracker.printing import status_json, status_lines

    config, settings = open_settings(config_folder)
    folder = open_filled_folder(data)
    labels, regions = Labels(config), load_regions(config)
    reader = TrackerReader(regions, load_elections(config), settings, articles_a_week(config))
    with open_store(settings, folder) as store:
        view = store.at()
        chosen = reader.election(election) if election else reader.default(view)
        statuses = reader.statuses(view, chosen)
    if json_lines:
        for status in statuses:
            emit(status_json(status, regions, practice=folder.practice))
        return
    for line in status_lines(statuses, chosen, regions, labels, practice=folder.practice):
        typer.echo(line)
    say(f"as of revision {view.revision}; ikrar tracker --json gives every record")
