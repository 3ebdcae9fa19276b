"""Markdown blocks, with offsets into the file as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents.readers.markdown import markdown_blocks

BODY = "It will cost $5 million, the firm said."
CASES = {
    "headings": (f"# Plant ##\n\n{BODY}\n\n## Cost\n{BODY}", ["Plant", BODY, "Cost", BODY], "hbhb"),
    "underlined heading": (f"Plant\n=====\n{BODY}", ["Plant", BODY], "hb"),
    "standfirst": (f"# Plant\n\n*To open in May*\n\n{BODY}", ["Plant", "*To open in May*", BODY], "hsb"),
    "bulleted standfirst": (f"# Plant\n- In May\n- 200\n\n{BODY}", ["Plant", "In May", "200", BODY], "hssb"),
    "no standfirst": (f"# Plant\n\n{BODY}\n\n{BODY}", ["Plant", BODY, BODY], "hbb"),
    "wrapped": ("It cost 5\nmillion *dollars*\n", ["It cost 5\nmillion *dollars*"], "b"),
    "list": ("1. 1\n2. two\n   lines\n", ["1", "two\n   lines"], "ll"),
    "nested list": ("- one\n  - 2 people\n\n    more\n", ["one", "2 people", "more"], "lll"),
    "quotation": ("> It cost 5\n> million\n\n> - 3\n", ["It cost 5\n> million", "3"], "ql"),
    "table": (
        "| a | b \\| 1 |\n|---|---|\n| 1 | |\n| 11 | 1 |\n\n> 5 | 6\n> -|-\n> 7 | 8\n",
        ["a", "b \\| 1", "1", "11", "1", "5", "6", "7", "8"],
        "ccccccccc",
    ),
    "caption": (f"*Photo: the plant*\n\n{BODY}", ["*Photo: the plant*", BODY], "kb"),
    "code": (f"```\n5%\n```\n\n    6%\n\n{BODY}", [BODY], "b"),
    "comment": (f"<!-- 5% -->\n\nOne <!-- 6% --> two <!--\n\n{BODY}", ["One", "two <!--", BODY], "bbb"),
    "tags": ('<div width="500">\n5% of\n<b>all</b></div>\n', ["5% of", "all"], "bb"),
    "script": ("<script>\nx = 5\n</script>\n", [], ""),
    "link definition": (f"{BODY}\n\n[1]: http://x.org/2020/5\n", [BODY], "b"),
    "rule": (f"{BODY}\n\n---\n\n{BODY}", [BODY, BODY], "bb"),
    "Windows lines": ("# Plant\r\n\r\nIt cost 5\r\nmillion\r\n", ["Plant", "It cost 5\r\nmillion"], "hb"),
    "old Mac lines": ("# Plant\r\rIt cost 5\rmillion\r", ["Plant", "It cost 5\rmillion"], "hb"),
    "empty": ("", [], ""),
}  # fmt: skip
ROLES = {
    "h": "headline",
    "s": "standfirst",
    "b": "body",
    "l": "list",
    "q": "quote",
    "c": "cell",
    "k": "caption",
}


@pytest.mark.parametrize(("text", "pieces", "roles"), CASES.values(), ids=CASES.keys())
def test_blocks(text, pieces, roles):
    blocks = markdown_blocks(text)
    assert [text[block.start : block.end] for block in blocks] == pieces
    assert [block.role for block in blocks] == [ROLES[letter] for letter in roles]


def test_offsets_count_what_stands_above():
    text = "---\ntitle: x\n---\n# Plant\n"
    (block,) = markdown_blocks(text, start=17)
    assert text[block.start : block.end] == "Plant"


HOSTILE = [
    ">" * 50_000, "- " * 50_000, "[" * 50_000, "[a]: " * 20_000, "|" * 50_000, "`" * 50_000, "<" * 50_000,
    "<!-- " * 20_000, "1. " * 20_000, "[x]:\n" * 10_000, "*" * 50_000,
    "|a" * 3_000 + "|\n" + "|-" * 3_000 + "|\n|1|",
]  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE, ids=[text[:5] for text in HOSTILE])
def test_hostile_texts_are_read_in_one_pass(hostile):
    end = len(hostile) + len("\n\nEnd")
    assert all(0 <= block.start < block.end <= end for block in markdown_blocks(hostile + "\n\nEnd"))


MARKDOWN = st.lists(
    st.sampled_from(
        [
            "\n",
            "\n\n",
            "\r\n",
            "    ",
            "- ",
            "1. ",
            "> ",
            "# ",
            "|",
            "|-|-|\n",
            "```",
            "<b>",
            "<!--",
            "-->",
            "word ",
        ]
    )
    | st.characters(),
    max_size=40,
).map("".join)


@given(MARKDOWN)
def test_blocks_are_in_order_and_do_not_overlap(text):
    at = 0
    for block in markdown_blocks(text):
        assert at <= block.start < block.end <= len(text)
        at = block.end


@given(st.lists(st.text(st.characters(exclude_categories=["C", "Z", "P", "S"]), min_size=1), min_size=1))
def test_no_prose_is_lost(paragraphs):
    text = "\n\n".join(paragraphs)
    assert [text[block.start : block.end] for block in markdown_blocks(text)] == paragraphs
