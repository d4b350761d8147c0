"""Damaged, foreign and wrongly labelled bytes: a clear reason, or the text as it was meant."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from ikrar.cli.main import app
from ikrar.errors import UsageError
from ikrar.model import Article
from pipeline.extract import REASONS, Page, Rejected, extract_article

URL = "https://koran.example/2024/11/15/lurah-diminta-netral/"
TEXT = "“Lurah jangan ikut-ikutan,” kata camat dalam rapat – yang dihadiri 12 lurah – di aula kantor kecamatan, Jumat (15/11/2024)."
PAGE = f"""<html><head><title>Lurah Diminta Netral</title></head><body><h1>Lurah Diminta Netral</h1>
<div><p>{TEXT}</p><p>Camat tidak menyebut lurah mana yang dimaksud, tetapi ia berjanji memanggilnya pekan depan.</p></div>
<div>Redaksi dan kontak</div></body></html>"""


def extract(body: bytes, content_type: str = "text/html", url: str = URL) -> Article | Rejected:
    return extract_article([Page(url=url, body=body, headers={"Content-Type": content_type})], outlet="koran", timezone="Asia/Jakarta")


@pytest.mark.parametrize(
    ("encoding", "content_type", "declaration"),
    [
        ("utf-8", "text/html; charset=utf-8", ""),
        ("utf-8", "text/html", ""),
        ("utf-8", "text/html; charset=iso-8859-1", ""),
        ("utf-8-sig", "text/html", ""),
        ("utf-16", "text/html", ""),
        ("windows-1252", "text/html; charset=windows-1252", ""),
        ("windows-1252", "text/html; charset=ISO-8859-1", ""),
        ("windows-1252", "text/html", '<meta charset="windows-1252">'),
        ("windows-1252", "text/html", ""),
        ("windows-1252", "text/html; charset=utf-8", ""),
        ("windows-1252", "text/html; charset=no-such-charset", ""),
    ],
)
def test_encodings_declared_undeclared_and_wrong(encoding: str, content_type: str, declaration: str) -> None:
    found = extract(PAGE.replace("<head>", "<head>" + declaration).encode(encoding), content_type)
    assert isinstance(found, Article)
    assert found.text.split("\n\n")[0] == TEXT


def test_text_that_was_encoded_twice_is_mended() -> None:
    # The byte 9d has no character in windows-1252; browsers keep it as it is.
    twice = PAGE.encode("utf-8").decode("windows-1252", "replace").replace("\ufffd", "\x9d")
    found = extract(twice.encode("utf-8"))
    assert "â€" in twice
    assert isinstance(found, Article)
    assert found.text.split("\n\n")[0] == TEXT


def test_a_few_foreign_bytes_do_not_spoil_the_rest() -> None:
    body = PAGE.encode("utf-8").replace(" – yang".encode(), b" \x96 yang")
    found = extract(body, "text/html; charset=utf-8")
    assert isinstance(found, Article)
    assert found.text.split("\n\n")[0] == TEXT


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"", "text/html", "empty"),
        (b" \n\t ", "text/html", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "text/html", "binary"),
        (b"%PDF-1.7 ...", "text/html", "binary"),
        (bytes(range(256)) * 20, "", "binary"),
        (PAGE.encode(), "image/jpeg", "binary"),
        (b'{"code": "rest_no_route"}', "application/json", "not_html"),
        (b"<html><head><title>Lurah Diminta Netral</title></head><body></body></html>", "text/html", "no_text"),
        (b"Hanya teks biasa tanpa markah", "text/html", "no_title"),
    ],
)
def test_what_is_no_article_says_why(body: bytes, content_type: str, reason: str) -> None:
    assert extract(body, content_type) == Rejected(reason)
    assert REASONS[reason] == Rejected(reason).explanation


@pytest.mark.parametrize(
    "cut_after", ["kata camat dalam", "Camat tidak menyebut", "pekan depan.", "<p>Camat tidak menyebut lurah mana yang dimaksud, te"]
)
def test_a_page_cut_off_in_its_text_is_not_taken_for_the_whole(cut_after: str) -> None:
    assert extract(PAGE[: PAGE.index(cut_after) + len(cut_after)].encode()) == Rejected("cut_off")


def test_a_page_that_never_closes_but_has_its_foot_is_whole() -> None:
    found = extract(PAGE.replace("</body></html>", "").encode())
    assert isinstance(found, Article)
    assert found.text.endswith("pekan depan.")


@settings(deadline=None)  # a busy machine is no failure
@given(st.binary(max_size=600))
def test_any_bytes_give_an_article_or_a_reason(body: bytes) -> None:
    found = extract(b"<html><body>" + body)
    assert isinstance(found, Article) or found.reason in REASONS


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=len(PAGE)), st.binary(min_size=1, max_size=8))
def test_any_damage_gives_an_article_or_a_reason(at: int, damage: bytes) -> None:
    body = PAGE.encode()
    found = extract(body[:at] + damage + body[at:])
    assert isinstance(found, Article) or found.reason in REASONS


def test_a_long_page_is_read_in_time() -> None:
    paragraph = "<p>Pegawai diminta menjaga netralitas selama masa kampanye berlangsung di daerah itu, nomor {}.</p>"
    body = PAGE.replace("<div><p>", "<div>" + "".join(paragraph.format(number) for number in range(5000)) + "<p>", 1)
    found = extract(body.encode())
    assert isinstance(found, Article)
    assert found.text.count("\n\n") >= 5000


def test_command_says_what_is_wrong_and_exits_with_two(tmp_path: Path) -> None:
    empty = tmp_path / "kosong.html"
    empty.write_bytes(b"")
    for arguments, message in (
        ([str(empty), "--url", URL], "the page is empty"),
        ([str(tmp_path / "tiada.html"), "--url", URL], "cannot be read"),
        ([str(empty), "--url", "koran"], "whole address"),
        ([str(empty), "--url", URL, "--outlet", "no-such-outlet"], "no outlet"),
    ):
        result = CliRunner().invoke(app, ["extract", *arguments])
        assert isinstance(result.exception, UsageError)
        assert message in str(result.exception)
        assert result.exception.exit_status == 2


def test_command_gives_one_json_object(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(PAGE.encode("windows-1252"))
    result = CliRunner().invoke(app, ["extract", str(page), "--url", URL, "--json"])
    assert result.exit_code == 0
    [line] = result.stdout.splitlines()
    article = json.loads(line)
    assert set(article) >= {"url", "canonical_url", "outlet", "title", "text", "published_at", "published_basis", "author", "language"}
    assert article["published_at"] == "2024-11-15T00:00:00+07:00"
    assert article["text"].startswith(TEXT)


@pytest.mark.parametrize("tag", ["div", "span", "b", "font", "p><td"])
@pytest.mark.parametrize("times", [300, 5000])
def test_tags_that_are_never_closed_end_in_an_article_or_a_reason(tag: str, times: int) -> None:
    found = extract(PAGE.replace("<div><p>", f"<{tag}>" * times + "<div><p>", 1).encode())
    assert found.text.startswith(TEXT) if isinstance(found, Article) else found.reason in REASONS
    assert isinstance(found, Article) or times > 300


def test_formatting_that_is_never_closed_parts_nothing() -> None:
    body = PAGE.replace("<p>", "<p><font color=black><b>").encode()
    found = extract(body)
    assert isinstance(found, Article)
    assert found.text.split("\n\n")[0] == TEXT
