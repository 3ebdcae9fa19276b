"""The page as a reader has it: in Chromium, by mouse, keyboard, phone and on paper."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest

from tests.corpus.reports.conftest import written
from tests.corpus.reports.stores import make, many

SIZES = {"desk": {"width": 1200, "height": 800}, "phone": {"width": 360, "height": 740}}


@pytest.fixture(scope="module")
def address(store, tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(written(store, "html"), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def opened(browser, address):
    """Opens the page as asked for. At the end, it has asked for nothing else and complained of nothing."""
    contexts, complaints, requests = [], [], []

    def open_page(place: str = "", at: str = address, **wanted):
        context = browser.new_context(**wanted)
        context.set_default_timeout(5000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url.partition("#")[0]))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(at + place)
        return page

    yield open_page
    for context in contexts:
        for page in context.pages:
            assert page.evaluate("window.hacked") is None
        context.close()
    assert complaints == []
    assert {url for url in requests if not url.endswith(".html")} == set()


def shown(page) -> list[str]:
    """The figures of the findings that are seen, in their order; one of each finding."""
    findings = page.locator(".finding:visible")
    return [findings.nth(place).locator("mark").first.inner_text() for place in range(findings.count())]


ALL = ["£420 million", "£4.2 billion", "£4.2 billion", "$5"]


def test_everything_is_seen_without_a_script(opened):
    page = opened(java_script_enabled=False)
    assert shown(page) == ALL
    assert not page.locator("#filter").is_visible()


def test_text_of_articles_is_seen_as_text(opened):
    page = opened()
    finding = page.locator(".finding").last
    assert "</script><script>window.hacked=3</script>\\u202e" in finding.inner_text()
    assert "<svg onload=window.hacked=6>" in finding.inner_text()
    assert finding.locator("a, b, script, svg").count() == 0


@pytest.mark.parametrize(
    ("choices", "figures"),
    [
        ({"Severity": "warning"}, ["$5"]),
        ({"Check": "contradicted"}, ["£4.2 billion"] * 2),
        ({"Check": "contradicted", "Outlet": "Daily Wire"}, ["£4.2 billion"]),
        ({"Outlet": "<img src=x onerror=window.hacked=4>"}, ["$5"]),
        ({"Subject": "not known"}, ["£420 million"]),
        ({"Month": "2025-03"}, ["£420 million"]),
        ({"Severity": "warning", "Month": "2025-03"}, []),
        ({"Sort": "newest"}, ["£420 million", "£4.2 billion", "£4.2 billion", "$5"]),
        ({"Sort": "oldest"}, ["£4.2 billion", "£4.2 billion", "£420 million", "$5"]),
        ({"Sort": "outlet"}, ["$5", "£4.2 billion", "£4.2 billion", "£420 million"]),
    ],
)
def test_filter_and_sort(opened, choices, figures):
    page = opened()
    for name, choice in choices.items():
        page.get_by_label(name, exact=True).select_option(choice)
    assert shown(page) == figures
    assert page.get_by_role("status").inner_text() == f"{len(figures)} of 4 findings"
    page.reload()
    assert shown(page) == figures, "the address keeps the choice"
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function("location.hash === '#findings'")
    assert shown(page) == ALL


@pytest.mark.parametrize(
    ("words", "number"),
    [("mayor", 1), ("MAYOR plant", 1), ("herald/plant.txt", 1), ("£4.2", 2), ("[a-", 0), (" ", 4)],
)
def test_words_are_looked_for_as_they_are(opened, words, number):
    page = opened()
    page.get_by_label("Words").fill(words)
    assert len(shown(page)) == number


def test_a_bar_leads_to_its_findings_by_mouse_and_by_keyboard(opened):
    page = opened()
    page.get_by_label("Daily Wire: 1").click()
    assert shown(page) == ["£4.2 billion"]
    page.locator("a", has=page.get_by_label("2025-03: 1")).press("Enter")
    page.wait_for_function("location.hash.includes('published')")
    assert shown(page) == ["£420 million"]


def test_an_article_leads_to_its_findings(opened):
    page = opened()
    page.get_by_role("row", name="onmouseover").get_by_role("link").click()
    assert shown(page) == ["$5"]


def test_what_is_not_the_page_s_own_script_never_runs(browser, address, tmp_path):
    """Should text of an article ever become part of the page, it could load and run nothing."""
    page = Path(url2pathname(urlsplit(address).path)).read_text(encoding="utf-8")
    added = (
        '<p id="added" onclick="window.hacked=8"><script>window.hacked=9</script>'
        '<img src="http://127.0.0.1:9/x.png"><style>#added {color: red}</style></p>'
    )
    broken = tmp_path / "broken.html"
    broken.write_text(page.replace("</main>", f"{added}</main>"), encoding="utf-8")
    opened = browser.new_page()
    refused: list[str | None] = []
    opened.on("requestfailed", lambda request: refused.append(request.failure))
    opened.goto(broken.as_uri())
    opened.locator("#added").dispatch_event("click")
    assert opened.evaluate("window.hacked") is None
    assert opened.evaluate("getComputedStyle(document.getElementById('added')).color") != "rgb(255, 0, 0)"
    assert refused == ["csp"]
    opened.close()


@pytest.mark.parametrize(
    "place", ["#", "#findings", "#nothing=1", "#__proto__=1", "#length=0", "#%E0%A4%A", "#sort=nonsense"]
)
def test_an_address_that_chooses_nothing_shows_everything(opened, place):
    assert len(shown(opened(place))) == 4


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_screen(opened, size, scheme):
    page = opened(viewport=SIZES[size], color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]


def test_dark_is_dark(opened):
    ground = "getComputedStyle(document.body).backgroundColor"
    assert opened(color_scheme="light").evaluate(ground) == "rgb(255, 255, 255)"
    assert opened(color_scheme="dark").evaluate(ground) == "rgb(20, 23, 26)"


def test_paper_has_the_findings_and_no_controls(opened):
    page = opened(color_scheme="dark")
    page.emulate_media(media="print")
    assert shown(page) == ALL
    assert not page.locator("#filter, nav").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible(opened, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    found = axe.Axe().run(opened(color_scheme=scheme, bypass_csp=True))
    assert found.response["passes"]
    assert [violation["id"] for violation in found.response["violations"]] == []


def test_a_full_page_stays_quick(opened, tmp_path):
    path = tmp_path / "large.html"
    path.write_text(written(make(tmp_path / "large.duckdb", many(600)), "html"), encoding="utf-8")
    page = opened(at=path.as_uri())
    page.get_by_label("Month", exact=True).select_option("2029-12")
    page.get_by_label("Sort", exact=True).select_option("oldest")
    assert page.get_by_role("status").inner_text().endswith(" of 500 findings")
