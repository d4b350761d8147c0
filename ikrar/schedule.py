"""The daily timetable: crawl and digest at the settings' times, in the settings' zone, until stopped."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.cron import CronTrigger

from ikrar.settings import ScheduleSettings

MISFIRE_SECONDS = 3600
"""A job whose time passed while the machine slept still runs if it is no later than this; several missed times run once."""


def build_scheduler(settings: ScheduleSettings, *, crawl: Callable[[], None], digest: Callable[[], None]) -> BlockingScheduler:
    """A scheduler with a job for each time of `[schedule]`, not started. Jobs live in memory: the settings are their only source."""
    zone = ZoneInfo(settings.timezone)
    scheduler = BlockingScheduler(timezone=zone, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": MISFIRE_SECONDS})
    for name, job, times in (("crawl", crawl, settings.crawl_at), ("digest", digest, settings.digest_at)):
        for time in times:
            hour, minute = time.split(":")
            scheduler.add_job(job, CronTrigger(hour=int(hour), minute=int(minute), timezone=zone), id=f"{name} {time}", name=name)
    return scheduler
