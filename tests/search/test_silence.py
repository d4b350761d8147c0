"""When an outlet counts as silent, and where it is said."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from ikrar.cli.main import main
from ikrar.config import Config
from ikrar.datafolder import DataFolder
from ikrar.model import Annotation, Article
from ikrar.settings import CoverageSettings, Settings, load_settings
from ikrar.store import Store, open_store
from search.coverage import read_coverage
from search.digest import Digests
from search.labels import Labels
from search.silence import Silence, find_silent

RULE = CoverageSettings(
    min_articles_placed=3, min_outlets=2, min_days=14, window_days=180, silence_intervals=10, silence_days=7, silence_most=60
)  # fmt: skip


@pytest.fixture
def store(settings: Settings, folder: DataFolder) -> Iterator[Store]:
    """Up to 30 June: `lively` writes every second day, `stopped` did until 31 March, `refused` too and then refuses, `mute` never wrote."""
    with open_store(settings, folder) as opened:
        with opened.change("test") as change:
            for outlet, until in (("lively", "2024-06-29"), ("stopped", "2024-03-31"), ("refused", "2024-03-31")):
                day = date(2024, 1, 1)
                while day.isoformat() <= until:
                    _put(change, outlet, day.isoformat())
                    day += timedelta(days=2)
            for outlet in ("lively", "stopped", "mute"):
                change.put_coverage_span(outlet, "2024-01-01", "2024-06-30", complete=True, reason="", verified=True)
            change.put_coverage_span("refused", "2024-01-01", "2024-03-31", complete=True, reason="", verified=True)
            change.put_coverage_span("refused", "2024-06-30", "2024-06-30", complete=False, reason="forbidden", verified=True)
        yield opened


def _put(change: object, outlet: str, day: str, *, archived: str = "") -> None:
    url = f"https://{outlet}.example/{day}"
    article = Article(url=url, canonical_url=url, outlet=outlet, title="Kabar", text="Pasar ramai.", published_at=f"{day}T08:00:00+07:00")
    version = change.put_article(  # type: ignore[attr-defined]
        article,
        outlet_name=outlet.title(),
        source_kind="press",
        archived_at=f"{archived or day}T02:00:00+00:00",
        captures=[{"digest": "x"}],
    )
    change.put_annotation(article.id, version, "1", Annotation(url=url, relevant=False, relevance_score=0.0))  # type: ignore[attr-defined]


def found(store: Store, **a_week: float | None) -> dict[str, Silence]:
    return {silence.outlet: silence for silence in find_silent(read_coverage(store.at(), a_week, RULE), RULE)}


def test_an_outlet_is_measured_by_what_it_did_before(store: Store) -> None:
    silent = found(store)
    assert set(silent) == {"stopped", "refused", "mute"}
    assert (silent["mute"].last, silent["mute"].usual, silent["mute"].days, silent["mute"].read) == (None, None, 182, 182)
    stopped, refused = silent["stopped"], silent["refused"]
    assert (stopped.last, stopped.until, stopped.days, stopped.read) == ("2024-03-31", "2024-06-30", 91, 91)
    assert stopped.usual == pytest.approx(2, abs=0.05)
    assert (refused.days, refused.read, refused.reasons) == (91, 0, ("forbidden",))


def test_what_its_file_expects_goes_before(store: Store) -> None:
    assert set(found(store, mute=7.0)) == {"stopped", "refused", "mute"}
    assert found(store, mute=7.0)["mute"].last is None
    assert "stopped" not in found(store, stopped=0.5)
    assert "lively" not in found(store, lively=100.0)  # two days of rest are no silence, whatever is usual


def test_long_gaps_do_not_allow_themselves(settings: Settings, folder: DataFolder) -> None:
    """Five articles in a row, half a year of nothing, one more: its mean interval of a month would allow ten months."""
    with open_store(settings, folder) as store:
        with store.change("test") as change:
            for day in (*(f"2024-01-0{number}" for number in range(1, 6)), "2024-06-28"):
                _put(change, "rare", day)
            change.put_coverage_span("rare", "2024-01-01", "2024-06-30", complete=True, reason="", verified=True)
        observed, expected = (read_coverage(store.at(), {"rare": a_week}, RULE)["rare"] for a_week in (None, 0.25))
    assert observed.covered == {*(f"2024-01-0{number}" for number in range(1, 6)), "2024-06-28", "2024-06-29", "2024-06-30"}
    assert len(expected.covered) == 182


def test_digest_names_the_silent(store: Store, config: Config, folder: DataFolder) -> None:
    sent = Digests(config, load_settings(config), folder, store, {"stopped": "Kabar Henti"}, {}).to_folder(folder.path / "out")
    for path in sent.files:
        if path.suffix != ".eml":
            text = path.read_text(encoding="utf-8")
            assert (
                "Tidak ada berita yang kami terima dari Kabar Henti sejak 31 Maret 2024: 91 hari, biasanya satu berita setiap 2 hari"
                in text
            )
            assert "bukan berarti tidak ada kejadian" in text and "lively" not in text


@pytest.mark.parametrize(("strict", "status"), [((), 0), (("--strict",), 1)])
def test_the_command_can_be_an_alarm(
    store: Store,
    folder: DataFolder,
    strict: tuple[str, ...],
    status: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["ikrar", "outlets", "silent", "--data", str(folder.path), *strict])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr()
    assert int(ended.value.code or 0) == status
    assert "stopped: nothing since 2024-03-31, 91 days up to 2024-06-30" in said.out and "forbidden" in said.out
    assert "mute: nothing ever, 182 days up to 2024-06-30; 182 of these days read completely" in said.out
    assert "3 outlets are silent" in said.err


def test_it_is_said_in_both_languages(config: Config, store: Store) -> None:
    silence = find_silent(read_coverage(store.at(), {"mute": 7.0}, RULE), RULE)[0].to_json() | {"name": "Mute"}
    assert "We have never received an article from Mute in 182 days, where one every day is expected" in Labels(config, "en").silence(
        silence
    )
    assert "Belum ada satu berita pun yang kami terima dari Mute" in Labels(config).silence(silence)
    silence["usual"] = None
    assert Labels(config, "en").silence(silence) == (
        "We have never received an article from Mute in 182 days. Of these days 182 were read completely."
    )


def test_an_article_from_the_future_speaks_for_the_day_on_which_it_was_archived(store: Store) -> None:
    """Day and month swapped: archived on 6 February 2024, it says 2 June, when its outlet was long silent."""
    with store.change("test") as change:
        _put(change, "stopped", "2024-06-02", archived="2024-02-06")
    assert found(store)["stopped"].last == "2024-03-31"
