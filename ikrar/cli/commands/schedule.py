"""`ikrar schedule`: crawl and digest every day at the settings' times, until stopped."""

from __future__ import annotations

import signal
from datetime import datetime

import typer

from ikrar.cli.options import DEFAULT_DATA, ConfigOption, DataOption, open_folder, open_settings, say


def register(app: typer.Typer) -> None:
    app.command("schedule")(schedule)


def schedule(data: DataOption = DEFAULT_DATA, config_folder: ConfigOption = None) -> None:
    """Run crawls and digests at the times of [schedule]; Ctrl-C ends it. One process at a time does each job.

    Example: ikrar schedule --data data
    """
    from ikrar.schedule import Jobs, build_scheduler

    config, settings = open_settings(config_folder)
    jobs = Jobs(config, settings, open_folder(data), say)
    scheduler = build_scheduler(settings.schedule, crawl=jobs.crawl, digest=jobs.digest)
    signal.signal(signal.SIGTERM, lambda number, frame: scheduler.shutdown(wait=False))
    now = datetime.now(scheduler.timezone)
    for job in sorted(scheduler.get_jobs(), key=lambda job: job.trigger.get_next_fire_time(None, now)):
        say(f"{job.id} {settings.schedule.timezone}: next on {job.trigger.get_next_fire_time(None, now):%Y-%m-%d %H:%M %Z}")
    scheduler.start()
