"""Where sentences end, and the full stops that end none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents.sentences import sentences

WHERE_THEY_END = [  # "|" marks the end of a sentence and is not part of the text
    "It rose 3.5 pct.| It fell after that.",
    "It cost $5.6m.| The rest was free.",
    "Sales reached 2.5. | Profit did not.",
    "He left in 2020.| 45 people stayed.",
    "Did it rise?| It did!| Nobody knew.",
    '"It rose."| "It fell."',
    "“It rose.” | He left.",
    "He said (it was in May.)| They agreed.",
    "It rose...| Nobody knew.",
    "It rose…| Nobody knew.",
    "They flew to the U.S.| The talks failed.",
    "It opens at 9 a.m.| There is no fee.",
    "He works for Acme Inc.| It makes anvils.",
    "They met in Washington, D.C.| He was late.",
    "He answered no.| She answered yes.",
    "It ended in Jan.| Sales then rose.",
    "Apple fell.| iPhone sales rose.",
    "Cars. |Vans.",
    "No full stop\n\n|Two paragraphs",
    "No full stop \r\n \r\n|Two paragraphs",
    "Wrapped at\neighty.| Next\nline.",
    "Sold to <Acme Corp>.| Terms were secret.",
    "1. Rents rise. | 2. Wages fall.",
]
NO_END = [
    "Mr. Smith met Dr. Jones and Gen. Brown.",
    "MR. SMITH MET DR. JONES.",
    "The U.S. President met the U.K. Treasury.",
    "J. K. Rowling and George W. Bush came.",
    "J.P. Morgan & Co. Inc. lost 5 pct.",
    "Acme Inc. of Ohio and Acme Corp. Chairman Lee agreed.",
    "It is No. 5 of 10, see Fig. 3 and p. 7.",
    "It was founded on Jan. 28 and closed on Sept. 3.",
    "It costs approx. 5 euros vs. 6 euros.",
    "At 9 a.m. Monday and 5 p.m. Tokyo time.",
    '"Is it?" he asked.',
    '"It rose!" said Smith.',
    '"It rose." said Smith.',
    "It rose ... and fell.",
    "Shares of Yahoo! Inc. fell.",
    "Roe v. Wade was decided.",
    "See factcheck.org for 3.5 or 4.0 percent.",
    "Wait…what?",
    "non-U.S. Markets",
    "St. Louis and Ft. Worth",
]


@pytest.mark.parametrize("marked", WHERE_THEY_END)
def test_sentences_end(marked):
    text = marked.replace("|", "")
    assert [text[a:b] for a, b in sentences(text)] == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("text", NO_END)
def test_full_stops_inside_a_sentence(text):
    assert [text[a:b] for a, b in sentences(text)] == [text]


def test_only_the_part_asked_for_is_read():
    text = "One. Two is here. Three."
    assert sentences(text, 5, 17) == ((5, 17),)
    assert sentences(text, 4, 5) == ()


def test_what_never_ends_is_cut_at_white_space():
    text = "word " * 2000 + "1" * 9000 + " end"
    cut = [text[start:end] for start, end in sentences(text)]
    assert [len(piece) for piece in cut] == [4004, 4004, 10990, 3]
    assert " ".join(cut) == text


@pytest.mark.parametrize(
    "hostile",
    ["." * 200_000, ".)" * 100_000, "\n" + " " * 200_000, " " * 200_000 + ".", "a. " * 70_000, '"' * 200_000],
    ids=["stops", "closers", "newline and spaces", "spaces", "short words", "quotes"],
)
def test_hostile_texts_are_read_in_one_pass(hostile):
    spans = sentences("Start " + hostile + " End")
    assert spans[0][0] == 0
    assert spans[-1][1] == len(hostile) + 10


PIECES = st.lists(
    st.sampled_from([*'aAb1 .!?…"”)(\n\r\t-', "U.S. ", "Mr. ", "The ", "\u2029", "\u00a0"]) | st.characters(),
    max_size=60,
).map("".join)


@given(PIECES)
def test_sentences_are_in_order_and_cover_all_that_is_not_white(text):
    spans = sentences(text)
    at = 0
    for start, end in spans:
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        at = end
    assert not text[at:].strip()


@given(PIECES, PIECES)
def test_paragraphs_do_not_touch_each_others_sentences(first, second):
    shift = len(first) + 2
    apart = (*sentences(first), *((a + shift, b + shift) for a, b in sentences(second)))
    assert sentences(f"{first}\n\n{second}") == apart
