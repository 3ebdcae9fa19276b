import pytest

from tests.checks.drafts import found

TWICE = "\n\nIn 2018 it had {}. A total of {} is a record."


@pytest.mark.parametrize(
    ("text", "replacement"),
    [
        # What the text gives twice is held to be right, and the figure told once to be wrong.
        ("Sales grew 29% to 60.4 million, up from 44.9 million."
         + TWICE.format("44.9 million", "60.4 million"), "35%"),
        ("Revenue was $671.7 billion, up 24.4% from $496.5 billion.\n\nGrowth of 24.4% beat hopes. "
         "In 2018 it had $496.5 billion.", "$617.7 billion"),
        ("It is 187 miles (351 km) long.\n\nThe line has 187 miles of track.", "301 km"),
        ("The tower was sold for £415 million. The price works out at £664,000 for each of the 642 flats."
         + TWICE.format("642 flats", "£415 million"), "£646,000"),
        # Nothing decides where no figure or each of them is told again, or a speaker's words are wrong.
        ("Sales grew 29% to 60.4 million, up from 44.9 million.", None),
        ("Sales grew 29% to 60.4 million, up from 44.9 million.\n\nIn 2018 sales were 44.9 million.", None),
        ('"We grew 29% to 60.4 million, up from 44.9 million," she said.'
         + TWICE.format("44.9 million", "60.4 million"), None),
    ],
)  # fmt: skip
def test_the_figure_that_stands_alone_is_replaced(text, replacement):
    assert found(text)[0].replacement == replacement


def test_facts_decide_before_the_text_does():
    text = "Sales grew 29% to 60.4 million, up from 44.9 million."
    (finding,) = found(text, supported={"c1", "c3"})
    assert finding.replacement == "57.9 million"
    assert "The facts bear out 29% and 44.9 million: 60.4 million would have to be 57.9" in finding.reason
    (finding,) = found(text, supported={"c1", "c2", "c3"})
    assert finding.replacement is None
