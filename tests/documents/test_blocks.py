"""Paragraphs of plain text and the parts they play."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.documents.blocks import plain_blocks

BODY = "The company said on Monday that it would spend 5 million dollars on a new plant in the north of Ohio."
WIRE = """\
Oil rose 5 pct to 20 dollars on
Monday, traders in the three largest markets said, as stocks
fell by 2 mln barrels.
    Exports fell. A minister said the kingdom would pump 4.5
mln barrels a day until the spring.
 Desk
"""
TABLE = """\
Shr 19 cts vs 38 cts
    Net 397,000 vs 788,000
    NOTE: a gain of 500,000 in the fourth qtr and 2.2
mln in the year.
"""
NARROW = "Sales\n5 million\nStaff\n1,200\n"
WRAPPED = """\
The company said on Monday that it would spend five million
dollars on a plant. It will open next year, and employ 1,200
people.
Rivals have spent less.
"""
LISTED = """\
The company said on Monday that it would spend five million
on these, and it will open the second and the third in May:
* a plant in Ohio
* an office with a view over the lake and the hills beyond,
  for 200 people
"""
ROLES = {
    "headline above a body": (f"Plant to cost $5 million\n\n{BODY}", ["headline", "body"]),
    "headline without a blank line": (f"Plant to cost $5 million\n{BODY}", ["headline", "body"]),
    "headline that asks": (f"Will the plant cost $5 million?\n\n{BODY}", ["headline", "body"]),
    "headline that ends in an abbreviation": (f"Plant to leave the U.S.\n\n{BODY}", ["headline", "body"]),
    "standfirst": (
        f"Plant to cost $5m\nMinister calls it a bargain\n\n{BODY}",
        ["headline", "standfirst", "body"],
    ),
    "bullets under the headline": (
        f"Plant to cost $5m\n\n* To open in May\n* To employ 200\n\n{BODY}",
        ["headline", "standfirst", "standfirst", "body"],
    ),
    "a list that is the article": (
        "Plant in brief\n\n* It will cost $5 million.\n* It will open in May.\n",
        ["headline", "list", "list"],
    ),
    "caption": (f"{BODY}\nPhoto: the plant in 2020\n{BODY}", ["body", "caption", "body"]),
    "file picture": (f"{BODY}\nFILE PICTURE: the plant\n{BODY}", ["body", "caption", "body"]),
    "quotation": (f'{BODY}\n\n"We will hire 200 people."\n\n“So we will.”', ["body", "quote", "quote"]),
    "mail quotation": (f"{BODY}\n\n> It will cost $5m.", ["body", "quote"]),
    "numbered list": (f"{BODY}\n\n1. It costs $5m.\n2) It opens in May.", ["body", "list", "list"]),
    # look-alikes
    "one paragraph is no headline": ("Plant to cost $5 million", ["body"]),
    "a sentence is no headline": (f"It is open.\n\n{BODY}", ["body", "body"]),
    "a salutation is no headline": (f"Dear reader,\n\n{BODY}", ["body", "body"]),
    "a label is no headline": (f"In numbers:\n\n{BODY}", ["body", "body"]),
    "a caption is no headline": (f"Photo: the plant\n\n{BODY}", ["caption", "body"]),
    "a sentence is no standfirst": (
        f"Plant to cost $5m\n\nIt will open.\n\n{BODY}",
        ["headline", "body", "body"],
    ),
    "a question is no standfirst": (
        f"Plant: questions\n\nWhat will it cost?\n{BODY}",
        ["headline", "body", "body"],
    ),
    "a table is no standfirst": (
        f"Plant at a glance\nCost: $5m\nStaff: 200\n\n{BODY}",
        ["headline", "body", "body", "body"],
    ),
    "an attribution is no pure quotation": (f'{BODY}\n\n"Yes," she said, "200."', ["body", "body"]),
    "a dash inside is no list": (f"{BODY}\n5 - 3 is 2 in every country.", ["body", "body"]),
    "a negative number is no list": (f"{BODY}\n-3% was the worst.", ["body", "body"]),
    "photograph in prose": (f"{BODY}\nPhoto sales: they fell.", ["body", "body"]),
    "a table has no headline": (TABLE, ["body", "body", "body"]),
}


def slices(text, **given):
    return [text[block.start : block.end] for block in plain_blocks(text, **given)]


@pytest.mark.parametrize(("text", "roles"), ROLES.values(), ids=ROLES.keys())
def test_roles(text, roles):
    assert [block.role for block in plain_blocks(text)] == roles


@pytest.mark.parametrize(
    ("title", "first", "role"),
    [
        ("Plant to cost $5 million", "Plant to cost $5 million", "headline"),
        ("Plant to cost $5 million", "PLANT TO COST $5 MILLION", "headline"),
        ("Plant to cost $5 million - The Herald", "“Plant to cost $5 million”", "headline"),
        ("Plant to cost $5 million", "Monday, July 1, 2019", "body"),
        ("PLANT 4TH QTR LOSS", "Shr 19 cts vs 38 cts", "body"),
        ("…", "Plant to cost $5 million", "body"),
    ],
)
def test_a_known_title_tells_the_headline(title, first, role):
    assert plain_blocks(f"{first}\n\n{BODY}", title=title)[0].role == role


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        (WIRE, ["Oil rose", "Exports", "Desk"]),
        (TABLE, ["Shr 19", "Net", "NOTE"]),
        (NARROW, ["Sales", "5 million", "Staff", "1,200"]),
        (WRAPPED, ["The company", "Rivals"]),
        (LISTED, ["The company", "a plant", "an office"]),
        (f"{BODY}\n{BODY}\n", ["The company", "The company"]),
        (f"{BODY}\r\n\r\n{BODY}\r\n", ["The company", "The company"]),
        (f"{BODY}\r\r{BODY}", ["The company", "The company"]),
        ("\n \n\t\n", []),
        ("", []),
    ],
    ids=["wire", "table", "narrow", "wrapped", "listed", "lines", "CRLF", "CR", "white", "empty"],
)
def test_lines_are_joined_only_where_they_are_wrapped(text, starts):
    found = slices(text)
    assert len(found) == len(starts)
    assert all(piece.startswith(start) for piece, start in zip(found, starts, strict=True))


def test_a_figure_broken_by_wrapping_stays_in_one_block():
    assert any("4.5\nmln barrels" in piece for piece in slices(WIRE))
    assert any("2.2\nmln" in piece for piece in slices(TABLE))


def test_a_number_at_the_start_of_a_wrapped_line_is_no_list():
    first = "The company said on Monday that staff rose from five to"
    text = f"{first}\n10. Then it fell, and no reason was given by the board."
    assert slices(text) == [text]


def test_front_matter_is_left_to_the_caller():
    text = "title: x\n\nBody."
    assert slices(text, start=8) == ["Body."]


@pytest.mark.parametrize(
    "hostile",
    [
        "\n" * 200_000,
        "\r\n" * 100_000,
        "\n " * 100_000,
        "- " * 100_000,
        "1" * 200_000,
        "x\n" * 20_000,
        " " * 200_000,
    ],
    ids=["newlines", "CRLF", "blank lines", "bullets", "digits", "short lines", "spaces"],
)
def test_hostile_texts_are_read_in_one_pass(hostile):
    text = f"Start{hostile}end"
    blocks = plain_blocks(text)
    assert blocks[0].start == 0
    assert blocks[-1].end == len(text)


LINES = st.lists(
    st.sampled_from(
        ["\n", "\n\n", "\r\n", "    ", "- ", "1. ", "> ", "word " * 12, "Photo: ", '"', ".", "\u2028"]
    )
    | st.characters(),
    max_size=60,
).map("".join)
MARKS = "*•‣▪●◦·–->().0123456789"


@example("- \x1f- ", None)
@given(LINES, st.none() | st.just("word"))
def test_blocks_are_in_order_and_leave_out_only_white_space_and_markers(text, title):
    at = 0
    for block in plain_blocks(text, title=title):
        left_out = text[at : block.start].strip()
        assert len(left_out) <= 4
        assert set(left_out) <= set(MARKS) or left_out.strip("()." + MARKS).isdigit()
        piece = text[block.start : block.end]
        assert piece == piece.strip() != ""
        at = block.end
    assert not text[at:].strip()
