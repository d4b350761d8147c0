"""In a real browser: pages fit a desk and a phone, work with the keyboard, and load nothing that the policy forbids."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.web.conftest import Served

pytestmark = pytest.mark.browser
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
]  # fmt: skip
WIDTHS = (1280, 390)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{CHROMIUM} is missing; `make test-deps` installs it")
        pytest.skip(f"no {CHROMIUM}; `make test-deps` installs it")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield chromium
        chromium.close()


def opened(browser: Browser, served: Served, address: str, width: int) -> tuple[Page, list[str]]:
    """The page, and what the browser complained of or asked other hosts for."""
    page = browser.new_page(viewport={"width": width, "height": 900}, java_script_enabled=True)
    complaints: list[str] = []
    base = str(served.client.base_url)
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("request", lambda request: complaints.append(request.url) if not request.url.startswith(base) else None)
    page.goto(f"{base}{address}".replace("//", "/").replace(":/", "://"))
    return page, complaints


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_fit_and_stay_at_home(browser: Browser, served: Served, width: int) -> None:
    view = served.store.at()
    corrected = next(record.id for record in view.records() if record.article_version > 1)
    for address in ("/", "/?q=ikrar", "/?q=xyzzyx&places=94.01", f"/rekaman/{corrected}", "/pelacak", "/pelacak/33.20", "/tentang"):
        page, complaints = opened(browser, served, address, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)
        assert complaints == [], address
        assert page.locator(".practice").is_visible()
        assert page.locator("h1").count() == 1
        page.close()


def test_the_form_works_with_the_keyboard_alone(browser: Browser, served: Served) -> None:
    page, _ = opened(browser, served, "/", 1280)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("#q").focus()
    page.keyboard.type("ikrar netralitas")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=ikrar+netralitas**")
    assert page.locator("mark").count() > 0
    page.close()


def test_filters_open_and_narrow_without_scripts(browser: Browser, served: Served) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 900})
    page = context.new_page()
    page.goto(str(served.client.base_url))
    page.locator("details.filters > summary").click()
    page.locator("#f-form").select_option("circular")
    page.get_by_role("button", name="Terapkan saringan").click()
    page.wait_for_url("**form=circular**")  # until it has loaded: the address is new before its hits are there
    hits = page.locator(".hit").count()
    assert hits
    assert page.locator(".hit .tag-statement").all_inner_texts() == ["Surat edaran"] * hits
    context.close()


def test_a_region_on_the_map_leads_to_its_page(browser: Browser, served: Served) -> None:
    page, _ = opened(browser, served, "/pelacak?election=pilkada-2024", 1280)
    page.locator('a[href^="/pelacak/16.06"] path').click()
    page.wait_for_url("**/pelacak/16.06**")
    assert "Musi Banyuasin" in page.locator("h1").inner_text()
    page.close()


def test_text_stands_out_from_its_ground(browser: Browser, served: Served) -> None:
    """Contrast of at least 4.5 to 1 (WCAG 2.2, AA) for all text on the pages."""
    measure = """() => {
      const light = c => { const v = c.map(x => { x /= 255; return x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4 });
                           return .2126 * v[0] + .7152 * v[1] + .0722 * v[2]; };
      const rgb = s => (s.match(/[\\d.]+/g) || []).map(Number);
      const ground = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
                            if (c.length === 3 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; };
      const low = [];
      for (const e of document.querySelectorAll('body *')) {
        if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) || e.closest('svg, select, .sr, .skip')) continue;
        const a = light(rgb(getComputedStyle(e).color).slice(0, 3)), b = light(ground(e));
        const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
        if (ratio < 4.5) low.push(e.className + ' ' + e.textContent.trim().slice(0, 40) + ' ' + ratio.toFixed(2));
      }
      return low; }"""
    view = served.store.at()
    dismissed = next(record.id for record in view.records(kind="violation") if record.record.stage == "dismissed")
    for address in ("/?q=ikrar", f"/rekaman/{dismissed}", "/pelacak?state=declared", "/tentang", "/?q=%22"):
        page, _ = opened(browser, served, address, 1280)
        assert page.evaluate(measure) == [], address
        page.close()
