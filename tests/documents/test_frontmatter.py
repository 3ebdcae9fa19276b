"""The block that may open a draft."""

from datetime import date

import pytest

from factcheck.documents.frontmatter import FrontMatter, front_matter
from factcheck.errors import InputError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: A: B\n---\nx", None),
        ("---\ntitle: Sales\npublished: 2025-01-28\nurl: https://x.org\ntags: [a, b]\n---\nBody", "Body"),
        ("---\r\ntitle: 'Sales'\r\npublished: 2025-01-28T23:59:00+02:00\r\n...\r\nBody", "Body"),
        ('---\ntitle: "Sales"\npublished: "2025-01-28"\n---', ""),
    ],
)
def test_front_matter(text, expected):
    if expected is None:
        with pytest.raises(InputError, match=r"^d.md:2:9: front matter is not valid YAML"):
            front_matter(text, "d.md")
        return
    front = front_matter(text, "d.md")
    assert (front.title, front.published) == ("Sales", date(2025, 1, 28))
    assert text[front.end :].strip() == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Body --- of text",
        "---\n\nBody of text\n\n---\n",
        "---\nNote that 5: 6\n---\n",
        "---\nNote: it rose to 5 million.\n\nNothing closes this.",
        "----\ntitle: x\n---\n",
        "x\n---\ntitle: x\n---\n",
    ],
)
def test_what_is_no_front_matter(text):
    assert front_matter(text, "d.md") == FrontMatter()


def test_empty_front_matter_is_left_out_of_the_body():
    assert front_matter("---\n---\nBody", "d.md") == FrontMatter(end=7)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitle: Sales\n\nBody", "d.md:1: front matter is never closed"),
        ("---\ntitle: [a\n---\n", "d.md:3:1: front matter is not valid YAML"),
        ("---\nid: 1\ntitle: [a]\n---\n", "d.md:3:8: front matter: title must be a line of text"),
        ("---\nid: 1\npublished: last week\n---\n", "d.md:3: published is 'last week', which is no date"),
        ("---\ntitle: \x01\n---\n", "d.md:1: front matter is not valid YAML"),
        ("---\ntitle: " + "[" * 50_000 + "\n---\n", "d.md:1: front matter is nested too deeply"),
    ],
)
def test_broken_front_matter_is_refused_with_its_line(text, message):
    with pytest.raises(InputError) as refused:
        front_matter(text, "d.md")
    assert message in str(refused.value)
