"""The daily timetable: crawl and digest at the settings' times, in the settings' zone, until stopped."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo

from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.cron import CronTrigger

from ikrar.config import Config
from ikrar.counted import counted
from ikrar.datafolder import DataFolder
from ikrar.errors import IkrarError
from ikrar.lease import held_lease
from ikrar.run import open_digests, run_once
from ikrar.settings import ScheduleSettings, Settings
from ikrar.store import open_store

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


class Jobs:
    """What the timetable does. A job that fails is told and tried again at its next time; the timetable goes on."""

    def __init__(self, config: Config, settings: Settings, folder: DataFolder, say: Callable[[str], None]) -> None:
        self._config, self._settings, self._folder, self._say = config, settings, folder, say

    def crawl(self) -> None:
        """Crawl, process and index."""
        self._guarded("crawl", self._crawl)

    def digest(self) -> None:
        """Send what is due."""
        self._guarded("digest", self._digest)

    def _guarded(self, name: str, job: Callable[[], None]) -> None:
        try:
            with open_store(self._settings, self._folder) as store, held_lease(store, name) as held:
                if not held:
                    self._say(f"{name}: another process is at it; left to it")
                    return
                job()
        except IkrarError as error:
            self._say(f"{name} failed: {error}")

    def _crawl(self) -> None:
        report = run_once(self._config, self._settings, self._folder, digest=False)
        refused = ", ".join(row.outlet for row in report.crawl.refused)
        self._say(
            f"crawl: {counted(report.crawl.kept, 'article')} archived, revision {report.process.revision}"
            + (f"; not reached: {refused}" if refused else "")
        )
        for problem in report.process.problems:
            self._say(problem)

    def _digest(self) -> None:
        with open_store(self._settings, self._folder) as store:
            for sent in open_digests(self._config, self._settings, self._folder, store).send_all():
                self._say(f"digest to {sent.subscriber}: {sent.subject}")
