"""Web pages: what is the article, and what part each piece of it plays."""

import sys
from datetime import date

import pytest

from factcheck.documents.read import read
from factcheck.documents.readers import html
from tests.documents.readers.pages import ARTICLE, FILLER, page
from tests.documents.readers.said import said

pytest.importorskip("trafilatura")


def blocks(tmp_path, content):
    """The blocks of a page in front of its filler."""
    path = tmp_path / "plant.html"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (found,) = said(path)
    assert not isinstance(found, str), found
    return found[: found.index(("body", FILLER))]


def test_headline_date_and_address_are_taken_from_the_page(tmp_path):
    path = tmp_path / "plant.html"
    path.write_text(ARTICLE, encoding="utf-8")
    (document,) = read([str(path)])
    assert (document.id, document.title, document.published) == (
        "plant",
        "Plant costs £420m",
        date(2025, 1, 28),
    )
    assert document.url == "https://harbour.example/plant"
    assert document.text.startswith("Plant costs £420m\n\nIt cost £420 million.\n\n")
    assert "Home" not in document.text
    assert "readers" not in document.text


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>It cost\n <b>£420</b>&nbsp;million.</p>", [("body", "It cost £420 million.")]),
        ("<p>First 5%.<br><br>Then 6%.</p>", [("body", "First 5%.\nThen 6%.")]),
        ("<p>It cost <del>£410m</del> £420m.</p>", [("body", "It cost £420m.")]),
        ("<h2>Why 5%</h2><p>It did.</p>", [("headline", "Why 5%"), ("body", "It did.")]),
        ("<blockquote><p>We paid 5%.</p></blockquote>", [("quote", "We paid 5%.")]),
        ("<ul><li>Jobs: 450</li><li>Cost: 5</li></ul>", [("list", "Jobs: 450"), ("list", "Cost: 5")]),
        (
            "<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2024</td><td>£420m</td></tr></table>",
            [("cell", "Year"), ("cell", "Cost"), ("cell", "2024"), ("cell", "£420m")],
        ),
        (
            '<figure><img src="a.jpg"><figcaption>The <i>plant</i>, 450 strong.</figcaption></figure>',
            [("caption", "The plant, 450 strong.")],
        ),
    ],
)
def test_the_parts_of_an_article(tmp_path, body, expected):
    assert blocks(tmp_path, page(f"<h1>Plant</h1><p>It is 1.</p>{body}"))[2:] == expected


def test_the_cells_of_a_table_stand_in_rows(tmp_path):
    path = tmp_path / "a.html"
    rows = "<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2024</td><td>£420m</td></tr></table>"
    path.write_text(page(f"<p>{FILLER.upper()}</p>{rows}"), encoding="utf-8")
    (document,) = read([str(path)])
    assert "\n\nYear\tCost\n2024\t£420m\n\n" in document.text


@pytest.mark.parametrize(
    ("written", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "iso-8859-1"),
        ("cp1252", "iso-8859-1"),
        ("cp1252", "no-such"),
        ("cp1252", "utf-8"),
    ],
)
def test_encodings(tmp_path, written, declared):
    raw = ARTICLE.replace("utf-8", declared).replace("£420", "£420—", 1).encode(written)
    assert blocks(tmp_path, raw)[-1] == ("body", "It cost £420 million.")


def test_a_repeated_description_is_the_standfirst(tmp_path):
    description = "The plant will cost twice what was planned. Nobody says why."
    head = f'<title>Plant costs 5</title><meta name="description" content="{description}">'
    body = f"<h1>Plant costs 5</h1><p>{description}</p><p>It did.</p>"
    assert blocks(tmp_path, page(body, head)) == [
        ("headline", "Plant costs 5"),
        ("standfirst", description),
        ("body", "It did."),
    ]


def test_a_day_in_the_text_is_no_publication_date(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(page("<h1>Plant</h1><p>It opened on 5 March 2019 and closed on 2020-01-02.</p>"))
    (document,) = read([str(path)])
    assert document.published is None


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="date" content="2025-01-28">',
        '<meta property="article:modified_time" content="2025-02-03">'
        '<meta property="article:published_time" content="2025-01-28T23:30:00+00:00">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-01-28"}</script>',
        '<time datetime="2025-01-28T09:00:00Z">Tuesday</time>',
        '<span class="publish-date">28 January 2025</span>',
    ],
)
def test_how_pages_say_when_they_were_published(tmp_path, head):
    path = tmp_path / "a.html"
    place = {"head": head} if head.startswith(("<meta", "<script")) else {"body": head}
    path.write_text(page(**{"body": "", **place}), encoding="utf-8")
    (document,) = read([str(path)])
    assert document.published == date(2025, 1, 28)


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "a.html: has no text of an article"),
        (b"<html><body></body></html>", "a.html: has no text of an article"),
        (b"\0\1\2" * 99, "a.html: looks like a binary file"),
        (b"<p>" + b"x" * html.LONGEST_PAGE, "a.html: is longer than 8 MB, the most for one document"),
    ],
)
def test_pages_that_cannot_be_read(tmp_path, raw, message):
    path = tmp_path / "a.html"
    path.write_bytes(raw)
    (found,) = said(path)
    assert found.startswith(message)


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 100_000,
        "<b>5%" * 20_000,
        "<" * 500_000,
        "<p>" + "&nbsp;" * 100_000,
        "<meta charset " + "a" * 500_000,
        "<table>" + "<tr><td>5%" * 5_000,
        "<figure><figcaption>" * 2_000,
        "<p>5%<!-- ",
    ],
)
def test_hostile_pages_end(tmp_path, hostile):
    path = tmp_path / "a.html"
    path.write_text(page(f"<p>{FILLER}</p>{hostile}"), encoding="utf-8")
    assert len(said(path)) == 1


def test_html_without_its_library(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    path = tmp_path / "a.html"
    path.write_text(ARTICLE)
    assert said(path) == [
        'a.html: HTML needs a further library; install it with: pip install "factcheck[html]"'
    ]
