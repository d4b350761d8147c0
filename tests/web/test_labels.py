"""Labels: every identifier of the codebook and every election has one, in both languages."""

from __future__ import annotations

import re

import pytest

from ikrar import model
from ikrar.config import Config
from ikrar.elections import load_elections
from ikrar.model import Count
from search.labels import LANGUAGES, Labels, Language
from search.tracker import State

GROUPS = {
    "form": model.FORMS,
    "stage": model.STAGES,
    "subject": model.SUBJECTS,
    "audience": model.AUDIENCES,
    "scope": model.SCOPES,
    "conduct": model.CONDUCTS,
    "sanction": model.SANCTIONS,
    "position": model.POSITIONS,
    "status": model.STATUSES,
    "institution": model.INSTITUTIONS,
    "count_unit": model.COUNT_UNITS,
    "date_basis": model.DATE_BASES,
    "source_kind": model.SOURCE_KINDS,
    "tracker": tuple(state.value for state in State),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_identifier_has_a_label(config: Config, language: Language) -> None:
    labels = Labels(config, language)
    for group, values in (GROUPS | {"election": tuple(load_elections(config))}).items():
        assert list(labels.values(group)) == list(values), group
    assert labels.label("from_institution", "kasn") == labels.label("institution", "kasn")


def test_nobody_is_called_an_offender(config: Config) -> None:
    assert not [text for text in Labels(config).values("stage").values() if "pelanggar" in text.casefold()]


def test_dates_moments_and_numbers_as_readers_write_them(config: Config) -> None:
    labels, english = Labels(config), Labels(config, "en")
    assert [labels.date(iso) for iso in ("2024-11-18", "2024-11", "2024", None)] == [
        "18 November 2024", "November 2024", "2024", "tanggal tidak diketahui",
    ]  # fmt: skip
    assert labels.moment("2024-11-06T10:05:00+07:00") == "6 November 2024 10.05 WIB"
    assert labels.moment("2024-11-06T10:05:33+00:00") == "6 November 2024 10.05 UTC"
    assert (labels.share(0.8), english.share(0.8)) == ("0,80", "0.80")
    assert labels.count(Count(3, 3, True, "village_head")) == "3 kepala desa"
    assert labels.count(Count(20, 99, False, "report")) == "20 sampai 99 laporan"
    assert labels.count(Count(2, None, False, "case")) == "sedikitnya 2 kasus"
    assert labels.count(Count(90, 90, False, "civil_servant")) == "sekitar 90 ASN"
    assert english.count(Count(401, None, False, "civil_servant")) == "at least 401 civil servants"
    assert (labels.count(Count(4112, 4112, True, "participant")), english.number(4112)) == ("4.112 peserta", "4,112")
    assert labels.count(None) == ""
    assert [english.count(Count(low, high, True, "report")) for low, high in ((1, 1), (1, None), (1, 3))] == [
        "1 report", "at least 1 report", "1 to 3 reports",
    ]  # fmt: skip
    assert labels.count(Count(1, 1, True, "report")) == "1 laporan"


def test_one_is_not_several(config: Config) -> None:
    english = Labels(config, "en")
    one, many = ({"name": "X", "last": "2024-11-01", "days": days, "usual": float(days), "read": days} for days in (1, 1200))
    assert "1 day, where an article every day is usual. Of these days 1 was read" in english.silence(one)
    assert "1,200 days, where an article every 1200 days is usual. Of these days 1,200 were" in english.silence(many)
    assert english.text("search.total", total="1") == "1 record" and english.text("search.total", total=0) == "0 records"
    assert english.text("tracker.searched", outlets=2, days=1) == "2 outlets, 1 day"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_number_stands_before_words_for_several_only(config: Config, language: Language) -> None:
    texts = str(Labels(config, language)._texts)
    assert not re.findall(r"\{(?!most)\w+\} (?:\w+ )?(?:outlets|days|records|articles|revisions|results|reports)\b", texts)
