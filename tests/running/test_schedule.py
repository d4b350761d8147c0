"""The timetable is the settings', in Indonesian time; a job is done by one process at a time."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

from ikrar.datafolder import DataFolder
from ikrar.lease import held_lease
from ikrar.schedule import build_scheduler
from ikrar.settings import ScheduleSettings, Settings
from ikrar.store import open_store


def test_each_time_of_the_settings_is_a_job_in_their_zone() -> None:
    settings = ScheduleSettings(timezone="Asia/Jakarta", crawl_at=["04:30", "19:30"], digest_at=["06:00"])
    scheduler = build_scheduler(settings, crawl=lambda: None, digest=lambda: None)
    just_before_midnight_utc = datetime(2024, 11, 26, 21, 0, tzinfo=UTC)  # 04:00 on the 27th in Jakarta
    next_times = {job.id: job.trigger.get_next_fire_time(None, just_before_midnight_utc).astimezone(UTC) for job in scheduler.get_jobs()}
    assert next_times == {
        "crawl 04:30": datetime(2024, 11, 26, 21, 30, tzinfo=UTC),
        "crawl 19:30": datetime(2024, 11, 27, 12, 30, tzinfo=UTC),
        "digest 06:00": datetime(2024, 11, 26, 23, 0, tzinfo=UTC),
    }


def test_a_job_that_is_due_runs(settings: Settings) -> None:
    ran = threading.Event()
    scheduler = build_scheduler(settings.schedule, crawl=ran.set, digest=lambda: None)
    job = next(job for job in scheduler.get_jobs() if job.name == "crawl")
    job.modify(next_run_time=datetime.now(UTC))
    thread = threading.Thread(target=scheduler.start)
    thread.start()
    try:
        assert ran.wait(10)
    finally:
        scheduler.shutdown()
        thread.join()


def test_a_job_held_by_another_process_is_left_to_it(settings: Settings, folder: DataFolder) -> None:
    with open_store(settings, folder) as store:
        with held_lease(store, "crawl") as first, held_lease(store, "crawl") as second:
            assert (first, second) == (True, False)
        with held_lease(store, "crawl") as again:
            assert again


def test_a_long_job_keeps_its_lease_and_a_killed_one_loses_it(settings: Settings, folder: DataFolder, tmp_path: Path) -> None:
    with open_store(settings, folder) as store:
        with held_lease(store, "crawl", seconds=3) as held:
            assert held
            threading.Event().wait(4)
            assert not store.take_lease("crawl", "somebody else", 3)
        store.take_lease("digest", "a process that was killed", 1)
        threading.Event().wait(1.5)
        with held_lease(store, "digest") as taken_over:
            assert taken_over
